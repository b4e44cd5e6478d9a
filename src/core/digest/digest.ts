import type { Day } from '../case/day.ts'
import type { DigestId, OrganisationId } from '../ids.ts'
import type { MeetingKind } from '../meeting/meeting.ts'
import type { AgeBand, DeclineReason, FigureName, ResponseBand, Unit } from './figures.ts'

/** `suppressed`: so few that it could tell of one company, or what such a number could be reckoned from, which may be any number. */
export type Cell = number | 'suppressed'

/** `2026-11` */
export type Month = string

/** A calendar month as the network's clocks have it: `from` is in it, `to` is the first moment of the next. Moments as ISO 8601 in UTC. */
export interface Period {
  readonly month: Month
  readonly from: string
  readonly to: string
  readonly timeZone: string
}

/** Whose figures they are: all of the network's, with small cells suppressed; or an organisation's own, as they are. */
export type Scope =
  | { readonly of: 'network' }
  | { readonly of: 'organisation'; readonly organisation: OrganisationId; readonly name: string }

/** A figure of the month, of the one before it, and of the twelve that end with the month. */
export interface Headline {
  readonly unit: Unit
  /** Null: there was nothing that it could be reckoned of. */
  readonly value: Cell | null
  readonly before: Cell | null
  readonly year: Cell | null
  /** Of how many a share or a time is reckoned; null for a count. */
  readonly outOf: Cell | null
}

/** Twelve values, the oldest first; null where there was nothing to reckon of. */
export interface Series {
  readonly months: readonly Month[]
  readonly values: { readonly [F in FigureName]: readonly (Cell | null)[] }
}

/** An organisation, as a row or a column has it. */
export interface Named {
  readonly key: OrganisationId
  readonly name: string
}

/** `cells[row][column]`. A column's sum is suppressed where anything in it is. */
export interface Matrix {
  readonly rows: readonly Named[]
  readonly columns: readonly Named[]
  readonly cells: readonly (readonly Cell[])[]
  readonly rowTotals: readonly Cell[]
  readonly columnTotals: readonly Cell[]
  readonly total: Cell
}

/** The most frequent first where the keys have no order of their own. */
export interface Count<Key extends string = string> {
  readonly key: Key
  readonly count: Cell
}

/** A need or a municipality; the key `''` is for cases where it is not known. */
export interface NamedCount extends Count {
  readonly sv: string
  readonly en: string
}

/** What share of the cases that came in by a door reached somebody who has them. */
export interface DoorShare {
  readonly door: Named
  readonly reached: Cell
  readonly outOf: Cell
}

/** A meeting that is planned: which kind, and when. What it is called, and who comes, is of those who are asked to it. */
export interface ComingMeeting {
  readonly kind: MeetingKind
  readonly at: string
}

/** A service that is closed until a day. `opens`: the first on which it is open again. */
export interface ComingService {
  readonly organisation: string
  readonly title: string
  readonly opens: Day
}

/** What was known at the cut-off of the time until the next digest; each list whole, the earliest first. */
export interface Coming {
  readonly meetings: readonly ComingMeeting[]
  readonly services: readonly ComingService[]
  readonly nextDigest: string
}

/**
 * What a network's month came to. It is made once from what was known at `cutOff` and never changes; a correction is a new version,
 * with an id of its own. `JSON.stringify` of it is the same for ever.
 */
export interface Digest {
  readonly id: DigestId
  /** From one. */
  readonly version: number
  readonly scope: Scope
  readonly networkName: string
  readonly period: Period
  readonly cutOff: string
  readonly headlines: { readonly [F in FigureName]: Headline }
  readonly series: Series
  readonly fromTo: Matrix
  readonly doorOwner: Matrix
  readonly noWrongDoorBy: readonly DoorShare[]
  readonly needs: readonly NamedCount[]
  readonly municipalities: readonly NamedCount[]
  readonly declinesBy: readonly Count<DeclineReason>[]
  readonly openByAge: readonly Count<AgeBand>[]
  readonly responseTimes: readonly Count<ResponseBand>[]
  /** Null: it was kept before this was told. */
  readonly coming: Coming | null
}
