import type { PlaceStage } from '../core/club/stage.ts'
import type { GuestState } from '../core/club/visit.ts'
import type {
  ClubChangeView,
  ClubMergedView,
  ClubNewsView,
  ClubPlaceRow,
  ClubView,
  GuestPage,
} from '../views/club-view.ts'

/** The Export Club. */
export interface ClubTexts {
  readonly title: (view: Pick<ClubView, 'meeting'>) => string
  /** What it is about and how many come, a line each. */
  readonly about: (view: Omit<ClubView, 'buttons' | 'places' | 'more'>) => readonly string[]
  readonly place: (row: ClubPlaceRow) => readonly string[]
  readonly empty: string
  readonly unnamed: (count: number) => string
  readonly news: (view: Omit<ClubNewsView, 'buttons'>) => string
  /** What has happened, whom it is about, and what to do, a line each. */
  readonly change: (view: Omit<ClubChangeView, 'buttons'>) => readonly [string, ...string[]]
  readonly merged: (view: Omit<ClubMergedView, 'buttons'>) => string
  /** Who sees the company's name once it says that it comes: to its promoter. */
  readonly door: (convener: string) => string
  readonly stages: { readonly [S in PlaceStage]: string }
  readonly page: {
    readonly title: string
    readonly facts: (page: GuestPage) => readonly { readonly label: string; readonly text: string }[]
    /** Where the company stands, and what it can do. */
    readonly stands: {
      readonly [S in GuestState]: (page: GuestPage) => { readonly title: string; readonly text: string }
    }
    readonly come: { readonly [S in 'invited' | 'full' | 'declined' | 'declined-full']: string }
    readonly decline: string
    /** To give one's place up: asked about first, as another one gets it. */
    readonly giveUp: {
      readonly coming: { readonly ask: string; readonly warn: string; readonly send: string }
      readonly waiting: { readonly ask: string; readonly warn: string; readonly send: string }
    }
    readonly stale: string
    readonly language: string
    /** For whom the page is, and what is kept. */
    readonly foot: (page: GuestPage) => string
    readonly missing: { readonly title: string; readonly text: string }
  }
}
