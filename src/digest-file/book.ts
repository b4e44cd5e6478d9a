import type { Digest } from '../core/digest/digest.ts'
import { figures } from '../core/digest/figures.ts'
import type { Report, Span } from '../core/digest/report.ts'
import type { Chart } from './charts/chart.ts'
import { chartsOf } from './charts/charts.ts'
import { type Heading, headingOf, type Spoken } from './spoken.ts'
import { amount, definitionsOf, name, type Table, tablesOf, type Value } from './tables.ts'

/** What a file holds, whatever kind of file it is. */
export interface Book extends Heading {
  readonly author: string
  readonly madeAt: Date
  /** As a program reads it: `2026-11`, `2024-01..2026-12`. */
  readonly period: string
  readonly tables: readonly Table[]
  /** The same where there is room for so many columns only. */
  readonly tablesFor: (room: number) => readonly Table[]
  readonly charts: readonly Chart[]
  readonly definitions: readonly (readonly [name: string, how: string])[]
}

/** A month as a whole, with pictures. */
export const digestBook = (digest: Digest, spoken: Spoken): Book => ({
  ...headingOf(
    { ...digest, timeZone: digest.period.timeZone, when: spoken.texts.digestFile.month(digest.period.month) },
    spoken,
  ),
  ...{ author: digest.networkName, madeAt: new Date(digest.cutOff), period: digest.period.month },
  tables: tablesOf(digest, spoken),
  tablesFor: (room) => tablesOf(digest, spoken, room),
  charts: chartsOf(digest, spoken),
  definitions: definitionsOf(spoken),
})

/** Months or years with the figures that are wanted. */
export function reportBook(report: Report, spoken: Spoken): Book {
  const { texts } = spoken
  const [from, to] = [report.spans[0]?.from ?? '', report.spans.at(-1)?.to ?? '']
  return {
    ...headingOf({ ...report, version: null, when: texts.digestFile.span(from, to) }, spoken),
    ...{ author: report.networkName, madeAt: new Date(report.cutOff), period: `${from}..${to}` },
    tables: [spansDown(report, spoken)],
    tablesFor: (room) => chunks(report.spans, room).map((spans) => spansAcross({ ...report, spans }, spoken)),
    charts: [],
    definitions: [
      ...report.columns.map((column) => texts.digest.figures[column]),
      ...(report.spans.some((span) => span.from !== span.to) ? [texts.digestFile.ofYears] : []),
    ],
  }
}

const called = ({ from, to }: Span, { texts }: Spoken): string => texts.digestFile.span(from, to)

/** A line a month or year: so a spreadsheet draws and filters them. */
function spansDown({ spans, columns }: Report, spoken: Spoken): Table {
  const { texts } = spoken
  return {
    ...{ name: 'spans', title: texts.digestFile.sheets.overview, about: '' },
    columns: [
      name(texts.digestFile.labels.period),
      ...columns.map((column) => amount(texts.digest.figures[column][0])),
    ],
    rows: spans.map((span) => [
      { text: called(span, spoken) },
      ...columns.map((column): Value => ({ cell: span.values[column], unit: figures[column] })),
    ]),
  }
}

/** A line a figure: paper is narrow, and figures have long names. */
function spansAcross({ spans, columns }: Report, spoken: Spoken): Table {
  const { texts } = spoken
  return {
    ...{ name: 'spans', title: texts.digestFile.sheets.overview, about: '' },
    columns: [name(texts.digestFile.labels.figure), ...spans.map((span) => amount(called(span, spoken)))],
    rows: columns.map((column) => [
      { text: texts.digest.figures[column][0] },
      ...spans.map(({ values }): Value => ({ cell: values[column], unit: figures[column] })),
    ]),
  }
}

const chunks = <T>(all: readonly T[], most: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / most) }, (_, at) => all.slice(at * most, (at + 1) * most))
