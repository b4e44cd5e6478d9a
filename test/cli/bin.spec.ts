import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { scratch } from './run.ts'

/** A house with nothing in it but the door: what is behind says which Node it is, and does as it is told. */
const inside = `
export async function main([what = '', status = '0']) {
  process.stdout.write(\`\${process.version} \${what}\\n\`)
  if (what === 'throw') throw new Error('a fault')
  if (what === 'serve') {
    const going = setInterval(() => {}, 1_000)
    process.on('SIGTERM', () => { process.stdout.write('asked to end\\n'); clearInterval(going); process.exit(0) })
    process.on('SIGINT', () => process.exit(3))
    process.stdout.write(\`ready \${process.pid}\\n\`)
  }
  return Number(status)
}
`
const folder = scratch()
const bare = scratch()
beforeAll(() => {
  for (const house of [folder, bare]) {
    for (const place of ['bin', 'src/cli', 'node_modules']) mkdirSync(house.at(place), { recursive: true })
    copyFileSync('bin/manydoors.mjs', house.at('bin/manydoors.mjs'))
    writeFileSync(house.at('src/cli/main.ts'), inside)
    writeFileSync(house.at('package.json'), '{ "type": "module" }')
  }
  symlinkSync(new URL('../../node_modules/node', import.meta.url).pathname, folder.at('node_modules/node'))
})
afterAll(() => {
  folder.remove()
  bare.remove()
})

/** Makes the Node that starts believe that it is an older one; what it hands over to is not touched. */
const older = `data:text/javascript,${encodeURIComponent(
  "Object.defineProperty(process,'versions',{value:{...process.versions,node:'20.1.0'}});Object.defineProperty(process,'version',{value:'v20.1.0'})",
)}`

const starters: readonly (readonly [string, readonly string[]])[] = [
  ['Node 24', []],
  ['an older Node', ['--import', older]],
]

function open(how: readonly string[], line: readonly string[], house = folder): ChildProcess {
  const door = house.at('bin/manydoors.mjs')
  return spawn(process.execPath, [...how, door, ...line], { stdio: ['ignore', 'pipe', 'pipe'] })
}

/** What it wrote, and how it ended: a status or a signal. */
async function ending(child: ChildProcess): Promise<{ readonly said: string; readonly end: number | string | null }> {
  const parts: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => parts.push(String(part)))
  const [status, signal] = await once(child, 'close')
  return { said: parts.join(''), end: signal ?? status }
}

/** The process id of the one that serves. */
async function served(child: ChildProcess): Promise<number> {
  let said = ''
  for (;;) {
    const [part] = child.stdout ? await once(child.stdout, 'data') : ['']
    said += String(part)
    const [, id] = /ready (\d+)\n/.exec(said) ?? []
    if (id) return Number(id)
  }
}

describe.each(starters)('started by %s', (_, how) => {
  it.each([0, 1, 2])('passes status %d on, and runs on Node 24', async (status) => {
    const { said, end } = await ending(open(how, ['go', String(status)]))
    expect(end).toBe(status)
    expect(said).toMatch(/^v2[4-9]\.\S+ go\n$/)
  })

  it('fails when what is inside throws', async () => {
    expect((await ending(open(how, ['throw']))).end).toBe(1)
  })

  it('passes SIGTERM on, and ends when that has ended', async () => {
    const child = open(how, ['serve'])
    const id = await served(child)
    const rest = ending(child)
    child.kill('SIGTERM')
    expect(await rest).toEqual({ said: 'asked to end\n', end: 0 })
    expect(lives(id)).toBe(false)
  })

  it('passes SIGINT on, with the status that follows', async () => {
    const child = open(how, ['serve'])
    await served(child)
    child.kill('SIGINT')
    expect((await ending(child)).end).toBe(3)
  })

  it('dies as what is inside dies', async () => {
    const child = open(how, ['serve'])
    const id = await served(child)
    process.kill(id, 'SIGKILL')
    expect((await ending(child)).end).toBe('SIGKILL')
  })
})

it('leaves nothing behind when the Node that waits is killed outright', async () => {
  const child = open(['--import', older], ['serve'])
  await served(child)
  const rest = ending(child)
  child.kill('SIGKILL')
  // The pipe closes when the last one that writes to it has ended.
  expect(await rest).toEqual({ said: 'asked to end\n', end: 'SIGKILL' })
})

it('says in one sentence what is missing where no newer Node was brought along', async () => {
  const { said, end } = await ending(open(['--import', older], ['go'], bare))
  expect(end).toBe(1)
  expect(said).toMatch(/^Manydoors needs Node 24 or newer, and this is v20\.1\.0: .*npm ci.*\n$/)
})

function lives(id: number): boolean {
  try {
    process.kill(id, 0)
    return true
  } catch {
    return false
  }
}
