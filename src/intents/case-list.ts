import { z } from 'zod'
import type { MemberId } from '../core/ids.ts'
import { allow, type Outcome } from '../core/outcome.ts'
import { type CaseList, caseLists, type Ports } from '../core/ports.ts'
import { caseRow } from '../views/rows.ts'
import { stuckRow } from '../views/stuck-row.ts'
import type { View } from '../views/view.ts'
import { choice, id, line } from './input.ts'
import { defineIntent, type Occasion } from './intent.ts'

/** As many as fit in one message of either chat. */
const mostShown = 20

export const caseList = defineIntent({
  name: 'case.list',
  writes: false,
  input: z.object({ which: choice(caseLists) }),
  run: (ports, { which }, occasion) =>
    which === 'stuck' ? whatIsStuck(ports, {}, occasion) : casesIn(ports, which ?? 'mine'),
})

/** The rest of what is stuck, or of what somebody has who is away. */
export const stuckMore = defineIntent({
  name: 'stuck.more',
  writes: false,
  input: z.object({ from: line(6), owner: id<'member'>().optional() }),
  run: (ports, { from, owner }, occasion) =>
    whatIsStuck(ports, { from: /^\d+$/.test(from) ? Number(from) : 0, ...(owner && { owner }) }, occasion),
})

export async function casesIn(ports: Ports, which: CaseList): Promise<Outcome<View>> {
  const { cases, total } = await ports.cases.list(which, mostShown)
  return allow({ kind: 'cases', which, cases: cases.map(caseRow), total })
}

interface Page {
  readonly from?: number
  readonly owner?: MemberId
}

/** What a coordinator can help along: each with the one thing that helps most; then what the own organisation is late with. */
async function whatIsStuck(ports: Ports, { from = 0, owner }: Page, occasion: Occasion): Promise<Outcome<View>> {
  if (!occasion.by.roles.includes('coordinator')) return casesIn(ports, 'stuck')
  const known = await ports.stuck.known({ most: mostShown, from, ...(owner && { of: { owner } }) })
  const most = mostShown - known.cases.length
  const late = owner ? nothing : await ports.stuck.late({ most, from: Math.max(0, from - known.total) })
  const total = known.total + late.total
  // What stood there has come loose meanwhile.
  if (from > 0 && from >= total) return whatIsStuck(ports, owner ? { owner } : {}, occasion)
  const rows = { known: known.cases.map(stuckRow), own: late.cases.map(caseRow) }
  return allow({ kind: 'stuck', ...rows, from, total, owner: owner ?? null })
}

const nothing = { cases: [], total: 0 } as const
