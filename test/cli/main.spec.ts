import { expect, it } from '@jest/globals'
import { explain } from '#src/cli/explain.ts'
import { run } from './run.ts'

it.each<[string[], number, RegExp]>([
  [['--help'], 0, /npx manydoors COMMAND/],
  [['help', 'doctor'], 0, /npx manydoors doctor \[--json\]/],
  [['--version'], 0, /^\d+\.\d+\.\d+$/],
  ...['start', 'migrate', 'doctor', 'backup', 'restore', 'bench', 'outbox', 'network', 'manifests'].map(
    (name): [string[], number, RegExp] => [[name, '--help'], 0, new RegExp(`^npx manydoors ${name}`)],
  ),
  [['network', 'import', '--help'], 0, /^npx manydoors network check FILE/],
])('%j says %d on standard output', async (line, status, wanted) => {
  expect(await run(line)).toMatchObject({ status, out: expect.stringMatching(wanted), notes: '' })
})

it.each<[string[], RegExp]>([
  [[], /Which command\?/],
  [['doctr'], /no command "doctr": did you mean "doctor"\?/],
  [['constructor'], /no command "constructor"/],
  [['start', 'now'], /Unexpected argument 'now'/],
  [['migrate', '--fast'], /Unknown option '--fast'/],
  [['doctor', '--json=yes'], /--json/],
  [['network'], /check, import or export\?/],
  [['network', 'chek', 'x.yaml'], /it is check, import or export/],
  [['network', 'check'], /give one file/],
  [['network', 'check', 'a.yaml', 'b.yaml'], /give one file/],
  [['network', 'check', 'a.yaml', '--force'], /belong to export/],
  [['backup'], /give one file/],
  [['outbox'], /list, show, retry or drop\?/],
  [['outbox', 'lst'], /outbox lst: it is list, show, retry or drop/],
  [['outbox', 'constructor'], /it is list, show, retry or drop/],
  [['outbox', 'list', '--all'], /--all does not belong to outbox list/],
  [['outbox', 'show'], /give one id/],
  [['outbox', 'show', 'KRO-1'], /"KRO-1" is no id: "outbox list" shows them/],
  [['outbox', 'retry'], /give ids, or --all/],
  [['outbox', 'drop', '0199c000-0000-7000-8000-000000000000'], /say why with --reason/],
  [['outbox', 'drop', '--reason', 'x'], /give at least one id/],
  [['bench'], /it is seed/],
  [['bench', 'seed'], /--cases is a number/],
  [['bench', 'seed', '--cases', '0'], /--cases is a number/],
  [['restore', 'a', 'b'], /give one file/],
  [['manifests', '--locale', 'fi'], /--locale is sv or en/],
])('%j is wrong use', async (line, wanted) => {
  expect(await run(line)).toMatchObject({ status: 2, out: '', notes: expect.stringMatching(wanted) })
})

it.each([['start'], ['migrate'], ['network', 'check', 'x.yaml'], ['manifests']])(
  '%s names every mistake of the environment',
  async (...line) => {
    const { status, notes } = await run(line, { PORT: 'high', SLACK_CLIENT_ID: '1.2', SLACK_SIGNING_SECRET: 'hush' })
    expect(status).toBe(1)
    expect(notes).toMatch(/3 mistakes.\n {2}PORT .*\n {2}SLACK_CLIENT_SECRET .*\n {2}ENCRYPTION_KEY /)
    expect(notes).not.toContain('hush')
  },
)

it('a database that does not answer is said to be so, without its address', async () => {
  const { status, notes } = await run(['migrate'], { DATABASE_URL: 'postgres://me:hush@127.0.0.1:1/none' })
  expect(status).toBe(1)
  expect(notes).toMatch(/^The database cannot be reached \(ECONNREFUSED\)\. Check DATABASE_URL/)
  expect(notes).not.toContain('hush')
})

it.each([
  [Object.assign(new Error('x'), { code: 'EADDRINUSE', port: 80, syscall: 'listen' }), /^The port is in use/],
  [Object.assign(new Error('x'), { code: 'EACCES', port: 80, syscall: 'listen' }), /^The port may not be used/],
  [Object.assign(new Error('x'), { code: '28P01' }), /^The database does not let us in \(28P01\)/],
  [new Error('x', { cause: Object.assign(new Error('y'), { code: '3D000' }) }), /^There is no such database/],
  [new AggregateError([Object.assign(new Error('y'), { code: 'ECONNREFUSED' })]), /^The database cannot be reached/],
  [new Error('the roof is on fire'), /^It failed unexpectedly: the roof is on fire$/],
])('explains %s', (fault, wanted) => {
  expect(explain(fault)).toMatch(wanted)
})
