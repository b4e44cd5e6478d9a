import { z } from 'zod'
import { allow, type Outcome } from '../core/outcome.ts'
import { type CaseList, caseLists, type Ports } from '../core/ports.ts'
import { caseRow } from '../views/rows.ts'
import type { View } from '../views/view.ts'
import { choice } from './input.ts'
import { defineIntent } from './intent.ts'

/** As many as fit in one message of either chat. */
const mostShown = 20

export const caseList = defineIntent({
  name: 'case.list',
  writes: false,
  input: z.object({ which: choice(caseLists) }),
  run: (ports, { which }) => casesIn(ports, which ?? 'mine'),
})

export async function casesIn(ports: Ports, which: CaseList): Promise<Outcome<View>> {
  const { cases, total } = await ports.cases.list(which, mostShown)
  return allow({ kind: 'cases', which, cases: cases.map(caseRow), total })
}
