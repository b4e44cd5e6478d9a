import { CardElement, GlobalRegistry, Table, Versions } from 'adaptivecards'
import { drawChart } from './chart-drawing.ts'
import { chartOf } from './chart-shapes.ts'

const sources = new WeakMap<CardElement, unknown>()

/** Keeps a chart's JSON for the time when it is drawn: the library hands on only what it knows itself. */
export function rememberSource(element: CardElement, source: unknown): void {
  if (element instanceof Chart) sources.set(element, source)
}

/** Teams draws charts in cards; the library does not know them. */
class Chart extends CardElement {
  override getJsonTypeName(): string {
    return 'Chart'
  }

  protected override internalRender(): HTMLElement | undefined {
    const chart = chartOf(sources.get(this))
    return chart ? drawChart(chart) : undefined
  }
}

const charts = [
  'Chart.VerticalBar',
  'Chart.VerticalBar.Grouped',
  'Chart.HorizontalBar',
  'Chart.HorizontalBar.Stacked',
  'Chart.Donut',
  'Chart.Pie',
  'Chart.Line',
]

export function registerElements(): void {
  GlobalRegistry.elements.register('Table', Table, Versions.v1_5)
  for (const name of charts) GlobalRegistry.elements.register(name, Chart, Versions.v1_0)
}
