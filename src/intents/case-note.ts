import { z } from 'zod'
import { longest } from '../core/case/case.ts'
import { allow, refuse } from '../core/outcome.ts'
import { showCase } from '../views/rows.ts'
import { readers, readersField } from './case-contact.ts'
import { caseForm, caseOf } from './case-kept.ts'
import { choice, line, text } from './input.ts'
import { defineIntent } from './intent.ts'

/** A note in the case's timeline, for all its parties to read, or for one's own organisation alone. */
export const caseNote = defineIntent({
  name: 'case.note',
  writes: true,
  input: z.object({ case: line(60), note: text(longest.note), readers: choice(readers) }),
  form: async (ports, known, occasion) => {
    const form = await caseForm(ports, 'case.note', known, occasion)
    return form([
      { kind: 'text', name: 'note', value: known['note'] ?? '', required: true, most: longest.note },
      readersField(known),
    ])
  },
  run: async (ports, wanted, occasion) => {
    const found = await caseOf(ports, wanted.case, occasion)
    if (!found.ok) return found
    if (wanted.note === '') return refuse({ code: 'required', field: 'note' })
    const { id, no } = found.value
    const secret = wanted.readers === 'own-readers'
    const noted = { what: 'noted', words: wanted.note, ...(secret ? { secret } : {}) } as const
    await ports.chronicle.record(id, occasion.by, occasion.now, noted)
    return allow({ kind: 'done', done: { what: 'noted', caseNo: no, secret }, buttons: [showCase(no)] })
  },
})
