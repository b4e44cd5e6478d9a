import { z } from 'zod'
import { longest } from '../core/case/case.ts'
import { refuse } from '../core/outcome.ts'
import type { Refusal } from '../core/refusal.ts'
import { companyNamedIn } from './company-named.ts'
import { line, text } from './input.ts'
import { defineIntent } from './intent.ts'
import { offerUnnamed } from './refer.ts'
import { unnamedForm } from './refer-form.ts'
import { addressed, closedSince } from './refer-to.ts'

/**
 * Asks for advice without naming the company, which takes no approval. What is typed in the form is all that the receiver sees, beside who asks
 * and the case's number; it is not sent for as long as the company's name or number stands in it.
 */
export const referUnnamed = defineIntent({
  name: 'refer.unnamed',
  writes: true,
  input: z.object({
    case: line(60),
    to: line(200),
    need: text(longest.need),
    question: text(longest.question),
    /** Set by the form: what will be sent has then been seen. */
    seen: line(3),
    suggested: line(2_000),
  }),
  form: unnamedForm,
  run: async (ports, wanted, occasion) => {
    if (wanted.case === '') return refuse({ code: 'required', field: 'case' })
    const both = await addressed(ports, wanted, occasion)
    if (!both.ok) return both
    const closed = await closedSince(ports, wanted, occasion)
    if (closed) return closed
    const missing = (['need', 'question'] as const).find((field) => wanted[field] === '')
    if (wanted.seen === '' || missing) return refuse({ code: 'required', field: missing ?? 'question' })
    const naming = (
      await Promise.all(
        (['need', 'question'] as const).map(async (field): Promise<readonly Refusal[]> => {
          const named = await companyNamedIn(ports, wanted[field], both.value.found)
          return named === null ? [] : [{ code: 'names-company', field, named }]
        }),
      )
    ).flat()
    if (naming[0]) return { ...refuse(naming[0]), all: naming }
    return offerUnnamed(ports, { ...both.value, wanted: { ...wanted, kind: 'unnamed' } }, occasion)
  },
})
