import { z } from 'zod'

export interface ChartData {
  readonly kind: 'columns' | 'bars' | 'pie' | 'line'
  readonly title: string
  readonly series: readonly { readonly name: string; readonly points: readonly ChartPoint[] }[]
}

export interface ChartPoint {
  readonly label: string
  readonly value: number
}

const kinds: Readonly<Record<string, ChartData['kind']>> = {
  'Chart.VerticalBar': 'columns',
  'Chart.VerticalBar.Grouped': 'columns',
  'Chart.HorizontalBar': 'bars',
  'Chart.HorizontalBar.Stacked': 'bars',
  'Chart.Donut': 'pie',
  'Chart.Pie': 'pie',
  'Chart.Line': 'line',
}

const label = z.union([z.string(), z.number()]).transform(String)
const xy = z.looseObject({ x: label, y: z.number() }).transform(({ x, y }) => ({ label: x, value: y }))
const slice = z
  .looseObject({ legend: label, value: z.number() })
  .transform(({ legend, value }) => ({ label: legend, value }))
const series = z
  .looseObject({ legend: label, values: z.array(xy) })
  .transform(({ legend, values }) => ({ name: legend, points: values }))
/** One row a part: less compact than Teams' own stacks, with the same numbers. */
const stack = z.looseObject({ title: label, data: z.array(slice) }).transform(({ title, data }) => ({
  name: '',
  points: data.map((part) => ({ ...part, label: `${title}: ${part.label}` })),
}))

const chart = z.looseObject({
  type: z.string(),
  title: z.string().nullish(),
  data: z.union([z.array(series), z.array(stack), z.array(xy), z.array(slice)]),
})

/** A Teams chart's JSON as series of points, whatever its kind; null when it cannot be drawn. */
export function chartOf(source: unknown): ChartData | null {
  const parsed = chart.safeParse(source)
  if (!parsed.success) return null
  const kind = kinds[parsed.data.type]
  if (!kind) return null
  const named = parsed.data.data.flatMap((each) => ('points' in each ? [each] : []))
  const points = parsed.data.data.flatMap((each) => ('points' in each ? [] : [each]))
  return { kind, title: parsed.data.title ?? '', series: named.length > 0 ? named : [{ name: '', points }] }
}
