import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import { parse } from 'yaml'
import type {
  CompanyEntry,
  MemberEntry,
  NeedEntry,
  NetworkFile,
  OrganisationEntry,
  ServiceEntry,
} from '#src/core/network-file.ts'
import { capacities, exportStages } from '#src/core/network-file.ts'
import { roles } from '#src/core/register/register.ts'
import { diff, showChange } from '#src/network-file/diff.ts'
import { writeNetworkFile } from '#src/network-file/write.ts'
import { read, sampleText } from './sample.ts'

const letters = 'abcdefghijklmnopqrstuvwxyz'
const key = fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 8 })
const line = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
    fc.constantFrom('no', '0780', '1e3', '- x', '#x', '~', 'a: b', '"', '*a', '!x', '2026-01-15'),
  )
  .map((text) => text.normalize('NFC').trim())
  .filter((text) => text !== '' && !/[\p{Cc}\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u.test(text))
const date = fc.integer({ min: 0, max: 20_000 }).map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10))
const orNull = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: null })
const countries = fc.uniqueArray(fc.constantFrom('SE', 'NO', 'DE', 'US'))

const number = fc.integer({ min: 0, max: 99_999 }).map((n) => {
  const nine = `5599${String(n).padStart(5, '0')}`
  const sum = [...nine].reduce((total, digit, place) => {
    const doubled = Number(digit) * (place % 2 === 0 ? 2 : 1)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return { digits: `${nine}${(10 - (sum % 10)) % 10}`, soleTrader: false }
})

const service: fc.Arbitrary<ServiceEntry> = fc
  .record({
    need: key,
    title: line,
    eligibility: fc.record({
      employees: orNull(fc.record({ from: fc.nat(10), to: fc.integer({ min: 10, max: 500 }) })),
      netTurnoverMinSek: orNull(fc.nat()),
    }),
    capacity: fc.constantFrom(...capacities),
    closedUntil: orNull(date),
    reviewed: orNull(date),
  })
  .map((one) => (one.capacity === 'closed' ? one : { ...one, closedUntil: null }))

const need: fc.Arbitrary<NeedEntry> = fc.record({
  key,
  sv: line,
  en: line,
  words: fc.array(line, { minLength: 1, maxLength: 5 }),
})

const company: fc.Arbitrary<CompanyEntry> = fc.record({
  number,
  name: line,
  municipality: orNull(fc.constantFrom('0780', '0001')),
  employees: orNull(fc.nat(1_000)),
  netTurnoverSek: orNull(fc.nat()),
  exportStage: orNull(fc.constantFrom(...exportStages)),
  markets: countries,
})

const person = fc.record({
  key,
  name: line,
  roles: fc.uniqueArray(fc.constantFrom(...roles), { minLength: 1 }),
  locale: orNull(fc.constantFrom('sv' as const, 'en' as const)),
  active: fc.boolean(),
  inSlack: fc.boolean(),
})

const organisation = fc.record({
  key,
  name: line,
  publicAuthority: fc.boolean(),
  people: fc.uniqueArray(person, { selector: (one) => one.key, minLength: 1, maxLength: 4 }),
  services: fc.uniqueArray(service, {
    selector: ({ need, title }) => `${need} · ${title}`.toLowerCase(),
    maxLength: 3,
  }),
})

type Seed = typeof organisation extends fc.Arbitrary<infer T> ? T : never

/** Any organisation, with accounts of its own and the first one convening. */
function settle(seed: Seed, place: number): OrganisationEntry {
  const members = seed.people.map(
    ({ inSlack, ...one }, n): MemberEntry => ({
      ...one,
      email: `${one.key}@${seed.key}.example`,
      slack: inSlack ? `U${place}${n}A` : null,
      teams: inSlack ? null : `00000000-0000-4000-8000-0000000000${place}${n}`,
      standIn: seed.people.find((other) => other.key !== one.key && other.active)?.key ?? null,
    }),
  )
  const keeper: MemberEntry = {
    key: 'the-keeper',
    name: 'K',
    email: `keeper@${seed.key}.example`,
    roles: ['coordinator'],
    locale: null,
    slack: null,
    teams: null,
    standIn: null,
    active: true,
  }
  return {
    key: seed.key,
    name: seed.name,
    convener: place === 0,
    publicAuthority: seed.publicAuthority,
    workspaces: [
      { chat: 'slack', workspace: `T0${place}` },
      { chat: 'teams', workspace: `00000000-0000-4000-9000-00000000000${place}` },
    ],
    channels: [{ purpose: 'handovers', chat: 'teams', place: `19:${seed.key}@thread.tacv2` }],
    members: [...members, keeper],
    services: seed.services,
  }
}

/** None, or one for everything that is offered as well. */
const needsFor = (listed: readonly NeedEntry[], organisations: readonly Seed[]): readonly NeedEntry[] => {
  if (listed.length === 0) return []
  const offered = organisations.flatMap(({ services }) => services.map((one) => one.need))
  const all = [...listed, ...offered.map((key) => ({ key, sv: key, en: key, words: [key] }))]
  return [...new Map(all.map((one) => [one.key, one])).values()]
}

const network: fc.Arbitrary<NetworkFile> = fc
  .record({
    name: line,
    organisations: fc.uniqueArray(organisation, { selector: (one) => one.key, minLength: 1, maxLength: 4 }),
    companies: fc.uniqueArray(company, { selector: (one) => one.number?.digits, maxLength: 4 }),
    signedOn: orNull(date),
    listed: fc.array(need, { maxLength: 3 }),
    municipalities: fc.uniqueArray(fc.record({ code: fc.stringMatching(/^\d{4}$/), name: line }), {
      ...{ selector: ({ code }) => code, maxLength: 3 },
    }),
  })
  .map(({ name, listed, municipalities, organisations, companies, signedOn }) => ({
    network: {
      key: 'any',
      name,
      prefix: 'ANY',
      timeZone: 'Europe/Stockholm',
      locale: 'en',
      country: 'NO',
      workingHours: { from: 1, to: 1_439 },
    },
    municipalities,
    needs: needsFor(listed, organisations),
    organisations: organisations.map(settle),
    agreement: signedOn === null ? null : { version: 3, signedOn, parties: organisations.map((one) => one.key) },
    companies,
  }))

it('what is exported reads back to the same, and importing it changes nothing', () => {
  fc.assert(
    fc.property(network, (file) => {
      const again = read(writeNetworkFile(file))
      expect(again).toEqual(file)
      expect(diff(file, again)).toEqual([])
    }),
    { numRuns: 200 },
  )
})

it('every entry of a new network is an addition', () => {
  fc.assert(
    fc.property(network, (file) => {
      expect(diff(null, file).every(({ change }) => change === 'added')).toBe(true)
      expect(diff(null, file).length).toBeGreaterThan(file.organisations.length)
    }),
    { numRuns: 20 },
  )
})

it('keeps members, services and companies on one line each', () => {
  const written = writeNetworkFile(read(sampleText))
  expect(written).toMatch(/^ {6}- \{ key: sara, name: Sara Lund, .*stand_in: erik \}$/m)
  expect(written).toMatch(/^ {2}- \{ number: 559912-0010, .*municipality: "0780"/m)
  expect(parse(written)).toMatchObject({ network: { key: 'kronoberg' } })
})

it('keeps a sole trader’s number in the file, and masks it in what is shown', () => {
  const file = read(sampleText.replace('559912-0010', '811228-9874'))
  expect(read(writeNetworkFile(file)).companies[0]?.number).toEqual({ digits: '8112289874', soleTrader: true })
  expect(diff(null, file).map(showChange)).toContain('+ company Nordform AB, 811228-••••')
  expect(JSON.stringify(diff(null, file))).not.toContain('9874')
})

it('says what changes, and leaves alone what a file does not say', () => {
  const present = read(sampleText)
  const wanted = read(
    sampleText
      .replace('email: pia.holm@ekn.example', 'email: pia@ekn.example, active: false')
      .replace(', stand_in: sara', '')
      .replace('capacity: limited', 'capacity: closed')
      .replace(/^ {2}- \{ number: 559912-0440.*$/m, '  - { name: Ny AB }'),
  )
  expect(diff(present, wanted).map(showChange)).toEqual([
    '~ service innovation "Innovationsstöd" of almi: capacity "limited" → "closed"',
    '~ member pia in ekn: email "pia.holm@ekn.example" → "pia@ekn.example", active true → false',
    '+ company Ny AB',
  ])
})
