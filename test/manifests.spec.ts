import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { crc32, inflateSync } from 'node:zlib'
import { describe, expect, it } from '@jest/globals'
import AjvDraft04Module from 'ajv-draft-04'
import addFormatsModule from 'ajv-formats'
import { commands } from '#src/intents/commands.ts'
import { readyCommands } from '#src/manifests/command-texts.ts'
import { type ManifestOptions, manifestFiles, placeholders, teamsPackage } from '#src/manifests/files.ts'
import { botEvents, messageShortcuts, scopeReasons, slackManifest } from '#src/manifests/slack.ts'
import { otherLanguage, teamsManifest } from '#src/manifests/teams.ts'

const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
const options: ManifestOptions = { ...placeholders, locale: 'sv', version, socketMode: false }
const appId = '7d0c2a7e-0001-4000-8000-000000000009'
const files = manifestFiles(options)
const locales = ['sv', 'en'] as const

const valid = (schema: string, content: object): readonly unknown[] => {
  const folder = '@microsoft/app-manifest/build/json-schemas/teams/v1.29'
  const require = createRequire(import.meta.url)
  const ajv = new AjvDraft04Module.default({ strict: false, allErrors: true, unicodeRegExp: false })
  addFormatsModule.default(ajv)
  ajv.validate(require(`${folder}/MicrosoftTeams.${schema}schema.json`), content)
  return ajv.errors ?? []
}

describe('the committed manifests', () => {
  it.each(files.map(({ name, body }) => [name, body] as const))('%s is what is generated', (name, body) => {
    const committed = readFileSync(path.join('manifests', name))
    // The compressor may change with Node; the pixels may not.
    if (name.endsWith('.png')) expect(pixelsOf(committed).equals(pixelsOf(body))).toBe(true)
    else expect(committed.toString()).toBe(body.toString())
  })

  it('are all there is', () => {
    const names = readdirSync('manifests', { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative('manifests', path.join(entry.parentPath, entry.name)))
    expect(names.toSorted()).toEqual(files.map(({ name }) => name).toSorted())
  })
})

describe.each(locales)('Slack’s manifest in %s', (locale) => {
  const manifest = slackManifest({ ...options, locale })

  it('registers every command in both languages, so that mentioned people arrive as ids', () => {
    const names = commands.flatMap(({ slash }) => [`/${slash.sv}`, `/${slash.en}`])
    expect(manifest.features.slash_commands.map(({ command }) => command).toSorted()).toEqual(names.toSorted())
    for (const command of manifest.features.slash_commands) {
      expect(command.command).toMatch(/^\/[a-z][a-z0-9_-]{0,30}$/)
      expect(command.should_escape).toBe(true)
      expect(command.description.length).toBeGreaterThan(5)
      expect(command.usage_hint.length).toBeGreaterThan(2)
      expect(command.usage_hint.length).toBeLessThan(100)
    }
  })

  it('makes a case or an item of an agenda out of somebody’s message', () => {
    const { shortcuts } = manifest.features
    expect(shortcuts.map(({ type, callback_id }) => [type, callback_id])).toEqual([
      ['message', 'case.new'],
      ['message', 'agenda.add'],
    ])
    expect(shortcuts.filter(({ name }) => name.length > 24)).toEqual([])
  })

  it('asks for no scope without a reason', () => {
    const { bot } = manifest.oauth_config.scopes
    expect(bot.toSorted()).toEqual(Object.keys(scopeReasons).toSorted())
    expect(bot).toContain('im:history')
    expect(manifest.settings.event_subscriptions.bot_events).toEqual([...botEvents])
  })

  it('has a Home tab, and a messages tab that can be written in', () => {
    expect(manifest.features.app_home).toEqual({
      home_tab_enabled: true,
      messages_tab_enabled: true,
      messages_tab_read_only_enabled: false,
    })
  })

  it('keeps Slack’s limits', () => {
    const { name, description, long_description, background_color } = manifest.display_information
    expect(name.length).toBeLessThanOrEqual(35)
    expect(description.length).toBeLessThanOrEqual(140)
    expect(long_description.length).toBeGreaterThanOrEqual(175)
    expect(long_description.length).toBeLessThanOrEqual(4_000)
    expect(background_color).toMatch(/^#[0-9a-f]{6}$/)
  })

  it('names one address for everything, by https; none in Socket Mode', () => {
    const addresses = addressesIn(manifest)
    expect(new Set(addresses)).toEqual(
      new Set(['https://manydoors.example/slack/events', 'https://manydoors.example/slack/oauth_redirect']),
    )
    const socket = slackManifest({ ...options, locale, socketMode: true })
    expect(addressesIn(socket)).toEqual([])
    expect(socket.settings.socket_mode_enabled).toBe(true)
  })
})

it('hints at what goes after a command', () => {
  const hints = new Map(slackManifest(options).features.slash_commands.map((one) => [one.command, one.usage_hint]))
  expect(hints.get('/case')).toBe('new … | list | show … | find … | note … | next … | owner … | close …')
  expect(hints.get('/arende')).toBe('ny … | lista | visa … | sök … | anteckna … | nästa … | byt … | avsluta …')
  expect(hints.get('/refer')).toMatch(/^KRO-1 /)
})

describe.each(locales)('Teams’ manifest in %s', (locale) => {
  const manifest = teamsManifest({ ...options, locale, appId })

  it('is right by Microsoft’s own schema, and so is its other language', () => {
    expect(valid('', manifest)).toEqual([])
    expect(valid('Localization.', otherLanguage(locale))).toEqual([])
  })

  it('offers commands by mention and by slash, everywhere', () => {
    const [bot] = manifest.bots
    expect(bot).toMatchObject({
      botId: appId,
      supportsTargetedMessages: true,
      scopes: ['personal', 'team', 'groupChat'],
    })
    expect(bot?.commandLists[0]).toMatchObject({ scopes: ['team', 'groupChat'], triggers: ['mention', 'slash'] })
    expect(bot?.commandLists[1]).toMatchObject({ scopes: ['personal'] })
    expect(manifest.validDomains).toEqual(['manydoors.example'])
  })

  it('says every text in the other language, too', () => {
    const said = otherLanguage(locale)
    const commandsThere = readyCommands(locale === 'sv' ? 'en' : 'sv')
    expect(readyCommands(locale)).toHaveLength(commandsThere.length)
    expect(said).toMatchObject({ 'bots[0].commandLists[1].commands[0].title': commandsThere[0]?.title })
    expect(Object.keys(said)).toHaveLength(1 + 4 + 2 * 2 * commandsThere.length + 2 * messageShortcuts.length)
  })
})

it('spells Teams’ commands as a Swede does, at most twelve', () => {
  const titles = readyCommands('sv').map(({ title }) => title)
  expect(titles).toEqual(expect.arrayContaining(['ärende', 'ärende lista', 'hänvisa', 'dörrar idag']))
  expect(titles.length).toBeLessThanOrEqual(12)
  expect(readyCommands('en').map(({ title }) => title)).toContain('case list')
})

it('a wrong manifest is noticed', () => {
  expect(valid('', { ...teamsManifest({ ...options, appId }), manifestVersion: '1.5' })).not.toEqual([])
  expect(valid('', teamsManifest({ ...options, appId: 'the-bot' }))).not.toEqual([])
})

describe('the icons', () => {
  it.each([
    ['teams/color.png', 192],
    ['teams/outline.png', 32],
  ])('%s is %d pixels square', (name, side) => {
    const body = fileNamed(name)
    expect([body.readUInt32BE(16), body.readUInt32BE(20)]).toEqual([side, side])
    expect(pixelsOf(body)).toHaveLength(side * (1 + side * 4))
  })

  it('the outline is white on nothing', () => {
    const pixels = pixelsOf(fileNamed('teams/outline.png'))
    const colours = new Set<string>()
    for (let at = 0; at < 32 * 32; at += 1) {
      const place = Math.floor(at / 32) * 129 + 1 + (at % 32) * 4
      if (pixels[place + 3] !== 0) colours.add(pixels.subarray(place, place + 3).toString('hex'))
    }
    expect([...colours]).toEqual(['ffffff'])
    expect(pixels[4]).toBe(0)
  })
})

it('the Teams package opens with an independent unzipper', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'manydoors-'))
  try {
    const file = path.join(folder, 'teams.zip')
    writeFileSync(file, teamsPackage({ ...options, appId }))
    const unzipper = unzipperHere()
    if (unzipper === null) return
    const listed = execFileSync(unzipper.program, [...unzipper.test, file], { encoding: 'utf8' })
    for (const name of ['manifest.json', 'en.json', 'color.png', 'outline.png']) expect(listed).toContain(name)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

it('the Teams package is the same bytes every time, and its directory points at its files', () => {
  const packed = teamsPackage(options)
  expect(teamsPackage(options).equals(packed)).toBe(true)
  const end = packed.length - 22
  expect(packed.subarray(end, end + 4).toString('latin1')).toBe('PK\x05\x06')
  expect(packed.readUInt16LE(end + 10)).toBe(4)
  for (let at = packed.readUInt32LE(end + 16); at < end; at += 46 + packed.readUInt16LE(at + 28)) {
    const name = packed.toString('latin1', at + 46, at + 46 + packed.readUInt16LE(at + 28))
    const file = packed.readUInt32LE(at + 42)
    const begins = file + 30 + packed.readUInt16LE(file + 26)
    const body = packed.subarray(begins, begins + packed.readUInt32LE(at + 24))
    expect(body.equals(fileNamed(`teams/${name}`))).toBe(true)
    expect(packed.readUInt32LE(at + 16)).toBe(crc32(body))
  }
})

const unzippers = [
  { program: 'unzip', test: ['-t'], there: ['-v'] },
  { program: 'python3', test: ['-m', 'zipfile', '-l'], there: ['--version'] },
  { program: 'tar', test: ['-tf'], there: ['--version'] },
]

function unzipperHere(): (typeof unzippers)[number] | null {
  const works = ({ program, there }: (typeof unzippers)[number]): boolean => {
    try {
      return execFileSync(program, there, { stdio: ['ignore', 'pipe', 'ignore'] }).length > 0
    } catch {
      return false
    }
  }
  return unzippers.find(works) ?? null
}

const fileNamed = (name: string): Buffer => files.find((file) => file.name === name)?.body ?? Buffer.alloc(0)

/** The rows of a picture as drawPng writes it: one chunk of pixels, right after the header. */
const pixelsOf = (png: Buffer): Buffer => inflateSync(png.subarray(41, 41 + png.readUInt32BE(33)))

const addressesIn = (content: object): readonly string[] => JSON.stringify(content).match(/https?:\/\/[^"]+/g) ?? []
