import { z } from 'zod'
import { type CaseReason, caseItem, hasCases, keyOfCase, type Wish, wishes } from '../core/meeting/agenda.ts'
import type { AgendaSheet, NewItem } from '../core/meeting/agenda-store.ts'
import { draftAndTell } from '../core/meeting/drafting.ts'
import { allow, type Outcome, refuse } from '../core/outcome.ts'
import type { Ports } from '../core/ports.ts'
import { agendaView, meetingLine, showAgenda } from '../views/agenda-rows.ts'
import type { Field } from '../views/form.ts'
import { caseOf } from './case-kept.ts'
import { caseNoFrom } from './case-no.ts'
import { caseNamedTo, companyNamedIn, namedToMeeting } from './company-named.ts'
import { choice, line } from './input.ts'
import { defineIntent, type Known, type Occasion } from './intent.ts'
import { atHand, inHand, meetingField, shownAnew, toHold } from './meeting-at-hand.ts'
import { caseField, mostCases } from './refer-form.ts'

export const longestTitle = 200
export const mostMinutes = 240
const usual = '10'

/** What a meeting is to go through; whoever holds it can change it there. */
export const agendaShow = defineIntent({
  name: 'agenda.show',
  writes: false,
  input: z.object({ meeting: line(60) }),
  run: async (ports, { meeting }, occasion) => {
    const found = await atHand(ports, meeting, occasion, 'agenda')
    return found.ok ? allow(await agendaView(ports, found.value, occasion.by, occasion.now)) : found
  },
})

/** From the state of things, before its time: five working days ahead it is done by itself. */
export const agendaDraft = defineIntent({
  name: 'agenda.draft',
  writes: true,
  input: z.object({ meeting: line(60) }),
  run: async (ports, { meeting }, occasion) => {
    const found = await toHold(ports, meeting, occasion, 'agenda')
    if (!found.ok) return found
    const { by, now } = occasion
    const sheet = (await draftAndTell(ports, found.value.meeting.id, by.member, now)) ?? found.value
    await shownAnew(ports, sheet)
    return allow(await agendaView(ports, sheet, by, now))
  },
})

const input = z.object({
  meeting: line(60),
  title: line(longestTitle),
  case: line(60),
  wish: choice(wishes),
  minutes: line(10),
  /** Sent by the form itself: what is empty there was left empty. */
  asked: line(3),
})

/** Somebody puts something on a meeting's agenda: in their own words, or a case of theirs. */
export const agendaAdd = defineIntent({
  name: 'agenda.add',
  writes: true,
  input,
  form: async (ports, known, occasion) => ({
    kind: 'form',
    form: 'agenda.add',
    keep: { asked: 'yes', ...(asksForCase(known) ? {} : { case: known['case'] ?? '', fixed: 'yes' }) },
    fields: await fieldsFor(ports, known, occasion),
  }),
  run: async (ports, wanted, occasion) => {
    const { by, now } = occasion
    // A typed line has said what it is about; what is wanted of the meeting is still to be asked.
    if (wanted.asked === '') return refuse({ code: 'required', field: 'wish' })
    const found = await inHand(ports, wanted.meeting, occasion, 'agenda')
    if (!found.ok) return found
    const { meeting, sitting } = found.value
    if (sitting.stage === 'over' || sitting.stage === 'locked')
      return refuse({ code: 'sitting-moved-on', stage: sitting.stage })
    const item = await itemFrom(ports, wanted, found.value, occasion)
    if (!item.ok) return item
    const added = await ports.agenda.add(meeting.id, [item.value], now, by.member)
    const caseNo = item.value.case?.no ?? null
    if (added === 0) return refuse({ code: 'on-agenda-already', caseNo: caseNo ?? item.value.title })
    await shownAnew(ports, found.value)
    const done = { what: 'item-added', title: item.value.title, caseNo, meeting: meetingLine(meeting) } as const
    return allow({ kind: 'done', done, buttons: [showAgenda(meeting.id)] })
  },
})

/** A case card says which case it is; a typed line or the agenda itself does not. */
const asksForCase = ({ case: no = '', asked, fixed, whole }: Known): boolean =>
  no === '' || whole !== undefined || (asked !== undefined && fixed === undefined)

async function fieldsFor(ports: Ports, known: Known, occasion: Occasion): Promise<readonly Field[]> {
  const asks = asksForCase(known)
  const [meeting, { cases }] = await Promise.all([
    meetingField(ports, known, occasion, asks ? () => true : ({ kind }) => hasCases(kind)),
    asks ? ports.cases.list('mine', mostCases) : { cases: [] },
  ])
  const about = caseField(cases, known, occasion.by)
  return [
    meeting,
    ...(asks ? [titleField(known)] : []),
    ...(cases.length > 0 && 'required' in about
      ? [{ ...about, required: false, value: chosenCase(cases, known, occasion) }]
      : []),
    wishField(known['wish']),
    minutesField(known['minutes'] ?? usual),
  ]
}

/** None, unless one was chosen: what is typed here need not be about a case. */
const chosenCase = (cases: readonly { readonly no: string }[], { case: typed = '' }: Known, { by }: Occasion): string =>
  cases.find(({ no }) => typed !== '' && no === caseNoFrom(typed, by.network.prefix))?.no ?? ''

export const titleField = (known: Known): Field => ({
  ...{ kind: 'line', name: 'title', value: known['title'] ?? '', required: false, most: longestTitle },
})

export const wishField = (value = ''): Field => ({
  kind: 'choice',
  name: 'wish',
  value: wishes.find((wish) => wish === value) ?? 'discuss',
  required: true,
  options: wishes.map((wish) => ({ value: wish, meaning: wish })),
})

export const minutesField = (value: string): Field => ({
  ...{ kind: 'line', name: 'minutes', value, required: true, most: 10 },
})

/** From 1 to 240, as people write numbers; null: none of these. */
export const minutesFrom = (typed: string): number | null => {
  const minutes = /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : 0
  return minutes >= 1 && minutes <= mostMinutes ? minutes : null
}

async function itemFrom(
  ports: Ports,
  { title, case: typed, wish, minutes: typedMinutes }: z.infer<typeof input>,
  { meeting }: AgendaSheet,
  occasion: Occasion,
): Promise<Outcome<NewItem>> {
  const minutes = minutesFrom(typedMinutes || usual)
  if (minutes === null) return refuse({ code: 'minutes-of-item', field: 'minutes', most: mostMinutes })
  const wanted: { readonly wish: Wish; readonly minutes: number } = { wish: wish ?? 'discuss', minutes }
  if (typed === '') {
    if (title === '') return refuse({ code: 'required', field: 'title' })
    const named = caseNamedTo(meeting, { field: 'title', words: title }, occasion)
    if (named) return named
    const reasons: readonly CaseReason[] = []
    const own = { source: 'proposal', title, case: null, reasons, owner: occasion.by.member } as const
    return allow({ ...own, ...wanted, key: ports.newId() })
  }
  const found = await caseOf(ports, typed, occasion)
  if (!found.ok) return found
  const { id, no, owner } = found.value
  if (!hasCases(meeting.kind)) return refuse({ code: 'case-not-there', field: 'meeting', caseNo: no })
  const named = await namedToMeeting(ports, { field: 'title', words: title }, id)
  if (named) return named
  const need = (await companyNamedIn(ports, found.value.need, found.value)) === null ? found.value.need : ''
  return allow({ ...caseItem({ id, no, need, owner, reasons: [] }), ...wanted, title, key: keyOfCase(id) })
}
