import { z } from 'zod'
import { longest } from '../core/case/case.ts'
import { allow, refuse } from '../core/outcome.ts'
import { showCase } from '../views/rows.ts'
import { caseForm, caseOf } from './case-kept.ts'
import { line, text } from './input.ts'
import { defineIntent } from './intent.ts'

/** A note in the case's timeline, for all its parties to read. */
export const caseNote = defineIntent({
  name: 'case.note',
  writes: true,
  input: z.object({ case: line(60), note: text(longest.note) }),
  form: async (ports, known, occasion) => {
    const form = await caseForm(ports, 'case.note', known, occasion)
    return form([{ kind: 'text', name: 'note', value: known['note'] ?? '', required: true, most: longest.note }])
  },
  run: async (ports, wanted, occasion) => {
    const found = await caseOf(ports, wanted.case, occasion)
    if (!found.ok) return found
    if (wanted.note === '') return refuse({ code: 'required', field: 'note' })
    const { id, no } = found.value
    await ports.chronicle.record(id, occasion.by, occasion.now, { what: 'noted', words: wanted.note })
    return allow({ kind: 'done', done: { what: 'noted', caseNo: no }, buttons: [showCase(no)] })
  },
})
