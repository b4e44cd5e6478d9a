import { z } from 'zod'
import type { OrganisationId } from '../core/ids.ts'
import { momentOn } from '../core/meeting/good-day.ts'
import { type Meeting, meetingKinds, type Planned, type Series } from '../core/meeting/meeting.ts'
import { organisationsOf } from '../core/meeting/meeting-decide.ts'
import { isNear, nextRing } from '../core/meeting/reminders.ts'
import { allow, type Outcome, refuse } from '../core/outcome.ts'
import type { Ports } from '../core/ports.ts'
import { roles } from '../core/register/register.ts'
import type { Field } from '../views/form.ts'
import type { View } from '../views/view.ts'
import { choice, choices, day, line, listOf, number } from './input.ts'
import { defineIntent, type Known, type Occasion } from './intent.ts'
import { askEverybody } from './meeting-deed.ts'
import { type Asked, channelFrom, convenerFor, invitedFields, invitedFrom, type Register } from './meeting-invited.ts'
import { decisionFields, type Laid, layOut, lookOf, meetingDays } from './meeting-series.ts'

/** Characters, and people. */
export const most = { title: 80, pattern: 2_000, place: 300, lists: 8_000, quorum: 500 } as const

const days = listOf(most.lists)
const input = z.object({
  meetingKind: choice(meetingKinds),
  title: line(most.title),
  pattern: line(most.pattern),
  ...{ from: day, until: day, place: line(most.place), organisations: line(most.lists), roles: choices(roles) },
  ...{ persons: line(most.lists), channel: line(200), quorum: number(most.quorum), toMove: days, toSkip: days },
  seen: line(200),
})
type Typed = z.infer<typeof input>

/** A series: what kind, when, where, and who is invited. Its days are looked at before they are planned. */
export const meetingPlan = defineIntent({
  name: 'meeting.plan',
  writes: true,
  input,
  form: async (ports, known, occasion) => {
    const register = await ports.register.all()
    const laid = laidFrom(known, occasion)
    const asked = invitedFrom(typedLists(known), register)
    const ready = laid !== null && asked.ok
    return {
      kind: 'form',
      form: 'meeting.plan',
      keep: ready ? { seen: lookOf(laid) } : {},
      fields: [
        ...(ready ? [await daysField(ports, laid, asked.value)] : []),
        ...(ready ? decisionFields(laid, known) : []),
        ...seriesFields(known),
        ...invitedFields(known, register, seersOf(register, asked, occasion)),
        { kind: 'line', name: 'quorum', value: known['quorum'] ?? '', required: false, most: 4 },
      ],
    }
  },
  run: async (ports, typed, occasion) => {
    const register = await ports.register.all()
    const convener = convenerFor(register, occasion)
    if (!convener.ok) return convener
    const [laid, asked] = [layOut(typed, occasion), invitedFrom(typed, register)]
    if (typed.meetingKind === null || !laid.ok || !asked.ok) return allThatIsWrong(typed, laid, asked)
    const { people } = asked.value
    if (typed.quorum !== null && (typed.quorum > people.length || typed.quorum < 1))
      return refuse({ code: 'quorum-too-large', field: 'quorum', invited: people.length })
    const channel = channelFrom(typed.channel, register, organisationsOf(convener.value, people))
    if (!channel.ok) return channel
    if (typed.seen !== lookOf(laid.value)) return refuse({ code: 'days-unseen' })
    const series: Series = {
      ...{ id: ports.newId<'series'>(), kind: typed.meetingKind, organisation: convener.value, title: typed.title },
      ...{ organisations: organisationsOf(convener.value, people), pattern: laid.value.typed, place: typed.place },
      ...{ from: laid.value.pattern.from, to: laid.value.pattern.to, channel: channel.value },
      ...{ quorum: typed.quorum, invited: asked.value.invited, version: 1 },
    }
    return planned(ports, series, { typed, laid: laid.value, people }, occasion)
  },
})

/** The convener's organisation and those of everybody who is invited, as far as it has been filled in. */
function seersOf(register: Register, asked: Outcome<Asked>, occasion: Occasion): readonly OrganisationId[] {
  const convener = convenerFor(register, occasion)
  return convener.ok ? organisationsOf(convener.value, asked.ok ? asked.value.people : []) : []
}

/** Everything that is wrong at once, so that nobody sends the same form five times. */
function allThatIsWrong({ meetingKind }: Typed, laid: Outcome<Laid>, asked: Outcome<Asked>) {
  const all = [
    ...(meetingKind === null ? [{ code: 'required', field: 'meetingKind' } as const] : []),
    ...(laid.ok ? [] : [laid.refusal]),
    ...(asked.ok ? [] : [asked.refusal]),
  ]
  return { ...refuse(all[0] ?? { code: 'form-expired' }), all }
}

interface Plan {
  readonly typed: Pick<Typed, 'toMove' | 'toSkip'>
  readonly laid: Laid
  readonly people: Asked['people']
}

async function planned(
  ports: Ports,
  series: Series,
  { typed, laid, people }: Plan,
  occasion: Occasion,
): Promise<Outcome<View>> {
  const { by, now } = occasion
  const meetings = meetingDays(laid, typed).map(([slot, on]) => firstOf(ports, series, { slot, on }, occasion))
  const [first] = meetings
  if (first === undefined) return refuse({ code: 'no-days', field: 'toSkip' })
  await ports.meetings.plan(series, meetings, by.member, now)
  await inviteTo(ports, meetings, people, occasion)
  // The next one is asked about however far away it is.
  if (!isNear(first.meeting, now, occasion.calendar)) await askEverybody(ports, first.meeting, people, occasion)
  await Promise.all(
    meetings.map(({ meeting }) =>
      ports.meetings.record({ what: 'planned', meeting: meeting.id }, series.organisation, by.member, now),
    ),
  )
  const { kind: meetingKind, title } = series
  const counted = { count: meetings.length, first: first.meeting.startsAt, invited: people.length }
  return allow({
    kind: 'done' as const,
    done: { what: 'meetings-planned', meetingKind, title, ...counted },
    buttons: [list],
  })
}

/** Those that are near are asked about at once, the others when their time comes. */
export async function inviteTo(
  ports: Ports,
  meetings: readonly Planned[],
  people: Asked['people'],
  occasion: Occasion,
): Promise<void> {
  const invitees = people.map(({ id: member, organisation }) => ({ member, organisation }))
  await Promise.all(meetings.map(({ meeting }) => ports.meetings.invite(meeting, invitees)))
  const near = meetings.filter(({ meeting }) => isNear(meeting, occasion.now, occasion.calendar))
  for (const { meeting } of near) await askEverybody(ports, meeting, people, occasion)
}

const list = { intent: 'meeting.list', input: {}, weight: 'plain', opens: false } as const

/** As it stands when it has just been planned. */
export function firstOf(
  { newId }: Ports,
  series: Series,
  { slot, on }: { readonly slot: string; readonly on: string },
  { by, now, calendar }: Occasion,
): Planned {
  const { kind, organisation, organisations, title, place, channel, quorum } = series
  const [startsAt, endsAt] = [series.from, series.to].map((minutes) => momentOn(on, minutes, calendar.timeZone))
  if (!startsAt || !endsAt) throw new Error('a series has no hours')
  const meeting: Meeting = {
    ...{
      id: newId<'meeting'>(),
      series: series.id,
      kind,
      organisation,
      organisations,
      title,
      slot,
      place,
      channel,
      quorum,
    },
    ...{ startsAt, endsAt, since: { at: now, by: by.member }, version: 1, stage: 'planned' },
  }
  return { meeting, next: nextRing(meeting, now, calendar) }
}

export const laidFrom = (known: Known, occasion: Occasion): Laid | null => {
  const read = z.object({ pattern: line(most.pattern), from: day, until: day }).safeParse(known)
  const laid = read.success ? layOut(read.data, occasion) : null
  return laid?.ok ? laid.value : null
}

const typedLists = (known: Known) => ({
  organisations: known['organisations'] ?? '',
  persons: known['persons'] ?? '',
  roles: choices(roles).catch([]).parse(known['roles']),
})

async function daysField(ports: Ports, laid: Laid, { people }: Asked): Promise<Field> {
  const { pattern, days: all, hindered } = laid
  const clashes = await ports.meetings.clashes(
    all,
    people.map(({ id }) => id),
    null,
  )
  const { from, to } = pattern
  return { kind: 'days', preview: { from, to, days: all, hindered, clashes, people: people.length } }
}

const seriesFields = (known: Known): readonly Field[] => [
  {
    ...{ kind: 'choice', name: 'meetingKind', value: known['meetingKind'] ?? '', required: true },
    options: meetingKinds.map((kind) => ({ value: kind, meaning: kind })),
  },
  { kind: 'line', name: 'title', value: known['title'] ?? '', required: false, most: most.title },
  { kind: 'line', name: 'pattern', value: known['pattern'] ?? '', required: true, most: most.pattern },
  { kind: 'date', name: 'from', value: known['from'] ?? '', required: false },
  { kind: 'date', name: 'until', value: known['until'] ?? '', required: false },
  { kind: 'line', name: 'place', value: known['place'] ?? '', required: false, most: most.place },
]
