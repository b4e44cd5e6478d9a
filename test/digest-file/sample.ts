import type { Cell, Digest, Headline, Matrix, Named, NamedCount } from '#src/core/digest/digest.ts'
import { type FigureName, figures } from '#src/core/digest/figures.ts'
import { monthsTo, periodOf } from '#src/core/digest/period.ts'
import { idOf } from '../core/referrals.ts'

const month = '2026-11'

const names = ['Almi Kronoberg', 'Business Sweden', 'EKN', 'Enterprise Europe Network', 'Region Kronoberg']
const numbered = (name: string, at: number): Named => ({ key: idOf<'organisation'>(`o${at}`), name })

/** Made of its cells, as a digest has it: what is suppressed hides its sums. */
export function matrixOf(
  rows: readonly string[],
  columns: readonly string[],
  cells: readonly (readonly Cell[])[],
): Matrix {
  const sum = (all: readonly Cell[]): Cell =>
    all.includes('suppressed') ? 'suppressed' : all.reduce<number>((total, cell) => total + Number(cell), 0)
  return {
    ...{ rows: rows.map(numbered), columns: columns.map(numbered), cells },
    rowTotals: cells.map(sum),
    columnTotals: columns.map((_, at) => sum(cells.map((row) => row[at] ?? 0))),
    total: sum(cells.flat()),
  }
}

const counts = (of: readonly (readonly [string, Cell])[]): readonly NamedCount[] =>
  of.map(([name, count]) => ({ key: name, sv: name, en: `${name} (en)`, count }))

const values: { readonly [F in FigureName]: readonly [Cell | null, Cell | null, Cell | null, Cell | null] } = {
  companies: [41, 37, 312, null],
  companiesNew: [23, 19, 201, null],
  companiesReturning: [18, 18, 111, null],
  casesOpened: [46, 40, 398, null],
  casesClosed: [31, 35, 342, null],
  casesOpen: [128, 113, 128, null],
  referrals: [52, 44, 431, null],
  acceptedInADay: [78.8, 71.4, 74.1, 52],
  medianToAccept: [185, 240, 214, 49],
  p90ToAccept: [1120, 1310, 1240, 49],
  medianToContact: [505, 540, 521, 38],
  closedIn90: [66.7, 'suppressed', 70.2, 36],
  gotHelp: [83.3, 80, 81.9, 24],
  firstDoorRight: [61.3, 57.1, 59.9, 31],
  hops: [0.45, 0.51, 0.48, 31],
  warm: ['suppressed', null, 22.5, 21],
  declines: [7, 5, 61, null],
  noWrongDoor: [94.9, 92.1, 93, 39],
  stuck: ['suppressed', 6, null, null],
  meetingsHeld: [2, 3, 24, null],
  actionsDone: [9, 7, 88, null],
}

const wave = [22, 31, 35, 44, 39, 36, 12, 19, 41, 43, 40, 46]

function valuesOf(name: FigureName): readonly (Cell | null)[] {
  const [value] = values[name]
  if (figures[name] === 'percent')
    return wave.map((one, at) =>
      at === 6 ? 'suppressed' : at === 11 ? value : (name === 'noWrongDoor' ? 80 : 45) + Math.round(one / 3),
    )
  return wave.map((one, at) => (at === 11 ? value : name === 'casesClosed' ? Math.round(one * 0.8) : one))
}

const mapped = <T>(make: (name: FigureName) => T): { readonly [F in FigureName]: T } =>
  Object.fromEntries(Object.keys(figures).map((name) => [name, make(name as FigureName)])) as {
    readonly [F in FigureName]: T
  }

const headline = (name: FigureName): Headline => {
  const [value, before, year, outOf] = values[name]
  return { unit: figures[name], value, before, year, outOf }
}

/** A network's November, as it may well come to be. */
export const sample = (changes: Partial<Digest> = {}): Digest => ({
  id: idOf<'digest'>('november'),
  version: 1,
  scope: { of: 'network' },
  networkName: 'Exportnätverket Kronoberg',
  period: periodOf(month, 'Europe/Stockholm'),
  cutOff: '2026-12-01T08:00:00.000Z',
  headlines: mapped(headline),
  series: { months: monthsTo(month), values: mapped(valuesOf) },
  fromTo: matrixOf(names.slice(0, 3), names.slice(0, 3), [
    [0, 12, 6],
    [9, 0, 'suppressed'],
    ['suppressed', 7, 0],
  ]),
  doorOwner: matrixOf(names, names, [
    [9, 6, 'suppressed', 0, 5],
    [0, 8, 0, 0, 0],
    ['suppressed', 0, 6, 0, 0],
    [0, 0, 0, 5, 0],
    [0, 0, 0, 'suppressed', 14],
  ]),
  noWrongDoorBy: names.map((name, at) => ({
    door: numbered(name, at),
    reached: at === 2 ? 'suppressed' : 10 - at,
    outOf: at === 2 ? 'suppressed' : 10,
  })),
  needs: counts([
    ['Hitta en partner på en ny marknad', 14],
    ['Exportlån och garantier', 11],
    ['Regler, tullar och intyg', 9],
    ['Första steget utomlands', 6],
    ['EU-projekt', 'suppressed'],
    ['', 5],
  ]),
  municipalities: counts([
    ['Växjö', 19],
    ['Ljungby', 9],
    ['Älmhult', 8],
    ['Alvesta', 5],
    ['Tingsryd', 'suppressed'],
    ['Lessebo', 0],
  ]),
  declinesBy: [
    { key: 'wrong-promoter', count: 7 },
    { key: 'no-capacity', count: 'suppressed' },
  ],
  openByAge: [
    { key: 'under-30', count: 44 },
    { key: '30-89', count: 51 },
    { key: '90-179', count: 24 },
    { key: 'from-180', count: 9 },
  ],
  responseTimes: [
    { key: 'in-4-hours', count: 29 },
    { key: 'in-1-day', count: 12 },
    { key: 'in-2-days', count: 6 },
    { key: 'in-5-days', count: 'suppressed' },
    { key: 'later', count: 0 },
    { key: 'not-accepted', count: 'suppressed' },
  ],
  coming: {
    meetings: [{ kind: 'working-group', at: '2026-12-08T08:00:00.000Z' }],
    services: [{ organisation: 'Almi Kronoberg', title: 'Tillväxtlån', opens: '2027-01-02' }],
    nextDigest: '2027-01-04T08:00:00.000Z',
  },
  ...changes,
})

export const nothing = (): Digest =>
  sample({
    headlines: mapped((name) => ({
      unit: figures[name],
      ...(figures[name] === 'count'
        ? { value: 0, before: 0, year: 0, outOf: null }
        : { value: null, before: null, year: null, outOf: 0 }),
    })),
    series: {
      months: monthsTo(month),
      values: mapped((name) => Array.from({ length: 12 }, () => (figures[name] === 'count' ? 0 : null))),
    },
    ...{
      fromTo: matrixOf([], [], []),
      doorOwner: matrixOf([], [], []),
      noWrongDoorBy: [],
      needs: [],
      municipalities: [],
    },
    declinesBy: [],
    openByAge: (['under-30', '30-89', '90-179', 'from-180'] as const).map((key) => ({ key, count: 0 })),
    responseTimes: [],
  })

export { counts as namedCounts }
