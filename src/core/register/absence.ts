import { tzOffset } from '@date-fns/tz'
import type { Id, MemberId, OrganisationId } from '../ids.ts'
import { allow, type Outcome, refuse } from '../outcome.ts'

/** A calendar day, `2026-12-24`. */
type Day = string

/** Until which day somebody is away, that one included, and who stands in; null: nobody can, so that the organisation's queue does. */
export interface Away {
  readonly until: Day
  readonly standIn: { readonly id: MemberId; readonly name: string } | null
}

/** From one day to another, both included. */
export interface Absence {
  readonly id: Id<'absence'>
  readonly from: Day
  readonly to: Day
  readonly standIn: MemberId | null
}

export interface AbsenceStore {
  /** The reader's own; takes the place of those that it overlaps. */
  add(absence: Absence, at: Date): Promise<void>
  /** Ends the reader's own, present and coming; false when there were none. */
  end(at: Date): Promise<boolean>
  /** Until when that member is away at some time between two days; null when not at all. */
  overlapping(member: MemberId, from: Day, to: Day): Promise<Day | null>
}

interface Wish {
  readonly from: Day | null
  readonly to: Day
  readonly standIn: {
    readonly id: MemberId
    readonly name: string
    readonly organisation: OrganisationId
    /** Until when the stand-in is away at the same time. */
    readonly awayUntil: Day | null
  } | null
}

/** Days are compared as text. What began earlier begins today: nothing that has happened is made undone. */
export function planAbsence(
  { from, to, standIn }: Wish,
  by: { readonly member: MemberId; readonly organisation: OrganisationId },
  today: Day,
): Outcome<Omit<Absence, 'id'>> {
  const begins = from === null || from < today ? today : from
  if (to < today) return refuse({ code: 'date-past', field: 'to' })
  if (to < begins) return refuse({ code: 'dates-crossed', field: 'to' })
  if (standIn?.id === by.member) return refuse({ code: 'stand-in-oneself' })
  if (standIn && standIn.organisation !== by.organisation) {
    return refuse({ code: 'stand-in-elsewhere', name: standIn.name })
  }
  if (standIn?.awayUntil) return refuse({ code: 'stand-in-away', name: standIn.name, until: noon(standIn.awayUntil) })
  return allow({ from: begins, to, standIn: standIn?.id ?? null })
}

/** The day that a wall calendar shows. */
export const dayIn = (timeZone: string, at: Date): Day =>
  new Date(at.getTime() + tzOffset(timeZone, at) * 60_000).toISOString().slice(0, 10)

/** A moment that is on this day wherever it is put into words. */
export const noon = (day: Day): Date => new Date(`${day}T12:00:00Z`)
