import type { Given } from './env.ts'
import type { Variables } from './variables.ts'

/** How the bot meets Slack. There is a bot token, an OAuth pair, or both: the token for its one workspace, the pair for all others. */
export interface SlackConfig {
  /** The newest first; two while rotating, none in Socket Mode without one. */
  readonly signingSecrets: readonly string[]
  /** Opens Socket Mode; null receives by HTTP. */
  readonly appToken: string | null
  /** The base of the Web API, ending in `/api/`. */
  readonly apiUrl: string
  readonly botToken: string | null
  readonly oauth: { readonly clientId: string; readonly clientSecret: string } | null
}

const credentials = [
  'SLACK_SIGNING_SECRET',
  'SLACK_BOT_TOKEN',
  'SLACK_CLIENT_ID',
  'SLACK_CLIENT_SECRET',
  'SLACK_APP_TOKEN',
] as const

export const wantsSlack = (given: Given): boolean => credentials.some((name) => given.has(name))

export function slackMistakes(given: Given): string[] {
  if (!wantsSlack(given)) return []
  const id = given.has('SLACK_CLIENT_ID')
  const secret = given.has('SLACK_CLIENT_SECRET')
  const mistakes: string[] = []
  if (!given.has('SLACK_SIGNING_SECRET') && !given.has('SLACK_APP_TOKEN'))
    mistakes.push(
      'SLACK_SIGNING_SECRET is missing. Copy it from the Slack app’s page “Basic Information”, or set SLACK_APP_TOKEN to use Socket Mode.',
    )
  if (id && !secret)
    mistakes.push('SLACK_CLIENT_SECRET is missing: it belongs to SLACK_CLIENT_ID. Both are on “Basic Information”.')
  if (secret && !id)
    mistakes.push('SLACK_CLIENT_ID is missing: it belongs to SLACK_CLIENT_SECRET. Both are on “Basic Information”.')
  if (!given.has('SLACK_BOT_TOKEN') && !id && !secret)
    mistakes.push(
      'SLACK_BOT_TOKEN is missing. Set it for one workspace, or SLACK_CLIENT_ID and SLACK_CLIENT_SECRET to be installed into several.',
    )
  return mistakes
}

/** Once there are no mistakes. */
export function slackFrom(given: Given, v: Variables): SlackConfig | null {
  if (!wantsSlack(given)) return null
  const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret } = v
  return {
    signingSecrets: v.SLACK_SIGNING_SECRET ?? [],
    appToken: v.SLACK_APP_TOKEN ?? null,
    apiUrl: v.SLACK_API_URL ?? 'https://slack.com/api/',
    botToken: v.SLACK_BOT_TOKEN ?? null,
    oauth: clientId && clientSecret ? { clientId, clientSecret } : null,
  }
}
