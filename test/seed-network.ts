import type { NetworkId } from '#src/core/ids.ts'
import type { MemberEntry, NetworkFile, OrganisationEntry } from '#src/core/network-file.ts'
import type { Caller } from '#src/core/ports.ts'
import { newId } from '#src/new-id.ts'
import { createEncryption, type Encryption } from '#src/storage/encryption.ts'
import type { Database } from '#src/storage/engine.ts'
import { applyNetwork } from '#src/storage/network-import.ts'

/** Keys for tests alone. */
export const testEncryption: Encryption = createEncryption([new Uint8Array(32).fill(7)])

const tenants = { region: '7d0c2a7e-0001-4000-8000-000000000001', bs: '7d0c2a7e-0002-4000-8000-000000000002' }
const almi = 'T0ALMI001'

type Person = Partial<MemberEntry> & Pick<MemberEntry, 'key' | 'name' | 'email' | 'roles'>

const member = (person: Person): MemberEntry => ({
  ...{ locale: null, slack: null, teams: null, standIn: null, active: true },
  ...person,
})

const organisation = (
  entry: Partial<OrganisationEntry> & Pick<OrganisationEntry, 'key' | 'name'>,
): OrganisationEntry => ({
  ...{ convener: false, publicAuthority: false, workspaces: [], channels: [], members: [], services: [] },
  ...entry,
})

const region = organisation({
  key: 'region',
  name: 'Region Kronoberg',
  convener: true,
  publicAuthority: true,
  workspaces: [{ chat: 'teams', workspace: tenants.region }],
  channels: [{ purpose: 'handovers', chat: 'teams', place: '19:region-hanvisningar@thread.tacv2' }],
  members: [
    member({
      ...{ key: 'maria', name: 'Maria Ek', email: 'maria.ek@region.example', locale: 'sv' },
      ...{ roles: ['coordinator', 'network_admin'], teams: 'aad-maria' },
    }),
    member({
      key: 'johan',
      name: 'Johan Ask',
      email: 'johan.ask@region.example',
      roles: ['promoter'],
      teams: 'aad-johan',
    }),
  ],
})

const almiOrganisation = organisation({
  key: 'almi',
  name: 'Almi',
  workspaces: [{ chat: 'slack', workspace: almi }],
  channels: [
    { purpose: 'handovers', chat: 'slack', place: 'C0ALMIHAND' },
    { purpose: 'digest', chat: 'slack', place: 'C0ALMINEWS' },
  ],
  members: [
    member({
      ...{ key: 'sara', name: 'Sara Lund', email: 'sara.lund@almi.example', locale: 'sv', slack: 'U0SARA0001' },
      roles: ['promoter', 'team_lead'],
    }),
    member({
      ...{ key: 'erik', name: 'Erik Öst', email: 'erik.ost@almi.example', roles: ['promoter'], slack: 'U0ERIK0001' },
      standIn: 'sara',
    }),
  ],
  services: [
    {
      ...{ need: 'loan', title: 'Lån', capacity: 'open', closedUntil: null, reviewed: '2026-09-15' },
      eligibility: { employees: { from: 1, to: 250 }, netTurnoverMinSek: null },
    },
  ],
})

const businessSweden = organisation({
  key: 'business-sweden',
  name: 'Business Sweden',
  workspaces: [{ chat: 'teams', workspace: tenants.bs }],
  channels: [{ purpose: 'handovers', chat: 'teams', place: '19:bs-sydost@thread.tacv2' }],
  members: [
    member({
      ...{ key: 'li', name: 'Li Berg', email: 'li.berg@businesssweden.example', locale: 'en', teams: 'aad-li' },
      roles: ['promoter'],
    }),
    member({
      ...{ key: 'omar', name: 'Omar Sjö', email: 'omar.sjo@businesssweden.example', teams: 'aad-omar', standIn: 'li' },
      roles: ['promoter', 'team_lead'],
    }),
  ],
})

const een = organisation({
  key: 'een',
  name: 'Enterprise Europe Network',
  workspaces: [{ chat: 'slack', workspace: almi }],
  channels: [{ purpose: 'handovers', chat: 'slack', place: 'C0EENHAND1' }],
  members: [
    member({
      ...{ key: 'karin', name: 'Karin Å', email: 'karin.a@een.example', slack: 'U0KARIN001' },
      roles: ['promoter', 'team_lead'],
    }),
  ],
})

/** Four organisations, two in Slack and two in Teams, as in Kronoberg. */
export const kronoberg: NetworkFile = {
  network: {
    ...{ key: 'kronoberg', name: 'Regionalt exportcenter Kronoberg', prefix: 'KRO', timeZone: 'Europe/Stockholm' },
    ...{ locale: 'sv', country: 'SE', workingHours: { from: 8 * 60, to: 17 * 60 } },
  },
  municipalities: [{ code: '0780', name: 'Växjö' }],
  needs: [],
  organisations: [region, almiOrganisation, businessSweden, een],
  agreement: { version: 1, signedOn: '2026-01-15', parties: ['region', 'almi', 'business-sweden', 'een'] },
  companies: [
    {
      ...{ number: { digits: '5599120010', soleTrader: false }, name: 'Nordform AB', municipality: '0780' },
      ...{ employees: 14, netTurnoverSek: 21_000_000, exportStage: 'started', markets: ['DE', 'NO'] },
    },
    {
      ...{ number: { digits: '5599120036', soleTrader: false }, name: 'Älmkyl AB', municipality: '0765' },
      ...{ employees: 6, netTurnoverSek: 4_200_000, exportStage: 'curious', markets: [] },
    },
  ],
}

export const seedNetwork = (database: Database, file: NetworkFile = kronoberg): Promise<NetworkId> =>
  applyNetwork(database, { encryption: testEncryption, newId }, file, new Date('2026-11-02T09:00:00Z'))

const caller = (chat: 'slack' | 'teams', workspace: string, user: string): Caller => ({
  identity: { chat, workspace, user },
  localeHint: null,
  timeZoneHint: null,
})

/** The people of `kronoberg` as their chats tell of them. */
export const callers = {
  maria: caller('teams', tenants.region, 'aad-maria'),
  johan: caller('teams', tenants.region, 'aad-johan'),
  sara: caller('slack', almi, 'U0SARA0001'),
  erik: caller('slack', almi, 'U0ERIK0001'),
  li: caller('teams', tenants.bs, 'aad-li'),
  omar: caller('teams', tenants.bs, 'aad-omar'),
  karin: caller('slack', almi, 'U0KARIN001'),
  stranger: caller('slack', almi, 'U0STRANGER'),
  nowhere: caller('slack', 'T0NOWHERE', 'U0NOWHERE1'),
} as const
export type Somebody = keyof typeof callers
