import { z } from 'zod'
import { allow } from '../core/outcome.ts'
import { caseRow } from '../views/rows.ts'
import { choice } from './input.ts'
import { defineIntent } from './intent.ts'

/** As many as fit in one message of either chat. */
const mostShown = 20

export const caseList = defineIntent({
  name: 'case.list',
  writes: false,
  input: z.object({ which: choice(['mine', 'team', 'stuck']) }),
  run: async (ports, { which }) => {
    const list = which ?? 'mine'
    const { cases, total } = await ports.cases.list(list, mostShown)
    return allow({ kind: 'cases', which: list, cases: cases.map(caseRow), total })
  },
})
