import { z } from 'zod'
import { longest } from '../core/case/case.ts'
import { close, reopen } from '../core/case/keep.ts'
import { allow, refuse } from '../core/outcome.ts'
import { results } from '../core/referral/referral.ts'
import { showCase } from '../views/rows.ts'
import { caseForm, caseOf } from './case-kept.ts'
import { choice, line, text } from './input.ts'
import { defineIntent } from './intent.ts'
import { endWarm, hasBooking } from './warm-deed.ts'

/** Ends a case with what came of it. Nobody may be left waiting in it, and it can be opened again. */
export const caseClose = defineIntent({
  name: 'case.close',
  writes: true,
  input: z.object({ case: line(60), outcome: choice(results), note: text(longest.note) }),
  form: async (ports, known, occasion) => {
    const form = await caseForm(ports, 'case.close', known, occasion)
    return form([
      {
        kind: 'choice',
        name: 'outcome',
        value: known['outcome'] ?? '',
        required: true,
        options: results.map((result) => ({ value: result, meaning: result })),
      },
      { kind: 'text', name: 'note', value: known['note'] ?? '', required: false, most: longest.note },
    ])
  },
  run: async (ports, wanted, occasion) => {
    const { by, now } = occasion
    const seen = await caseOf(ports, wanted.case, occasion)
    if (!seen.ok) return seen
    const { id } = seen.value
    await ports.cases.hold(id)
    const [found, sheets] = await Promise.all([ports.cases.byId(id), ports.referrals.openOf(id)])
    const open = sheets.map(({ referral, toName, toOrganisationName }) => ({
      referral,
      to: toName === null ? toOrganisationName : `${toName}, ${toOrganisationName}`,
    }))
    // Whether it can be closed at all is said before anybody fills in how it ended.
    const closing = { at: now, result: wanted.outcome ?? 'got-help', note: wanted.note } as const
    const closed = close(found ?? seen.value, open, closing, by)
    if (!closed.ok) return closed
    if (wanted.outcome === null) return refuse({ code: 'required', field: 'outcome' })
    const { no } = seen.value
    await Promise.all([
      ports.cases.close(id, closed.value),
      ports.chronicle.record(id, by, now, { what: 'closed', result: wanted.outcome, words: wanted.note }),
      ...sheets.filter(hasBooking).map((of) => endWarm(ports, of, { now, knows: by.member })),
    ])
    return allow({
      kind: 'done',
      done: { what: 'closed', caseNo: no, result: wanted.outcome },
      buttons: [{ intent: 'case.reopen', input: { case: no }, weight: 'plain', opens: false }],
    })
  },
})

export const caseReopen = defineIntent({
  name: 'case.reopen',
  writes: true,
  input: z.object({ case: line(60) }),
  run: async (ports, wanted, occasion) => {
    const { by, now } = occasion
    const seen = await caseOf(ports, wanted.case, occasion)
    if (!seen.ok) return seen
    await ports.cases.hold(seen.value.id)
    const found = (await ports.cases.byId(seen.value.id)) ?? seen.value
    const open = reopen(found, by)
    if (!open.ok) return open
    const { id, no, ownerName } = found
    await Promise.all([ports.cases.reopen(id), ports.chronicle.record(id, by, now, { what: 'reopened' })])
    // Somebody else, where whoever had it has left.
    const owner = (await ports.cases.byId(id))?.ownerName ?? ownerName
    return allow({ kind: 'done', done: { what: 'case-reopened', caseNo: no, owner }, buttons: [showCase(no)] })
  },
})
