import type { MemberEntry, NetworkFile, OrganisationEntry } from '#src/core/network-file.ts'
import type { Chat } from '#src/core/register/register.ts'

/** Two organisations in one Slack workspace and two in one Teams tenant, each with as many promoters as `perOrganisation`. */
const perOrganisation = 40

export const team = 'T00000001'
export const tenant = '00000000-0000-4000-8000-00000000000a'

interface Place {
  readonly key: string
  readonly name: string
  readonly chat: Chat
}

const places: readonly Place[] = [
  { key: 'almi', name: 'Almi', chat: 'slack' },
  { key: 'een', name: 'Enterprise Europe Network', chat: 'slack' },
  { key: 'business-sweden', name: 'Business Sweden', chat: 'teams' },
  { key: 'region', name: 'Region Kronoberg', chat: 'teams' },
]

/** A promoter as both sides know them: the register by `key`, the chat by `user`. */
export interface Promoter {
  readonly key: string
  readonly user: string
  readonly chat: Chat
}

const two = (n: number): string => String(n).padStart(2, '0')

const userIn = (chat: Chat, organisation: number, n: number): string =>
  chat === 'slack'
    ? `U000${two(organisation)}${two(n)}`
    : `00000000-0000-4000-9000-0000000${two(organisation)}${two(n)}0`

const promotersOf = ({ key, chat }: Place, organisation: number): readonly Promoter[] =>
  Array.from({ length: perOrganisation }, (_, n) => ({
    key: `${key}-${two(n)}`,
    user: userIn(chat, organisation, n),
    chat,
  }))

const promoters: readonly Promoter[] = places.flatMap(promotersOf)
export const slackPromoters = promoters.filter(({ chat }) => chat === 'slack')
export const teamsPromoters = promoters.filter(({ chat }) => chat === 'teams')

/** The one at this place in the round; there is always one. */
export function inTurn<T>(all: readonly T[], n: number): T {
  const one = all[n % all.length]
  if (one === undefined) throw new Error('nobody takes turns')
  return one
}

const memberOf = ({ key, user, chat }: Promoter): MemberEntry => ({
  ...{ key, name: `Promoter ${key}`, email: `${key}@network.example`, roles: ['promoter'], locale: 'en' },
  slack: chat === 'slack' ? user : null,
  teams: chat === 'teams' ? user : null,
  ...{ standIn: null, active: true },
})

const organisationOf = (place: Place, n: number): OrganisationEntry => ({
  ...{ key: place.key, name: place.name, convener: place.key === 'region', publicAuthority: place.key === 'region' },
  workspaces: [{ chat: place.chat, workspace: place.chat === 'slack' ? team : tenant }],
  channels: [
    {
      purpose: 'handovers',
      chat: place.chat,
      place: place.chat === 'slack' ? `C000000${two(n)}` : `19:handovers-${two(n)}@thread.tacv2`,
    },
  ],
  members: promotersOf(place, n).map(memberOf),
  services: [],
})

export const benchNetwork: NetworkFile = {
  network: {
    ...{ key: 'bench', name: 'Bench', prefix: 'BEN', timeZone: 'Europe/Stockholm', locale: 'en', country: 'SE' },
    workingHours: { from: 8 * 60, to: 17 * 60 },
  },
  municipalities: [],
  needs: [],
  organisations: places.map(organisationOf),
  agreement: { version: 1, signedOn: '2026-01-15', parties: places.map(({ key }) => key) },
  companies: [],
}
