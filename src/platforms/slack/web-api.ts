import { WebClient, type WebClientOptions } from '@slack/web-api'
import { NoAnswer, TooMany } from './faults.ts'
import type { SlackInstallations } from './installations.ts'
import { type Log, quietLogger } from './log.ts'

export interface WebApiOptions {
  readonly apiUrl: string
  readonly log: Log
}

const patience = 10_000

/**
 * No retries, since a repeated `chat.postMessage` is a second message, and the outbox decides. A fresh object a call: the SDK keeps and
 * changes what it is given. Never `headers` here: they were seen to carry one team's token into another's call.
 */
export const clientOptions = ({ apiUrl, log }: WebApiOptions): WebClientOptions => ({
  slackApiUrl: apiUrl,
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  timeout: patience,
  logger: quietLogger(log),
  fetch: counted,
})

/** The SDK sees to time-outs and follows no redirect. Why no answer came, and a 429 without a usable Retry-After, are beyond it. */
const counted: typeof fetch = async (input, init) => {
  const response = await fetch(input, init).catch((fault: unknown) => {
    throw new NoAnswer(fault)
  })
  if (response.status === 429 && !/^\d+$/.test(response.headers.get('retry-after') ?? '')) throw new TooMany()
  return response
}

/** The client that speaks with this workspace's own token, or null where the bot is not installed. */
export type ClientOf = (team: string) => Promise<WebClient | null>

export function createClients(installations: SlackInstallations, options: WebApiOptions): ClientOf {
  const clients = new Map<string, { readonly token: string; readonly client: WebClient }>()
  return async (team) => {
    const installation = await installations.byTeam(team)
    if (installation === null) {
      clients.delete(team)
      return null
    }
    const { botToken } = installation
    const known = clients.get(team)
    if (known?.token === botToken) return known.client
    const client = new WebClient(botToken, clientOptions(options))
    clients.set(team, { token: botToken, client })
    return client
  }
}
