import type { Digest, Month } from '../core/digest/digest.ts'
import type { FigureName, ResponseBand } from '../core/digest/figures.ts'

/** What a digest is drawn as, by meaning: several counts over the year, and how soon was answered. */
export interface YearChart {
  readonly months: readonly Month[]
  readonly lines: readonly { readonly figure: FigureName; readonly values: readonly number[] }[]
}
export type AnswerChart = readonly { readonly band: ResponseBand; readonly count: number }[]

/** What is drawn over the year; each month of it stands in words as well. */
export const drawnOverYear = ['casesOpened', 'casesClosed', 'referrals'] as const satisfies readonly FigureName[]

/** Of the months in which all of them are told: a gap is no none. Null where that makes no line, or nothing has happened. */
export function yearChart({ series }: Digest): YearChart | null {
  const told = [...series.months.keys()].filter((month) =>
    drawnOverYear.every((figure) => typeof series.values[figure][month] === 'number'),
  )
  const lines = drawnOverYear.map((figure) => ({
    figure,
    values: told.map((month) => series.values[figure][month]).filter((value) => typeof value === 'number'),
  }))
  const happened = lines.some(({ values }) => values.some((value) => value > 0))
  return told.length > 1 && happened ? { months: told.map((month) => series.months[month] ?? ''), lines } : null
}

/** Null where one of them is suppressed: what is drawn without it would be wrong. */
export function answerChart({ responseTimes }: Digest): AnswerChart | null {
  const told = responseTimes.flatMap(({ key, count }) => (count === 'suppressed' ? [] : [{ band: key, count }]))
  return told.length === responseTimes.length && told.some(({ count }) => count > 0) ? told : null
}
