import type { Cell, Digest, Headline, Matrix, Month } from './digest.ts'
import { type FigureName, figureNames, figures, isOfAll } from './figures.ts'
import { monthsLater } from './period.ts'
import { fewest } from './suppress.ts'

type Some = Cell | null
type See = <T extends Some>(name: string, cell: T) => T | 'suppressed'
type Cells = ReadonlyMap<string, Some>

/** Of what a share or a mean is reckoned, by the name under which that is told elsewhere. */
function wholeOf(figure: FigureName, month: Month): string {
  if (figure === 'noWrongDoor') return `${monthsLater(month, -1)} casesOpened`
  if (figure === 'closedIn90') return `${monthsLater(month, -3)} casesOpened`
  return figure === 'firstDoorRight' || figure === 'hops' ? `${month} casesClosed` : `${month} of ${figure}`
}

const isFigure = (key: string): key is FigureName => key in figures

/** Every cell under a name that it has in every digest that tells it. */
function seen(digest: Digest, see: See): Digest {
  const { month } = digest.period
  const headlines = { ...digest.headlines }
  const values = { ...digest.series.values }
  for (const figure of figureNames) {
    if (isOfAll(figure)) continue
    headlines[figure] = headline(figure, month, headlines[figure], see)
    values[figure] = values[figure].map((cell, n) => see(`${digest.series.months[n]} ${figure}`, cell))
  }
  const list = <T extends { readonly key: string; readonly count: Cell }>(name: string, all: readonly T[]) =>
    all.map((one) => ({ ...one, count: see(`${month} ${name} ${one.key}`, one.count) }))
  return {
    ...{ ...digest, headlines, series: { ...digest.series, values } },
    fromTo: matrix(`${month} fromTo`, digest.fromTo, `${month} referrals`, see),
    doorOwner: matrix(`${month} doorOwner`, digest.doorOwner, `${month} casesOpened`, see),
    noWrongDoorBy: digest.noWrongDoorBy.map((of) => ({
      ...of,
      reached: see(`${month} reached ${of.door.key}`, of.reached),
      outOf: see(`${monthsLater(month, -1)} doorOwner ${of.door.key}`, of.outOf),
    })),
    needs: list('needs', digest.needs),
    municipalities: list('municipalities', digest.municipalities),
    declinesBy: list('declinesBy', digest.declinesBy),
    openByAge: list('openByAge', digest.openByAge),
    responseTimes: list('responseTimes', digest.responseTimes),
  }
}

function headline(figure: FigureName, month: Month, of: Headline, see: See): Headline {
  return {
    ...of,
    value: see(`${month} ${figure}`, of.value),
    before: see(`${monthsLater(month, -1)} ${figure}`, of.before),
    year: see(`${month} year ${figure}`, of.year),
    outOf: see(wholeOf(figure, month), of.outOf),
  }
}

function matrix(name: string, of: Matrix, total: string, see: See): Matrix {
  const key = (all: Matrix['rows'], place: number) => all[place]?.key ?? ''
  return {
    ...of,
    cells: of.cells.map((row, r) =>
      row.map((cell, c) => see(`${name} ${key(of.rows, r)} ${key(of.columns, c)}`, cell)),
    ),
    rowTotals: of.rowTotals.map((cell, r) => see(`${name} ${key(of.rows, r)}`, cell)),
    columnTotals: of.columnTotals.map((cell, c) => see(`${name} to ${key(of.columns, c)}`, cell)),
    total: see(total, of.total),
  }
}

/** What a digest tells, and of how many its shares are. */
function cellsOf(digest: Digest): Cells {
  const cells = new Map<string, Some>()
  seen(digest, (name, cell) => {
    cells.set(name, cell)
    return cell
  })
  for (const figure of figureNames) {
    const { value, outOf, unit } = digest.headlines[figure]
    if (typeof value !== 'number' || typeof outOf !== 'number') continue
    cells.set(`${digest.period.month} part ${figure}`, Math.round((value * outOf) / (unit === 'percent' ? 100 : 1)))
  }
  return cells
}

/** And not a share, a mean or a time, whose own name stands behind the month's, or the year's. */
const isCount = (name: string): boolean => {
  const figure = /^\S+ (?:year )?(\w+)$/.exec(name)?.[1] ?? ''
  return !isFigure(figure) || figures[figure] === 'count'
}

/** The figures of a year that would tell the month again. */
const yearsWith = (figure: FigureName): readonly FigureName[] =>
  figure === 'companies' || figure === 'companiesNew' ? ['companies', 'companiesNew', 'companiesReturning'] : [figure]

/**
 * Whoever kept an earlier version subtracts it. What was not told then is not told now; and where anything has changed by a few, nothing
 * that has changed at all is told: then all that can be concluded is that it has. Nor is it told by a later month’s digest.
 */
export function sinceTold(digest: Digest, told: readonly Digest[]): Digest {
  const now = cellsOf(digest)
  const earlier = told.map(cellsOf)
  const pairs = [...now].flatMap(([name, cell]) => earlier.map((cells) => [name, cell, cells.get(name)] as const))
  const changed = pairs.filter(([, cell, was]) => typeof cell === 'number' && typeof was === 'number' && cell !== was)
  const isFew = changed.some(([name, cell, was]) => isCount(name) && Math.abs(Number(cell) - Number(was)) < fewest)
  const secret = pairs.filter(([, , was]) => was === 'suppressed')
  const hidden = new Set([...secret, ...(isFew ? changed : [])].map(([name]) => name))
  for (const name of sharesOf(digest, hidden)) hidden.add(name)
  for (const name of yearsOf(digest, now, hidden)) hidden.add(name)
  const safe = seen(digest, (name, cell) => (hidden.has(name) && cell !== null ? 'suppressed' : cell))
  return safe.municipalities.some(({ count }) => count === 'suppressed') ? { ...safe, municipalities: [] } : safe
}

/** A share gives back what it is of. */
function sharesOf({ period: { month }, noWrongDoorBy }: Digest, hidden: ReadonlySet<string>): readonly string[] {
  const ofHidden = figureNames.filter((one) => hidden.has(wholeOf(one, month)) || hidden.has(`${month} part ${one}`))
  const doors = noWrongDoorBy.filter(({ door }) => hidden.has(`${monthsLater(month, -1)} doorOwner ${door.key}`))
  return [...ofHidden.map((one) => `${month} ${one}`), ...doors.map(({ door }) => `${month} reached ${door.key}`)]
}

/** A year gives back the one month of it that is not told. */
function yearsOf({ period, series }: Digest, now: Cells, hidden: ReadonlySet<string>): readonly string[] {
  const isNew = (name: string) => hidden.has(name) && typeof now.get(name) === 'number'
  return figureNames
    .filter((figure) => series.months.some((one) => isNew(`${one} ${figure}`)))
    .flatMap((figure) => yearsWith(figure).map((year) => `${period.month} year ${year}`))
}
