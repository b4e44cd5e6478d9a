import type { CompanyEntry, MemberEntry, NetworkFile, OrganisationEntry } from '#src/core/network-file.ts'
import type { Chat } from '#src/core/register/register.ts'

const perOrganisation = 25
/** How many organisations share a workspace or a tenant. */
const perWorkspace = 10
const companies = 500

export interface Promoter {
  /** In the register. */
  readonly key: string
  /** In the chat. */
  readonly user: string
  readonly chat: Chat
}

const digits = (n: number, length: number): string => String(n).padStart(length, '0')

/** Every other organisation sits in Slack. */
const chatOf = (organisation: number): Chat => (organisation % 2 === 0 ? 'slack' : 'teams')

const workspaceOf = (organisation: number): string => {
  const n = Math.floor(organisation / 2 / (perWorkspace / 2))
  return chatOf(organisation) === 'slack' ? `T0LOAD${digits(n, 3)}` : `00000000-0000-4000-8000-0000000${digits(n, 5)}`
}

const promoterOf = (organisation: number, n: number): Promoter => {
  const at = digits(organisation * perOrganisation + n, 6)
  const chat = chatOf(organisation)
  const user = chat === 'slack' ? `U0L${at}` : `00000000-0000-4000-9000-000000${at}`
  return { key: `p${digits(organisation, 3)}-${digits(n, 2)}`, user, chat }
}

const memberOf = ({ key, user, chat }: Promoter): MemberEntry => ({
  ...{ key, name: `Handläggare ${key}`, email: `${key}@network.example`, roles: ['promoter'], locale: 'sv' },
  slack: chat === 'slack' ? user : null,
  teams: chat === 'teams' ? user : null,
  ...{ standIn: null, active: true },
})

const organisationOf = (n: number): OrganisationEntry => ({
  ...{ key: `o${digits(n, 3)}`, name: `Organisation ${digits(n, 3)}`, convener: n === 0, publicAuthority: n === 0 },
  workspaces: [{ chat: chatOf(n), workspace: workspaceOf(n) }],
  channels: [
    {
      ...{ purpose: 'handovers', chat: chatOf(n) },
      place: chatOf(n) === 'slack' ? `C0LOAD${digits(n, 4)}` : `19:load-${digits(n, 3)}@thread.tacv2`,
    },
  ],
  members: Array.from({ length: perOrganisation }, (_, at) => memberOf(promoterOf(n, at))),
  services: [],
})

export const companyName = (n: number): string => `Lastbolag ${digits(n % companies, 3)} AB`

const companyOf = (n: number): CompanyEntry => ({
  ...{ number: null, name: companyName(n), municipality: null, employees: null, netTurnoverSek: null },
  ...{ exportStage: null, markets: [] },
})

/** As many organisations as asked, 25 people in each, half of them in each chat. */
export function networkOf(organisations: number): {
  readonly file: NetworkFile
  readonly promoters: readonly Promoter[]
} {
  const numbers = Array.from({ length: organisations }, (_, n) => n)
  const all = numbers.map(organisationOf)
  return {
    // In turn from one organisation to the next, and so from one chat to the other.
    promoters: Array.from({ length: perOrganisation }, (_, at) => numbers.map((n) => promoterOf(n, at))).flat(),
    file: {
      network: {
        ...{ key: 'load', name: 'Last', prefix: 'LAD', timeZone: 'Europe/Stockholm', locale: 'sv', country: 'SE' },
        workingHours: { from: 8 * 60, to: 17 * 60 },
      },
      municipalities: [],
      needs: [],
      organisations: all,
      agreement: { version: 1, signedOn: '2026-01-15', parties: all.map(({ key }) => key) },
      companies: Array.from({ length: companies }, (_, n) => companyOf(n)),
    },
  }
}
