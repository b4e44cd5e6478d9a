import { z } from 'zod'
import { tick } from '../core/meeting/action.ts'
import { allow, refuse } from '../core/outcome.ts'
import { actionRow } from '../views/agenda-rows.ts'
import { id } from './input.ts'
import { defineIntent } from './intent.ts'

/** What meetings have given me to do, by day. */
export const actionList = defineIntent({
  name: 'action.list',
  writes: false,
  input: z.object({}),
  run: async (ports, _, { by, now }) => {
    const open = await ports.records.openFor(by.member)
    return allow({ kind: 'actions', actions: open.map((one) => actionRow(one, now, by)) })
  },
})

/** It is done: one click. */
export const actionDone = defineIntent({
  name: 'action.done',
  writes: true,
  input: z.object({ action: id<'record'>() }),
  run: async (ports, wanted, { by, now }) => {
    const found = await ports.records.action(wanted.action)
    if (found === null || found.action.whom === null) return refuse({ code: 'action-gone' })
    const { action } = found
    const barred = tick({ owner: found.action.whom.id, doneAt: action.doneAt, undone: action.undone }, by)
    if (barred) return refuse(barred)
    if (!(await ports.records.done(action.id, by.member, now))) return refuse({ code: 'action-done-before', at: now })
    const sheet = await ports.agenda.sheet(found.meeting)
    await Promise.all([ports.notices.refresh(action.id), ...(sheet?.id ? [ports.notices.refresh(sheet.id)] : [])])
    return allow({ kind: 'done', done: { what: 'action-done', words: action.words }, buttons: [] })
  },
})
