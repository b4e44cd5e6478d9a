import { tables } from '../../../core/digest/figures.ts'
import { answerChart, yearChart } from '../../../views/digest-charts.ts'
import type { View } from '../../../views/view.ts'
import { actionsFor, openUrl } from '../actions.ts'
import type { Chart, Element } from '../card.ts'
import { aside, box, line } from '../elements.ts'
import type { Pen } from '../pen.ts'
import type { Drawn } from './drawn.ts'

/** One card: the figures in words, and what can be drawn of them; the tables are behind a button. */
export function renderDigest(view: View<'digest'>, pen: Pen): Drawn {
  const { digest: of, standing, part } = view
  const { t } = pen
  return {
    wide: true,
    body: [
      line(t.digest.title(of), { size: 'large', weight: 'bolder' }),
      ...(view.note === '' ? [] : [line(view.note, {}, { spacing: 'medium' })]),
      ...(part === 'tables' ? tablesOf(view, pen) : figuresOf(view, pen)),
      ...(standing === 'told' ? [] : [aside(t.digest.standing[standing])]),
      aside(t.digest.made(of)),
      ...(of.scope.of === 'network' ? [aside(t.digest.explanation)] : []),
    ],
    actions: actionsFor(view.buttons, pen),
  }
}

const listed = (lines: readonly string[]): readonly Element[] =>
  lines.map((said) => line(`• ${said}`, {}, { spacing: 'none' }))

function figuresOf({ digest: of, form, charts }: View<'digest'>, pen: Pen): readonly Element[] {
  const { t } = pen
  const lines = form === 'short' ? t.digest.short(of) : t.digest.lines(of)
  return [
    ...(lines.length === 0 ? [line(t.digest.empty)] : listed(lines)),
    ...(charts && form === 'full' ? chartsOf(of, pen) : []),
    ...(form === 'full' ? headed(t.digest.coming[0], t.digest.ahead(of)) : []),
  ]
}

const headed = (title: string, lines: readonly string[]): readonly Element[] =>
  lines.length === 0 ? [] : [line(title, { weight: 'bolder' }, { spacing: 'medium' }), ...listed(lines)]

function tablesOf({ digest: of }: View<'digest'>, { t }: Pen): readonly Element[] {
  const told = [
    ...headed(t.digest.overTheYear, t.digest.byMonth(of)),
    ...tables.flatMap((table) => headed(t.digest.tables[table][0], t.digest.table(of, table))),
  ]
  return told.length === 0 ? [line(t.digest.empty)] : told
}

const inWords = (lines: readonly string[]) => box(lines.map(aside))

/** Whoever's Teams draws no charts has the same numbers in words in their place. */
function chartsOf(of: View<'digest'>['digest'], { t }: Pen): readonly Chart[] {
  const year = yearChart(of)
  const answers = answerChart(of)
  const charts: Chart[] = []
  if (year !== null) {
    const data = year.lines.map(({ figure, values }) => ({
      legend: t.digest.figures[figure][0],
      values: values.map((y, at) => ({ x: t.digest.shortMonth(year.months[at] ?? ''), y })),
    }))
    const title = t.digest.overTheYear
    charts.push({ type: 'Chart.Line', title, data, fallback: inWords(t.digest.byMonth(of)) })
  }
  if (answers !== null) {
    const title = t.digest.tables.responseTimes[0]
    const data = answers.map(({ band, count }) => ({ x: t.digest.responses[band], y: count }))
    charts.push({ type: 'Chart.VerticalBar', title, data, fallback: inWords(t.digest.table(of, 'responseTimes')) })
  }
  return charts
}

export const renderDefinitions = (view: View<'definitions'>, pen: Pen): Drawn => ({
  wide: true,
  body: [
    line(pen.t.digest.definitionsTitle, { size: 'medium', weight: 'bolder' }),
    ...pen.t.digest
      .definitions(view.of)
      .flatMap(([name, how]): readonly Element[] => [
        line(name, { weight: 'bolder' }, { spacing: 'small' }),
        line(how, {}, { spacing: 'none' }),
      ]),
  ],
  actions: actionsFor(view.buttons, pen),
})

export const renderDigestFile = (view: View<'digest-file'>, pen: Pen): Drawn => {
  const [what, until] = pen.t.digest.file(view)
  return {
    body: [line(what), aside(until)],
    actions: [...openUrl({ url: view.address, label: pen.t.digest.fetch }), ...actionsFor(view.buttons, pen)],
  }
}
