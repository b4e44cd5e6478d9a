import { z } from 'zod'
import { stuck } from '../core/case/stuck.ts'
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
  run: (ports, { which }, { by }) =>
    which === 'stuck' && by.roles.includes('coordinator') ? stuckFor(ports) : casesIn(ports, which ?? 'mine'),
})

export async function casesIn(ports: Ports, which: CaseList): Promise<Outcome<View>> {
  const { cases, total } = await ports.cases.list(which, mostShown)
  return allow({ kind: 'cases', which, cases: cases.map(caseRow), total })
}

/** Of each half as many as fit in one message together. */
const mostOfEach = 10
/** Some of what has come to the coordinators goes on again. */
const mostLookedAt = 200

/** What a coordinator can help along: each with the one thing that can be done about it. */
async function stuckFor(ports: Ports): Promise<Outcome<View>> {
  const [own, candidates] = await Promise.all([
    ports.cases.list('stuck', mostOfEach),
    ports.stuck.candidates(mostLookedAt),
  ])
  const listed = own.cases.map(({ no }) => no)
  const known = candidates
    .map((of) => ({ of, reasons: stuck(of.standing) }))
    .filter(({ of, reasons }) => reasons.length > 0 && !listed.includes(of.no))
  return allow({
    kind: 'stuck',
    own: own.cases.map(caseRow),
    known: known.slice(0, mostOfEach).map(({ of, reasons }) => ({
      ...{ no: of.no, need: of.need, owner: of.ownerName, ownerOrganisation: of.ownerOrganisationName },
      ...{ deadline: of.dueAt, overdue: of.overdue, reasons },
      buttons: [{ intent: 'case.reassign', input: { case: of.no }, weight: 'plain', opens: true }],
    })),
    total: own.total + known.length,
  })
}
