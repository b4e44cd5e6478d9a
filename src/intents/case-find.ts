import { z } from 'zod'
import { longest } from '../core/case/case.ts'
import { allow, refuse } from '../core/outcome.ts'
import { caseRow } from '../views/rows.ts'
import { caseNoFrom } from './case-no.ts'
import { line } from './input.ts'
import { defineIntent } from './intent.ts'

/** As many as fit in one message of either chat. */
const mostShown = 20

/** Cases that one may see: by company, number, words of the need, owner. Typing errors and missing marks are forgiven. */
export const caseFind = defineIntent({
  name: 'case.find',
  writes: false,
  input: z.object({ wanted: line(longest.companyName) }),
  form: async (_, known) => ({
    kind: 'form',
    form: 'case.find',
    keep: {},
    fields: [{ kind: 'line', name: 'wanted', value: known['wanted'] ?? '', required: true, most: longest.companyName }],
  }),
  run: async (ports, { wanted }, { by }) => {
    if (wanted === '') return refuse({ code: 'required', field: 'wanted' })
    const [numbered, { cases, total, instead }] = await Promise.all([
      ports.cases.byNo(caseNoFrom(wanted, by.network.prefix)),
      ports.cases.find(wanted, mostShown),
    ])
    const others = cases.filter(({ id }) => id !== numbered?.id)
    const shown = [...(numbered ? [numbered] : []), ...others].slice(0, mostShown)
    return allow({
      kind: 'found',
      wanted,
      instead: shown.length === 0 || numbered ? [] : instead,
      cases: shown.map(caseRow),
      total: numbered ? total + 1 - (cases.length - others.length) : total,
    })
  },
})
