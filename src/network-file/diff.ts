import { showOrganisationNumber } from '../core/company/organisation-number.ts'
import type { AgreementEntry, CompanyEntry, NetworkFile, OrganisationEntry } from '../core/network-file.ts'
import { type Plain, plainCompany, plainMember, plainNeed, plainNetwork, plainService } from './plain.ts'

/** What an import would do to one entry. Nothing is deleted by absence, so what a file does not say does not change. */
export interface Change {
  /** `member sara in almi` */
  readonly entry: string
  readonly change: 'added' | 'changed'
  /** The fields that are set; `was` is null where there was nothing. */
  readonly fields: readonly { readonly field: string; readonly was: string | null; readonly becomes: string }[]
}

interface Entry {
  readonly label: string
  readonly fields: { readonly [field: string]: Plain }
}

/** By what an entry is matched by; that is not always fit to be shown. */
type Entries = ReadonlyMap<string, Entry>

/** The changes that importing `wanted` makes to `current`, in the file's order; null is no network yet. */
export function diff(current: NetworkFile | null, wanted: NetworkFile): readonly Change[] {
  const before: Entries = current ? entriesOf(current) : new Map()
  return [...entriesOf(wanted)].flatMap(([match, { label, fields }]): Change[] => {
    const earlier = before.get(match)
    const set = Object.entries(fields).flatMap(([field, value]) => {
      const old = earlier?.fields[field]
      const [was, becomes] = [old === undefined ? null : show(old), show(value)]
      return was === becomes ? [] : [{ field, was, becomes }]
    })
    if (!earlier) return [{ entry: label, change: 'added', fields: set }]
    return set.length > 0 ? [{ entry: label, change: 'changed', fields: set }] : []
  })
}

/** `+ member sara in almi`, or `~ member sara in almi: email "a@…" → "b@…"`. */
export const showChange = ({ entry, change, fields }: Change): string =>
  change === 'added'
    ? `+ ${entry}`
    : `~ ${entry}: ${fields.map(({ field, was, becomes }) => `${field} ${was ?? 'nothing'} → ${becomes}`).join(', ')}`

const show = (value: Plain): string => JSON.stringify(value)

const entriesOf = (file: NetworkFile): Entries =>
  new Map([
    entry(`network ${file.network.key}`, plainNetwork(file.network)),
    ...file.municipalities.map(({ code, name }) => entry(`municipality ${code}`, { name })),
    ...file.needs.map((need) => entry(`need ${need.key}`, plainNeed(need))),
    ...file.organisations.flatMap(ofOrganisation),
    ...(file.agreement ? ofAgreement(file.agreement) : []),
    ...file.companies.map(ofCompany),
  ])

const entry = (label: string, fields: Entry['fields'], match = label): readonly [string, Entry] => [
  match,
  { label, fields },
]

/** Switches are said outright here: off is a value like any other. */
const ofOrganisation = (organisation: OrganisationEntry): readonly (readonly [string, Entry])[] => {
  const { key, name, convener, publicAuthority } = organisation
  return [
    entry(`organisation ${key}`, { name, convener, public_authority: publicAuthority }),
    ...organisation.workspaces.map(({ chat, workspace }) => entry(`${chat} of ${key}`, { workspace })),
    ...organisation.channels.map(({ purpose, chat, place }) =>
      entry(`${purpose} channel of ${key} in ${chat}`, { place }),
    ),
    ...organisation.members.map((member) =>
      entry(`member ${member.key} in ${key}`, { ...plainMember(member), active: member.active }),
    ),
    ...organisation.services.map((service) =>
      entry(`service ${service.need} "${service.title}" of ${key}`, { eligibility: {}, ...plainService(service) }),
    ),
  ]
}

/** Who has once signed stays: a party that a file leaves out is no change. */
const ofAgreement = ({ version, signedOn, parties }: AgreementEntry): readonly (readonly [string, Entry])[] => [
  entry(`agreement version ${version}`, { signed_on: signedOn }),
  ...parties.map((key) => entry(`party ${key} to agreement version ${version}`, {})),
]

const ofCompany = (company: CompanyEntry) => {
  const { number, name } = company
  if (!number) return entry(`company ${name}`, plainCompany(company), `company named ${name.toLowerCase()}`)
  const shown = showOrganisationNumber(number)
  return entry(`company ${name}, ${shown}`, { ...plainCompany(company), number: shown }, `company ${number.digits}`)
}
