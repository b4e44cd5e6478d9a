import type { RoundId } from '../core/ids.ts'
import type { Mode, RoundPlace } from '../core/referral/round.ts'

/** A referral's place in a round, beside its other columns; null where it is in none that the reader sees. */
export interface RoundColumns {
  readonly round_id: RoundId | null
  readonly round_mode: Mode | null
  readonly round_place: number | null
  readonly round_size: number | null
  readonly round_lead: boolean | null
  readonly round_ended_at: Date | null
}

export function roundPlaceOf(row: RoundColumns): RoundPlace | null {
  const { round_id: id, round_mode: mode, round_place: place, round_size: size, round_lead: lead } = row
  if (id === null || mode === null || place === null || size === null) return null
  return { id, mode, place, size, lead: lead === true, ended: row.round_ended_at !== null }
}
