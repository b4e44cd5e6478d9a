import type { Cell, Coming, Digest, Headline, Matrix, Month, NamedCount } from '../core/digest/digest.ts'
import { type FigureName, figureNames, type TableName, tables, type Unit } from '../core/digest/figures.ts'
import { otherMunicipalities } from '../core/digest/make.ts'
import type { MeetingKind } from '../core/meeting/meeting.ts'
import { drawnOverYear } from '../views/digest-charts.ts'
import type { Formats } from './formats.ts'
import type { Texts } from './shape.ts'
import type { DigestTexts, DigestWords } from './shape-digest.ts'

/** Lines of a table that are shown; the rest is in the files. */
const mostLines = 12

/** What other texts call it. */
interface Named {
  readonly declines: (reason: string) => string
  readonly meeting: (of: { readonly meetingKind: MeetingKind; readonly title: string }) => string
}

/** The sentences of a digest, from the words of a language. */
export function digestTexts(w: DigestWords, f: Formats, named: Named): DigestTexts {
  const say = sayer(w, f, named.declines)
  return {
    ...w,
    month: (month) => monthNamed(w.tag, month, 'long'),
    shortMonth: (month) => monthNamed(w.tag, month, 'short'),
    title: ({ period, networkName, scope }) =>
      w.titled(monthNamed(w.tag, period.month, 'long'), scope.of === 'network' ? networkName : scope.name),
    made: ({ version, cutOff }) => w.madeAt(f.moment(new Date(cutOff)), version),
    ahead: ({ coming }) => (coming === null ? [] : comingLines(coming, w, f, named)),
    lines: (digest) => figureLines(w, f, { of: figureNames, digest }),
    byMonth: ({ series }) => monthLines(w, f, series),
    short: (digest) => figureLines(w, f, { of: w.inShort, digest }),
    table: (digest, table) => say[table](digest),
    file: ({ period, whose, until }) => [w.fileIs({ period, whose }), w.fileUntil(f.moment(until))],
    definitions: (of) =>
      of === 'figures'
        ? figureNames.map((figure) => w.figures[figure])
        : [...tables.map((table) => w.tables[table]), w.coming],
  }
}

function comingLines(
  { meetings, services, nextDigest }: Coming,
  w: DigestWords,
  f: Formats,
  { meeting }: Named,
): readonly string[] {
  const dayIn = (at: string) => f.day(new Date(at))
  return [
    ...shortened(
      w.moreMeetings,
      meetings.map(({ kind, at }) => w.meetingAt(meeting({ meetingKind: kind, title: '' }), f.moment(new Date(at)))),
    ),
    ...shortened(
      w.moreServices,
      services.map((service) => w.opens(service, f.date(service.opens))),
    ),
    w.nextDigest(dayIn(nextDigest)),
  ]
}

function monthLines(w: DigestWords, f: Formats, { months, values }: Digest['series']): readonly string[] {
  const cells = drawnOverYear.flatMap((figure) => values[figure])
  if (cells.every((cell) => cell === null || cell === 0)) return []
  const told = (figure: FigureName, at: number) => {
    const value = shownAs(w, f, { value: values[figure][at] ?? null, unit: 'count' })
    return `${inSentence(w.figures[figure][0])} ${value}`
  }
  return months.map(
    (month, at) => `${monthNamed(w.tag, month, 'short')}: ${drawnOverYear.map((one) => told(one, at)).join(' · ')}`,
  )
}

/** Nothing was, is or has been. */
const isIdle = ({ value, before, year }: Headline): boolean =>
  [value, before, year].every((cell) => cell === null || cell === 0)

function monthNamed(tag: string, month: Month, how: 'long' | 'short'): string {
  const format = new Intl.DateTimeFormat(tag, { month: how, year: 'numeric', timeZone: 'UTC' })
  return format.format(new Date(`${month}-01T00:00:00Z`))
}

/** Neither it nor its year is shown. */
const isHidden = ({ value, year }: Headline): boolean => value === 'suppressed' && typeof year !== 'number'

/** Those that are shown, a line each; the others by name in one, so that a small network's digest is not a list of what is missing. */
function figureLines(
  w: DigestWords,
  f: Formats,
  { of, digest: { headlines, period } }: { readonly of: readonly FigureName[]; readonly digest: Digest },
): readonly string[] {
  const there = of.filter((figure) => !isIdle(headlines[figure]))
  const hidden = there.filter((figure) => isHidden(headlines[figure])).map((figure) => inSentence(w.figures[figure][0]))
  return [
    ...there
      .filter((figure) => !isHidden(headlines[figure]))
      .map((figure) => figureLine(w, f, { figure, headline: headlines[figure], month: period.month })),
    ...(hidden.length === 0 ? [] : [w.hidden(f.all(hidden))]),
  ]
}

const inSentence = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1)

interface Told {
  readonly figure: FigureName
  readonly headline: Headline
  readonly month: Month
}

function figureLine(w: DigestWords, f: Formats, { figure, headline, month }: Told): string {
  const { value, before, year, outOf, unit } = headline
  const of = unit !== 'count' && typeof value === 'number' && typeof outOf === 'number' ? w.outOf(f.number(outOf)) : ''
  const monthBefore = new Intl.DateTimeFormat(w.tag, { month: 'long', timeZone: 'UTC' }).format(
    new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)) - 2, 1)),
  )
  const notes = [
    ...(typeof value === 'number' && typeof before === 'number'
      ? [w.against(changeOf(w, f, { by: value - before, unit }), monthBefore)]
      : []),
    ...(typeof year === 'number' ? [w.inYear(shownAs(w, f, { value: year, unit }))] : []),
  ]
  const shown = `${shownAs(w, f, { value, unit })}${of}`
  return `${w.figures[figure][0]}: ${shown}${notes.length === 0 ? '' : ` (${notes.join('; ')})`}`
}

interface Shown {
  readonly value: Cell | null
  readonly unit: Unit
}

function shownAs(w: DigestWords, f: Formats, { value, unit }: Shown): string {
  if (value === null) return w.nothing
  if (value === 'suppressed') return w.suppressed
  if (unit === 'percent') return w.percent(f.number(value))
  return unit === 'minutes' ? w.minutes(value) : f.number(value)
}

function changeOf(w: DigestWords, f: Formats, { by, unit }: { readonly by: number; readonly unit: Unit }): string {
  const rounded = Math.round(by * 100) / 100
  if (rounded === 0) return w.unchanged
  const sign = rounded > 0 ? '+' : '−'
  const size = Math.abs(rounded)
  if (unit === 'percent') return `${sign}${w.points(f.number(size))}`
  return `${sign}${unit === 'minutes' ? w.minutes(size) : f.number(size)}`
}

/** What a need or a municipality is called; those that are not known, and those that are told of together, have no name of their own. */
export function countName(w: DigestWords, of: 'needs' | 'municipalities', { key, sv, en }: NamedCount): string {
  if (key === '') return of === 'needs' ? w.unknownNeed : w.unknownMunicipality
  if (isOthers(of, key)) return w.otherMunicipalities
  return w.tag.startsWith('sv') ? sv : en
}

/** Those that are not told of one by one. */
export const isOthers = (of: 'needs' | 'municipalities', key: string): boolean =>
  of === 'municipalities' && key === otherMunicipalities

type Sayer = { readonly [T in TableName]: (digest: Digest) => readonly string[] }

function sayer(w: DigestWords, f: Formats, declines: (reason: string) => string): Sayer {
  const cell = (count: Cell): string => (count === 'suppressed' ? w.suppressed : f.number(count))
  const ofThose = (reached: Cell, outOf: Cell): string => {
    const all = outOf === 'suppressed' ? '' : w.outOf(f.number(outOf))
    return reached === 'suppressed' && all !== '' ? `,${all}` : all
  }
  const counted = (rows: readonly (readonly [name: string, count: Cell])[]) =>
    shortened(
      w.more,
      rows.filter(([, count]) => count !== 0).map(([name, count]) => `${name}: ${cell(count)}`),
    )
  const named = (of: 'needs' | 'municipalities', rows: readonly NamedCount[]) =>
    counted(rows.map((row) => [countName(w, of, row), row.count] as const))
  const matrix = (of: Matrix) => {
    const told = of.rows.flatMap((row, r) =>
      of.columns.map((column, c) => [`${row.name} → ${column.name}`, of.cells[r]?.[c] ?? 0] as const),
    )
    const seen = told.filter(([, count]) => typeof count === 'number' && count > 0)
    const lines = counted(seen.toSorted(([, one], [, other]) => Number(other) - Number(one)))
    return told.some(([, count]) => count === 'suppressed') ? [...lines, w.someSuppressed] : lines
  }
  return {
    fromTo: ({ fromTo }) => matrix(fromTo),
    doorOwner: ({ doorOwner }) => matrix(doorOwner),
    noWrongDoorBy: ({ noWrongDoorBy }) =>
      shortened(
        w.more,
        noWrongDoorBy
          .filter(({ outOf }) => outOf !== 0)
          .map(({ door, reached, outOf }) => `${door.name}: ${cell(reached)}${ofThose(reached, outOf)}`),
      ),
    needs: ({ needs }) => named('needs', needs),
    municipalities: ({ municipalities }) => named('municipalities', municipalities),
    declinesBy: ({ declinesBy }) => counted(declinesBy.map(({ key, count }) => [declines(key), count] as const)),
    openByAge: ({ openByAge }) => counted(openByAge.map(({ key, count }) => [w.ages[key], count] as const)),
    responseTimes: ({ responseTimes }) =>
      counted(responseTimes.map(({ key, count }) => [w.responses[key], count] as const)),
  }
}

const shortened = (more: DigestWords['more'], lines: readonly string[]): readonly string[] =>
  lines.length > mostLines ? [...lines.slice(0, mostLines), more(lines.length - mostLines)] : lines

/** Why somebody declined, as in a list: the words that forms have. */
export const reasonIn =
  (meanings: Texts['meanings']) =>
  (reason: string): string =>
    Object.entries(meanings).find(([key]) => key === reason)?.[1] ?? reason
