import type { ChartData, ChartPoint } from './chart-shapes.ts'

const wide = 440
const high = 190
const floor = 160

type Attributes = Readonly<Record<string, string | number>>

function svg(name: string, attributes: Attributes, ...inside: (Node | string)[]): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value))
  element.append(...inside)
  return element
}

const label = (x: number, y: number, text: string, anchor = 'middle'): SVGElement =>
  svg('text', { x, y, 'text-anchor': anchor, 'font-size': 11, fill: 'currentColor' }, text)

const colour = (index: number): string => `var(--chart-${(index % 6) + 1})`

/** A figure with its title, the drawing, and a legend that carries the numbers as text. */
export function drawChart(chart: ChartData): HTMLElement {
  const figure = document.createElement('figure')
  figure.className = 'chart'
  const title = document.createElement('figcaption')
  title.textContent = chart.title
  const drawing = svg('svg', { viewBox: `0 0 ${wide} ${heightOf(chart)}`, role: 'img', 'aria-label': spoken(chart) })
  drawing.append(...draw[chart.kind](chart))
  figure.append(title, drawing)
  const legend = legendOf(chart)
  if (legend) figure.append(legend)
  return figure
}

const pointsOf = ({ series }: ChartData): readonly ChartPoint[] => series.flatMap(({ points }) => points)
const highestOf = (chart: ChartData): number => Math.max(1, ...pointsOf(chart).map(({ value }) => value))
const heightOf = (chart: ChartData): number => (chart.kind === 'bars' ? pointsOf(chart).length * 28 + 6 : high)

function spoken({ title, series }: ChartData): string {
  const all = series.map(
    ({ name, points }) => `${name} ${points.map((point) => `${point.label} ${point.value}`).join(', ')}`,
  )
  return `${title}: ${all.join('; ')}`
}

const draw: Readonly<Record<ChartData['kind'], (chart: ChartData) => readonly SVGElement[]>> = {
  columns: (chart) => {
    const labels = chart.series[0]?.points.map((point) => point.label) ?? []
    const room = wide / Math.max(1, labels.length)
    const width = Math.min(44, (room * 0.7) / chart.series.length)
    return chart.series.flatMap(({ points }, at) =>
      points.flatMap(({ label: text, value }, index) => {
        const middle = room * (index + 0.5)
        const x = middle + (at - chart.series.length / 2) * width
        const height = (value / highestOf(chart)) * (floor - 20)
        return [
          svg('rect', { x: x + 1, y: floor - height, width: width - 2, height, rx: 2, fill: colour(at) }),
          label(x + width / 2, floor - height - 5, String(value)),
          ...(at === 0 ? [label(middle, floor + 18, text)] : []),
        ]
      }),
    )
  },
  bars: (chart) =>
    pointsOf(chart).flatMap(({ label: text, value }, index) => {
      const width = (value / highestOf(chart)) * 230
      const y = index * 28 + 6
      return [
        label(150, y + 14, text, 'end'),
        svg('rect', { x: 160, y, width, height: 20, rx: 2, fill: colour(0) }),
        label(168 + width, y + 14, String(value), 'start'),
      ]
    }),
  pie: (chart) => {
    const total = pointsOf(chart).reduce((sum, { value }) => sum + value, 0) || 1
    const around = 2 * Math.PI * 62
    let before = 0
    return pointsOf(chart).map(({ value }, index) => {
      const share = (value / total) * around
      const ring = svg('circle', {
        cx: wide / 2,
        cy: high / 2,
        r: 62,
        fill: 'none',
        stroke: colour(index),
        'stroke-width': 34,
        'stroke-dasharray': `${Math.max(0, share - 2)} ${around}`,
        'stroke-dashoffset': -before,
        transform: `rotate(-90 ${wide / 2} ${high / 2})`,
      })
      before += share
      return ring
    })
  },
  line: (chart) =>
    chart.series.flatMap(({ points }, at) => {
      const step = wide / Math.max(1, points.length)
      const places = points.map(({ label: text, value }, index) => ({
        text,
        value,
        x: step * (index + 0.5),
        y: floor - (value / highestOf(chart)) * (floor - 24),
      }))
      return [
        svg('polyline', {
          points: places.map(({ x, y }) => `${x},${y}`).join(' '),
          fill: 'none',
          stroke: colour(at),
          'stroke-width': 2,
        }),
        ...places.map(({ x, y }) => svg('circle', { cx: x, cy: y, r: 3.5, fill: colour(at) })),
        ...places.map(({ x, y, value }) => label(x, y - 9, String(value))),
        ...(at === 0 ? places.map(({ x, text }) => label(x, floor + 18, text)) : []),
      ]
    }),
}

function legendOf({ kind, series }: ChartData): HTMLElement | null {
  const entries =
    kind === 'pie'
      ? (series[0]?.points ?? []).map(({ label: text, value }) => `${text}: ${value}`)
      : series.map(({ name }) => name).filter(Boolean)
  if (entries.length === 0) return null
  const list = document.createElement('ul')
  list.append(
    ...entries.map((text, index) => {
      const entry = document.createElement('li')
      const swatch = document.createElement('span')
      swatch.style.backgroundColor = colour(index)
      entry.append(swatch, text)
      return entry
    }),
  )
  return list
}
