import { z } from 'zod'
import { mayMerge } from '../core/company/merging.ts'
import { type Pair, suspectPairs } from '../core/company/suspects.ts'
import { allow, refuse } from '../core/outcome.ts'
import type { Ports } from '../core/ports.ts'
import { button } from '../views/button.ts'
import { pairRows } from '../views/merging-view.ts'
import type { Button } from '../views/view.ts'
import { number } from './input.ts'
import { defineIntent, type Occasion } from './intent.ts'

/** As many as there is room for in a message, with their buttons. */
const mostShown = 8
const input = z.object({ from: number(100_000) })

async function list(ports: Ports, { from: wanted }: z.infer<typeof input>, occasion: Occasion) {
  const barred = await barredFromMerging(ports, occasion)
  if (barred) return barred
  const [entries, apart] = await Promise.all([ports.merges.entries(), ports.merges.apart()])
  const { pairs, more } = suspectPairs(entries, apart)
  // What has been dealt with is gone from the list: whoever goes on behind its end begins anew.
  const from = wanted !== null && wanted < pairs.length ? wanted : 0
  const shown = pairs.slice(from, from + mostShown)
  return allow({
    kind: 'companies' as const,
    pairs: shown.map((pair) => ({ ...pairRows(pair), buttons: buttonsOf(pair) })),
    from,
    total: pairs.length,
    more,
  })
}

/** Entries of the register that may be one company. */
export const companies = defineIntent({ name: 'doors.companies', writes: false, input, run: list })

/** The rest of a long list. */
export const companiesMore = defineIntent({ name: 'companies.more', writes: false, input, run: list })

/** The names in the register that others have added are seen by whoever keeps it, and by nobody else. */
export async function barredFromMerging(ports: Ports, { by }: Occasion) {
  return mayMerge(by) ? null : refuse({ code: 'not-yours-to-merge', keepers: await ports.register.administrators() })
}

function buttonsOf({ stays, goes }: Pair): readonly Button[] {
  const input = { one: stays.id, other: goes.id }
  return [button('companies.merge', input, { weight: 'main', opens: true }), button('companies.apart', input)]
}
