import { z } from 'zod'
import { longest } from '../core/case/case.ts'
import type { ReferralId, WarmId } from '../core/ids.ts'
import { allow, refuse } from '../core/outcome.ts'
import type { Ports } from '../core/ports.ts'
import { type Length, lengths, longestOfWarm, type Warm } from '../core/referral/warm.ts'
import { mayBook, sidesOf } from '../core/referral/warm-decide.ts'
import type { Field, FormName } from '../views/form.ts'
import { detailsButton } from '../views/rows.ts'
import { id, line, text } from './input.ts'
import { defineIntent, type Known, type Occasion } from './intent.ts'
import { textField } from './move-form.ts'
import { makeWarmMove, otherOf, record, tell } from './warm-deed.ts'
import { timeFieldsWith, timesFrom, timesInput } from './warm-times.ts'

const place = line(longestOfWarm.place)
const booked = { warm: id<'warm-handover'>(), version: line(10) }

/** Three times for a meeting of the two with the company; the other one chooses. */
export const warmBook = defineIntent({
  name: 'warm.book',
  writes: true,
  input: z.object({
    ...{ referral: id<'referral'>(), ...timesInput, place },
    minutes: line(3),
    guests: line(longestOfWarm.guests),
  }),
  form: async (_, known, occasion) => ({
    kind: 'form',
    form: 'warm.book',
    keep: { referral: known['referral'] ?? '' },
    fields: [
      ...timeFieldsWith(known, occasion),
      {
        kind: 'choice',
        name: 'minutes',
        value: known['minutes'] ?? String(lengths[0]),
        required: true,
        options: lengths.map((minutes) => ({ value: String(minutes), label: `${minutes} min` })),
      },
      placeField(known),
      { kind: 'line', name: 'guests', value: known['guests'] ?? '', required: false, most: longestOfWarm.guests },
    ],
  }),
  run: async (ports, wanted, occasion) => {
    const { by } = occasion
    const of = await ports.referrals.byId(wanted.referral)
    if (of === null || sidesOf(of.referral, by).length === 0) return refuse({ code: 'form-expired' })
    const none = refuse({ code: 'warm-not-now', caseNo: of.case.no })
    if (!mayBook(of.referral, of.warm, by)) return none
    const times = timesFrom(wanted, occasion)
    if (!times.ok) return times
    const minutes = lengths.find((one) => String(one) === wanted.minutes)
    if (minutes === undefined) return refuse({ code: 'choice-unknown', field: 'minutes', typed: wanted.minutes })
    const warm = proposal(
      ports,
      { ...wanted, minutes, times: times.value },
      sidesOf(of.referral, by)[0] ?? 'sender',
      occasion,
    )
    if (!(await ports.warm.propose(warm, of.referral))) return none
    await Promise.all([
      record(ports, of, { move: 'propose', warm }, occasion),
      ports.notices.refresh(of.referral.id),
      tell(ports, of.referral, { warm, tiding: 'proposed', knows: null }),
    ])
    const done = { what: 'warm', move: 'propose', caseNo: of.case.no, to: otherOf(of, occasion), time: null } as const
    return allow({ kind: 'done', done, buttons: [detailsButton(of.referral)] })
  },
})

interface Wish {
  readonly referral: ReferralId
  readonly minutes: Length
  readonly times: readonly Date[]
  readonly place: string
  readonly guests: string
}

const proposal = (
  { newId }: Ports,
  { referral, minutes, times, place: where, guests }: Wish,
  side: 'sender' | 'receiver',
  { by, now }: Occasion,
): Warm => ({
  ...{ id: newId<'warm-handover'>(), referral, minutes, place: where, guests, version: 1 },
  ...{ stage: 'proposed', times, side, since: { at: now, by: by.member } },
})

const placeField = (known: Known): Field => ({
  kind: 'line',
  name: 'place',
  value: known['place'] ?? '',
  required: false,
  most: longestOfWarm.place,
})

/** A form about one booking, as it was when the form was opened. */
const bookedForm = (form: FormName, known: Known, fields: readonly Field[]) => ({
  kind: 'form' as const,
  form,
  keep: { warm: known['warm'] ?? '', version: known['version'] ?? '', asked: 'yes' },
  fields,
})

/** Of the times that were proposed, the one that suits. */
export const warmChoose = defineIntent({
  name: 'warm.choose',
  writes: true,
  input: z.object({ ...booked, time: z.coerce.number().int().nonnegative() }),
  run: (ports, { warm, version, time }, occasion) =>
    makeWarmMove(ports, warm, { move: { move: 'choose', time }, seen: version }, occasion),
})

/** None of them suits: three others. */
export const warmCounter = defineIntent({
  name: 'warm.counter',
  writes: true,
  input: z.object({ ...booked, ...timesInput }),
  form: async (_, known, occasion) => bookedForm('warm.counter', known, timeFieldsWith(known, occasion)),
  run: async (ports, wanted, occasion) => {
    const times = timesFrom(wanted, occasion)
    if (!times.ok) return times
    const move = { move: 'counter', times: times.value } as const
    return makeWarmMove(ports, wanted.warm, { move, seen: wanted.version }, occasion)
  },
})

/** The time that was chosen does not hold any more, from now on; three others are proposed. */
export const warmMove = defineIntent({
  name: 'warm.move',
  writes: true,
  input: z.object({ ...booked, ...timesInput, place, asked: line(3) }),
  form: async (ports, known, occasion) => {
    const there = known['place'] ?? (await placeOf(ports, known))
    const fields = [...timeFieldsWith(known, occasion), placeField({ ...known, place: there })]
    return bookedForm('warm.move', known, fields)
  },
  run: async (ports, wanted, occasion) => {
    const times = timesFrom(wanted, occasion)
    if (!times.ok) return times
    const move = { move: 'move', times: times.value, place: wanted.place } as const
    return makeWarmMove(ports, wanted.warm, { move, seen: wanted.version }, occasion)
  },
})

async function placeOf(ports: Ports, known: Known): Promise<string> {
  const of = id<'warm-handover'>().safeParse(known['warm'])
  return of.success ? ((await ports.warm.byId(of.data))?.warm.place ?? '') : ''
}

export const warmCancel = defineIntent({
  name: 'warm.cancel',
  writes: true,
  input: z.object({ ...booked, note: text(longest.note), asked: line(3) }),
  form: async (_, known) => bookedForm('warm.cancel', known, [textField('note', known, longest.note, false)]),
  run: async (ports, { warm, version, note, asked }, occasion) =>
    asked === ''
      ? refuse({ code: 'required', field: 'note' })
      : makeWarmMove(ports, warm, { move: { move: 'cancel' }, seen: version, words: note }, occasion),
})

/** Whether it came about: until somebody says that it was held, it counts for nothing. */
const marked = (move: 'held' | 'not-held') =>
  defineIntent({
    name: `warm.${move}`,
    writes: true,
    input: z.object(booked),
    run: (ports, { warm, version }: { readonly warm: WarmId; readonly version: string }, occasion) =>
      makeWarmMove(ports, warm, { move: { move }, seen: version }, occasion),
  })

export const warmHeld = marked('held')
export const warmNotHeld = marked('not-held')
