import { expect, it } from '@jest/globals'
import { readNetworkFile } from '#src/network-file/read.ts'
import { mistakesIn, read, sampleText, sampleWith } from './sample.ts'

it('names every mistake at once, in the file’s order, each with its path, line and column', () => {
  const text = `network:
  key: dalarna
  name: Dalarna
  prefix: dal
organisations:
  - key: region
    name: Region Dalarna
    convener: true
    membres: []
    members:
      - { key: eva, name: Eva, email: eva@region.example, roles: [cordinator], stand_in: sarra }
      - { key: sara, name: Sara, email: eva@region.example, roles: [network_admin] }
agreement: { version: 1, signed_on: 2026-01-15, parties: [regoin] }
`
  expect(mistakesIn(text)).toEqual([
    'network.prefix: must be 2 to 8 capital letters A–Z or digits, such as "KRO" (line 4, column 3)',
    'organisations[0].membres: unknown key; did you mean "members"? (line 9, column 5)',
    'organisations[0].members[0].roles[0]: must be promoter, team_lead, coordinator or network_admin; did you mean "coordinator"? (line 11, column 67)',
    'organisations[0].members[0].stand_in: no member with key "sarra" in this organisation; did you mean "sara"? (line 11, column 80)',
    'organisations[0].members[1].email: "eva@region.example" stands already at organisations[0].members[0]; it must be used once (line 12, column 34)',
    'agreement.parties[0]: no organisation with key "regoin"; did you mean "region"? (line 13, column 59)',
  ])
})

const wrong: readonly (readonly [string, string, string, string])[] = [
  ['an unknown time zone', 'Europe/Stockholm', 'Europe/Stokholm', 'network.time_zone: is not a time zone'],
  ['an offset as a time zone', 'Europe/Stockholm', '"+01:00"', 'network.time_zone: is not a time zone'],
  ['an unknown language', 'locale: sv\n', 'locale: se\n', 'network.locale: must be sv or en'],
  ['an unknown country', 'country: SE', 'country: XQ', 'network.country: is not a country code'],
  ['hours that end first', '"08:00-17:00"', '"17:00-08:00"', 'network.working_hours: must be working hours'],
  [
    'two conveners',
    'name: Almi\n',
    'name: Almi\n    convener: true\n',
    'organisations[1].convener: "region" is the convener already',
  ],
  ['no convener', 'convener: true', 'convener: false', 'organisations: no organisation is the convener'],
  ['a key said twice', 'name: EKN', 'name: EKN\n    name: EKN', 'organisations[4].name: stands twice'],
  [
    'nobody who keeps the register',
    '[coordinator, network_admin]',
    '[promoter]',
    'organisations: nobody keeps the register',
  ],
  [
    'an unknown stand-in',
    'stand_in: sara',
    'stand_in: maria',
    'organisations[1].members[1].stand_in: "maria" is in "region"',
  ],
  [
    'oneself as stand-in',
    'stand_in: sara',
    'stand_in: erik',
    'organisations[1].members[1].stand_in: nobody stands in for themselves',
  ],
  [
    'a leaver as stand-in',
    'stand_in: erik }',
    'stand_in: erik, active: false }',
    'organisations[1].members[1].stand_in: "sara" is not active',
  ],
  [
    'an e-mail without a host',
    'pia.holm@ekn.example',
    'pia.holm@',
    'organisations[4].members[0].email: is not an e-mail',
  ],
  [
    'an e-mail used twice',
    'karin.a@een.example',
    'Sara.Lund@almi.example',
    'organisations[3].members[0].email: "Sara.Lund@almi.example" stands already',
  ],
  [
    'an account used twice',
    'U0KARIN001',
    'U0SARA0001',
    'organisations[3].members[0].slack: "U0SARA0001 in T0ALMI001" stands already at organisations[1].members[0]',
  ],
  [
    'a person in a chat that the organisation has not',
    'slack: U0KARIN001',
    'teams: 7d0c2a7e-0001-4000-8000-0000000000f1',
    'organisations[3].members[0].teams: the organisation has no Teams tenant',
  ],
  [
    'a channel in a chat that the organisation has not',
    '{ slack: C0EENHAND1 }',
    '{ teams: "19:x@thread.tacv2" }',
    'organisations[3].channels.handovers.teams: the organisation has no Teams tenant',
  ],
  [
    'a channel’s name',
    'C0ALMIHAND',
    '"#handovers"',
    'organisations[1].channels.handovers.slack: is not a Slack channel id',
  ],
  [
    'a message’s address as a channel',
    '19:ekn-smf@thread.tacv2',
    '19:ekn-smf@thread.tacv2;messageid=1',
    'organisations[4].channels.handovers.teams: is not a Teams channel id',
  ],
  ['a Slack user’s name', 'U0SARA0001', 'sara', 'organisations[1].members[0].slack: is not a Slack user id'],
  [
    'a workspace’s name',
    'team: T0ALMI001 } }\n    channels:\n      handovers: { slack: C0ALMIHAND',
    'team: almi } }\n    channels:\n      handovers: { slack: C0ALMIHAND',
    'organisations[1].chat.slack.team: is not a Slack workspace id',
  ],
  [
    'a tenant’s name',
    'tenant: 7d0c2a7e-0003-4000-8000-000000000003',
    'tenant: ekn.example',
    'organisations[4].chat.teams.tenant: is not a Teams tenant id',
  ],
  [
    'an unknown capacity',
    'capacity: limited',
    'capacity: limitid',
    'organisations[1].services[1].capacity: must be open, limited or closed; did you mean "limited"?',
  ],
  ['a need with capitals', 'need: loan', 'need: Loan', 'organisations[1].services[0].need: must be lower-case'],
  [
    'a service offered twice',
    'need: innovation, title: Innovationsstöd',
    'need: loan, title: Lån',
    'organisations[1].services[1].title: "loan · Lån" stands already',
  ],
  [
    'a need that is not in the list',
    'need: innovation, title',
    'need: inovation, title',
    'organisations[1].services[1].need: no need with key "inovation"; did you mean "innovation"?',
  ],
  [
    'a municipality named twice',
    'code: "0781"',
    'code: "0780"',
    'municipalities[7].code: "0780" stands already at municipalities[6]',
  ],
  [
    'a municipality by its name alone',
    'code: "0781"',
    'code: Ljungby',
    'municipalities[7].code: must be the municipality’s four digits in quotes',
  ],
  [
    'a need listed twice',
    'key: patent,',
    'key: export_control,',
    'needs[11].key: "export_control" stands already at needs[10]',
  ],
  [
    'a need without words',
    '[tull, tulldeklaration, f',
    '[] } # [f',
    'needs[9].words: must have at least one word by which the need is recognised',
  ],
  [
    'a day of opening for what is open',
    'capacity: limited',
    'capacity: open, closed_until: 2027-01-15',
    'organisations[1].services[1].closed_until: is for what is closed',
  ],
  [
    'a range the wrong way round',
    '[2, 49]',
    '[49, 2]',
    'organisations[0].services[0].eligibility.employees: must be the least and the most',
  ],
  ['a day that is not', '2026-01-15', '2026-02-30', 'agreement.signed_on: is not a date'],
  ['a signature from nobody', 'een, ekn]', 'een, enk]', 'agreement.parties[4]: no organisation with key "enk"'],
  ['a signature twice', 'een, ekn]', 'een, een]', 'agreement.parties[4]: "een" stands here twice'],
  [
    'a number with a slip',
    '559912-0028',
    '559912-0029',
    'companies[1].number: is not an organisation number: its last digit',
  ],
  ['a number used twice', '559912-0028', '16559912-0010', 'companies[1].number: stands already at companies[0]'],
  [
    'a municipality without quotes',
    'municipality: "0765"',
    'municipality: 0765',
    'companies[2].municipality: must be text: put it in quotes',
  ],
  [
    'a municipality’s name',
    'municipality: "0765"',
    'municipality: Älmhult',
    'companies[2].municipality: must be the municipality’s four digits',
  ],
  ['half an employee', 'employees: 14', 'employees: 14.5', 'companies[0].employees: must be a whole number'],
  [
    'an unknown stage',
    'export_stage: curious',
    'export_stage: curous',
    'companies[2].export_stage: must be none, curious, started or established; did you mean "curious"?',
  ],
  ['a market twice', '[DE, NO]', '[DE, DE]', 'companies[0].markets: names a country twice'],
  [
    'what cannot be seen',
    'name: EKN',
    'name: "E\\u202eKN"',
    'organisations[4].name: holds line breaks or characters that cannot be seen',
  ],
  ['a name that is too long', 'name: EKN', `name: ${'x'.repeat(121)}`, 'organisations[4].name: is too long'],
]

it('lets a file that lists no needs name whatever it likes, and one that repeats none name those of the network', () => {
  const without = sampleText.replace(/^needs:[\s\S]*?^organisations:/m, 'organisations:')
  expect(mistakesIn(without.replace('need: innovation', 'need: anything'))).toEqual([])
  expect(mistakesIn(without, read(sampleText))).toEqual([])
  expect(mistakesIn(without.replace('need: loan', 'need: loans'), read(sampleText))).toEqual([
    expect.stringContaining('no need with key "loans"; did you mean "loan"?'),
  ])
})

it('says what follows from a wrong key, too', () => {
  expect(mistakesIn(sampleWith('key: region', 'key: Region'))).toEqual([
    expect.stringContaining('organisations[0].key: must be lower-case'),
    expect.stringContaining('agreement.parties[0]: no organisation with key "region"; did you mean "Region"?'),
  ])
  expect(mistakesIn(sampleWith('key: een', 'key: almi'))).toEqual([
    expect.stringContaining('organisations[3].key: "almi" stands already at organisations[1]'),
    expect.stringContaining('agreement.parties[3]: no organisation with key "een"'),
  ])
})

it.each(wrong)('refuses %s', (_, passage, instead, wanted) => {
  expect(mistakesIn(sampleWith(passage, instead))).toEqual([expect.stringContaining(wanted)])
})

it.each([
  ['nothing', '', 'is empty'],
  ['a list', '- 1', 'must be an entry with keys'],
  ['no network', 'organisations: []', 'network: is missing (line 1'],
  ['what is no YAML', 'network: {', 'cannot be read'],
  ['two documents', `${sampleText}\n---\na: 1`, 'cannot be read'],
  [
    'a bomb of aliases',
    `a: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefghi'].map((key, n) => `${key}: &${key} [${`*${'abcdefgh'[n]},`.repeat(9)}]`).join('\n')}`,
    'aliases',
  ],
  ['an entry inside itself', 'network: &n { key: *n }', 'network'],
  ['a tower of brackets', '['.repeat(100_000), 'nested too deeply'],
  ['a prototype', '__proto__: { a: 1 }\nconstructor: 1', 'unknown key'],
  ['merging', 'network: { <<: { key: a } }', 'unknown key'],
  ['too much', ' '.repeat(10_000_001), 'too long'],
])('refuses %s', (_, text, wanted) => {
  expect(mistakesIn(text).join('\n')).toContain(wanted)
})

it('never repeats an organisation number: it can be a personal one', () => {
  const twice = 'number: 811228-9874'
  const text = sampleWith('number: 559912-0010', twice).replace('number: 559912-0028', twice)
  expect(mistakesIn(text).join()).toContain('companies[1].number')
  expect(mistakesIn(text).join()).not.toContain('811228')
  expect(mistakesIn(text.replaceAll('9874', '9875')).join()).not.toContain('811228')
})

it('sees a clash with what the network has already', () => {
  const present = read(sampleText)
  const text = `
network: { key: kronoberg, name: Kronoberg, prefix: KRO }
organisations:
  - { key: prv, name: PRV, convener: true, chat: { slack: { team: T0ALMI001 } }, members: [
      { key: ida, name: Ida, email: ida@prv.example, roles: [promoter], slack: U0SARA0001 }] }`
  expect(mistakesIn(text, present)).toEqual([
    expect.stringContaining('organisations[0].convener: "region" is the convener already'),
    expect.stringContaining(
      'organisations[0].members[0].slack: "U0SARA0001 in T0ALMI001" stands already in the network',
    ),
  ])
})

it('reads a file with 2,000 companies in a moment', () => {
  const companies = Array.from({ length: 2_000 }, (_, n) => `  - { name: Bolag ${n}, markets: [de] }`).join('\n')
  const result = readNetworkFile(sampleText.replace(/^companies:[\s\S]*/m, `companies:\n${companies}`))
  expect('mistakes' in result && result.mistakes.length).toBe(2_000)
})
