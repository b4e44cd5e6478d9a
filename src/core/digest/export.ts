import { readAsked } from './asked.ts'
import type { Digest } from './digest.ts'
import { type ChartName, isDrawn } from './drawn.ts'
import type { PeriodFault } from './fault.ts'
import type { FigureName } from './figures.ts'
import { type Report, reportOf } from './report.ts'

export const fileFormats = ['xlsx', 'csv', 'pdf'] as const
export type FileFormat = (typeof fileFormats)[number]

export const pictureFormats = ['svg', 'png'] as const
export type PictureFormat = (typeof pictureFormats)[number]

/** Every ending that a file of a digest can have. */
export const endings = [...fileFormats, ...pictureFormats] as const

export type AsFile =
  | { readonly of: 'file'; readonly format: FileFormat }
  | { readonly of: 'picture'; readonly format: PictureFormat; readonly chart: ChartName }

/** What a file is to hold: a month, several, or one picture of a month. */
export type Content =
  | { readonly of: 'digest'; readonly digest: Digest; readonly format: FileFormat }
  | { readonly of: 'report'; readonly report: Report; readonly format: FileFormat }
  | { readonly of: 'picture'; readonly digest: Digest; readonly format: PictureFormat; readonly chart: ChartName }

export type ExportFault = PeriodFault | { readonly fault: 'picture-of-months' } | { readonly fault: 'nothing-to-draw' }

interface Wanted {
  /** As it was typed. */
  readonly period: string
  readonly asFile: AsFile
  readonly columns: readonly FigureName[]
}

/** Out of the digests that are kept of whoever it is about. */
export function contentOf(
  { period, asFile, columns }: Wanted,
  digests: readonly Digest[],
  now: Date,
  timeZone: string,
): Content | ExportFault {
  const asked = readAsked(period, now, timeZone)
  if ('fault' in asked) return asked
  if (asked.by !== 'one') {
    if (asFile.of === 'picture') return { fault: 'picture-of-months' }
    const report = reportOf(asked, digests, columns)
    return 'missing' in report
      ? { fault: 'missing', months: report.missing }
      : { of: 'report', report, format: asFile.format }
  }
  const digest = digests.find((one) => one.period.month === asked.months[0])
  if (digest === undefined) return { fault: 'missing', months: asked.months }
  if (asFile.of === 'file') return { of: 'digest', digest, format: asFile.format }
  return isDrawn[asFile.chart](digest) ? { ...asFile, digest } : { fault: 'nothing-to-draw' }
}
