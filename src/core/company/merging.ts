import type { CompanyId, MeetingId, MemberId, OrganisationId, PlaceId } from '../ids.ts'
import { allow, type Outcome, refuse } from '../outcome.ts'
import type { Actor, Role } from '../register/register.ts'
import { type Entry, type Pair, pairOf } from './suspects.ts'

/** Whoever keeps the network's register sees the names in it that others have added, so it is they alone. */
export const mayMerge = ({ roles }: { readonly roles: readonly Role[] }): boolean => roles.includes('network_admin')

/** What a merge takes along. All of it belongs to cases, and stays as it is but for the company. */
export interface Moving {
  readonly cases: number
  readonly open: number
  readonly contacts: number
  readonly approvals: number
  readonly referrals: number
}

/** Two entries as they are now, and what has been done about them. */
export interface Both {
  /** Those of the two that are there and have not been merged into another. */
  readonly entries: readonly Entry[]
  /** What has become of one of them; null: nothing. */
  readonly merged: { readonly goes: string; readonly stays: string; readonly by: string; readonly at: Date } | null
  /** Who has said that they are not the same; null: nobody. */
  readonly apart: { readonly by: string; readonly at: Date } | null
}

/** The pair as it can be merged now; a refusal says what somebody else has done meanwhile. */
export function merging({ entries, merged, apart }: Both): Outcome<Pair> {
  if (merged) return refuse({ code: 'merged-already', ...merged })
  const [one, other] = entries
  const pair = one && other ? pairOf(one, other) : null
  if (pair === null) return refuse({ code: 'not-a-pair' })
  return apart ? refuse({ code: 'said-apart', names: [pair.stays.name, pair.goes.name], ...apart }) : allow(pair)
}

/** What somebody has seen who confirms: when anything of it is another by then, it is shown again. */
export const seenAs = (
  { stays, goes, widens }: Pair,
  { cases, open, contacts, approvals, referrals }: Moving,
): string => [stays.id, goes.id, widens ? 1 : 0, stays.cases, cases, open, contacts, approvals, referrals].join(' ')

/** What came of it at an Export Club that two of its places were one company's. `up`: those that had waited, and got what was free by that. */
export interface Freed {
  readonly meeting: MeetingId
  /** The convener's. */
  readonly organisation: OrganisationId
  readonly up: readonly PlaceId[]
  /** The place that is there no more, and those who are to be told, or know the link to the one that stays; null: nobody is there. */
  readonly gone: {
    readonly place: PlaceId
    readonly company: CompanyId
    readonly teller: MemberId | null
    readonly owner: MemberId | null
  }
}

export interface Two {
  readonly one: CompanyId
  readonly other: CompanyId
}

/** Of the register of a network, what belongs together. Everything here is seen and done by whoever `mayMerge`, and by nobody else. */
export interface MergeStore {
  /** Every entry that has not been merged into another, and not many more than `mostEntries`. */
  entries(): Promise<readonly Entry[]>
  /** Which are not the same, by `pairKey`. */
  apart(): Promise<ReadonlySet<string>>
  both(two: Two): Promise<Both>
  /** The same, and neither changes nor gets a case until this transaction ends. */
  hold(two: Two): Promise<Both>
  moving(goes: CompanyId): Promise<Moving>
  /** Of two that are held: moves everything, writes it down, and tells the owners of open cases, but not `by`. */
  merge(pair: Pair, by: Actor, at: Date): Promise<readonly Freed[]>
  /** Remembers that they are not the same, or forgets it again. False when it was so already. */
  setApart(two: Two, by: Actor, at: Date): Promise<boolean>
  setTogether(two: Two, by: Actor, at: Date): Promise<boolean>
}
