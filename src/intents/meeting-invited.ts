import type { ChannelId, MemberId, OrganisationId } from '../core/ids.ts'
import type { Invited } from '../core/meeting/meeting.ts'
import { peopleInvited } from '../core/meeting/meeting-decide.ts'
import { allow, type Outcome, refuse } from '../core/outcome.ts'
import type { Ports } from '../core/ports.ts'
import { type Member, type Role, roles } from '../core/register/register.ts'
import type { Field } from '../views/form.ts'
import { colleagueOptions } from './colleague.ts'
import { listed } from './input.ts'
import type { Known, Occasion } from './intent.ts'

export type Register = Awaited<ReturnType<Ports['register']['all']>>

interface Typed {
  readonly organisations: string
  readonly roles: readonly Role[]
  readonly persons: string
}

export interface Asked {
  readonly invited: Invited
  readonly people: readonly Member[]
}

/** Who is meant, as the register has it now. Somebody who is no longer in it is named, at the field. */
export function invitedFrom({ organisations, roles: wanted, persons }: Typed, register: Register): Outcome<Asked> {
  const groups: OrganisationId[] = []
  for (const key of listed(organisations)) {
    const found = register.find(({ organisation }) => organisation.key === key)
    if (found === undefined) return refuse({ code: 'invitee-gone', field: 'organisations', wanted: key })
    groups.push(found.organisation.id)
  }
  const members: MemberId[] = []
  for (const typed of listed(persons)) {
    const [key, name] = typed.split('/')
    const of = register.find(({ organisation }) => organisation.key === key)
    const found = of?.members.find((member) => member.key === name)
    if (found === undefined) return refuse({ code: 'invitee-gone', field: 'persons', wanted: name ?? typed })
    members.push(found.id)
  }
  const invited: Invited = { organisations: groups, roles: wanted, members }
  const people = peopleInvited(invited, register)
  return people.length === 0 ? refuse({ code: 'nobody-invited', field: 'organisations' }) : allow({ invited, people })
}

/** Which organisation convenes: one's own, if it does; an administrator elsewhere plans for the one that does. */
export function convenerFor(register: Register, { by }: Occasion): Outcome<OrganisationId> {
  const all = register.filter(({ organisation }) => organisation.convener)
  const own = all.find(({ organisation }) => organisation.id === by.organisation)
  if (own && by.roles.some((role) => role === 'coordinator' || role === 'network_admin'))
    return allow(own.organisation.id)
  const [first] = all
  if (first && by.roles.includes('network_admin')) return allow(first.organisation.id)
  const names = all.flatMap(({ members }) =>
    members.filter((member) => member.roles.includes('coordinator')).map(({ name }) => name),
  )
  return refuse({ code: 'not-a-convener', conveners: names })
}

/** A channel of the convener or of somebody who is invited: nobody else is told that there is such a meeting. */
export function channelFrom(
  typed: string,
  register: Register,
  seers: readonly OrganisationId[],
): Outcome<ChannelId | null> {
  if (typed === '') return allow(null)
  const found = register.find(({ organisation }) => organisation.key === typed)?.organisation
  const channel = found && seers.includes(found.id) ? found.handovers : null
  return channel === null
    ? refuse({ code: 'channel-elsewhere', field: 'channel', name: found?.name ?? typed })
    : allow(channel)
}

/** `seers`: who may know of the meeting as it has been filled in; their channels can be chosen, and what was chosen before stays to be seen. */
export function invitedFields(known: Known, register: Register, seers: readonly OrganisationId[]): readonly Field[] {
  const channels = register.filter(
    ({ organisation: { id, key, handovers } }) =>
      handovers !== null && (seers.includes(id) || key === known['channel']),
  )
  return [
    {
      ...{ kind: 'several', name: 'organisations', value: known['organisations'] ?? '', required: false, most: 100 },
      options: register.map(({ organisation }) => ({ value: organisation.key, label: organisation.name })),
    },
    {
      ...{ kind: 'choices', name: 'roles', value: known['roles'] ?? '', required: false },
      options: roles.map((role) => ({ value: role, meaning: role })),
    },
    {
      ...{ kind: 'several', name: 'persons', value: known['persons'] ?? '', required: false, most: 100 },
      options: colleagueOptions(register, () => true),
    },
    {
      ...{ kind: 'choice', name: 'channel', value: known['channel'] ?? '', required: false },
      options: channels.map(({ organisation }) => ({ value: organisation.key, label: organisation.name })),
    },
  ]
}
