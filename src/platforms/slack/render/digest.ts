import { tables } from '../../../core/digest/figures.ts'
import { answerChart, yearChart } from '../../../views/digest-charts.ts'
import type { View } from '../../../views/view.ts'
import {
  type Block,
  bullets,
  type ChartBlock,
  header,
  note,
  paragraph,
  quote,
  said,
  section,
  strong,
} from './blocks.ts'
import { actions, links } from './buttons.ts'
import { cut } from './limits.ts'
import type { Voice } from './voice.ts'

/** One message: the figures in words, and what can be drawn of them; the tables are behind a button. */
export function digest(view: View<'digest'>, voice: Voice): Block[] {
  const { t } = voice
  const { digest: of, standing, part } = view
  const notes = [
    ...(standing === 'told' ? [] : [t.digest.standing[standing]]),
    t.digest.made(of),
    ...(of.scope.of === 'network' ? [t.digest.explanation] : []),
  ]
  return [
    header(t.digest.title(of)),
    ...(view.note === '' ? [] : [quote(view.note)]),
    ...(part === 'tables' ? tablesOf(view, voice) : figuresOf(view, voice)),
    note(...notes),
    ...actions(view.buttons, voice),
  ]
}

function figuresOf({ digest: of, form, charts }: View<'digest'>, voice: Voice): Block[] {
  const { t } = voice
  const lines = form === 'short' ? t.digest.short(of) : t.digest.lines(of)
  return [
    lines.length === 0 ? section(t.digest.empty) : listed(lines),
    ...(charts && form === 'full' ? chartsOf(of, voice) : []),
    ...(form === 'full' ? headed(t.digest.coming[0], t.digest.ahead(of)) : []),
  ]
}

const listed = (lines: readonly string[]): Block => bullets(lines.map((line) => [said(line)]))
const headed = (title: string, lines: readonly string[]): Block[] =>
  lines.length === 0 ? [] : [paragraph(strong(title)), listed(lines)]

function tablesOf({ digest: of }: View<'digest'>, { t }: Voice): Block[] {
  const told = [
    ...headed(t.digest.overTheYear, t.digest.byMonth(of)),
    ...tables.flatMap((table) => headed(t.digest.tables[table][0], t.digest.table(of, table))),
  ]
  return told.length === 0 ? [section(t.digest.empty)] : told
}

/** Slack's limits for charts, in characters. */
const longest = { title: 50, label: 20 } as const

function chartsOf(of: View<'digest'>['digest'], { t }: Voice): ChartBlock[] {
  const year = yearChart(of)
  const answers = answerChart(of)
  const labelled = (label: string) => cut(label, longest.label)
  const blocks: ChartBlock[] = []
  if (year !== null) {
    const categories = year.months.map((month) => labelled(t.digest.shortMonth(month)))
    const series = year.lines.map(({ figure, values }) => ({
      name: labelled(t.digest.figures[figure][0]),
      data: values.map((value, at) => ({ label: categories[at] ?? '', value })),
    }))
    const chart = { type: 'line', series, axis_config: { categories } } as const
    blocks.push({ type: 'data_visualization', title: cut(t.digest.overTheYear, longest.title), chart })
  }
  if (answers !== null) {
    const categories = answers.map(({ band }) => labelled(t.digest.responses[band]))
    const data = answers.map(({ count }, at) => ({ label: categories[at] ?? '', value: count }))
    const name = labelled(t.digest.figures.referrals[0])
    const chart = { type: 'bar', series: [{ name, data }], axis_config: { categories } } as const
    blocks.push({ type: 'data_visualization', title: cut(t.digest.tables.responseTimes[0], longest.title), chart })
  }
  return blocks
}

export const definitions = (view: View<'definitions'>, voice: Voice): Block[] => [
  header(voice.t.digest.definitionsTitle),
  bullets(voice.t.digest.definitions(view.of).map(([name, how]) => [strong(`${name}:`), said(` ${how}`)])),
  ...actions(view.buttons, voice),
]

export const digestFile = (view: View<'digest-file'>, voice: Voice): Block[] => {
  const [what, until] = voice.t.digest.file(view)
  return [
    section(what),
    ...links([{ url: view.address, label: voice.t.digest.fetch }]),
    note(until),
    ...actions(view.buttons, voice),
  ]
}
