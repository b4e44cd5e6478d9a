import type { Cell, Digest, Matrix } from '#src/core/digest/digest.ts'
import type { FigureName } from '#src/core/digest/figures.ts'
import { monthsLater, monthsTo } from '#src/core/digest/period.ts'

/** What somebody knows who has kept every digest, and how what is told adds up: `total` is the sum of `parts`, less `minus`. */
interface Sum {
  readonly total: string
  readonly parts: readonly string[]
  readonly minus?: readonly string[]
}
interface Range {
  least: number
  most: number
}

/** Counts of one organisation and month have one name wherever they are told. */
const added: readonly FigureName[] = ['casesOpened', 'casesClosed', 'referrals', 'declines']

export interface Recovered {
  readonly cell: string
  readonly least: number
  readonly most: number
}

/** Everything that was suppressed, with what can be concluded about it: what is certain, and between which numbers the rest must be. */
export function attack(digests: readonly Digest[]): readonly Recovered[] {
  const told = new Map<string, Cell>()
  const sums: Sum[] = []
  for (const digest of digests) learn(digest, told, sums)
  const ranges = new Map([...told].map(([name, cell]): [string, Range] => [name, rangeOf(cell)]))
  for (const { total, parts, minus = [] } of sums)
    for (const name of [total, ...parts, ...minus]) if (!ranges.has(name)) ranges.set(name, rangeOf('suppressed'))
  narrow(ranges, sums)
  const fixed = solved(ranges, sums)
  return [...ranges].flatMap(([cell, { least, most }]) =>
    told.get(cell) === 'suppressed' ? [fixed.has(cell) ? { cell, least, most: least } : { cell, least, most }] : [],
  )
}

const rangeOf = (cell: Cell): Range =>
  cell === 'suppressed' ? { least: 0, most: Number.POSITIVE_INFINITY } : { least: cell, most: cell }

function learn(digest: Digest, told: Map<string, Cell>, sums: Sum[]): void {
  const { month } = digest.period
  const tell = (name: string, cell: Cell | null): string => {
    const full = `${month} ${name}`
    if (cell !== null) told.set(full, cell)
    return full
  }
  const list = (total: string, name: string, cells: readonly (readonly [string, Cell])[]): void => {
    const parts = cells.map(([key, cell]) => tell(`${name} ${key}`, cell))
    sums.push({ total: `${month} ${total}`, parts })
  }
  for (const figure of ['companies', 'companiesNew', 'companiesReturning', 'casesOpen', ...added] as const)
    for (const [n, one] of digest.series.months.entries()) {
      const cell = digest.series.values[figure][n] ?? null
      if (cell !== null) told.set(`${one} ${figure}`, cell)
    }
  for (const one of monthsTo(month)) {
    sums.push({ total: `${one} companies`, parts: [`${one} companiesNew`, `${one} companiesReturning`] })
    const before = `${monthsLater(one, -1)} casesOpen`
    if (told.has(before))
      sums.push({ total: `${one} casesOpen`, parts: [before, `${one} casesOpened`], minus: [`${one} casesClosed`] })
  }
  for (const figure of added)
    sums.push({
      total: tell(`year ${figure}`, digest.headlines[figure].year),
      parts: monthsTo(month).map((one) => `${one} ${figure}`),
    })
  const ofYear = (['companies', 'companiesNew', 'companiesReturning'] as const).map((figure) =>
    tell(`year ${figure}`, digest.headlines[figure].year),
  )
  sums.push(
    { total: `${month} year companies`, parts: ofYear.slice(1) },
    { total: `${month} year companiesNew`, parts: monthsTo(month).map((one) => `${one} companiesNew`) },
  )
  learnMatrix(digest.fromTo, 'fromTo', { tell, sums, total: `${month} referrals` })
  learnMatrix(digest.doorOwner, 'doorOwner', { tell, sums, total: `${month} casesOpened` })
  const counts = (all: readonly { readonly key: string; readonly count: Cell }[]) =>
    all.map(({ key, count }) => [key, count] as const)
  list('casesOpened', 'need', counts(digest.needs))
  if (digest.municipalities.length > 0) list('casesOpened', 'municipality', counts(digest.municipalities))
  list('declines', 'reason', counts(digest.declinesBy))
  list('casesOpen', 'age', counts(digest.openByAge))
  learnShares(digest, { tell, list, sums })
}

interface Learning {
  readonly tell: (name: string, cell: Cell | null) => string
  readonly sums: Sum[]
}

const partOf = (value: Cell | null, outOf: Cell): Cell => {
  if (value === 'suppressed' || outOf === 'suppressed') return 'suppressed'
  return Math.round(((value ?? 0) * outOf) / 100)
}

/** A share in percent of a number that is told gives the number that it is of. */
function learnShares(
  digest: Digest,
  {
    tell,
    list,
    sums,
  }: Learning & { readonly list: (total: string, name: string, cells: readonly (readonly [string, Cell])[]) => void },
): void {
  const { acceptedInADay, closedIn90, gotHelp, warm, firstDoorRight, noWrongDoor } = digest.headlines
  const shares = { acceptedInADay, closedIn90, gotHelp, warm, firstDoorRight, noWrongDoor }
  for (const [name, { value, outOf }] of Object.entries(shares)) {
    if (outOf === null) continue
    const part = partOf(value, outOf)
    list(`${name} of`, name, [
      ['part', part],
      ['rest', part === 'suppressed' || outOf === 'suppressed' ? 'suppressed' : outOf - part],
    ])
    tell(`${name} of`, outOf)
  }
  const month = digest.period.month
  sums.push({ total: `${month} gotHelp of`, parts: [`${month} closedIn90 part`] })
  if (typeof firstDoorRight.outOf === 'number')
    sums.push({ total: `${month} firstDoorRight of`, parts: [`${month} casesClosed`] })
  const [soon, later] = [digest.responseTimes.slice(0, 2), digest.responseTimes.slice(2)]
  list(
    'acceptedInADay part',
    'band',
    soon.map(({ key, count }) => [key, count] as const),
  )
  list(
    'acceptedInADay rest',
    'band',
    later.map(({ key, count }) => [key, count] as const),
  )
  list(
    'noWrongDoor of',
    'door',
    digest.noWrongDoorBy.map(({ door, outOf }) => [door.key, outOf] as const),
  )
  list(
    'noWrongDoor part',
    'reached',
    digest.noWrongDoorBy.map(({ door, reached }) => [door.key, reached] as const),
  )
  // They are the cases of an earlier month, which told them as its own.
  const [before, earlier] = [monthsLater(month, -1), monthsLater(month, -3)]
  sums.push(
    { total: `${month} noWrongDoor of`, parts: [`${before} casesOpened`] },
    { total: `${month} closedIn90 of`, parts: [`${earlier} casesOpened`] },
  )
  for (const [row, { door }] of digest.noWrongDoorBy.entries())
    sums.push(
      { total: `${month} door ${door.key}`, parts: [`${month} reached ${door.key}`, `${month} missed ${door.key}`] },
      { total: `${month} door ${door.key}`, parts: [`${before} doorOwner row ${row}`] },
    )
}

function learnMatrix(of: Matrix, name: string, { tell, sums, total }: Learning & { readonly total: string }): void {
  const cell = (row: number, column: number) => tell(`${name} ${row} ${column}`, of.cells[row]?.[column] ?? 0)
  const rows = of.rows.map((_, row) => tell(`${name} row ${row}`, of.rowTotals[row] ?? 0))
  const columns = of.columns.map((_, column) => tell(`${name} column ${column}`, of.columnTotals[column] ?? 0))
  for (const [row, sum] of rows.entries())
    sums.push({ total: sum, parts: of.columns.map((_, column) => cell(row, column)) })
  for (const [column, sum] of columns.entries())
    sums.push({ total: sum, parts: of.rows.map((_, row) => cell(row, column)) })
  sums.push({ total, parts: rows }, { total, parts: columns })
}

/** Every sum bounds each of its members by what the others can be, over and over. */
function narrow(ranges: Map<string, Range>, sums: readonly Sum[]): void {
  for (let [round, changed] = [0, true]; changed && round < 60; round += 1) {
    changed = false
    for (const sum of sums) if (bound(ranges, sum)) changed = true
  }
}

function bound(ranges: Map<string, Range>, sum: Sum): boolean {
  const members = membersOf(sum).map(({ name, sign }) => ({ range: ranges.get(name) ?? rangeOf('suppressed'), sign }))
  let changed = false
  for (const one of members) {
    const others = members.filter((other) => other !== one)
    // sign × value = − Σ of the others
    const least = -others.reduce((total, { range, sign }) => total + (sign > 0 ? range.most : -range.least), 0)
    const most = -others.reduce((total, { range, sign }) => total + (sign > 0 ? range.least : -range.most), 0)
    const [from, to] = one.sign > 0 ? [least, most] : [-most, -least]
    if (from > one.range.least) [one.range.least, changed] = [from, true]
    if (to < one.range.most) [one.range.most, changed] = [to, true]
  }
  return changed
}

const membersOf = ({ total, parts, minus = [] }: Sum) => [
  { name: total, sign: -1 },
  ...parts.map((name) => ({ name, sign: 1 })),
  ...minus.map((name) => ({ name, sign: -1 })),
]

/** By elimination, whatever the signs: what has one solution. */
function solved(ranges: ReadonlyMap<string, Range>, sums: readonly Sum[]): ReadonlySet<string> {
  const unknown = [...ranges].filter(([, { least, most }]) => least !== most).map(([name]) => name)
  const at = new Map(unknown.map((name, column) => [name, column]))
  const rows = sums.flatMap((sum) => {
    const row = new Map<number, number>()
    for (const { name, sign } of membersOf(sum)) {
      const column = at.get(name)
      if (column !== undefined) row.set(column, (row.get(column) ?? 0) + sign)
    }
    return row.size > 0 ? [row] : []
  })
  const pivots = eliminate(rows)
  return new Set([...pivots].filter(([, row]) => row.size === 1).map(([column]) => unknown[column] ?? ''))
}

type Row = Map<number, number>

/** Reduced by rows: what is left of each says of its first unknown what the free ones leave open. */
function eliminate(rows: readonly Row[]): ReadonlyMap<number, Row> {
  const pivots = new Map<number, Row>()
  for (const row of rows) {
    for (const [column, pivot] of pivots) subtract(row, pivot, column)
    const [column] = row.keys()
    if (column === undefined) continue
    const by = row.get(column) ?? 1
    for (const [key, value] of row) row.set(key, value / by)
    for (const pivot of pivots.values()) subtract(pivot, row, column)
    pivots.set(column, row)
  }
  return pivots
}

function subtract(from: Row, pivot: Row, column: number): void {
  const times = from.get(column)
  if (times === undefined) return
  for (const [key, value] of pivot) {
    const left = (from.get(key) ?? 0) - times * value
    if (Math.abs(left) < 1e-9) from.delete(key)
    else from.set(key, left)
  }
}
