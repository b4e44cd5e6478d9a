import { randomBytes, randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { type App, buildApp } from '../app.ts'
import { createCalendars } from '../calendar/calendars.ts'
import type { BotConfig, Config } from '../config.ts'
import type { NetworkFile } from '../core/network-file.ts'
import type { Locale } from '../core/register/register.ts'
import { createLog, type Log } from '../log.ts'
import { messageShortcuts } from '../manifests/slack.ts'
import { readNetworkFile, showMistake } from '../network-file/read.ts'
import { botScopes } from '../platforms/slack/installations.ts'
import type { SlackStandIn } from '../playground/slack/stand-in.ts'
import { startSlackStandIn } from '../playground/slack/stand-in.ts'
import { startTeamsStandIn, type TeamsStandIn } from '../playground/teams/stand-in.ts'
import type { Database } from '../storage/engine.ts'
import type { Store } from '../storage/store.ts'
import { type MovableClock, movableClock } from './clock.ts'
import { type PlaygroundLanguage, playgroundLanguage } from './language.ts'
import { openPage } from './page.ts'
import { slackWorkspaces, teamsTenants } from './seeds.ts'
import { welcome } from './welcome.ts'

export interface TryOut {
  readonly app: App
  readonly slack: SlackStandIn
  readonly teams: TeamsStandIn
  readonly clock: MovableClock
  readonly language: PlaygroundLanguage
  /** What to say on the terminal: what was done, where to look, what to try first. */
  readonly welcome: string
  stop(): Promise<void>
}

export interface TryOutOptions {
  /** Absent: the sample network. */
  readonly network?: NetworkFile
  readonly log?: Log
  /** Already open and migrated; absent: one in memory, which ends with the process. */
  readonly database?: Database
  /** Whether the stand-ins keep the platforms' rate limits. */
  readonly limits?: boolean
  /** When it is in the network as it begins; absent: now. Nothing is then due that would have come in between. */
  readonly at?: Date
}

/**
 * The real bot, with the same endpoints and the same checks of signatures and tokens, against stand-ins for both chats' services, with
 * keys made now. Loopback only.
 */
export async function startTryOut(config: Config, options: TryOutOptions = {}): Promise<TryOut> {
  const clock = movableClock()
  if (options.at) clock.moveTo(options.at)
  const log = options.log ?? createLog(config.logLevel)
  const file = options.network ?? (await sampleNetwork(config.defaultLocale))
  const signingSecret = randomBytes(16).toString('hex')
  const limits = options.limits ?? false
  const workspaces = slackWorkspaces(file, tokens())
  const slack = await startSlackStandIn({
    workspaces,
    signingSecret,
    now: clock.now,
    limits,
    shortcuts: messageShortcuts,
  })
  const teams = await startTeamsStandIn({
    tenants: teamsTenants(file),
    app: { id: randomUUID(), tenant: randomUUID(), password: randomBytes(16).toString('hex') },
    now: clock.now,
    wallClock: () => new Date(),
    limits,
  })
  let applyNetwork = async (_: NetworkFile): Promise<unknown> => undefined
  const language = playgroundLanguage(file, (changed) => applyNetwork(changed))
  const page = openPage({
    ...{ file, clock, language, standIns: [slack, teams] },
    calendarOf: createCalendars({ now: clock.now, log }),
    wake: () => app.wake(),
  })
  const prepare = (store: Store) => {
    applyNetwork = store.networks.apply
    return settleIn(store, file, workspaces)
  }
  const app: App = await buildApp(botConfig(config, { signingSecret, slack, teams }), {
    now: clock.now,
    prepare,
    before: page.handle,
    reachedAt: pageAt,
    log,
    ...(options.database && { database: options.database }),
  })
  const url = pageAt(app.port)
  slack.deliverTo(`${url}/slack/events`)
  teams.deliverTo(`${url}/api/messages`)
  await teams.installAll()
  return {
    app,
    slack,
    teams,
    clock,
    language,
    welcome: welcome(config, app.port),
    stop: async () => {
      page.close()
      await app.stop()
      await Promise.all([slack.close(), teams.close()])
    },
  }
}

const pageAt = (port: number): string => `http://127.0.0.1:${port}`

/** A token for each workspace, made when it is first asked for. */
function tokens(): (team: string) => string {
  const made = new Map<string, string>()
  return (team) => {
    const token = made.get(team) ?? `xoxb-${randomBytes(12).toString('hex')}`
    made.set(team, token)
    return token
  }
}

/** The network, and the bot installed in its Slack workspaces as an administrator would have done by OAuth. */
async function settleIn(
  store: Store,
  file: NetworkFile,
  workspaces: ReturnType<typeof slackWorkspaces>,
): Promise<void> {
  await store.networks.apply(file)
  for (const { id, name, botToken, botUser } of workspaces) {
    const made = { team: id, teamName: name, enterprise: null, botId: `B${id.slice(1)}`, botUser, botToken }
    await store.slackInstallations.put({ ...made, scopes: botScopes, installedBy: null })
  }
}

interface Chats {
  readonly signingSecret: string
  readonly slack: SlackStandIn
  readonly teams: TeamsStandIn
}

function botConfig(config: Config, { signingSecret, slack, teams }: Chats): BotConfig {
  const env = teams.environment
  return {
    ...config,
    mode: 'bot',
    // The stand-ins forget, so the database has to: a second start would find messages that nobody has, and numbers used up.
    database: { dataDir: 'memory://' },
    slack: { signingSecrets: [signingSecret], appToken: null, apiUrl: slack.apiUrl, botToken: null, oauth: null },
    teams: {
      appId: env['MicrosoftAppId'] ?? '',
      appType: 'SingleTenant',
      tenantId: env['MicrosoftAppTenantId'] ?? '',
      password: env['MicrosoftAppPassword'] ?? '',
      insecureLocal: false,
      channel: {
        loginUrl: teams.loginUrl,
        oauthScope: teams.oauthScope,
        tokenIssuer: teams.tokenIssuer,
        openIdMetadataUrl: teams.openIdMetadataUrl,
        oauthUrl: env['OAuthUrl'] ?? '',
      },
      serviceHosts: [new URL(teams.serviceUrl).host],
    },
  }
}

async function sampleNetwork(locale: Locale): Promise<NetworkFile> {
  const read = readNetworkFile(await readFile(new URL('../playground/sample-network.yaml', import.meta.url), 'utf8'))
  if ('file' in read) return { ...read.file, network: { ...read.file.network, locale } }
  throw new Error(`the sample network is wrong: ${read.mistakes.map(showMistake).join('; ')}`)
}
