import type { MemberId } from './ids.ts'
import { allow, type Outcome, refuse } from './outcome.ts'
import type { Somebody } from './referral/parties.ts'
import type { Person } from './staff.ts'
import { isEmpty, type Unfinished } from './unfinished.ts'

/** Whoever may say of somebody that they leave: a team lead of the own organisation, a network administrator of all. */
export const maySayWhoLeaves = (by: Somebody, whom: Pick<Person, 'organisation'> | null = null): boolean =>
  by.roles.includes('network_admin') ||
  (by.roles.includes('team_lead') && (whom === null || whom.organisation === by.organisation))

interface Leaving {
  readonly unfinished: Unfinished
  /** Null when nobody was named. */
  readonly taker: (Person & { readonly reachable: boolean }) | null
  readonly by: Somebody
}

/** Why this person cannot be said to leave by `by`; null when they can. */
export function barredFromLeaving(leaver: Person, by: Somebody) {
  if (!maySayWhoLeaves(by, leaver)) return refuse({ code: 'not-yours-to-end' })
  return leaver.id === by.member ? refuse({ code: 'leaver-oneself' }) : null
}

/** Nobody leaves anything behind: what is open goes to a colleague in the same organisation, or they stay. Gives who that is. */
export function leave(leaver: Person, { unfinished, taker, by }: Leaving): Outcome<Person | null> {
  const barred = barredFromLeaving(leaver, by)
  if (barred) return barred
  if (isEmpty(unfinished)) return allow(null)
  if (taker === null) return refuse({ code: 'leaver-has-open', name: leaver.name, unfinished })
  if (taker.id === leaver.id) return refuse({ code: 'taker-is-leaver', name: leaver.name })
  if (taker.organisation !== leaver.organisation)
    return refuse({ code: 'taker-elsewhere', name: taker.name, organisation: leaver.organisationName })
  return taker.reachable ? allow(taker) : refuse({ code: 'taker-unreachable', name: taker.name })
}

/** Who is to be told of an owner's change, beside the one who made it. */
export const concernedBy = (people: readonly MemberId[], by: MemberId): readonly MemberId[] =>
  [...new Set(people)].filter((one) => one !== by)
