import { z } from 'zod'
import { allow, type Outcome } from '../core/outcome.ts'
import { type CaseList, caseLists, type Ports } from '../core/ports.ts'
import { caseRow } from '../views/rows.ts'
import { stuckRow } from '../views/stuck-row.ts'
import type { View } from '../views/view.ts'
import { choice } from './input.ts'
import { defineIntent } from './intent.ts'

/** As many as fit in one message of either chat. */
const mostShown = 20

export const caseList = defineIntent({
  name: 'case.list',
  writes: false,
  input: z.object({ which: choice(caseLists) }),
  run: (ports, { which }, { by }) =>
    which === 'stuck' && by.roles.includes('coordinator') ? stuckFor(ports) : casesIn(ports, which ?? 'mine'),
})

export async function casesIn(ports: Ports, which: CaseList): Promise<Outcome<View>> {
  const { cases, total } = await ports.cases.list(which, mostShown)
  return allow({ kind: 'cases', which, cases: cases.map(caseRow), total })
}

/** Of each half as many as fit in one message together. */
const mostOfEach = 10

/** What a coordinator can help along: each with the one thing that helps most. */
async function stuckFor(ports: Ports): Promise<Outcome<View>> {
  const [own, known] = await Promise.all([ports.cases.list('stuck', mostOfEach), ports.stuck.known(mostOfEach)])
  const listed = own.cases.map(({ no }) => no)
  const others = known.cases.filter(({ no }) => !listed.includes(no))
  const total = own.total + known.total - (known.cases.length - others.length)
  return allow({ kind: 'stuck', own: own.cases.map(caseRow), known: others.map(stuckRow), total })
}
