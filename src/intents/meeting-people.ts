import type { MemberId } from '../core/ids.ts'
import type { MeetingHead } from '../core/meeting/agenda-store.ts'
import { allow, type Outcome, refuse } from '../core/outcome.ts'
import type { Ports } from '../core/ports.ts'
import type { Member, Organisation } from '../core/register/register.ts'
import type { Field } from '../views/form.ts'
import { colleagueOptions } from './colleague.ts'
import { listed } from './input.ts'
import type { Known } from './intent.ts'

const mostPeople = 50

interface Person {
  readonly organisation: Organisation
  readonly member: Member
}

const keyOf = ({ organisation, member }: Person): string => `${organisation.key}/${member.key}`

/** A meeting's people as the register has them now; where nobody is invited it is everybody. */
async function peopleOf(ports: Ports, { people }: Pick<MeetingHead, 'people'>): Promise<readonly Person[]> {
  const all = await ports.register.all()
  return all
    .flatMap(({ organisation, members }) => members.map((member) => ({ organisation, member })))
    .filter(({ member }) => people.length === 0 || people.includes(member.id))
}

/** A meeting's people and all of the convener's: who can be asked to approve its minutes. */
export async function approversOf(ports: Ports, meeting: MeetingHead): Promise<MeetingHead> {
  const all = await ports.register.all()
  const own = all.filter(({ organisation }) => organisation.id === meeting.organisation)
  const ids = own.flatMap(({ members }) => members.map(({ id }) => id))
  return { ...meeting, people: [...new Set([...meeting.people, ...ids])] }
}

/** Some of a meeting's people; `chosen` unless something has been typed. */
export async function peopleField(
  ports: Ports,
  known: Known,
  meeting: MeetingHead | null,
  chosen: readonly MemberId[],
): Promise<Field> {
  const [all, theirs] = await Promise.all([ports.register.all(), peopleOf(ports, meeting ?? { people: [] })])
  const ids = new Set(theirs.map(({ member }) => member.id))
  const before = theirs.filter(({ member }) => chosen.includes(member.id)).map(keyOf)
  return {
    kind: 'several',
    name: 'people',
    value: known['people'] ?? before.join(','),
    required: false,
    options: colleagueOptions(all, ({ id }) => ids.has(id)).slice(0, 100),
    most: mostPeople,
  }
}

/** Those who were chosen, and the others of the meeting. Whoever is not in the register any more is refused by name. */
export async function chosenPeople(
  ports: Ports,
  typed: string,
  meeting: MeetingHead,
): Promise<Outcome<{ readonly chosen: readonly MemberId[]; readonly others: readonly MemberId[] }>> {
  const theirs = await peopleOf(ports, meeting)
  const wanted = [...new Set(listed(typed))]
  const unknown = wanted.find((one) => !theirs.some((person) => keyOf(person) === one))
  if (unknown !== undefined)
    return refuse({ code: 'colleague-unknown', field: 'people', wanted: unknown.split('/').at(-1) ?? '', nearest: [] })
  const ids = (which: boolean) =>
    theirs.filter((person) => wanted.includes(keyOf(person)) === which).map(({ member }) => member.id)
  return allow({ chosen: ids(true), others: ids(false) })
}
