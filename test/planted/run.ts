import { spawn } from 'node:child_process'
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { type Bug, plant } from './bug.ts'
import { bugs } from './bugs.ts'

const help = `npm run test:planted -- [--only NAME,…]

Plants ${bugs.length} bugs, one at a time, in a copy of the source, and demands that the specs named with each notice it. They have to pass
without it first. What needs a PostgreSQL server needs TEST_DATABASE_URL. Writes reports/planted.md.`

const root = path.join(import.meta.dirname, '..', '..')
const left = new Set(['node_modules', '.git', 'reports', 'data', 'coverage'])

const judged = z.object({
  numRuntimeErrorTestSuites: z.number(),
  testResults: z.array(z.object({ assertionResults: z.array(z.object({ status: z.string(), fullName: z.string() })) })),
})

interface Verdict {
  /** The tests that failed. */
  readonly failed: readonly string[]
  readonly passed: number
  /** Whether all specs could be read: one that cannot has noticed nothing. */
  readonly ran: boolean
}

/** Runs specs in the copy; asks Jest and not its output what came of them. */
async function judge(copy: string, specs: readonly string[]): Promise<Verdict> {
  const file = path.join(copy, 'judged.json')
  await rm(file, { force: true })
  const args = ['test/run.mjs', ...specs, '--json', `--outputFile=${file}`, '--silent']
  const child = spawn(process.execPath, args, { cwd: copy, stdio: 'ignore' })
  await new Promise((resolve) => child.on('close', resolve))
  const read = judged.parse(JSON.parse(await readFile(file, 'utf8')))
  const tests = read.testResults.flatMap(({ assertionResults }) => assertionResults)
  const having = (status: string) => tests.filter((test) => test.status === status).map(({ fullName }) => fullName)
  return {
    failed: having('failed'),
    passed: having('passed').length,
    ran: read.numRuntimeErrorTestSuites === 0 && read.testResults.length === specs.length,
  }
}

async function copied(): Promise<string> {
  const copy = await mkdtemp(path.join(tmpdir(), 'manydoors-planted-'))
  await cp(root, copy, { recursive: true, filter: (from) => !left.has(path.relative(root, from)) })
  await symlink(path.join(root, 'node_modules'), path.join(copy, 'node_modules'))
  return copy
}

const begun = performance.now()
const say = (what: string) =>
  process.stdout.write(`${((performance.now() - begun) / 1_000).toFixed(0).padStart(5)} s  ${what}\n`)

interface Row {
  readonly bug: Bug
  readonly verdict: Verdict
  readonly caught: boolean
}

async function tryOut(copy: string, bug: Bug): Promise<Row> {
  const file = path.join(copy, bug.file)
  const source = await readFile(file, 'utf8')
  await writeFile(file, plant(source, bug))
  try {
    const verdict = await judge(copy, bug.caughtBy)
    return { bug, verdict, caught: verdict.ran && verdict.failed.length > 0 }
  } finally {
    await writeFile(file, source)
  }
}

const cell = (text: string) => text.replaceAll('|', '\\|')

function report(rows: readonly Row[]): string {
  const lines = rows.map(({ bug, verdict, caught }) => {
    const how = caught ? `${verdict.failed.length}, such as “${verdict.failed[0] ?? ''}”` : '**not caught**'
    return `| ${bug.name} | ${cell(bug.breaks)} | ${bug.file} | ${bug.caughtBy.join(', ')} | ${cell(how)} |`
  })
  const caught = rows.filter((row) => row.caught).length
  return [
    `# Planted bugs: ${caught} of ${rows.length} caught, ${new Date().toISOString()}`,
    '',
    '| Bug | Breaks | Planted in | Specs | Tests that failed |',
    '|---|---|---|---|---|',
    ...lines,
    '',
  ].join('\n')
}

async function main(wanted: readonly Bug[]): Promise<boolean> {
  const copy = await copied()
  const rows: Row[] = []
  try {
    const specs = [...new Set(wanted.flatMap(({ caughtBy }) => caughtBy))]
    say(`without any bug: ${specs.length} specs`)
    const before = await judge(copy, specs)
    if (!before.ran || before.failed.length > 0)
      throw new Error(`they fail as it is:\n${before.failed.join('\n')}${before.ran ? '' : '\na spec does not run'}`)
    say(`${before.passed} tests pass`)
    for (const bug of wanted) {
      const row = await tryOut(copy, bug)
      rows.push(row)
      const { failed, ran } = row.verdict
      say(
        `${row.caught ? 'caught    ' : 'NOT CAUGHT'} ${bug.name}: ${ran ? `${failed.length} failed` : 'a spec does not run'}`,
      )
    }
  } finally {
    await rm(copy, { recursive: true, force: true })
  }
  await mkdir(path.join(root, 'reports'), { recursive: true })
  await writeFile(path.join(root, 'reports', 'planted.md'), report(rows))
  const missed = rows.filter(({ caught }) => !caught)
  say(`${rows.length - missed.length} of ${rows.length} caught; reports/planted.md has which test noticed which`)
  return missed.length === 0
}

const { values } = parseArgs({
  options: { only: { type: 'string' }, help: { type: 'boolean', short: 'h', default: false } },
})
const names = values.only?.split(',') ?? bugs.map(({ name }) => name)
const unknown = names.filter((name) => !bugs.some((bug) => bug.name === name))
if (values.help) process.stdout.write(`${help}\n`)
else if (unknown.length > 0) throw new Error(`there is no bug ${unknown.join(', ')}\n\n${help}`)
else if (!(await main(bugs.filter(({ name }) => names.includes(name))))) process.exitCode = 1
