import { z } from 'zod'
import type { AgendaItemId } from '../core/ids.ts'
import { type AgendaItem, inOrder, put, takeOff, wishes } from '../core/meeting/agenda.ts'
import type { AgendaSheet } from '../core/meeting/agenda-store.ts'
import { past } from '../core/meeting/sitting.ts'
import { allow, type Outcome, refuse } from '../core/outcome.ts'
import type { Ports } from '../core/ports.ts'
import { meetingLine, showAgenda } from '../views/agenda-rows.ts'
import type { Done } from '../views/done.ts'
import type { Field } from '../views/form.ts'
import type { View } from '../views/view.ts'
import { longestTitle, minutesField, minutesFrom, mostMinutes, titleField, wishField } from './agenda.ts'
import { carried } from './agenda-carried.ts'
import { chosenOf, colleagueOptions, findColleague } from './colleague.ts'
import { caseNamedTo, namedToMeeting } from './company-named.ts'
import { choice, id, line } from './input.ts'
import { defineIntent, type Known, type Occasion } from './intent.ts'
import { atHand, nextInHand, shownAnew, toHold } from './meeting-at-hand.ts'

const named = { meeting: line(60), item: id<'agenda-item'>() }

const input = z.object({
  ...named,
  title: line(longestTitle),
  wish: choice(wishes),
  minutes: line(10),
  owner: line(200),
  order: line(10),
  asked: line(3),
})

/** Another place, another wish, more or less time, another owner. */
export const agendaChange = defineIntent({
  name: 'agenda.change',
  writes: true,
  input,
  form: async (ports, known, occasion) => ({
    kind: 'form',
    form: 'agenda.change',
    keep: { meeting: known['meeting'] ?? '', item: known['item'] ?? '', asked: 'yes' },
    fields: await fieldsFor(ports, known, occasion),
  }),
  run: async (ports, wanted, occasion) => {
    if (wanted.asked === '') return refuse({ code: 'required', field: 'order' })
    const found = await changeable(ports, wanted.meeting, occasion)
    if (!found.ok) return found
    const { items } = found.value
    const minutes = minutesFrom(wanted.minutes)
    if (minutes === null) return refuse({ code: 'minutes-of-item', field: 'minutes', most: mostMinutes })
    const order = Number(wanted.order)
    if (!/^\d{1,3}$/.test(wanted.order))
      return refuse({ code: 'number-unreadable', field: 'order', typed: wanted.order })
    const owner = wanted.owner === '' ? allow(null) : await findColleague(ports, wanted.owner, 'owner')
    if (!owner.ok) return owner
    const about = items.find((one) => one.id === wanted.item)?.case?.id
    const named =
      caseNamedTo(found.value.meeting, { field: 'title', words: wanted.title }, occasion) ??
      (await namedToMeeting(ports, { field: 'title', words: wanted.title }, about))
    if (named) return named
    const placed = put(items, wanted.item, order)
    if (!placed.ok) return placed
    const changed = placed.value.map((item) =>
      item.id === wanted.item
        ? { ...item, minutes, wish: wanted.wish ?? item.wish, title: titleFor(item, wanted.title), owner: owner.value }
        : item,
    )
    return kept(ports, found.value, changed, { what: 'item-changed' })
  },
})

/** What somebody put it as keeps some words; what the product says itself has none. */
const titleFor = (item: AgendaItem, typed: string): string => (item.title === '' ? '' : typed || item.title)

async function fieldsFor(ports: Ports, known: Known, occasion: Occasion): Promise<readonly Field[]> {
  const [found, all] = await Promise.all([
    atHand(ports, known['meeting'] ?? '', occasion, 'agenda'),
    ports.register.all(),
  ])
  const items = found.ok ? inOrder(found.value.items) : []
  const at = items.findIndex(({ id: one }) => one === known['item'])
  const item = items[at]
  const people = colleagueOptions(all, (one) => found.ok && among(found.value, one.id))
  const owner = known['owner'] ?? people.find((one) => 'label' in one && one.label === item?.owner?.name)?.value ?? ''
  return [
    { kind: 'line', name: 'order', value: known['order'] ?? String(at + 1), required: true, most: 10 },
    ...(item && item.title === '' ? [] : [titleField({ title: item?.title ?? '', ...known })]),
    wishField(known['wish'] ?? item?.wish),
    minutesField(known['minutes'] ?? String(item?.minutes ?? '')),
    { kind: 'choice', name: 'owner', value: chosenOf(people, owner), required: false, options: people },
  ]
}

const among = ({ meeting, items }: AgendaSheet, member: string): boolean =>
  meeting.people.length === 0 ||
  meeting.people.some((one) => one === member) ||
  items.some(({ owner }) => owner?.id === member)

async function changeable(ports: Ports, meeting: string, occasion: Occasion): Promise<Outcome<AgendaSheet>> {
  const found = await toHold(ports, meeting, occasion, 'agenda')
  if (!found.ok) return found
  const { stage } = found.value.sitting
  return stage === 'over' || stage === 'locked' ? refuse({ code: 'sitting-moved-on', stage }) : found
}

async function kept(
  ports: Ports,
  sheet: AgendaSheet,
  items: readonly AgendaItem[],
  done: Done,
): Promise<Outcome<View>> {
  await Promise.all([ports.agenda.change(items), shownAnew(ports, sheet)])
  return allow({ kind: 'done', done, buttons: [showAgenda(sheet.meeting.id)] })
}

/** A meeting that is at an item goes on to the next when that one is taken off. */
async function taken(
  ports: Ports,
  sheet: AgendaSheet,
  { items, item }: { readonly items: readonly AgendaItem[]; readonly item: AgendaItemId },
  done: Done,
): Promise<Outcome<View>> {
  const { sitting } = sheet
  const after = past(sitting, items, item)
  if (after !== sitting && !(await ports.agenda.store({ ...sheet, sitting: after }, sitting.version)))
    return refuse({ code: 'step-taken' })
  return kept(ports, sheet, only(items, item), done)
}

/** Off this agenda. What was recorded there stays. */
export const agendaDrop = defineIntent({
  name: 'agenda.drop',
  writes: true,
  input: z.object(named),
  run: async (ports, { meeting, item }, occasion) => {
    const found = await changeable(ports, meeting, occasion)
    if (!found.ok) return found
    const off = takeOff(found.value.items, item, 'dropped')
    return off.ok ? taken(ports, found.value, { items: off.value, item }, { what: 'item-dropped' }) : off
  },
})

/** Onto the next meeting's agenda. */
export const agendaMove = defineIntent({
  name: 'agenda.move',
  writes: true,
  input: z.object(named),
  run: async (ports, { meeting, item }, occasion) => {
    const found = await changeable(ports, meeting, occasion)
    if (!found.ok) return found
    const off = takeOff(found.value.items, item, 'moved')
    if (!off.ok) return off
    const next = await nextInHand(ports, found.value.meeting)
    if (next === null) return refuse({ code: 'no-next-meeting' })
    const moved = only(found.value.items, item).map(carried)
    await ports.agenda.add(next.id, moved, occasion.now, occasion.by.member)
    const done = { what: 'item-moved', meeting: meetingLine(next) } as const
    return taken(ports, found.value, { items: off.value, item }, done)
  },
})

const only = (items: readonly AgendaItem[], item: AgendaItemId) => items.filter((one) => one.id === item)
