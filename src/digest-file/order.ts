import type { Digest } from '../core/digest/digest.ts'
import type { Report } from '../core/digest/report.ts'
import type { Locale } from '../core/register/register.ts'
import type { ChartName } from './charts/chart.ts'

export const fileFormats = ['xlsx', 'csv', 'pdf'] as const
export type FileFormat = (typeof fileFormats)[number]

export const pictureFormats = ['svg', 'png'] as const
export type PictureFormat = (typeof pictureFormats)[number]

/** A file that is to be made: of a month or of several, or one picture of a month. */
export type Order = { readonly locale: Locale } & (
  | { readonly of: 'digest'; readonly digest: Digest; readonly format: FileFormat }
  | { readonly of: 'report'; readonly report: Report; readonly format: FileFormat }
  | { readonly of: 'picture'; readonly digest: Digest; readonly format: PictureFormat; readonly chart: ChartName }
)
