import { expect, it } from '@jest/globals'
import { read, sampleText } from './sample.ts'

it('reads the sample', () => {
  const file = read(sampleText)
  expect(file.network).toEqual({
    key: 'kronoberg',
    name: 'Regionalt exportcenter Kronoberg',
    prefix: 'KRO',
    timeZone: 'Europe/Stockholm',
    locale: 'sv',
    country: 'SE',
    workingHours: { from: 480, to: 1020 },
  })
  expect(file.organisations.map(({ key }) => key)).toEqual(['region', 'almi', 'business-sweden', 'een', 'ekn'])
  expect(file.organisations[1]).toMatchObject({
    convener: false,
    publicAuthority: false,
    workspaces: [{ chat: 'slack', workspace: 'T0ALMI001' }],
    channels: [
      { purpose: 'handovers', chat: 'slack', place: 'C0ALMIHAND' },
      { purpose: 'digest', chat: 'slack', place: 'C0ALMINEWS' },
    ],
  })
  expect(file.organisations[1]?.members[1]).toEqual({
    key: 'erik',
    name: 'Erik Öst',
    email: 'erik.ost@almi.example',
    roles: ['promoter'],
    locale: null,
    slack: 'U0ERIK0001',
    teams: null,
    standIn: 'sara',
    active: true,
  })
  expect(file.organisations[0]?.services[0]).toEqual({
    need: 'check',
    title: 'Affärsutvecklingscheck',
    eligibility: { employees: { from: 2, to: 49 }, netTurnoverMinSek: 3_000_000 },
    capacity: 'open',
    closedUntil: null,
    reviewed: '2026-10-01',
  })
  expect(file.agreement).toMatchObject({ version: 1, signedOn: '2026-01-15' })
  expect(file.companies[0]).toMatchObject({
    number: { digits: '5599120010', soleTrader: false },
    municipality: '0780',
    markets: ['DE', 'NO'],
  })
})

const least = `
network: { key: dalarna, name: Dalarna, prefix: DAL }
organisations:
  - { key: region, name: Region Dalarna, convener: true, members: [
      { key: eva, name: Eva, email: eva@region.example, roles: [coordinator] }] }`

it('fills in what a small file leaves out', () => {
  const file = read(least)
  expect(file.network).toMatchObject({ timeZone: 'Europe/Stockholm', locale: 'sv', country: 'SE' })
  expect(file).toMatchObject({ agreement: null, companies: [] })
})

it('reads JSON, which is YAML', () => {
  const json = {
    network: { key: 'dalarna', name: 'Dalarna', prefix: 'DAL' },
    organisations: [
      {
        key: 'region',
        name: 'Region Dalarna',
        convener: true,
        members: [{ key: 'eva', name: 'Eva', email: 'eva@region.example', roles: ['coordinator'] }],
      },
    ],
  }
  expect(read(JSON.stringify(json, null, 2))).toEqual(read(least))
})

it('takes names as they are composed, and ids in lower case', () => {
  const text = least
    .replace('name: Eva', 'name: " Bjo\u0308rn "')
    .replace('roles:', 'teams: 7D0C2A7E-0001-4000-8000-0000000000A1, roles:')
    .replace('convener: true,', 'convener: true, chat: { teams: { tenant: 00000000-0000-0000-0000-0000000000001 } },')
  expect(read(text).organisations[0]?.members[0]).toMatchObject({
    name: 'Björn',
    teams: '7d0c2a7e-0001-4000-8000-0000000000a1',
  })
})

it('looks up what it names and does not repeat in the network as it is', () => {
  const present = read(sampleText)
  const part = `
network: { key: kronoberg, name: Kronoberg, prefix: KRO }
organisations:
  - { key: almi, name: Almi, members: [
      { key: nils, name: Nils, email: nils@almi.example, roles: [promoter], slack: U0NILS0001, stand_in: sara }] }
agreement: { version: 2, signed_on: 2026-11-02, parties: [region, almi, ekn] }`
  expect(read(part, present).organisations).toHaveLength(1)
  expect(() => read(part)).toThrow('no member with key "sara"')
})
