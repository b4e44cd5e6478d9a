import type { Day } from '../case/day.ts'
import type { Capacity } from '../network-file.ts'
import { allow, type Outcome, refuse } from '../outcome.ts'
import type { Role } from '../register/register.ts'
import type { NeedKey, Service } from './service.ts'

const keepers: readonly Role[] = ['team_lead', 'coordinator', 'network_admin']

/** Whoever leads an organisation's people, or keeps its register, keeps its services. Of their own organisation's: nobody keeps another's. */
export const mayKeep = (roles: readonly Role[]): boolean => keepers.some((role) => roles.includes(role))

/** Longest title, and the highest number that a rule can have. */
export const most = { title: 120, employees: 10_000_000, turnover: Number.MAX_SAFE_INTEGER } as const

/** A service as somebody describes it; null is left out. */
export interface Described {
  readonly title: string
  readonly need: NeedKey | null
  readonly employeesFrom: number | null
  readonly employeesTo: number | null
  readonly netTurnoverMinSek: number | null
  readonly capacity: Capacity | null
  readonly closedUntil: Day | null
}

/** Who describes a service has looked at it: it counts as reviewed on that day. */
export function describeService(described: Described, today: Day): Outcome<Omit<Service, 'id' | 'organisation'>> {
  const { title, need, employeesFrom, employeesTo, netTurnoverMinSek, closedUntil } = described
  if (title === '') return refuse({ code: 'required', field: 'title' })
  if (need === null) return refuse({ code: 'required', field: 'needKey' })
  const employees = rangeOf(employeesFrom, employeesTo)
  if (!employees.ok) return employees
  const capacity = described.capacity ?? 'open'
  if (closedUntil !== null && capacity !== 'closed') return refuse({ code: 'until-without-closing' })
  if (closedUntil !== null && closedUntil < today) return refuse({ code: 'date-past', field: 'closedUntil' })
  return allow({
    ...{ title, need, capacity, closedUntil, reviewed: today },
    eligibility: { employees: employees.value, netTurnoverMinSek },
  })
}

/** Without a least it begins at nobody; without a most there would be no end to it. */
function rangeOf(least: number | null, to: number | null): Outcome<Service['eligibility']['employees']> {
  if (to === null) return least === null ? allow(null) : refuse({ code: 'required', field: 'employeesTo' })
  const from = least ?? 0
  return from > to ? refuse({ code: 'range-turned', field: 'employeesTo' }) : allow({ from, to })
}
