import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { afterAll, expect, it } from '@jest/globals'
import { run, scratch } from './run.ts'

const folder = scratch()
afterAll(folder.remove)

const registered = {
  PUBLIC_URL: 'https://bot.region.example/',
  MicrosoftAppId: '7d0c2a7e-0001-4000-8000-000000000009',
  MicrosoftAppTenantId: '7d0c2a7e-0001-4000-8000-000000000001',
  MicrosoftAppPassword: 'hush',
  ENCRYPTION_KEY: Buffer.alloc(32).toString('base64'),
}

it('writes everything for this installation, the package for Teams too', async () => {
  const { status, out, notes } = await run(['manifests', '--out', folder.at('all')], registered)
  expect({ status, notes }).toEqual({ status: 0, notes: '' })
  expect(out.split('\n')).toHaveLength(7)
  expect(existsSync(folder.at('all/teams.zip'))).toBe(true)
  const teams = JSON.parse(readFileSync(folder.at('all/teams/manifest.json'), 'utf8'))
  expect(teams).toMatchObject({ id: registered.MicrosoftAppId, validDomains: ['bot.region.example'] })
  expect(readFileSync(folder.at('all/slack.sv.json'), 'utf8')).toContain('"https://bot.region.example/slack/events"')
})

it('writes one language on asking, and says what is not known yet', async () => {
  const { status, notes } = await run(['manifests', '--locale', 'en', '--out', folder.at('en')])
  expect(status).toBe(0)
  expect(notes).toMatch(/PUBLIC_URL is not set.*\nMicrosoftAppId is not set.*teams\.zip is not written/)
  expect(readdirSync(folder.at('en')).toSorted()).toEqual(['slack.en.json', 'teams'])
  expect(readdirSync(folder.at('en/teams')).toSorted()).toEqual([
    'color.png',
    'manifest.json',
    'outline.png',
    'sv.json',
  ])
})

it('leaves addresses out for Socket Mode', async () => {
  await run(['manifests', '--socket-mode', '--out', folder.at('socket')], { PUBLIC_URL: 'https://bot.example' })
  expect(readFileSync(folder.at('socket/slack.sv.json'), 'utf8')).not.toContain('https://')
})

it.each([
  ['an address that neither chat would take', { PUBLIC_URL: 'http://localhost:3978' }, /PUBLIC_URL is not an https/],
  ['an app id that is none', { ...registered, MicrosoftAppId: 'the-bot' }, /MicrosoftAppId is not a GUID/],
])('refuses %s', async (_, env, wanted) => {
  const { status, notes } = await run(['manifests', '--out', folder.at('none')], env)
  expect(status).toBe(1)
  expect(notes).toMatch(wanted)
  expect(existsSync(folder.at('none'))).toBe(false)
})

it('says when it cannot write', async () => {
  writeFileSync(folder.at('taken'), '')
  const { status, notes } = await run(['manifests', '--out', folder.at('taken')])
  expect(status).toBe(1)
  expect(notes).toMatch(/cannot be written to/)
})
