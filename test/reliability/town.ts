import { randomBytes, randomUUID } from 'node:crypto'
import type { NetworkFile } from '#src/core/network-file.ts'
import { type SlackSeed, type SlackStandIn, startSlackStandIn } from '#src/playground/slack/stand-in.ts'
import { startTeamsStandIn, type TeamsSeed, type TeamsStandIn } from '#src/playground/teams/stand-in.ts'
import type { Store } from '#src/storage/store.ts'
import { slackWorkspaces, teamsTenants } from '#src/try-out/seeds.ts'
import { spokenSample } from '#test/network-file/sample.ts'

/** Both chats' stand-ins, with whoever is to be in them, and what a bot has to know to be theirs. */
export interface Town {
  readonly slack: SlackStandIn
  readonly teams: TeamsStandIn
  /** As the bot reads it at its start; without a database. */
  readonly environment: Readonly<Record<string, string>>
  readonly encryptionKey: Buffer
  /** Puts the network and the Slack app's installations into a store, as an operator would. */
  settle(store: Store): Promise<void>
  deliverTo(port: number): void
  close(): Promise<void>
}

export interface TownOptions {
  /** The network as its file has it; absent: the sample's. */
  readonly network?: (sample: NetworkFile) => NetworkFile
  /** Who is in the chats, if not only those in the register. */
  readonly workspaces?: (seeded: SlackSeed['workspaces']) => SlackSeed['workspaces']
  readonly tenants?: (seeded: TeamsSeed['tenants']) => TeamsSeed['tenants']
  readonly now?: () => Date
}

export async function openTown(options: TownOptions = {}): Promise<Town> {
  const { now = () => new Date(), network = (it) => it, workspaces = (it) => it, tenants = (it) => it } = options
  const signingSecret = randomBytes(16).toString('hex')
  const encryptionKey = randomBytes(32)
  const seeded = workspaces(slackWorkspaces(spokenSample, (team) => `xoxb-${team}-${randomBytes(8).toString('hex')}`))
  const slack = await startSlackStandIn({ workspaces: seeded, signingSecret, now })
  const app = { id: randomUUID(), tenant: randomUUID(), password: randomBytes(16).toString('hex') }
  const seed = { tenants: tenants(teamsTenants(spokenSample)), app, now, wallClock: () => new Date() }
  const teams = await startTeamsStandIn(seed)
  return {
    ...{ slack, teams, encryptionKey },
    environment: {
      ...teams.environment,
      ...{ PORT: '0', HOST: '127.0.0.1', ENCRYPTION_KEY: encryptionKey.toString('base64') },
      ...{ SLACK_SIGNING_SECRET: signingSecret, SLACK_API_URL: slack.apiUrl },
      ...{ SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: 'not-used-here', PUBLIC_URL: 'https://bot.example' },
    },
    settle: async (store) => {
      await store.networks.apply(network(spokenSample))
      for (const { id: team, name, botToken, botUser } of seeded) {
        const made = { team, teamName: name, enterprise: null, botId: 'B1', botUser, botToken, scopes: ['im:history'] }
        await store.slackInstallations.put({ ...made, installedBy: null })
      }
    },
    deliverTo: (port) => {
      slack.deliverTo(`http://127.0.0.1:${port}/slack/events`)
      teams.deliverTo(`http://127.0.0.1:${port}/api/messages`)
    },
    close: async () => {
      await Promise.all([slack.close(), teams.close()])
    },
  }
}
