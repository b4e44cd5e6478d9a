import type { Database, DatabaseOptions } from './engine.ts'

/** Opens the database; throws `DirectoryInUse` when another process has the embedded one. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { databaseUrl } = options
  if (databaseUrl === undefined) {
    const { openEmbedded } = await import('./embedded.ts')
    return openEmbedded(options)
  }
  const { openServer } = await import('./server.ts')
  return openServer({ ...options, databaseUrl })
}
