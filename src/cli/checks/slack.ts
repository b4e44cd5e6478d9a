import { z } from 'zod'
import type { SlackConfig } from '../../config/slack.ts'
import type { NetworkFile } from '../../core/network-file.ts'
import { botScopes } from '../../platforms/slack/installations.ts'
import { type Asked, ask, clockOf } from './ask.ts'
import { type Check, failed, ok, skipped, warning } from './check.ts'
import type { Installed } from './database.ts'

export interface Findings {
  readonly checks: readonly Check[]
  /** The other side's clock, where it said. */
  readonly clock: Date | null
}

const reply = z.object({
  ok: z.boolean(),
  error: z.string().default('no reason given'),
  team_id: z.string().default(''),
  team: z.string().default(''),
})

export async function lookAtSlack(
  slack: SlackConfig | null,
  installed: readonly Installed[],
  networks: readonly NetworkFile[],
): Promise<Findings> {
  if (!slack) return { checks: [skipped('Slack', 'no credentials')], clock: null }
  const expected = teamsOf(networks)
  const tokens = [
    ...(slack.botToken ? [{ label: 'Slack', team: null, token: slack.botToken }] : []),
    ...installed.map(({ team, name, installation }) => ({
      label: `Slack, ${name}`,
      team,
      token: installation?.botToken ?? null,
    })),
  ]
  const tried = await Promise.all(tokens.map((one) => tryToken(slack.apiUrl, one, expected)))
  const reached = new Set(tried.flatMap(({ team }) => team ?? []))
  const socket = slack.appToken ? [await trySocket(slack.apiUrl, slack.appToken)] : []
  return {
    checks: [...tried.map(({ check }) => check), ...socket, ...missing(expected, reached, slack)],
    clock: tried.find(({ clock }) => clock)?.clock ?? null,
  }
}

const teamsOf = (networks: readonly NetworkFile[]): ReadonlySet<string> =>
  new Set(
    networks.flatMap(({ organisations }) =>
      organisations.flatMap(({ workspaces }) =>
        workspaces.filter(({ chat }) => chat === 'slack').map(({ workspace }) => workspace),
      ),
    ),
  )

interface Token {
  readonly label: string
  readonly team: string | null
  readonly token: string | null
}

interface Tried {
  readonly check: Check
  readonly team: string | null
  readonly clock: Date | null
}

async function tryToken(apiUrl: string, { label, team, token }: Token, expected: ReadonlySet<string>): Promise<Tried> {
  if (token === null) {
    const says = 'the token cannot be opened with ENCRYPTION_KEY'
    return {
      check: failed(label, says, 'Set the key it was sealed with, or install the app again.'),
      team,
      clock: null,
    }
  }
  const asked = await call(apiUrl, 'auth.test', token)
  const read = readReply(label, asked)
  const clock = clockOf(asked)
  if ('result' in read) return { check: read, team, clock }
  const scopes = (asked.answered ? asked.headers.get('x-oauth-scopes') : null)?.split(/,\s*/) ?? []
  const lacking = scopes.length > 0 && scopes[0] ? botScopes.filter((scope) => !scopes.includes(scope)) : []
  return { check: checkOf(label, read, lacking, expected), team: read.team_id, clock }
}

function checkOf(
  label: string,
  { team_id, team }: z.infer<typeof reply>,
  lacking: readonly string[],
  expected: ReadonlySet<string>,
): Check {
  if (lacking.length > 0) {
    const todo = 'Bring the app up to date from its manifest (npx manydoors manifests), and install it again.'
    return failed(label, `the scopes ${lacking.join(', ')} are missing in ${team}`, todo)
  }
  if (expected.size > 0 && !expected.has(team_id)) {
    const todo = `Name it in the network file (chat: { slack: { team: ${team_id} } }), or take the app out of it.`
    return warning(label, `${team} (${team_id}) belongs to no organisation of any network`, todo)
  }
  return ok(label, `installed in ${team} (${team_id})`)
}

const missing = (expected: ReadonlySet<string>, reached: ReadonlySet<string>, slack: SlackConfig): readonly Check[] =>
  [...expected]
    .filter((team) => !reached.has(team))
    .map((team) =>
      warning(
        `Slack, ${team}`,
        'the network names this workspace, and the app is not installed in it',
        slack.oauth
          ? 'Let an administrator of the workspace open /slack/install on PUBLIC_URL.'
          : 'Install the app there; for more than one workspace set SLACK_CLIENT_ID and SLACK_CLIENT_SECRET.',
      ),
    )

async function trySocket(apiUrl: string, appToken: string): Promise<Check> {
  const read = readReply('Slack, Socket Mode', await call(apiUrl, 'apps.connections.open', appToken))
  return 'result' in read ? read : ok('Slack, Socket Mode', 'a connection can be opened')
}

const call = (apiUrl: string, method: string, token: string): Promise<Asked> =>
  ask(`${apiUrl}${method}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-www-form-urlencoded' },
  })

/** Slack's answer, or the check that there was none. */
function readReply(label: string, asked: Asked): z.infer<typeof reply> | Check {
  if (!asked.answered)
    return failed(label, `Slack does not answer (${asked.why})`, 'Check the network, a proxy, and SLACK_API_URL.')
  const { data } = reply.safeParse(asked.body)
  if (!data)
    return failed(label, `Slack answers ${asked.status}, and not as Slack does`, 'Check SLACK_API_URL and any proxy.')
  if (!data.ok) return failed(label, `Slack says: ${data.error}`, todoFor(data.error))
  return data
}

const todoFor = (error: string): string =>
  /auth|token|account/.test(error)
    ? 'Copy the token again from the Slack app’s page, or install the app again.'
    : 'Look the word up at https://docs.slack.dev.'
