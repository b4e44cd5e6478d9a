#!/usr/bin/env node
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import module, { createRequire } from 'node:module'
import path from 'node:path'
import v8 from 'node:v8'

// Plain JavaScript that Node 20 reads too: it finds a Node that runs TypeScript, and gives everything to it.

const needed = 24

// V8 lets a heap grow to several times what is alive in it, the more the machine has: half a gigabyte for a bot that needs a quarter of that.
// These keep it close, at no cost in processor time that could be measured.
const heap = ['--max-semi-space-size=8', '--heap-growing-percent=50']

if (Number(process.versions.node.split('.')[0]) >= needed) await run()
else handOver(newerNode())

async function run() {
  endWithParent()
  // Too late for the first of them, unless this Node was started with it.
  for (const flag of heap) v8.setFlagsFromString(flag)
  // Half of a start is compiling: what comes of it is kept, in the system's temporary folder or in NODE_COMPILE_CACHE.
  module.enableCompileCache()
  const { main } = await import('../src/cli/main.ts')
  const status = await main(process.argv.slice(2))
  // What still runs after a success is the bot; after a failure it is a left-over.
  if (status === 0) process.exitCode = 0
  else process.exit(status)
}

/** Killed outright, the waiting Node could not pass the signal on; a channel that breaks tells all the same. */
function endWithParent() {
  if (!process.channel) return
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  process.channel.unref()
}

/** The one among the development dependencies, or null. */
function newerNode() {
  try {
    const home = path.dirname(createRequire(import.meta.url).resolve('node/package.json'))
    const program = path.join(home, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
    return existsSync(program) ? program : null
  } catch {
    return null
  }
}

function handOver(program) {
  if (program === null) {
    process.stderr.write(
      `Manydoors needs Node ${needed} or newer, and this is ${process.version}: install it from https://nodejs.org, or run "npm ci" without --omit=dev, which brings one along.\n`,
    )
    process.exit(1)
  }
  const child = spawn(program, [...heap, ...process.argv.slice(1)], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })
  const pass = (signal) => child.kill(signal)
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  for (const signal of signals) process.on(signal, pass)
  child.on('error', (fault) => {
    process.stderr.write(`${program} could not be started (${fault.code}).\n`)
    process.exit(1)
  })
  child.on('exit', (status, signal) => {
    if (signal === null) process.exit(status)
    for (const one of signals) process.off(one, pass)
    process.kill(process.pid, signal)
  })
}
