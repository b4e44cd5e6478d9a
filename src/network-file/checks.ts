import { type OpenOf, purposes } from '../core/network-file.ts'
import { chats } from './chats.ts'
import type { DraftFile, DraftMember, DraftOrganisation } from './draft.ts'
import { leavers } from './leavers.ts'
import * as leaf from './leaves.ts'
import { suggest } from './nearest.ts'
import { type Path, showPath } from './positions.ts'
import type { Finding } from './wording.ts'

/** Everything that entries say of each other and that cannot be so. */
export const crossCheck = (draft: DraftFile, open: readonly OpenOf[] = []): readonly Finding[] => [
  ...leavers(draft, open),
  ...repeated(
    draft.municipalities.map(({ code: key }, place) => ({ key, path: ['municipalities', place] })),
    'code',
  ),
  ...repeated(
    draft.needs.map(({ key }, place) => ({ key, path: ['needs', place] })),
    'key',
  ),
  ...repeated(
    draft.organisations.map(({ key, path }) => ({ key, path })),
    'key',
  ),
  ...convener(draft),
  ...draft.organisations.flatMap((organisation) => withinOrganisation(organisation, draft)),
  ...repeated(
    people(draft).map(({ email, path }) => ({ key: email, path })),
    'email',
  ),
  ...identities(draft),
  ...keepers(draft),
  ...parties(draft),
  ...companies(draft),
]

const people = ({ organisations }: DraftFile): readonly DraftMember[] => organisations.flatMap(({ members }) => members)

const withinOrganisation = (organisation: DraftOrganisation, draft: DraftFile): readonly Finding[] => [
  ...repeated(
    organisation.members.map(({ key, path }) => ({ key, path })),
    'key',
  ),
  ...organisation.members.flatMap((member) => standIn(member, organisation, draft)),
  ...organisation.members.flatMap((member) => ownChat(member, organisation)),
  ...channels(organisation),
  ...repeated(
    organisation.services.map(({ need, title }, place) => ({
      key: need !== null && title !== null ? `${need} · ${title}` : null,
      path: organisation.path && [...organisation.path, 'services', place],
    })),
    'title',
  ),
  ...organisation.services.flatMap(({ need }, place) =>
    needOf(need, organisation.path && [...organisation.path, 'services', place, 'need'], draft),
  ),
]

/** A network that lists its needs has no others: a slip would make a service that is never suggested. */
function needOf(need: string | null, path: Path | null, { knownNeeds }: DraftFile): readonly Finding[] {
  if (need === null || path === null || knownNeeds.length === 0 || knownNeeds.includes(need)) return []
  // What is no key at all is said already.
  if (!leaf.need.safeParse(need).success) return []
  return [
    { path, message: `no need with key "${need}"${suggest(need, knownNeeds) || '; the needs stand under "needs"'}` },
  ]
}

/** The second and later of those that should differ; the first is right where it is. */
function repeated(
  entries: readonly { readonly key: string | null; readonly path: Path | null }[],
  field: string,
): readonly Finding[] {
  const first = new Map<string, Path | null>()
  const found: Finding[] = []
  // What the network has already stands behind the file's entries, so that the file's are the ones named.
  for (const { key: shown, path } of entries.toSorted(
    (one, other) => Number(one.path !== null) - Number(other.path !== null),
  )) {
    if (shown === null) continue
    const key = shown.toLowerCase()
    const earlier = first.get(key)
    if (earlier === undefined) first.set(key, path)
    else if (path) {
      const where = earlier ? `at ${showPath(earlier)}` : 'in the network'
      found.push({ path: [...path, field], message: `"${shown}" stands already ${where}; it must be used once` })
    }
  }
  return found
}

function convener({ organisations }: DraftFile): readonly Finding[] {
  const conveners = organisations.filter((organisation) => organisation.convener)
  const [first] = conveners.toSorted((one, other) => Number(one.path !== null) - Number(other.path !== null))
  if (!first)
    return [
      {
        path: ['organisations'],
        message: 'no organisation is the convener: write "convener: true" at the one that calls the working group',
      },
    ]
  return conveners.flatMap((other) =>
    other === first || !other.path
      ? []
      : [
          {
            path: [...other.path, 'convener'],
            message: `"${first.key}" is the convener already; there is exactly one`,
          },
        ],
  )
}

function standIn(
  { stand_in, key, path }: DraftMember,
  { members, key: home }: DraftOrganisation,
  draft: DraftFile,
): readonly Finding[] {
  if (stand_in === null || !path) return []
  const wrong = (message: string): readonly Finding[] => [{ path: [...path, 'stand_in'], message }]
  if (stand_in === key) return wrong('nobody stands in for themselves; name a colleague')
  const found = members.find((member) => member.key === stand_in)
  if (found) return found.active ? [] : wrong(`"${stand_in}" is not active and cannot stand in`)
  const elsewhere = draft.organisations.find((other) => other.members.some((member) => member.key === stand_in))
  if (elsewhere)
    return wrong(
      `"${stand_in}" is in "${elsewhere.key}"; a stand-in is in the same organisation${home ? `, "${home}"` : ''}`,
    )
  return wrong(`no member with key "${stand_in}" in this organisation${suggest(stand_in, namesOf(members))}`)
}

const namesOf = (entries: readonly { readonly key: string | null }[]): readonly string[] =>
  entries.flatMap(({ key }) => key ?? [])

const noChat = (chat: 'slack' | 'teams') =>
  `the organisation has no ${chat === 'slack' ? 'Slack workspace' : 'Teams tenant'}: add it under "chat", or take this away`

function ownChat(member: DraftMember, organisation: DraftOrganisation): readonly Finding[] {
  const { path } = member
  if (!path) return []
  return chats.flatMap((chat) =>
    member[chat] !== null && !organisation.chat[chat] ? [{ path: [...path, chat], message: noChat(chat) }] : [],
  )
}

function channels(organisation: DraftOrganisation): readonly Finding[] {
  const { path } = organisation
  if (!path) return []
  return purposes.flatMap((purpose) =>
    chats.flatMap((chat) =>
      organisation.channels[purpose][chat] !== null && !organisation.chat[chat]
        ? [{ path: [...path, 'channels', purpose, chat], message: noChat(chat) }]
        : [],
    ),
  )
}

/** One account is one person: a user id means something only with its workspace. */
const identities = ({ organisations }: DraftFile): readonly Finding[] =>
  chats.flatMap((chat) =>
    repeated(
      organisations.flatMap((organisation) => {
        const workspace = organisation.chat.slack?.team
        const home = chat === 'slack' ? workspace : organisation.chat.teams?.tenant
        return organisation.members.map((member) => {
          const user = member[chat]
          return { key: user && home ? `${user} in ${home}` : null, path: member.path }
        })
      }),
      chat,
    ),
  )

function keepers(draft: DraftFile): readonly Finding[] {
  const keeps = people(draft).some(
    ({ active, roles }) => active && (roles.includes('coordinator') || roles.includes('network_admin')),
  )
  if (keeps) return []
  return [
    {
      path: ['organisations'],
      message: 'nobody keeps the register: give one active member the role coordinator or network_admin',
    },
  ]
}

function parties({ organisations, parties: signed }: DraftFile): readonly Finding[] {
  const known = namesOf(organisations)
  return signed.flatMap((key, place) => {
    if (key === null) return []
    const path = ['agreement', 'parties', place]
    if (signed.indexOf(key) < place) return [{ path, message: `"${key}" stands here twice` }]
    return known.includes(key) ? [] : [{ path, message: `no organisation with key "${key}"${suggest(key, known)}` }]
  })
}

/** Told apart by number, and without one by name. A number is never repeated in a message: it can be a personal one. */
function companies({ companies: listed }: DraftFile): readonly Finding[] {
  const seen = new Map<string, number>()
  return listed.flatMap(({ number, name }, place) => {
    const key = number === null ? name?.toLowerCase() : number.replaceAll(/\D/g, '').slice(-10)
    if (!key) return []
    const earlier = seen.get(key)
    if (earlier === undefined) {
      seen.set(key, place)
      return []
    }
    return [
      {
        path: ['companies', place, number === null ? 'name' : 'number'],
        message: `stands already at companies[${earlier}]; each company stands once`,
      },
    ]
  })
}
