import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { afterAll, expect, it } from '@jest/globals'
import { lockDirectory } from '#src/storage/directory-lock.ts'
import { run, scratch } from './run.ts'

const sample = 'src/playground/sample-network.yaml'
const folder = scratch()
const env = { DATA_DIR: folder.at('data') }
afterAll(folder.remove)

const sampleWith = (name: string, passage: string, instead: string): string => {
  writeFileSync(folder.at(name), readFileSync(sample, 'utf8').replace(passage, instead))
  return folder.at(name)
}

it('before there is a database, everything in a file is new, and looking makes none', async () => {
  const { status, out, notes } = await run(['network', 'check', sample], env)
  expect(status).toBe(0)
  expect(out).toContain('+ member sara in almi')
  expect(notes).toMatch(/is right\. \d+ changes\.$/)
  expect(statSync(env.DATA_DIR, { throwIfNoEntry: false })).toBeUndefined()
})

it('is imported, exported, and comes back as it was', async () => {
  const imported = await run(['network', 'import', sample], env)
  expect(imported).toMatchObject({ status: 0, notes: expect.stringMatching(/Imported: \d+ added or changed\.$/) })
  expect(await run(['network', 'import', sample], env)).toEqual({ status: 0, out: '', notes: 'Nothing has changed.' })

  const file = folder.at('exported.yaml')
  expect(await run(['network', 'export', file], env)).toMatchObject({ status: 0, out: '' })
  expect(statSync(file).mode & 0o077).toBe(0)
  expect(await run(['network', 'check', file], env)).toMatchObject({
    status: 0,
    out: '',
    notes: expect.stringContaining('importing it changes nothing'),
  })

  const again = await run(['network', 'export', file], env)
  expect(again).toMatchObject({ status: 1, notes: expect.stringContaining('is there already') })
  expect(await run(['network', 'export', file, '--force'], env)).toMatchObject({ status: 0 })
  const shown = await run(['network', 'export', '-', '--network', 'kronoberg'], env)
  expect(`${shown.out}\n`).toBe(readFileSync(file, 'utf8'))
  const unknown = await run(['network', 'export', '-', '--network', 'dalarna'], env)
  expect(unknown).toMatchObject({ status: 1, notes: 'There is no network with the key "dalarna".' })
}, 120_000)

it('a change is shown before it is made', async () => {
  const file = sampleWith('changed.yaml', 'pia.holm@ekn.example', 'pia@ekn.example')
  const change = '~ member pia in ekn: email "pia.holm@ekn.example" → "pia@ekn.example"'
  expect(await run(['network', 'check', file], env)).toMatchObject({ status: 0, out: change })
  expect(await run(['network', 'import', file], env)).toMatchObject({ status: 0, out: change })
  expect(await run(['network', 'check', file], env)).toMatchObject({ status: 0, out: '' })
}, 40_000)

it('a file with mistakes changes nothing, and every mistake is named', async () => {
  const file = sampleWith('wrong.yaml', 'stand_in: sara', 'stand_in: sarra, colour: red')
  for (const action of ['check', 'import']) {
    const { status, notes } = await run(['network', action, file], env)
    expect(status).toBe(1)
    expect(notes).toMatch(/has 2 mistakes; nothing has been changed\./)
    expect(notes).toMatch(/members\[1\]\.stand_in: no member with key "sarra" .*"sara"\? \(line \d+, column \d+\)/)
    expect(notes).toMatch(/members\[1\]\.colour: unknown key/)
  }
}, 40_000)

it('a file may name what the network has already', async () => {
  const file = folder.at('part.yaml')
  writeFileSync(
    file,
    `network: { key: kronoberg, name: Regionalt exportcenter Kronoberg, prefix: KRO }
organisations:
  - { key: almi, name: Almi, members: [
      { key: nils, name: Nils, email: nils@almi.example, roles: [promoter], slack: U0NILS0001, stand_in: sara }] }`,
  )
  expect(await run(['network', 'import', file], env)).toMatchObject({ status: 0, out: '+ member nils in almi' })
}, 40_000)

it('a sole trader’s number is not taken without the key that it is kept under', async () => {
  const file = sampleWith('sole.yaml', '559912-0010', '811228-9874')
  expect(await run(['network', 'import', file], env)).toMatchObject({
    status: 1,
    notes: expect.stringContaining('set ENCRYPTION_KEY'),
  })
  const ENCRYPTION_KEY = Buffer.alloc(32, 1).toString('base64')
  const imported = await run(['network', 'import', file], { ...env, ENCRYPTION_KEY })
  expect(imported).toMatchObject({ status: 0, out: expect.stringContaining('811228-••••') })
  expect(imported.out).not.toContain('9874')
  expect((await run(['network', 'export', '-'], { ...env, ENCRYPTION_KEY })).out).toContain('811228-9874')
}, 40_000)

it('says who has the embedded database', async () => {
  const unlock = await lockDirectory(env.DATA_DIR)
  try {
    const { status, notes } = await run(['network', 'check', sample], env)
    expect(status).toBe(1)
    expect(notes).toMatch(/is right, but .* in use by process \d+\./)
  } finally {
    await unlock()
  }
})

it('a file that is not there', async () => {
  expect(await run(['network', 'check', folder.at('none.yaml')], env)).toMatchObject({
    status: 1,
    notes: expect.stringMatching(/none\.yaml cannot be opened \(ENOENT\)\.$/),
  })
})
