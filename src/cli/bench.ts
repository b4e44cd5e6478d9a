import { parseArgs } from 'node:util'
import { seedCases, seedNetwork } from '../../bench/measure/seed.ts'
import { twoYears } from '../../bench/measure/two-years.ts'
import { migrate } from '../storage/migrate.ts'
import { networkKeys } from '../storage/network-store.ts'
import { withProgress } from './progress.ts'
import { encryptionOf, settings, withDatabase } from './settings.ts'
import { type Command, Failure, type Terminal, WrongUse } from './terminal.ts'

const most = 10_000_000

export const bench: Command = {
  summary: 'fills an empty database with cases, to see how it fares with many',
  help: `npx manydoors bench seed --cases N

Writes N cases with their companies, approvals and referrals, spread over two years, 160 people and four organisations into an
empty database: nine in ten cases are closed, one in fifty waits for an answer. A database with a network in it is refused. "npm run bench" measures.`,
  run: async (args, terminal) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { cases: { type: 'string' } },
      allowPositionals: true,
    })
    if (positionals.length !== 1 || positionals[0] !== 'seed') throw new WrongUse('bench: it is seed')
    const cases = Number(values.cases)
    if (!Number.isInteger(cases) || cases < 1 || cases > most)
      throw new WrongUse(`--cases is a number from 1 to ${most}`)
    await withProgress('Seeding', terminal, () => seed(cases, terminal))
    terminal.out(`Seeded: ${cases} cases, BEN-1 to BEN-${cases}, in the network "bench".`)
    return 0
  },
}

const seed = (cases: number, terminal: Terminal): Promise<void> => {
  const config = settings(terminal)
  return withDatabase(config, async (database) => {
    await migrate(database.db)
    if ((await networkKeys(database)).length > 0)
      throw new Failure('The database has a network in it: seed an empty one. Nothing has been changed.')
    // Nobody chats there: the address is one that answers nothing.
    const seeded = await seedNetwork(database, 'http://127.0.0.1:9/', encryptionOf(config))
    await seedCases(database, seeded, twoYears(seeded, cases))
  })
}
