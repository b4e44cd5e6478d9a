import type { Day } from '../case/day.ts'
import type { OrganisationId, ServiceId } from '../ids.ts'
import type { Capacity, Eligibility, NeedEntry } from '../network-file.ts'

/** `loan`: what a need is known by in the network's own list. */
export type NeedKey = string

/** What companies come with, as the network names it, and the words by which it is recognised in a case's need. */
export type Need = NeedEntry

/** What an organisation offers for a need. */
export interface Service {
  readonly id: ServiceId
  readonly organisation: OrganisationId
  readonly need: NeedKey
  readonly title: string
  readonly eligibility: Eligibility
  readonly capacity: Capacity
  /** The last day on which it is closed; null: until somebody opens it. */
  readonly closedUntil: Day | null
  /** When its organisation last said that all of this is right; null: never. */
  readonly reviewed: Day | null
}

/** A service with what it takes to point somebody to it. */
export interface Offering extends Service {
  readonly organisationName: string
  /** Whether the organisation has a queue that referrals can be sent to. */
  readonly reachable: boolean
  /** Working minutes in which half of what it accepted lately had been accepted; null: too few to say. */
  readonly pace: number | null
}

/** What the register knows of a company; null is not known. */
export interface CompanyFacts {
  readonly employees: number | null
  readonly netTurnoverSek: number | null
}

/** All that the network offers, and for what. */
export interface Directory {
  readonly needs: readonly Need[]
  readonly offerings: readonly Offering[]
}

export type Openness =
  | { readonly is: 'open' }
  | { readonly is: 'limited' }
  /** `until`: the last day, that one included. */
  | { readonly is: 'closed'; readonly until: Day | null }

/** What has been closed until a day is open again by itself on the day after. */
export const opennessOn = (
  { capacity, closedUntil }: Pick<Service, 'capacity' | 'closedUntil'>,
  today: Day,
): Openness => {
  if (capacity !== 'closed') return { is: capacity }
  return closedUntil !== null && closedUntil < today ? { is: 'open' } : { is: 'closed', until: closedUntil }
}

/** Days after which nobody can be sure any more that a service is as it says. */
export const freshDays = 180

export type Review = { readonly is: 'fresh' | 'stale'; readonly on: Day } | { readonly is: 'never' }

export function reviewOn({ reviewed }: Pick<Service, 'reviewed'>, today: Day): Review {
  if (reviewed === null) return { is: 'never' }
  return { is: daysBetween(reviewed, today) > freshDays ? 'stale' : 'fresh', on: reviewed }
}

/** Calendar days from one to the other. */
export const daysBetween = (from: Day, to: Day): number => (midnight(to) - midnight(from)) / (24 * 60 * 60_000)

const midnight = (day: Day): number => Date.parse(`${day}T00:00:00Z`)
