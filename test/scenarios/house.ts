import { readConfig } from '#src/config.ts'
import type { SlackStandIn } from '#src/playground/slack/stand-in.ts'
import type { TeamsStandIn } from '#src/playground/teams/stand-in.ts'
import type { Database } from '#src/storage/engine.ts'
import { startTryOut, type TryOut, type TryOutOptions } from '#src/try-out/try-out.ts'
import { type Engine, testDatabase } from '#test/database.ts'
import { spokenSample } from '#test/network-file/sample.ts'
import { Person } from './person.ts'

/** The whole house: the bot over real HTTP, both chats' stand-ins with the sample network's people, and a database of its own. */
export interface House extends Pick<TryOut, 'app' | 'slack' | 'teams' | 'clock' | 'language'> {
  readonly people: People
  readonly database: Database
  close(): Promise<void>
}

/** A Wednesday without holidays near: what is said of today and tomorrow is not to depend on when the specs are run. */
const midMorning = new Date('2026-11-25T09:00:00Z')

const tenant = (n: number, person: string) => `7d0c2a7e-000${n}-4000-8000-0000000000${person}`

const ids = {
  sara: 'U0SARA0001',
  erik: 'U0ERIK0001',
  karin: 'U0KARIN001',
  maria: tenant(1, 'a1'),
  johan: tenant(1, 'a2'),
  li: tenant(2, 'b1'),
  omar: tenant(2, 'b2'),
  pia: tenant(3, 'c1'),
} as const

export const openHouse = async (engine: Engine, env: Readonly<Record<string, string>> = {}): Promise<House> =>
  houseOn(await testDatabase(engine), env)

export type People = { readonly [P in keyof typeof ids]: Person }

/** The sample network's people, each in the chat where they are. */
export function peopleIn(slack: SlackStandIn, teams: TeamsStandIn): People {
  const of = (standIn: SlackStandIn | TeamsStandIn) => (id: string) => new Person(standIn, id)
  const [inSlack, inTeams] = [of(slack), of(teams)]
  return {
    sara: inSlack(ids.sara),
    erik: inSlack(ids.erik),
    karin: inSlack(ids.karin),
    maria: inTeams(ids.maria),
    johan: inTeams(ids.johan),
    li: inTeams(ids.li),
    omar: inTeams(ids.omar),
    pia: inTeams(ids.pia),
  }
}

/** On a database that is open already, and is closed with the house. */
export async function houseOn(
  database: Database,
  env: Readonly<Record<string, string>> = {},
  options: Omit<TryOutOptions, 'database'> = {},
): Promise<House> {
  const config = readConfig({ PORT: '0', LOG_LEVEL: 'silent', DATA_DIR: 'memory://', ...env })
  if ('mistakes' in config) throw new Error(config.mistakes.join('\n'))
  const { app, slack, teams, clock, language, stop } = await startTryOut(config, {
    network: spokenSample,
    at: midMorning,
    ...options,
    database,
  })
  return { app, slack, teams, clock, language, database, people: peopleIn(slack, teams), close: stop }
}
