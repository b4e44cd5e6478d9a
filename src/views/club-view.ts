import type { GroundKind } from '../core/club/club.ts'
import type { PlaceStage } from '../core/club/stage.ts'
import type { GuestState } from '../core/club/visit.ts'
import type { ClubChange, ClubTiding } from '../core/notice.ts'
import type { Button } from './button.ts'
import type { MeetingLine } from './meeting-line.ts'

export interface ClubViews {
  club: ClubView
  'club-news': ClubNewsView
  'club-change': ClubChangeView
  'club-merged': ClubMergedView
}

/** A company's place, to those who may see whose it is. */
export interface ClubPlaceRow {
  readonly company: string
  readonly stage: PlaceStage
  /** From 1, for whoever waits. */
  readonly line: number | null
  /** Who has it on the list; null: the reader's own organisation. */
  readonly organisation: string | null
  readonly keeper: string
  readonly ground: GroundKind | null
  /** It has answered by its own link. */
  readonly byItself: boolean
  readonly followUp: string | null
}

export type ClubCounts = { readonly [S in PlaceStage]: number }

/** An Export Club: what it is about, how many come, and the companies that the reader may know of. */
export interface ClubView {
  readonly meeting: MeetingLine
  readonly theme: string
  readonly speaker: string
  readonly cap: number
  /** The organisation that holds it. */
  readonly convener: string
  readonly counts: ClubCounts
  readonly places: readonly (ClubPlaceRow & { readonly buttons: readonly Button[] })[]
  /** The place in the list of the first that is shown, from 0. */
  readonly from: number
  readonly total: number
  /** Those of other organisations that do not come, which are counted and not named. */
  readonly unnamed: number
  readonly more: Button | null
  readonly buttons: readonly Button[]
}

/** To whoever has the company on their list: no company is named where it would stay in the chat. */
export interface ClubNewsView {
  readonly tiding: ClubTiding
  readonly meeting: MeetingLine
  readonly stage: PlaceStage
  readonly line: number | null
  readonly buttons: readonly Button[]
}

/** To whoever has them on their list: each of the companies is to be told. */
export interface ClubChangeView {
  readonly tiding: ClubChange
  readonly meeting: MeetingLine
  readonly place: string
  readonly companies: readonly string[]
  /** Beside those that are named. */
  readonly more: number
  readonly buttons: readonly Button[]
}

/** To whoever passed on a link that leads nowhere any more. */
export interface ClubMergedView {
  readonly meeting: MeetingLine
  readonly company: string
  /** Who has the link that works; `self`: the reader. Null: nobody. */
  readonly owner: 'self' | { readonly name: string; readonly organisation: string } | null
  readonly buttons: readonly Button[]
}

/** A company's own page. */
export interface GuestPage {
  readonly company: string
  readonly meeting: MeetingLine
  readonly theme: string
  readonly speaker: string
  readonly convener: string
  /** A link lets whoever has it in: only those who come are told. Null: not told, or none. */
  readonly place: string | null
  readonly state: GuestState
  /** In the line; for `full` how many wait already. */
  readonly line: number
}
