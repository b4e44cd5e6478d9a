import { createHmac } from 'node:crypto'
import type { BotConfig } from './config.ts'
import type { Chat } from './core/register/register.ts'
import type { Route } from './http/server.ts'
import type { Dispatch } from './intents/invocation.ts'
import type { Log } from './log.ts'
import type { SlackInstallations } from './platforms/slack/installations.ts'
import type { Slack } from './platforms/slack/slack.ts'
import type { Teams } from './platforms/teams/teams.ts'
import type { Store } from './storage/store.ts'
import type { Messenger } from './views/messenger.ts'

export interface ChatsOptions {
  readonly store: Store
  readonly dispatch: Dispatch
  readonly now: () => Date
  /** Tokens are dated by the machine's clock, wherever decisions take theirs from. */
  readonly wallClock: () => Date
  readonly log: Log
}

/** The chats that the configuration connects. */
export interface Chats {
  readonly routes: readonly Route[]
  readonly messengers: { readonly [C in Chat]: Messenger | null }
  start(): Promise<void>
  /** Loads what will be needed sooner or later: whatever needs it before loads it itself. */
  warm(): Promise<void>
  stop(): Promise<void>
}

/**
 * Each is loaded only when it is used: the SDKs are most of what there is to load. Before the database is opened, because the embedded
 * one goes on compiling itself for a while and would get in the way.
 */
export async function loadChats(config: BotConfig): Promise<(options: ChatsOptions) => Chats> {
  const [openSlack, openTeams] = [await loadSlack(config), await loadTeams(config)]
  return (options) => {
    const [slack, teams] = [openSlack(options), openTeams(options)]
    return {
      routes: [...(slack ? slackRoutes(slack) : []), ...(teams ? teamsRoutes(teams) : [])],
      messengers: { slack: slack?.messenger ?? null, teams: teams?.messenger ?? null },
      start: async () => slack?.start(),
      warm: async () => teams?.warm(),
      stop: async () => {
        await Promise.all([slack?.stop(), teams?.stop()])
      },
    }
  }
}

const slackRoutes = ({ handle }: Slack): readonly Route[] => [
  { method: 'POST', path: '/slack/events', handle },
  { method: 'GET', path: '/slack/install', handle },
  { method: 'GET', path: '/slack/oauth_redirect', handle },
]

const teamsRoutes = ({ handle }: Teams): readonly Route[] => [{ method: 'POST', path: '/api/messages', handle }]

async function loadSlack(config: BotConfig): Promise<(options: ChatsOptions) => Slack | null> {
  if (config.slack === null) return () => null
  const { createSlack } = await import('./platforms/slack/slack.ts')
  const { oauth, botToken, ...slack } = config.slack
  return ({ store, dispatch, now, log }) =>
    createSlack({
      ...slack,
      oauth: oauth && { ...oauth, publicUrl: config.publicUrl, stateSecret: stateSecret(config) },
      installations: botToken === null ? store.slackInstallations : oneInstallation(botToken),
      dispatch,
      now,
      log,
    })
}

/** The token in the environment is for whichever workspace it was made in; Slack refuses it for any other. */
const oneInstallation = (botToken: string): SlackInstallations => ({
  byTeam: async () => ({ botToken, botUser: '', scopes: [] }),
  put: async () => 'workspace-unknown',
  revoked: async () => undefined,
})

async function loadTeams({ teams }: BotConfig): Promise<(options: ChatsOptions) => Teams | null> {
  if (teams === null) return () => null
  const { createTeams } = await import('./platforms/teams/teams.ts')
  return ({ store, dispatch, wallClock, log }) =>
    createTeams({ ...teams, places: store.teamsPlaces, dispatch, now: wallClock, log })
}

/** Signs the state that goes through Slack's installation pages: known to every node, and to nobody else. */
function stateSecret({ encryptionKeys: [key] }: BotConfig): string {
  if (key === undefined) throw new Error('no encryption key, which the configuration has checked')
  return createHmac('sha256', key).update('slack oauth state').digest('hex')
}
