import type { EChartsCoreOption } from 'echarts/core'
import type { Cell } from '../../core/digest/digest.ts'
import { fitted, widthOf } from '../lettering.ts'
import { ink, letters, line, margin, sizes, width } from './look.ts'

export interface Bar {
  readonly label: string
  readonly cell: Cell
  /** Less of what is asked for. */
  readonly isWeak?: boolean
}

interface Bars {
  readonly bars: readonly Bar[]
  readonly number: (value: number) => string
  readonly suppressed: string
  /** A line below so many bars, and what it means. */
  readonly mark?: { readonly below: number; readonly label: string }
}

const row = 36
const left = 176

export const heightOfBars = (bars: number): number => bars * row + 2 * margin

/** Lying bars: their names have room beside them, each has its number at its end, and there is no axis to read it from. */
export function barsOption({ bars, number, suppressed, mark }: Bars): EChartsCoreOption {
  const most = Math.max(1, ...bars.map(({ cell }) => (cell === 'suppressed' ? 0 : cell)))
  const written = bars.map(({ cell }) => (cell === 'suppressed' ? suppressed : number(cell)))
  // What the longest bar leaves is as much as the longest number takes.
  const beside = Math.max(...written.map((text) => widthOf(text, sizes.label) * 1.15))
  const longest = width - left - margin - 8 - Math.max(46, Math.min(120, beside))
  const middle = (at: number) => margin + at * row + row / 2
  return {
    animation: false,
    backgroundColor: ink.ground,
    grid: { left, top: margin, width: longest, height: bars.length * row },
    xAxis: { type: 'value', show: false, min: 0, max: most },
    yAxis: { type: 'category', show: false, inverse: true, data: bars.map((_, at) => `${at}`) },
    series: [
      {
        type: 'bar',
        barWidth: row - 14,
        silent: true,
        data: bars.map(({ cell, isWeak }) => ({
          value: cell === 'suppressed' ? 0 : cell,
          itemStyle: { color: isWeak ? ink.weak : ink.strong },
        })),
      },
    ],
    graphic: [
      line({ from: [left, margin], to: [left, margin + bars.length * row] }),
      ...bars.flatMap(({ label, cell }, at) => [
        letters({
          ...{ text: fitted(label, { width: left - margin - 10, size: sizes.label, lines: 2 }), x: left - 10 },
          ...{ y: middle(at), align: 'right' },
        }),
        cell === 'suppressed'
          ? letters({ text: written[at] ?? '', x: left + 8, y: middle(at), size: sizes.small, fill: ink.subtle })
          : letters({ text: written[at] ?? '', x: left + (cell / most) * longest + 8, y: middle(at), bold: true }),
      ]),
      ...(mark === undefined ? [] : markOf(mark)),
    ],
  }
}

function markOf({ below, label }: NonNullable<Bars['mark']>) {
  const y = margin + below * row
  return [
    line({ from: [margin, y], to: [width - margin, y], stroke: ink.text, dashed: true }),
    letters({ text: label, x: width - margin, y: y - 9, size: sizes.small, align: 'right' }),
  ]
}
