import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'

/** `npm test`: every test that can run here, and a word about those that cannot. */
const chromium = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
  .filter(Boolean)
  .find(existsSync)
const server = process.env.TEST_DATABASE_URL

const jest = createRequire(import.meta.url).resolve('jest/bin/jest')
const { status } = spawnSync(process.execPath, [jest, ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: {
    ...process.env,
    NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --no-warnings`.trim(),
    ...(chromium && { CHROMIUM_PATH: chromium }),
  },
})

const left = [
  !server &&
    'what needs a PostgreSQL server (set TEST_DATABASE_URL, for example postgres://postgres@127.0.0.1:5432/postgres)',
  !chromium && 'what needs a browser (install Chromium, or set CHROMIUM_PATH)',
].filter(Boolean)
if (left.length) process.stderr.write(`\nLeft out: ${left.join('; ')}.\n`)
process.exit(status ?? 1)
