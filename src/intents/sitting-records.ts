import { z } from 'zod'
import { dayOf, readLeadingDay } from '../core/case/day.ts'
import type { MemberId, RecordId } from '../core/ids.ts'
import { give, nextReminder } from '../core/meeting/action.ts'
import type { AgendaItem } from '../core/meeting/agenda.ts'
import type { AgendaSheet, NewRecord } from '../core/meeting/agenda-store.ts'
import { isOfMeeting } from '../core/meeting/people.ts'
import { barredFromRecording, undo } from '../core/meeting/sitting.ts'
import { allow, type Outcome, refuse } from '../core/outcome.ts'
import type { Ports } from '../core/ports.ts'
import type { View } from '../views/view.ts'
import { chosenOf, colleagueOptions, findColleague } from './colleague.ts'
import { caseNamedTo, namedToMeeting } from './company-named.ts'
import { day, id, line, text } from './input.ts'
import { defineIntent, type Known, type Occasion } from './intent.ts'
import { atHand, recordedAnew } from './meeting-at-hand.ts'
import { textField } from './move-form.ts'

const longestRecord = 2_000
const about = { meeting: line(60), item: line(60), note: text(longestRecord) }

const keptOf = (known: Known) => ({ meeting: known['meeting'] ?? '', item: known['item'] ?? '' })

/** The meeting that something is recorded in, and its item: the one that was on the card, or where the meeting is now. */
async function recordable(
  ports: Ports,
  wanted: { readonly meeting: string; readonly item: string },
  occasion: Occasion,
): Promise<Outcome<Place>> {
  const found = await atHand(ports, wanted.meeting, occasion, 'held')
  if (!found.ok) return found
  const { sitting, items } = found.value
  const barred = barredFromRecording(sitting)
  if (barred) return refuse(barred)
  const named = wanted.item || sitting.current
  const item = items.find((one) => one.id === named) ?? null
  return named !== null && item === null ? refuse({ code: 'item-gone' }) : allow({ sheet: found.value, item })
}

interface Place {
  readonly sheet: AgendaSheet
  readonly item: AgendaItem | null
}

/** What is recorded names no company to those who may not know it, and no case where cases are not taken up. */
const barredWords = async (ports: Ports, { sheet, item }: Place, words: string, occasion: Occasion) =>
  caseNamedTo(sheet.meeting, { field: 'note', words }, occasion) ??
  (await namedToMeeting(ports, { field: 'note', words }, item?.case?.id))

/** Written where the meeting is still held; whoever locks its minutes at this moment is first, or second. */
async function written(
  ports: Ports,
  sheet: AgendaSheet,
  record: Omit<NewRecord, 'meeting'>,
  { by, now }: Occasion,
): Promise<Outcome<RecordId>> {
  const made = await ports.records.add({ ...record, meeting: sheet.meeting }, by.member, now)
  if (made === null) return refuse({ code: 'minutes-locked' })
  await recordedAnew(ports, sheet)
  return allow(made)
}

const undoing = (record: RecordId) =>
  [{ intent: 'sitting.undo', input: { record }, weight: 'plain', opens: false }] as const

const recording = (intent: 'sitting.decide' | 'sitting.note', kind: 'decision' | 'note') =>
  defineIntent({
    name: intent,
    writes: true,
    input: z.object(about),
    form: async (_, known) => ({
      ...{ kind: 'form', form: intent, keep: keptOf(known) },
      fields: [textField('note', known, longestRecord, true)],
    }),
    run: (ports, wanted, occasion) => recordWords(ports, kind, wanted, occasion),
  })

async function recordWords(
  ports: Ports,
  kind: 'decision' | 'note',
  wanted: { readonly meeting: string; readonly item: string; readonly note: string },
  occasion: Occasion,
): Promise<Outcome<View>> {
  const found = await recordable(ports, wanted, occasion)
  if (!found.ok) return found
  if (wanted.note === '') return refuse({ code: 'required', field: 'note' })
  const { sheet, item } = found.value
  const named = await barredWords(ports, found.value, wanted.note, occasion)
  if (named) return named
  const said = { kind, item: item?.id ?? null, words: wanted.note, whom: null, on: null, reminder: null } as const
  const made = await written(ports, sheet, said, occasion)
  if (!made.ok) return made
  const of = kind === 'decision' ? (item?.case ?? null) : null
  const told = { by: occasion.by, at: occasion.now, words: wanted.note, undone: false }
  if (of !== null) await ports.agenda.tellCase(of.id, told)
  const done = { what: 'recorded', kind, caseNo: of?.no ?? null, whom: null, on: null } as const
  return allow({ kind: 'done', done, buttons: undoing(made.value) })
}

/** What the meeting has decided: about a case it stands in the case's timeline as well. */
export const sittingDecide = recording('sitting.decide', 'decision')
export const sittingNote = recording('sitting.note', 'note')

const action = z.object({
  ...about,
  /** A typed line: the day, then what is to be done. */
  said: line(longestRecord + 60),
  owner: line(200),
  on: day,
})

/** Something to be done, by somebody, by a day that is still to come: whoever it is is told at once. */
export const sittingAction = defineIntent({
  name: 'sitting.action',
  writes: true,
  input: action,
  form: async (ports, known, occasion) => {
    const said = readLeadingDay(known['said'] ?? '', dayOf(occasion.now, occasion.by.timeZone))
    const people = colleagueOptions(await ports.register.all(), ({ chat }) => chat !== null)
    const note = known['note'] || (said === null ? known['said'] : said.rest) || ''
    return {
      ...{ kind: 'form', form: 'sitting.action', keep: keptOf(known) },
      fields: [
        textField('note', { note }, longestRecord, true),
        {
          kind: 'choice',
          name: 'owner',
          value: chosenOf(people, known['owner'] ?? ''),
          required: true,
          options: people,
        },
        { kind: 'date', name: 'on', value: known['on'] || said?.day || '', required: true },
      ],
    }
  },
  run: async (ports, wanted, occasion) => {
    const found = await recordable(ports, wanted, occasion)
    if (!found.ok) return found
    const given = await givenIn(ports, wanted, occasion)
    if (!given.ok) return given
    const { sheet, item } = found.value
    const { words, owner, on } = given.value
    const named = await barredWords(ports, found.value, words, occasion)
    if (named) return named
    const reminder = nextReminder(on, occasion.now, occasion.calendar)
    const said = { kind: 'action', item: item?.id ?? null, words, whom: owner.id, on, reminder } as const
    const made = await written(ports, sheet, said, occasion)
    if (!made.ok) return made
    const notice = { kind: 'action', action: made.value, step: 'given' } as const
    await ports.notices.post({ id: ports.newId(), recipient: { member: owner.id }, about: notice })
    const done = { what: 'recorded', kind: 'action', caseNo: null, whom: owner.name, on } as const
    return allow({ kind: 'done', done, buttons: undoing(made.value) })
  },
})

interface Given {
  readonly words: string
  readonly owner: { readonly id: MemberId; readonly name: string }
  readonly on: string
}

async function givenIn(ports: Ports, wanted: z.infer<typeof action>, occasion: Occasion): Promise<Outcome<Given>> {
  const today = dayOf(occasion.now, occasion.by.timeZone)
  const said = wanted.said === '' ? null : readLeadingDay(wanted.said, today)
  if (said?.day === null) return refuse({ code: 'date-unreadable', field: 'on', typed: said.typed })
  const words = wanted.note || (said === null ? wanted.said : said.rest)
  const owner = wanted.owner === '' ? allow(null) : await findColleague(ports, wanted.owner.replace(/^@/, ''), 'owner')
  if (!owner.ok) return owner
  if (owner.value?.chat === null)
    return refuse({ code: 'receiver-unreachable', field: 'owner', name: owner.value.name })
  const given = give({ words, owner: owner.value?.id ?? null, on: wanted.on ?? said?.day ?? null }, today)
  if (!given.ok) return given
  const { owner: to, on } = given.value
  return allow({ words, owner: { id: to, name: owner.value?.name ?? '' }, on })
}

/** Takes back what has just been recorded. */
export const sittingUndo = defineIntent({
  name: 'sitting.undo',
  writes: true,
  input: z.object({ record: id<'record'>() }),
  run: async (ports, wanted, occasion) => {
    const { by, now } = occasion
    const found = await ports.records.byId(wanted.record)
    const sheet = found && (await ports.agenda.sheet(found.meeting))
    if (found === null || sheet === null || !isOfMeeting(sheet.meeting, by)) return refuse({ code: 'not-of-meeting' })
    const { record } = found
    const back = undo(record, sheet.sitting, by.member, now)
    if (!back.ok) return back
    if (!(await ports.records.takeBack(record.id, now))) return refuse({ code: 'undone-before' })
    const of = sheet.items.find((item) => item.id === record.item)?.case ?? null
    if (record.kind === 'decision' && of !== null)
      await ports.agenda.tellCase(of.id, { by, at: now, words: record.words, undone: true })
    await Promise.all([recordedAnew(ports, sheet), ports.notices.refresh(record.id)])
    return allow({ kind: 'done', done: { what: 'undone', kind: record.kind }, buttons: [] })
  },
})
