import type {
  ChannelEntry,
  CompanyEntry,
  MemberEntry,
  NeedEntry,
  NetworkEntry,
  NetworkFile,
  OrganisationEntry,
  ServiceEntry,
  WorkspaceEntry,
} from '../core/network-file.ts'

/** Text, numbers, lists and entries, as they stand in a file. */
export type Plain = string | number | boolean | readonly Plain[] | { readonly [key: string]: Plain }

type Sayable = Plain | null

/** The file's own words and order; what is null or empty is not said. */
export const plain = (file: NetworkFile): { readonly [key: string]: Plain } =>
  said({
    network: plainNetwork(file.network),
    municipalities: file.municipalities.map(({ code, name }) => ({ code, name })),
    needs: file.needs.map(plainNeed),
    organisations: file.organisations.map(plainOrganisation),
    agreement: file.agreement && {
      version: file.agreement.version,
      signed_on: file.agreement.signedOn,
      parties: file.agreement.parties,
    },
    companies: file.companies.map(plainCompany),
  })

export const plainNetwork = (entry: NetworkEntry) =>
  said({
    key: entry.key,
    name: entry.name,
    prefix: entry.prefix,
    time_zone: entry.timeZone,
    locale: entry.locale,
    country: entry.country,
    working_hours: `${clock(entry.workingHours.from)}-${clock(entry.workingHours.to)}`,
  })

export const plainNeed = ({ key, sv, en, words }: NeedEntry) => said({ key, sv, en, words })

const plainOrganisation = (entry: OrganisationEntry) =>
  said({
    key: entry.key,
    name: entry.name,
    convener: entry.convener || null,
    public_authority: entry.publicAuthority || null,
    chat: said(Object.fromEntries(entry.workspaces.map(plainWorkspace))),
    channels: plainChannels(entry.channels),
    members: entry.members.map(plainMember),
    services: entry.services.map(plainService),
  })

const plainWorkspace = ({ chat, workspace }: WorkspaceEntry) =>
  [chat, chat === 'slack' ? { team: workspace } : { tenant: workspace }] as const

const plainChannels = (channels: readonly ChannelEntry[]) => {
  const of = (purpose: ChannelEntry['purpose']) =>
    said(Object.fromEntries(channels.filter((one) => one.purpose === purpose).map(({ chat, place }) => [chat, place])))
  return said({ handovers: of('handovers'), digest: of('digest') })
}

export const plainMember = (entry: MemberEntry) =>
  said({
    key: entry.key,
    name: entry.name,
    email: entry.email,
    roles: entry.roles,
    slack: entry.slack,
    teams: entry.teams,
    stand_in: entry.standIn,
    locale: entry.locale,
    active: entry.active ? null : false,
  })

export const plainService = ({ need, title, eligibility, capacity, closedUntil, reviewed }: ServiceEntry) =>
  said({
    need,
    title,
    eligibility: said({
      employees: eligibility.employees && [eligibility.employees.from, eligibility.employees.to],
      net_turnover_min_sek: eligibility.netTurnoverMinSek,
    }),
    capacity,
    closed_until: closedUntil,
    reviewed,
  })

export const plainCompany = (entry: CompanyEntry) =>
  said({
    number: entry.number && `${entry.number.digits.slice(0, 6)}-${entry.number.digits.slice(6)}`,
    name: entry.name,
    municipality: entry.municipality,
    employees: entry.employees,
    net_turnover_sek: entry.netTurnoverSek,
    export_stage: entry.exportStage,
    markets: entry.markets,
  })

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

function said(entry: { readonly [key: string]: Sayable }): { readonly [key: string]: Plain } {
  const kept: Record<string, Plain> = {}
  for (const [key, value] of Object.entries(entry)) if (value !== null && !isEmpty(value)) kept[key] = value
  return kept
}

const isEmpty = (value: Plain): boolean => typeof value === 'object' && Object.keys(value).length === 0
