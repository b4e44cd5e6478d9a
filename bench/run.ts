import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { canPin, pinClient } from './measure/child.ts'
import { measureDigest } from './measure/digest.ts'
import { measureGrowth } from './measure/growth.ts'
import { measureNotices } from './measure/notices.ts'
import { full, type Plan, quick } from './measure/plan.ts'
import { measureRefer } from './measure/refer.ts'
import { partText, summary } from './measure/report.ts'
import { closeDownTo, type Part, type Run } from './measure/run.ts'
import { measureScale } from './measure/scale.ts'
import { openSinks } from './measure/sinks.ts'
import { measureStarting } from './measure/starting.ts'

const help = `npm run bench -- [--quick] [--only PART,…] [--database URL] [--cases N] [--json FILE] [--picture FILE]

Measures the bot beside bare ones, all in one run and in turns, and compares with the targets of docs/performance.md.
  --quick     under two minutes instead of under ten; the network grows less
  --only      some of: refer, notices, starting, growth, scale, digest
  --database  a PostgreSQL server and a login that may create databases; else TEST_DATABASE_URL; without either
              only the embedded engine is measured
  --cases     how many the large network has; of the digest's, how many referrals
  --json      every figure, for a machine
  --picture   a PNG of how the digest grows`

const parts: Readonly<Record<string, (run: Run) => Promise<Part>>> = {
  refer: measureRefer,
  notices: measureNotices,
  starting: measureStarting,
  growth: measureGrowth,
  scale: measureScale,
  digest: measureDigest,
}

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string', default: Object.keys(parts).join(',') },
    database: { type: 'string' },
    cases: { type: 'string' },
    json: { type: 'string' },
    picture: { type: 'string' },
    help: { type: 'boolean', short: 'h', default: false },
  },
})

const begun = performance.now()
const progress = (what: string) =>
  process.stderr.write(`${((performance.now() - begun) / 1_000).toFixed(0).padStart(4)} s  ${what}\n`)

async function main(): Promise<void> {
  const chosen = values.only.split(',')
  const unknown = chosen.filter((name) => parts[name] === undefined)
  if (unknown.length > 0) throw new Error(`there is no part ${unknown.join(', ')}\n\n${help}`)
  const plan: Plan = { ...(values.quick ? quick : full), ...(values.cases && { large: Number(values.cases) }) }
  // biome-ignore lint/style/noProcessEnv: where the tests find their server, the bench does as well
  const server = values.database ?? process.env['TEST_DATABASE_URL'] ?? null
  pinClient()
  if (!canPin) progress('processes cannot be held to a processor here: figures will vary more')
  if (server === null) progress('no PostgreSQL server (--database or TEST_DATABASE_URL): only the embedded engine')
  const sinks = await openSinks()
  const found: Part[] = []
  for (const name of chosen) {
    const part = await parts[name]?.({ plan, server, sinks, progress, picture: values.picture ?? null })
    if (part === undefined) continue
    found.push(part)
    process.stdout.write(partText(part))
  }
  await sinks.close()
  process.stdout.write(`\n${summary(found)}\n`)
  const taken = { plan, at: new Date().toISOString(), node: process.version, parts: found }
  if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(taken, null, 2)}\n`)
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    progress('broken off: cleaning up')
    closeDownTo().then(
      () => process.exit(1),
      () => process.exit(1),
    )
  })
}
if (values.help) process.stdout.write(`${help}\n`)
else await main()
