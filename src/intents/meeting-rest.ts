import { z } from 'zod'
import { dayOf } from '../core/case/day.ts'
import { momentOn } from '../core/meeting/good-day.ts'
import type { Meeting, MeetingSheet, Series } from '../core/meeting/meeting.ts'
import { moveMeeting, peopleInvited } from '../core/meeting/meeting-decide.ts'
import { allow, refuse } from '../core/outcome.ts'
import type { Ports } from '../core/ports.ts'
import type { Field } from '../views/form.ts'
import { carryOn } from './agenda-carried.ts'
import { day, id, line, listOf } from './input.ts'
import { defineIntent, type Known, type Occasion } from './intent.ts'
import { convened } from './meeting-deed.ts'
import { changed } from './meeting-moves.ts'
import { firstOf, inviteTo, laidFrom, most } from './meeting-plan.ts'
import { decisionFields, type Laid, layOut, lookOf, meetingDays } from './meeting-series.ts'

const days = listOf(most.lists)

/** The rest of a series, from one of its meetings on, on other days or elsewhere. What has been stays as it was. */
export const meetingRest = defineIntent({
  name: 'meeting.rest',
  writes: true,
  input: z.object({
    ...{ meeting: id<'meeting'>(), version: line(10), pattern: line(most.pattern), from: day, until: day },
    ...{ place: line(most.place), toMove: days, toSkip: days, seen: line(200) },
  }),
  form: async (ports, known, occasion) => {
    const [sheet, series] = await seriesFor(ports, known)
    const last = series ? (await ports.meetings.ahead(series.id, occasion.now)).at(-1) : undefined
    const filled = { ...standing(sheet, series, last, occasion), ...known }
    const laid = known['pattern'] === undefined ? null : laidFrom(filled, occasion)
    return {
      kind: 'form',
      form: 'meeting.rest',
      keep: {
        ...{ meeting: known['meeting'] ?? '', version: known['version'] ?? '' },
        ...(laid && { seen: lookOf(laid) }),
      },
      fields: [
        ...(laid && sheet ? [await daysField(ports, laid, sheet)] : []),
        ...(laid ? decisionFields(laid, known) : []),
        { kind: 'line', name: 'pattern', value: filled['pattern'] ?? '', required: true, most: most.pattern },
        { kind: 'date', name: 'from', value: filled['from'] ?? '', required: true },
        { kind: 'date', name: 'until', value: filled['until'] ?? '', required: false },
        { kind: 'line', name: 'place', value: filled['place'] ?? '', required: false, most: most.place },
      ],
    }
  },
  run: async (ports, typed, occasion) => {
    const found = await convened(ports, typed, occasion)
    if (!found.ok) return found
    const { meeting } = found.value
    const series = await ports.meetings.seriesById(meeting.series)
    if (series === null) return refuse({ code: 'meeting-not-found' })
    const laid = layOut(typed, occasion)
    if (!laid.ok) return laid
    if (typed.seen !== lookOf(laid.value)) return refuse({ code: 'days-unseen' })
    const { pattern, typed: kept } = laid.value
    const is: Series = {
      ...{ ...series, pattern: kept, from: pattern.from, to: pattern.to, place: typed.place },
      version: series.version + 1,
    }
    if (!(await ports.meetings.change(is, series.version))) return refuse({ code: 'form-expired' })
    const wanted = meetingDays(laid.value, typed)
    if (wanted.length === 0) return refuse({ code: 'no-days', field: 'toSkip' })
    const dropped = await relaid(ports, is, { first: meeting, wanted }, occasion)
    const { member } = occasion.by
    await ports.meetings.record({ what: 'changed', meeting: meeting.id }, series.organisation, member, occasion.now)
    const done = { what: 'meetings-changed', count: wanted.length, dropped } as const
    return allow({
      kind: 'done',
      done,
      buttons: [{ intent: 'meeting.list', input: {}, weight: 'plain', opens: false }],
    })
  },
})

interface Relaying {
  /** The first that changes. */
  readonly first: Meeting
  readonly wanted: readonly (readonly [slot: string, on: string])[]
}

/**
 * Each meeting that is ahead gets the next of the new days, and stays the same meeting in everybody's calendar; what there are no days for is
 * called off, and what there are no meetings for is added. How many were called off.
 */
async function relaid(ports: Ports, series: Series, { first, wanted }: Relaying, occasion: Occasion): Promise<number> {
  const ahead = await ports.meetings.ahead(series.id, new Date(first.startsAt.getTime() - 1))
  for (const [at, sheet] of ahead.entries()) await relay(ports, sheet, { series, to: wanted[at] ?? null }, occasion)
  const added = wanted.slice(ahead.length).map(([slot, on]) => firstOf(ports, series, { slot, on }, occasion))
  await ports.meetings.add(added)
  await inviteTo(ports, added, peopleInvited(series.invited, await ports.register.all()), occasion)
  return Math.max(0, ahead.length - wanted.length)
}

interface Relay {
  readonly series: Series
  readonly to: readonly [slot: string, on: string] | null
}

async function relay(ports: Ports, sheet: MeetingSheet, { series, to }: Relay, occasion: Occasion): Promise<void> {
  const { by, now, calendar } = occasion
  const { meeting } = sheet
  const moving = { by: by.member, now }
  if (to === null) {
    const off = moveMeeting(meeting, { move: 'cancel', words: '' }, moving)
    if (!off.ok) return
    await changed(ports, sheet, { is: off.value, tiding: 'cancelled', anew: false }, occasion)
    return carryOn(ports, meeting.id, occasion)
  }
  const [slot, on] = to
  const [startsAt, endsAt] = [momentOn(on, series.from, calendar.timeZone), momentOn(on, series.to, calendar.timeZone)]
  const same = +startsAt === +meeting.startsAt && +endsAt === +meeting.endsAt
  if (same && series.place === meeting.place && slot === meeting.slot) return
  const moved = moveMeeting(meeting, { move: 'move', startsAt, endsAt, place: series.place }, moving)
  if (moved.ok) await changed(ports, sheet, { is: { ...moved.value, slot }, tiding: 'moved', anew: !same }, occasion)
}

async function seriesFor(ports: Ports, known: Known): Promise<readonly [MeetingSheet | null, Series | null]> {
  const wanted = id<'meeting'>().safeParse(known['meeting'])
  const sheet = wanted.success ? await ports.meetings.byId(wanted.data) : null
  return [sheet, sheet && (await ports.meetings.seriesById(sheet.meeting.series))]
}

/** As it is now, from this meeting on. */
function standing(
  sheet: MeetingSheet | null,
  series: Series | null,
  last: MeetingSheet | undefined,
  { calendar }: Occasion,
): Known {
  if (sheet === null || series === null) return {}
  const dayAt = (at: Date): string => dayOf(at, calendar.timeZone)
  return {
    ...{ pattern: series.pattern, place: series.place, from: dayAt(sheet.meeting.startsAt) },
    until: last ? dayAt(last.meeting.startsAt) : '',
  }
}

async function daysField(ports: Ports, laid: Laid, { meeting, invitees }: MeetingSheet): Promise<Field> {
  const people = invitees.filter(({ active }) => active).map(({ member }) => member)
  const clashes = await ports.meetings.clashes(laid.days, people, meeting.series)
  const { from, to } = laid.pattern
  return {
    kind: 'days',
    preview: { from, to, days: laid.days, hindered: laid.hindered, clashes, people: people.length },
  }
}
