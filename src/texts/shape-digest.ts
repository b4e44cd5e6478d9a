import type { Digest, Month } from '../core/digest/digest.ts'
import type { DigestFault } from '../core/digest/fault.ts'
import type { AgeBand, FigureName, ResponseBand, TableName } from '../core/digest/figures.ts'
import type { DigestDone, DigestFileView } from '../views/digest-view.ts'

/** What a figure is called, and how it is counted: the one definition in words. */
type Defined = readonly [name: string, how: string]

/** What a language says of a digest; its sentences are put together in one way. */
export interface DigestWords {
  readonly tag: string
  readonly figures: { readonly [F in FigureName]: Defined }
  readonly tables: { readonly [T in TableName]: Defined }
  readonly ages: { readonly [A in AgeBand]: string }
  readonly responses: { readonly [R in ResponseBand]: string }
  readonly inShort: readonly FigureName[]
  readonly unknownNeed: string
  readonly unknownMunicipality: string
  readonly otherMunicipalities: string
  /** In the place of a number that is small, or that a small one could be reckoned from. */
  readonly suppressed: string
  /** Those of the figures that are not shown, all in one. */
  readonly hidden: (names: string) => string
  /** In a table: what is left out. */
  readonly someSuppressed: string
  /** In the place of a number: there was nothing to reckon of. */
  readonly nothing: string
  readonly titled: (month: string, whose: string) => string
  readonly madeAt: (at: string, version: number) => string
  readonly outOf: (count: string) => string
  readonly against: (change: string, month: string) => string
  readonly inYear: (value: string) => string
  readonly unchanged: string
  readonly percent: (value: string) => string
  readonly points: (value: string) => string
  readonly minutes: (minutes: number) => string
  readonly more: (count: number) => string
  readonly standing: { readonly late: string; readonly preview: string; readonly own: string }
  /** Nothing at all has happened. */
  readonly empty: string
  readonly explanation: string
  readonly coming: Defined
  readonly meetingAt: (meeting: string, at: string) => string
  readonly opens: (service: { readonly organisation: string; readonly title: string }, day: string) => string
  readonly moreMeetings: (count: number) => string
  readonly moreServices: (count: number) => string
  readonly nextDigest: (day: string) => string
  readonly definitionsTitle: string
  readonly overTheYear: string
  /** Of what, that it is made when it is fetched, and until when that can be. `month` names one in words. */
  readonly fileIs: (of: { readonly period: string; readonly whose: DigestFileView['whose'] }) => string
  readonly fileUntil: (until: string) => string
  readonly fetch: string
  readonly done: (done: DigestDone) => string
  readonly faults: { readonly [F in DigestFault]: string }
}

export interface DigestTexts extends DigestWords {
  readonly file: (view: Pick<DigestFileView, 'period' | 'whose' | 'until'>) => readonly [what: string, until: string]
  readonly month: (month: Month) => string
  readonly shortMonth: (month: Month) => string
  readonly title: (digest: Digest) => string
  /** When, and in which version. */
  readonly made: (digest: Digest) => string
  /** What comes: meetings, services that open again, and the next digest. */
  readonly ahead: (digest: Digest) => readonly string[]
  /** A line for each figure: its value, the change, and the rolling year. */
  readonly lines: (digest: Digest) => readonly string[]
  /** A line for each month of the year, of what is drawn of it; those that were none too, while any was not. */
  readonly byMonth: (digest: Digest) => readonly string[]
  readonly short: (digest: Digest) => readonly string[]
  readonly table: (digest: Digest, table: TableName) => readonly string[]
  readonly definitions: (of: 'figures' | 'tables') => readonly Defined[]
}
