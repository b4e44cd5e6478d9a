import { z } from 'zod'
import { inOrder } from '../core/meeting/agenda.ts'
import { draftOnto, sittingNotices } from '../core/meeting/drafting.ts'
import { minutesOf } from '../core/meeting/minutes.ts'
import { barredFromStarting, end, next, start } from '../core/meeting/sitting.ts'
import { allow, refuse } from '../core/outcome.ts'
import { meetingLine, sittingView } from '../views/agenda-rows.ts'
import { line } from './input.ts'
import { defineIntent } from './intent.ts'
import { atHand, recordDeed, recordedAnew, shownAnew, toHold } from './meeting-at-hand.ts'
import { chosenPeople, peopleField } from './meeting-people.ts'

/** Begins with what is on the agenda, which is kept as it is then; without a draft one is made at once. */
export const sittingStart = defineIntent({
  name: 'sitting.start',
  writes: true,
  input: z.object({ meeting: line(60) }),
  run: async (ports, { meeting }, occasion) => {
    const { by, now } = occasion
    const found = await toHold(ports, meeting, occasion, 'agenda')
    if (!found.ok) return found
    const barred =
      found.value.sitting.stage === 'planned' ? barredFromStarting(found.value.meeting.startsAt, now) : null
    if (barred) return refuse(barred)
    if (found.value.draftedAt === null && found.value.sitting.stage === 'planned')
      await draftOnto(ports, found.value.meeting, by.member, now)
    const sheet = (await ports.agenda.sheet(found.value.meeting.id)) ?? found.value
    const begun = start(sheet.sitting, sheet.items, by.member, now)
    if (!begun.ok) return begun
    if (!(await ports.agenda.store({ ...sheet, sitting: begun.value }, sheet.sitting.version, inOrder(sheet.items))))
      return refuse({ code: 'step-taken' })
    const { meeting: head } = sheet
    await Promise.all([
      recordDeed(ports, head, 'started', occasion),
      shownAnew(ports, sheet),
      ports.notices.post(...sittingNotices(ports, sheet, 'item', head.channel === null ? [by.member] : [])),
    ])
    const done = { what: 'sitting-started', meeting: meetingLine(head), items: inOrder(sheet.items).length } as const
    const showNow = { intent: 'sitting.show', input: { meeting: head.id }, weight: 'plain', opens: false } as const
    return allow({ kind: 'done', done, buttons: [showNow] })
  },
})

/** Where the meeting is, to whoever asks. */
export const sittingShow = defineIntent({
  name: 'sitting.show',
  writes: false,
  input: z.object({ meeting: line(60) }),
  run: async (ports, { meeting }, occasion) => {
    const found = await atHand(ports, meeting, occasion, 'held')
    return found.ok ? allow(await sittingView(ports, found.value, occasion.by, occasion.now)) : found
  },
})

/** To the next item. A button says which step it saw; a typed line the one there was when it came: who types at once with others takes one step. */
export const sittingNext = defineIntent({
  name: 'sitting.next',
  writes: true,
  input: z.object({ meeting: line(60), version: line(10) }),
  run: async (ports, { meeting, version }, occasion) => {
    const before = await atHand(ports, meeting, occasion, 'held')
    if (!before.ok) return before
    const found = await toHold(ports, before.value.meeting.id, occasion, 'held')
    if (!found.ok) return found
    const { sitting, items } = found.value
    const gone = next(sitting, items, version === '' ? before.value.sitting.version : Number(version))
    if (!gone.ok) return gone
    if (!(await ports.agenda.store({ ...found.value, sitting: gone.value }, sitting.version)))
      return refuse({ code: 'step-taken' })
    await shownAnew(ports, found.value)
    const order = inOrder(items)
    const at = order.findIndex(({ id }) => id === gone.value.current)
    return allow({ kind: 'done', done: { what: 'sitting-stepped', left: at < 0 ? 0 : order.length - at }, buttons: [] })
  },
})

/** Of those invited, who is there: whoever is not chosen is absent. */
export const sittingAttend = defineIntent({
  name: 'sitting.attend',
  writes: true,
  input: z.object({ meeting: line(60), people: line(4_000), asked: line(3) }),
  form: async (ports, known, occasion) => {
    const found = await atHand(ports, known['meeting'] ?? '', occasion, 'held')
    const there = found.ok ? minutesOf([], await ports.records.of(found.value.meeting.id)).present : []
    const chosen = there.map(({ id }) => id)
    return {
      kind: 'form',
      form: 'sitting.attend',
      keep: { meeting: found.ok ? found.value.meeting.id : '', asked: 'yes' },
      fields: [await peopleField(ports, known, found.ok ? found.value.meeting : null, chosen)],
    }
  },
  run: async (ports, wanted, occasion) => {
    const { by, now } = occasion
    const found = await toHold(ports, wanted.meeting, occasion, 'held')
    if (!found.ok) return found
    const { meeting, sitting } = found.value
    if (sitting.stage !== 'under-way' && sitting.stage !== 'over') return refuse({ code: 'sitting-not-begun' })
    if (wanted.asked === '') return refuse({ code: 'required', field: 'people' })
    const people = await chosenPeople(ports, wanted.people, meeting)
    if (!people.ok) return people
    const was = minutesOf([], await ports.records.of(meeting.id))
    const known = new Map([
      ...was.present.map(({ id }) => [id, 'present'] as const),
      ...was.absent.map(({ id }) => [id, 'absent'] as const),
    ])
    const { chosen, others } = people.value
    const said = [
      ...chosen.map((whom) => ({ whom, kind: 'present' as const })),
      ...others.map((whom) => ({ whom, kind: 'absent' as const })),
    ]
    for (const { whom, kind } of said.filter((one) => known.get(one.whom) !== one.kind))
      await ports.records.add({ meeting, kind, item: null, words: '', whom, on: null, reminder: null }, by.member, now)
    await recordedAnew(ports, found.value)
    const done = { what: 'attended', present: chosen.length, absent: others.length } as const
    return allow({ kind: 'done', done, buttons: [] })
  },
})

/** The minutes are made of what was recorded, and wait to be approved by whoever is chosen. */
export const sittingEnd = defineIntent({
  name: 'sitting.end',
  writes: true,
  input: z.object({ meeting: line(60), people: line(4_000), asked: line(3) }),
  form: async (ports, known, occasion) => {
    const found = await atHand(ports, known['meeting'] ?? '', occasion, 'held')
    return {
      kind: 'form',
      form: 'sitting.end',
      keep: { meeting: found.ok ? found.value.meeting.id : '', asked: 'yes' },
      fields: [await peopleField(ports, known, found.ok ? found.value.meeting : null, [occasion.by.member])],
    }
  },
  run: async (ports, wanted, occasion) => {
    const { by, now } = occasion
    const found = await toHold(ports, wanted.meeting, occasion, 'held')
    if (!found.ok) return found
    const { meeting, sitting } = found.value
    const people = await chosenPeople(ports, wanted.people, meeting)
    if (!people.ok) return people
    const over = end(sitting, people.value.chosen, by.member, now)
    if (!over.ok) return over
    if (wanted.asked === '') return refuse({ code: 'required', field: 'people' })
    if (!(await ports.agenda.store({ ...found.value, sitting: over.value }, sitting.version)))
      return refuse({ code: 'step-taken' })
    await ports.agenda.openMinutes(meeting.id)
    const { approvers } = over.value
    await Promise.all([
      recordDeed(ports, meeting, 'ended', occasion),
      shownAnew(ports, found.value),
      ports.notices.post(...sittingNotices(ports, found.value, 'minutes', approvers)),
    ])
    const all = (await ports.register.all()).flatMap(({ members }) => members)
    const names = all.filter(({ id }) => approvers.includes(id)).map(({ name }) => name)
    const show = { intent: 'minutes.show', input: { meeting: meeting.id }, weight: 'main', opens: false } as const
    return allow({ kind: 'done', done: { what: 'sitting-ended', approvers: names }, buttons: [show] })
  },
})
