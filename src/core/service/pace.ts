import { type WorkingCalendar, workingMinutesBetween } from '../working-time.ts'

/** A referral that an organisation has accepted. */
export interface Accepted {
  readonly offeredAt: Date
  readonly acceptedAt: Date
}

/** Fewer would tell how long one particular referral took: nothing is said of them. */
export const fewest = 5

/** Calendar days that are looked back. */
export const daysBack = 90

/** Working minutes in which half of them had been accepted; null: too few to say. */
export function paceOf(accepted: readonly Accepted[], calendar: WorkingCalendar): number | null {
  if (accepted.length < fewest) return null
  const minutes = accepted
    .map(({ offeredAt, acceptedAt }) => workingMinutesBetween(offeredAt, acceptedAt, calendar))
    .toSorted((one, other) => one - other)
  return Math.round(minutes[Math.ceil(minutes.length / 2) - 1] ?? 0)
}
