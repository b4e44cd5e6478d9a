import { z } from 'zod'
import { approve } from '../core/meeting/sitting.ts'
import { allow, refuse } from '../core/outcome.ts'
import { minutesView } from '../views/minutes-rows.ts'
import { line } from './input.ts'
import { defineIntent } from './intent.ts'
import { atHand, inHand, shownAnew, toHold } from './meeting-at-hand.ts'

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
    const approved = approve(sitting, { member: by.member, seen: Number(version) }, active, now)
    if (!approved.ok) return approved
    if (!(await ports.agenda.store({ ...found.value, sitting: approved.value }, sitting.version)))
      return refuse({ code: 'minutes-changed' })
    await shownAnew(ports, found.value)
    const { approvers, approved: have, stage } = approved.value
    const left = stage === 'locked' ? 0 : approvers.filter((one) => active.has(one) && !have.includes(one)).length
    return allow({ kind: 'done', done: { what: 'approved', left }, buttons: [] })
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
    await shownAnew(ports, found.value)
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
    await shownAnew(ports, found.value)
    return allow({ kind: 'done', done: { what: 'minutes-renewed' }, buttons: [] })
  },
})
