import type { Month } from '../core/digest/digest.ts'
import type { Unit } from '../core/digest/figures.ts'

/** The digest as it is taken along: as a workbook, as text for programs, as a report, and as pictures. */
export interface DigestFileTexts {
  /** "November 2026" */
  readonly month: (month: Month) => string
  /** "nov", for an axis. */
  readonly shortMonth: (month: Month) => string
  /** "July 2025 – June 2026", "2024–2026" */
  readonly span: (from: Month, to: Month) => string
  /** When figures were made. */
  readonly moment: (at: Date, timeZone: string) => string
  readonly title: (of: { readonly network: string; readonly when: string }) => string
  readonly wholeNetwork: string
  readonly ownFigures: (organisation: string) => string
  readonly version: (version: number) => string
  /** With its unit, as it is read in running text. */
  readonly value: (value: number, unit: Unit) => string
  readonly page: (page: number, of: number) => string
  readonly aboutSmall: string
  /** What a definition that speaks of a month is of a year. */
  readonly ofYears: readonly [name: string, how: string]
  readonly labels: { readonly [L in FileLabel]: string }
  /** As text for programs has them. */
  readonly minutes: string
  readonly units: { readonly [U in Unit]: string }
  /** How a spreadsheet writes them. */
  readonly formats: { readonly [U in Unit | 'month']: string }
  readonly sheets: { readonly overview: string; readonly trend: string; readonly definitions: string }
  readonly others: (count: number) => string
  readonly charts: ChartTexts
}

type FileLabel =
  | 'network'
  | 'figures'
  | 'period'
  | 'cutOff'
  | 'version'
  | 'smallNumbers'
  | 'figure'
  | 'amount'
  | 'value'
  | 'before'
  | 'year'
  | 'unit'
  | 'outOf'
  | 'month'
  | 'from'
  | 'door'
  | 'owner'
  | 'total'
  | 'count'
  | 'reached'
  | 'share'
  | 'definition'
  | 'table'
  | 'row'
  | 'column'
  | 'trend'

export interface ChartTexts {
  readonly workingDay: string
  /** Under a picture with stars in it. */
  readonly star: string
  readonly gaps: string
  readonly nothing: string
  readonly most: (parts: readonly string[]) => string
  /** "Almi 12" */
  readonly named: (name: string, value: string) => string
  readonly fromTo: (from: string, to: string, value: string) => string
  /** What there was too much of stands together. */
  readonly left: (count: number) => string
  readonly inADay: (share: string, outOf: string) => string
  readonly now: (of: { readonly figure: string; readonly value: string; readonly before: string }) => string
}
