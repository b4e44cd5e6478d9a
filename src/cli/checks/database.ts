import { z } from 'zod'
import { readFault } from '../../config/fault.ts'
import type { Config } from '../../config.ts'
import type { NetworkFile } from '../../core/network-file.ts'
import type { Database } from '../../storage/engine.ts'
import { type Installation, slackInstallations } from '../../storage/installations.ts'
import { pendingMigrations } from '../../storage/migrate.ts'
import { currentNetwork, networkKeys } from '../../storage/network-store.ts'
import { proveNetworks } from '../../storage/night-watch.ts'
import { asOperator } from '../../storage/scope.ts'
import { explain } from '../explain.ts'
import { encryptionOf, hasDatabase, withDatabase } from '../settings.ts'
import { type Check, failed, ok, skipped, warning } from './check.ts'

/** A workspace that the bot is in; null when its token cannot be opened with the keys that are set. */
export interface Installed {
  readonly team: string
  readonly name: string
  readonly installation: Installation | null
}

export interface DatabaseFindings {
  readonly checks: readonly Check[]
  readonly networks: readonly NetworkFile[]
  readonly installed: readonly Installed[]
  /** The database server's clock; null for the embedded one, which is ours. */
  readonly clock: Date | null
}

const nothing: DatabaseFindings = { checks: [], networks: [], installed: [], clock: null }
const name = 'Database'

export async function lookAtDatabase(config: Config, now: () => Date): Promise<DatabaseFindings> {
  if (!hasDatabase(config)) {
    const todo = 'It is made by: npx manydoors migrate, network import, or start'
    return { ...nothing, checks: [warning(name, 'there is no embedded database yet', todo)] }
  }
  try {
    return await withDatabase(config, (database) => lookInto(database, config, now))
  } catch (fault) {
    return { ...nothing, checks: [unopened(fault)] }
  }
}

const unopened = (fault: unknown): Check =>
  readFault(fault)?.name === 'DirectoryInUse'
    ? warning(name, explain(fault), 'If that is the bot, all is well; to look inside, stop it first.')
    : failed(name, explain(fault), 'Put it right, and ask the doctor again.')

async function lookInto(database: Database, config: Config, now: () => Date): Promise<DatabaseFindings> {
  const { check, clock } = await versionOf(database)
  const pending = await pendingMigrations(database.db)
  if (pending.length > 0) {
    const says = `${pending.length} migrations have not been run`
    return { ...nothing, clock, checks: [check, failed('Schema', says, 'npx manydoors migrate')] }
  }
  const encryption = encryptionOf(config)
  const keys = await networkKeys(database)
  const read = await Promise.allSettled(keys.map((key) => currentNetwork(database, encryption, key)))
  const networks = read.flatMap((one) => (one.status === 'fulfilled' && one.value ? [one.value] : []))
  const sealed = keys.filter((_, place) => read[place]?.status === 'rejected')
  return {
    checks: [
      check,
      ok('Schema', 'up to date'),
      networkCheck(keys),
      ...sealed.map(sealedCheck),
      ...(await proveNetworks(database)).map(proofCheck),
    ],
    networks,
    installed: await installedIn(database, config, now),
    clock,
  }
}

const answer = z.array(z.object({ number: z.coerce.number(), now: z.coerce.number() })).min(1)

async function versionOf(database: Database): Promise<{ readonly check: Check; readonly clock: Date | null }> {
  const { rows } = await database.executeSql(
    `select current_setting('server_version_num') as number, extract(epoch from clock_timestamp()) * 1000 as now`,
  )
  const [row] = answer.parse(rows)
  const version = Math.floor((row?.number ?? 0) / 10_000)
  if (database.engine === 'embedded') {
    const todo = 'For more than trying out and small use, set DATABASE_URL to a PostgreSQL server.'
    return { check: warning(name, `embedded (PostgreSQL ${version})`, todo), clock: null }
  }
  const check =
    version >= 15
      ? ok(name, `PostgreSQL ${version}`)
      : failed(name, `PostgreSQL ${version} is too old`, 'Use PostgreSQL 15 or newer.')
  return { check, clock: row ? new Date(row.now) : null }
}

const networkCheck = (keys: readonly string[]): Check =>
  keys.length > 0
    ? ok('Network', keys.join(', '))
    : warning('Network', 'none yet, so nobody can use the bot', 'npx manydoors network import FILE')

const proofCheck = ({ key, openCases, findings }: Awaited<ReturnType<typeof proveNetworks>>[number]): Check => {
  const counted = `${key}: ${openCases.toLocaleString('sv-SE')} open ${openCases === 1 ? 'case' : 'cases'}`
  if (findings.length === 0) return ok('Cases', `${counted}, all with an owner`)
  const found = findings.map(
    ({ what, count, cases }) => `${count} ${what}${cases.length ? ` (${cases.join(', ')})` : ''}`,
  )
  return failed('Cases', `${counted}; ${found.join('; ')}`, 'See “The check of the night” in docs/operating.md.')
}

const sealedCheck = (key: string): Check =>
  failed(
    'Encryption',
    `what is sealed in the network ${key} cannot be opened with ENCRYPTION_KEY`,
    'Set ENCRYPTION_KEY to the key it was sealed with; while rotating, to the new and the old one with a comma between.',
  )

async function installedIn(database: Database, config: Config, now: () => Date): Promise<readonly Installed[]> {
  const rows = await asOperator(database, null, (trx) =>
    trx
      .selectFrom('slack_installations')
      .select(['team', 'team_name'])
      .where('revoked_at', 'is', null)
      .orderBy('team')
      .execute(),
  )
  const store = slackInstallations(database, { encryption: encryptionOf(config), now })
  const found: Installed[] = []
  for (const { team, team_name } of rows)
    found.push({ team, name: team_name, installation: await store.byTeam(team).catch(() => null) })
  return found
}

/** For when the configuration says nothing that could be looked at. */
export const databaseSkipped = (): Check => skipped(name, 'not looked at: the configuration comes first')
