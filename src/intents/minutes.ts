import { z } from 'zod'
import { sittingNotices } from '../core/meeting/drafting.ts'
import { appoint, approve } from '../core/meeting/sitting.ts'
import { allow, refuse } from '../core/outcome.ts'
import { minutesView } from '../views/minutes-rows.ts'
import { line } from './input.ts'
import { defineIntent } from './intent.ts'
import { atHand, inHand, recordDeed, shownAnew, toHold } from './meeting-at-hand.ts'
import { approversOf, chosenPeople, peopleField } from './meeting-people.ts'

const named = { meeting: line(60) }

/** What was recorded, and where it can be fetched. */
export const minutesShow = defineIntent({
  name: 'minutes.show',
  writes: false,
  input: z.object(named),
  run: async (ports, { meeting }, occasion) => {
    const found = await atHand(ports, meeting, occasion, 'minutes')
    return found.ok ? allow(await minutesView(ports, found.value, occasion.by)) : found
  },
})

/** One of those who are to approves the minutes; the last one locks them. */
export const minutesApprove = defineIntent({
  name: 'minutes.approve',
  writes: true,
  input: z.object({ ...named, version: line(10) }),
  run: async (ports, { meeting, version }, occasion) => {
    const { by, now } = occasion
    const found = await inHand(ports, meeting, occasion, 'minutes')
    if (!found.ok) return found
    const { sitting } = found.value
    const active = new Set((await ports.register.all()).flatMap(({ members }) => members.map(({ id }) => id)))
    const approved = approve(sitting, { member: by.member, name: by.name, seen: Number(version) }, active, now)
    if (!approved.ok) return approved
    if (!(await ports.agenda.store({ ...found.value, sitting: approved.value }, sitting.version)))
      return refuse({ code: 'minutes-changed' })
    const { approvers, approved: have, stage } = approved.value
    const { meeting: head } = found.value
    await Promise.all([
      shownAnew(ports, found.value),
      recordDeed(ports, head, 'approved', occasion),
      ...(stage === 'locked' ? [recordDeed(ports, head, 'locked', occasion)] : []),
    ])
    const left = stage === 'locked' ? 0 : approvers.filter((one) => active.has(one) && !have.includes(one)).length
    return allow({ kind: 'done', done: { what: 'approved', left }, buttons: [] })
  },
})

/** Others who approve, where one of those who were to has left: also somebody of the convener's who was not there. */
export const minutesApprovers = defineIntent({
  name: 'minutes.approvers',
  writes: true,
  input: z.object({ ...named, people: line(4_000), asked: line(3) }),
  form: async (ports, known, occasion) => {
    const found = await atHand(ports, known['meeting'] ?? '', occasion, 'minutes')
    const { meeting, sitting } = found.ok ? found.value : { meeting: null, sitting: null }
    const wide = meeting && (await approversOf(ports, meeting))
    return {
      ...{ kind: 'form', form: 'minutes.approvers', keep: { meeting: meeting?.id ?? '', asked: 'yes' } },
      fields: [await peopleField(ports, known, wide, sitting?.approvers ?? [])],
    }
  },
  run: async (ports, { meeting, people: typed, asked }, occasion) => {
    const found = await toHold(ports, meeting, occasion, 'minutes')
    if (!found.ok) return found
    if (asked === '') return refuse({ code: 'required', field: 'people' })
    const { sitting, meeting: head } = found.value
    const people = await chosenPeople(ports, typed, await approversOf(ports, head))
    if (!people.ok) return people
    const all = (await ports.register.all()).flatMap(({ members }) => members)
    const active = new Set(all.map(({ id }) => id))
    const set = appoint(sitting, people.value.chosen, active, occasion.now)
    if (!set.ok) return set
    if (!(await ports.agenda.store({ ...found.value, sitting: set.value }, sitting.version)))
      return refuse({ code: 'minutes-changed' })
    const waited = set.value.approvers.filter((one) => !set.value.approved.includes(one))
    const fresh = waited.filter((one) => !sitting.approvers.includes(one))
    const privately = { ...found.value, meeting: { ...head, channel: null } }
    await Promise.all([
      shownAnew(ports, found.value),
      ports.notices.post(...sittingNotices(ports, privately, 'minutes', fresh)),
      recordDeed(ports, head, 'approvers', occasion),
      ...(set.value.stage === 'locked' ? [recordDeed(ports, head, 'locked', occasion)] : []),
    ])
    const names = all.filter(({ id }) => waited.includes(id)).map(({ name }) => name)
    return allow({ kind: 'done', done: { what: 'approvers-set', approvers: names }, buttons: [] })
  },
})

const longestNumber = 60

/** Under which number the minutes are kept elsewhere: also once they are locked. */
export const minutesRegistry = defineIntent({
  name: 'minutes.registry',
  writes: true,
  input: z.object({ ...named, registryNo: line(longestNumber) }),
  form: async (ports, known, occasion) => {
    const found = await atHand(ports, known['meeting'] ?? '', occasion, 'minutes')
    const value = known['registryNo'] ?? (found.ok ? found.value.sitting.registryNo : '')
    return {
      ...{ kind: 'form', form: 'minutes.registry', keep: { meeting: known['meeting'] ?? '' } },
      fields: [{ kind: 'line', name: 'registryNo', value, required: true, most: longestNumber }],
    }
  },
  run: async (ports, { meeting, registryNo }, occasion) => {
    const found = await toHold(ports, meeting, occasion, 'minutes')
    if (!found.ok) return found
    if (registryNo === '') return refuse({ code: 'required', field: 'registryNo' })
    const { stage } = found.value.sitting
    if (!(await ports.agenda.register(found.value.meeting.id, registryNo)))
      return refuse({ code: 'sitting-moved-on', stage })
    await Promise.all([shownAnew(ports, found.value), recordDeed(ports, found.value.meeting, 'registered', occasion)])
    return allow({ kind: 'done', done: { what: 'registry-kept', registryNo }, buttons: [] })
  },
})

/** Whoever has the old links can fetch nothing any more. */
export const minutesRenew = defineIntent({
  name: 'minutes.renew',
  writes: true,
  input: z.object(named),
  run: async (ports, { meeting }, occasion) => {
    const found = await toHold(ports, meeting, occasion, 'minutes')
    if (!found.ok) return found
    const { stage } = found.value.sitting
    if (!(await ports.agenda.renewMinutes(found.value.meeting.id))) return refuse({ code: 'sitting-moved-on', stage })
    await Promise.all([
      shownAnew(ports, found.value),
      recordDeed(ports, found.value.meeting, 'links-renewed', occasion),
    ])
    return allow({ kind: 'done', done: { what: 'minutes-renewed' }, buttons: [] })
  },
})
