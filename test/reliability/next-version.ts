import { cp, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { thisVersion } from './fleet.ts'

/** A copy of the bot in a folder of its own, with migrations to come: tables and columns that the version before knows nothing of. */
export interface NextVersion {
  readonly folder: string
  close(): Promise<void>
}

export async function nextVersion(n: number): Promise<NextVersion> {
  const folder = await mkdtemp(path.join(tmpdir(), 'manydoors-next-'))
  for (const part of ['package.json', 'src', 'migrations', 'test/reliability'])
    await cp(path.join(thisVersion, part), path.join(folder, part), { recursive: true })
  await symlink(path.join(thisVersion, 'node_modules'), path.join(folder, 'node_modules'))
  for (let each = 1; each <= n; each += 1)
    await writeFile(path.join(folder, `migrations/90${String(each).padStart(2, '0')}-to-come.ts`), migration(each))
  return { folder, close: () => rm(folder, { recursive: true }) }
}

const migration = (n: number): string => `import { type Kysely, sql } from 'kysely'
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql\`alter table cases add column to_come_${n} text\`.execute(db)
  await sql\`alter table outbox add column to_come_${n} integer not null default 0\`.execute(db)
  await sql\`create table to_come_${n} (network_id uuid not null, id uuid not null, primary key (network_id, id))\`.execute(db)
}
`
