import { z } from 'zod'
import type { NetworkFile } from '../core/network-file.ts'
import { plain } from './plain.ts'
import type { Path } from './positions.ts'

/** As much of a file as the entries say of each other, read so that a mistake in one value hides no mistake in another. */
const text = z.string().nullable().catch(null)
const flag = (otherwise: boolean) => z.boolean().catch(otherwise)
const none = { slack: null, teams: null }

const member = z.object({
  key: text,
  email: text,
  slack: text,
  teams: text,
  stand_in: text,
  roles: z.array(text).catch([]),
  active: flag(true),
})

const places = z.object({ slack: text, teams: text }).catch(none)
const service = z.object({ need: text, title: text }).catch({ need: null, title: null })
const need = z.object({ key: text }).catch({ key: null })
const municipality = z.object({ code: text }).catch({ code: null })
const nobody = { key: null, email: null, slack: null, teams: null, stand_in: null, roles: [], active: true }
const nowhere = { handovers: none, digest: none }

const organisation = z.object({
  key: text,
  convener: flag(false),
  chat: z
    .object({
      slack: z.object({ team: text }).nullable().catch(null),
      teams: z.object({ tenant: text }).nullable().catch(null),
    })
    .catch(none),
  channels: z.object({ handovers: places, digest: places }).catch(nowhere),
  members: z.array(member.catch(nobody)).catch([]),
  services: z.array(service).catch([]),
})

const blank = { key: null, convener: false, chat: none, channels: nowhere, members: [], services: [] }
const company = z
  .object({
    number: z
      .union([z.string(), z.number().transform(String)])
      .nullable()
      .catch(null),
    name: text,
  })
  .catch({ number: null, name: null })

const draft = z
  .object({
    municipalities: z.array(municipality).catch([]),
    needs: z.array(need).catch([]),
    organisations: z.array(organisation.catch(blank)).catch([]),
    agreement: z.object({ parties: z.array(text).catch([]) }).catch({ parties: [] }),
    companies: z.array(company).catch([]),
  })
  .catch({ municipalities: [], needs: [], organisations: [], agreement: { parties: [] }, companies: [] })

type Draft = z.output<typeof draft>

/** An entry with its place in the file; null when it is in the network already and not in the file. */
export type Placed<T> = Omit<T, 'members'> & { readonly path: Path | null }
export type DraftMember = Placed<Draft['organisations'][number]['members'][number]>
export type DraftOrganisation = Placed<Draft['organisations'][number]> & { readonly members: readonly DraftMember[] }

export interface DraftFile {
  /** Of the file; those of the network that it does not repeat stand in `knownNeeds` too. */
  readonly needs: Draft['needs']
  readonly municipalities: Draft['municipalities']
  readonly knownNeeds: readonly string[]
  readonly organisations: readonly DraftOrganisation[]
  readonly parties: readonly (string | null)[]
  readonly companies: Draft['companies']
}

/** The file over what the network has already, so that a file may name what it does not repeat. */
export function draftOf(typed: unknown, present: NetworkFile | null): DraftFile {
  const { organisations, agreement, ...lists } = draft.parse(typed)
  const inFile = organisations.map((entry, place) => placed(entry, ['organisations', place]))
  const before = present ? draft.parse(plain(present)).organisations.map((entry) => placed(entry, null)) : []
  const knownNeeds = [...lists.needs, ...(present?.needs ?? [])].flatMap(({ key }) => key ?? [])
  return { ...lists, knownNeeds, organisations: laidOver(before, inFile), parties: agreement.parties }
}

const placed = (entry: Draft['organisations'][number], path: Path | null): DraftOrganisation => ({
  ...entry,
  path,
  members: entry.members.map((member, place) => ({ ...member, path: path && [...path, 'members', place] })),
})

function laidOver(
  before: readonly DraftOrganisation[],
  inFile: readonly DraftOrganisation[],
): readonly DraftOrganisation[] {
  const merged = inFile.map((entry) => {
    const earlier = before.find(({ key }) => key !== null && key === entry.key)
    return earlier ? { ...entry, chat: chatOf(earlier, entry), members: absent(earlier.members, entry.members) } : entry
  })
  return absent(before, merged)
}

const chatOf = (earlier: DraftOrganisation, entry: DraftOrganisation) => ({
  slack: entry.chat.slack ?? earlier.chat.slack,
  teams: entry.chat.teams ?? earlier.chat.teams,
})

/** Those of the file, then those that it leaves out. */
const absent = <T extends { readonly key: string | null }>(
  before: readonly T[],
  inFile: readonly T[],
): readonly T[] => [...inFile, ...before.filter(({ key }) => !inFile.some((entry) => entry.key === key))]
