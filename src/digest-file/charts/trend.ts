import type { EChartsCoreOption } from 'echarts/core'
import type { Cell, Month } from '../../core/digest/digest.ts'
import { fitted } from '../lettering.ts'
import { ink, letters, line, margin, sizes, width } from './look.ts'

export interface Line {
  readonly label: string
  readonly values: readonly (Cell | null)[]
  readonly word: (value: number) => string
}

export interface Panel {
  /** One above all, or the greatest of its lines. */
  readonly max: number | null
  readonly lines: readonly [Line, Line]
}

interface Trend {
  readonly months: readonly Month[]
  readonly shortMonth: (month: Month) => string
  readonly panels: readonly Panel[]
  readonly note: string
}

const left = 58
const plot = { width: 272, height: 120, gap: 62 }
const right = left + plot.width
const topOf = (at: number) => margin + 10 + at * (plot.height + plot.gap)

export const heightOfTrend = (panels: number): number => topOf(panels) + 12

/** Two lines in a panel, one whole and one dashed, each named at its end. */
export function trendOption({ months, shortMonth, panels, note }: Trend): EChartsCoreOption {
  const drawn = panels.map((panel) => ({ ...panel, top: niceTop(panel) }))
  return {
    animation: false,
    backgroundColor: ink.ground,
    grid: drawn.map((_, at) => ({ left, top: topOf(at), width: plot.width, height: plot.height })),
    xAxis: drawn.map((_, gridIndex) => ({
      ...{ type: 'category', gridIndex, show: false, boundaryGap: false, data: months },
    })),
    yAxis: drawn.map(({ top }, gridIndex) => ({ type: 'value', gridIndex, show: false, min: 0, max: top })),
    series: drawn.flatMap(({ lines }, at) => lines.map((one, nth) => seriesOf(one, at, nth))),
    graphic: [
      ...drawn.flatMap((panel, at) => [
        ...frame(panel, at),
        ...monthsBelow(months, shortMonth, at),
        ...ends(panel, at),
      ]),
      letters({
        ...{ text: fitted(note, { width: width - 2 * margin, size: sizes.small, lines: 2 }), x: margin },
        ...{ y: topOf(panels.length) - 8, size: sizes.small, fill: ink.subtle },
      }),
    ],
  }
}

const known = (values: readonly (Cell | null)[]): readonly number[] =>
  values.filter((value) => typeof value === 'number')

/** The smallest of 4, 10, 20, 40, 100 … that nothing is above: its half is a number that is read at a glance. */
function niceTop({ max, lines }: Panel): number {
  if (max !== null) return max
  const most = Math.max(4, ...lines.flatMap(({ values }) => known(values)))
  const power = 10 ** Math.floor(Math.log10(most))
  return [1, 2, 4, 6, 8, 10].map((step) => step * power).find((top) => top >= most) ?? most
}

const seriesOf = ({ values }: Line, at: number, nth: number) => ({
  type: 'line',
  silent: true,
  clip: false,
  xAxisIndex: at,
  yAxisIndex: at,
  data: values.map((value) => (typeof value === 'number' ? value : null)),
  symbol: nth === 0 ? 'circle' : 'emptyCircle',
  symbolSize: 6,
  showAllSymbol: true,
  connectNulls: false,
  lineStyle: { width: 2, type: nth === 0 ? 'solid' : 'dashed', color: colourOf(nth) },
  itemStyle: { color: colourOf(nth) },
})

const colourOf = (nth: number): string => (nth === 0 ? ink.strong : ink.subtle)

function frame({ top, lines }: Panel & { readonly top: number }, at: number) {
  return [0, 0.5, 1].flatMap((part) => {
    const y = topOf(at) + plot.height * (1 - part)
    return [
      line({ from: [left, y], to: [right, y] }),
      letters({ text: lines[0].word(top * part), x: left - 8, y, size: sizes.small, fill: ink.subtle, align: 'right' }),
    ]
  })
}

/** Every third, the last among them; with its year where that is another than before. */
function monthsBelow(months: readonly Month[], shortMonth: Trend['shortMonth'], at: number) {
  const shown = [...months.keys()].filter((nth) => (months.length - 1 - nth) % 3 === 0)
  return shown.map((nth, place) => {
    const month = months[nth] ?? ''
    const year = month.slice(0, 4)
    const before = months[shown[place - 1] ?? -1]?.slice(0, 4)
    const text = year === before ? `${shortMonth(month)}\n ` : `${shortMonth(month)}\n${year}`
    const x = left + (plot.width * nth) / Math.max(1, months.length - 1)
    return letters({ text, x, y: topOf(at) + plot.height + 22, size: sizes.small, align: 'center' })
  })
}

/** A line's name and last number, beside where it ends; apart from the other's. */
function ends({ top, lines }: Panel & { readonly top: number }, at: number) {
  const places = lines.map((one, nth) => {
    const last = known(one.values).at(-1)
    return { one, nth, last, y: topOf(at) + plot.height * (1 - (last ?? 0) / top) }
  })
  const [upper, lower] = places.toSorted((a, b) => a.y - b.y || a.nth - b.nth)
  const room = 50
  const middle = ((upper?.y ?? 0) + (lower?.y ?? 0)) / 2
  const apart = (lower?.y ?? 0) - (upper?.y ?? 0) >= room
  const placed = [
    { of: upper, y: apart ? (upper?.y ?? 0) : middle - room / 2 },
    { of: lower, y: apart ? (lower?.y ?? 0) : middle + room / 2 },
  ]
  return placed.flatMap(({ of, y }) => {
    if (of === undefined) return []
    const { one, nth, last } = of
    const name = fitted(one.label, { width: width - right - margin - 10, size: sizes.small, lines: 2 })
    const value = last === undefined ? '–' : one.word(last)
    return [
      letters({ text: value, x: right + 12, y, bold: true, fill: colourOf(nth) }),
      letters({ text: name, x: right + 12, y: y + (name.includes('\n') ? 23 : 16), size: sizes.small }),
    ]
  })
}
