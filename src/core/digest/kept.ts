import type { Digest, Headline } from './digest.ts'
import { eachFigure, figures } from './figures.ts'

/** What was told, from the text that was kept of it. Of a figure that came later it tells that nothing was reckoned. */
export function digestIn(body: string): Digest {
  const kept: Digest = JSON.parse(body)
  const { headlines, series } = kept
  return {
    ...kept,
    coming: kept.coming ?? null,
    headlines: eachFigure(
      (figure): Headline =>
        headlines[figure] ?? { unit: figures[figure], value: null, before: null, year: null, outOf: null },
    ),
    series: { ...series, values: eachFigure((figure) => series.values[figure] ?? series.months.map(() => null)) },
  }
}
