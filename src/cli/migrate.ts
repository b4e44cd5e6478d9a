import { parseArgs } from 'node:util'
import { migrate } from '../storage/migrate.ts'
import { withProgress } from './progress.ts'
import { settings, withDatabase } from './settings.ts'
import type { Command } from './terminal.ts'

export const migrateCommand: Command = {
  summary: 'brings the database’s schema up to date',
  help: `npx manydoors migrate

Runs the migrations that the database has not had: all of them or, when one fails, none. Safe to run again, and
while the bot is running: it waits ten seconds at most for a lock. "start" does the same.`,
  run: async (args, terminal) => {
    parseArgs({ args: [...args], options: {}, allowPositionals: false })
    const config = settings(terminal)
    const ran = await withProgress('Migrating', terminal, () => withDatabase(config, ({ db }) => migrate(db)))
    terminal.out(ran.length === 0 ? 'The schema is up to date.' : `Migrated: ${ran.join(', ')}.`)
    return 0
  },
}
