import type { Cell, Headline, Month } from './digest.ts'
import type { Counted, Tally } from './facts.ts'
import { type FigureName, isMomentary, isTime } from './figures.ts'
import { type Suppressing, sumOf } from './suppress.ts'

type Value = Pick<Headline, 'value' | 'outOf'>
export type Values = { readonly [F in FigureName]: Value }

/** What stands in a month's tallies; none where nothing stands. */
export const readerOf = (tallies: readonly Tally[]) => {
  const known = new Map(tallies.map(({ what, a, b, n }) => [`${what} ${a} ${b}`, n]))
  return (what: Counted, a = '', b = ''): number => known.get(`${what} ${a} ${b}`) ?? 0
}
export type Read = ReturnType<typeof readerOf>

/** A nine-in-ten of fewer is the time of the slowest of them. */
const fewestForP90 = 10

/** What the months told that is asked of again now; undefined: they told nothing. */
export interface Asked {
  readonly toClose?: Cell | undefined
  readonly toReach?: Cell | undefined
}

/** What can be told of a month or a year. Cases opened, closed and open add up, so the first two are told together or not at all. */
export function valuesOf(tallies: readonly Tally[], safe: Suppressing, asked: Asked = {}): Values {
  const n = readerOf(tallies)
  const { opened, closed } = flowsOf(n, safe)
  const [all, isNew] = [n('companies'), n('companiesNew')]
  // A year's months told of more when two entries were seen to be one company in between: the difference would be few.
  const companies = askedOf(all, Math.max(all, isNew), safe)
  const [fresh = 0, returning = 0] = safe.parts(companies, [Math.min(all, isNew), Math.max(0, all - isNew)])
  const due = safe.alone(n('dueReferrals'))
  const cases90 = askedOf(n('cases90'), asked.toClose, safe)
  const cases30 = askedOf(n('cases30'), asked.toReach, safe)
  const [in90 = 0] = pairOf(cases90, n('closedIn90'), n('cases90'), safe)
  const first = pairOf(closed, n('firstDoorRight'), n('casesClosed'), safe)
  const hops = first.includes('suppressed') ? 'suppressed' : safe.alone(n('hops'))
  return {
    companies: plain(companies),
    companiesNew: plain(fresh),
    companiesReturning: plain(returning),
    casesOpened: plain(opened),
    casesClosed: plain(closed),
    casesOpen: plain(safe.alone(n('casesOpen'))),
    referrals: plain(safe.alone(n('referrals'))),
    acceptedInADay: share(pairOf(due, n('acceptedInADay'), n('dueReferrals'), safe), due),
    medianToAccept: timeToAccept(n, 'medianToAccept', safe),
    p90ToAccept: timeToAccept(n, 'p90ToAccept', safe),
    medianToContact: timeOf(n('contacts'), n('medianToContact'), safe.tooFew(n('contacts'), fewestForMedian)),
    closedIn90: share([in90], cases90),
    gotHelp: share(pairOf(in90, n('gotHelp'), n('closedIn90'), safe), in90),
    firstDoorRight: share(first, closed),
    hops: { value: quotient(hops, closed, 100), outOf: closed },
    warm: share(pairOf(safe.alone(n('handovers')), n('warm'), n('handovers'), safe), safe.alone(n('handovers'))),
    declines: plain(safe.alone(n('declines'))),
    noWrongDoor: share(pairOf(cases30, n('reached'), n('cases30'), safe), cases30),
    stuck: plain(safe.alone(n('stuck'))),
    meetingsHeld: plain(n('meetingsHeld')),
    actionsDone: plain(safe.alone(n('actionsDone'))),
  }
}

/** Of how many is asked: not told where their month did not tell it either. */
export const askedOf = (of: number, told: Cell | undefined, safe: Suppressing): Cell =>
  safe.again(told === undefined ? undefined : [told], [safe.alone(of)])[0] ?? 0

const fewestForMedian = 5

export function flowsOf(n: Read, safe: Suppressing): { readonly opened: Cell; readonly closed: Cell } {
  const open = n('casesOpen')
  // What was open when the month began is in the digest before; from the one and the flows anybody reckons the other.
  const openBefore = open - n('casesOpened') + n('casesClosed')
  const [opened = 0, closed = 0] = safe.together(n('casesOpened'), n('casesClosed'), open, openBefore)
  return { opened, closed }
}

const plain = (value: Cell): Value => ({ value, outOf: null })

const pairOf = (total: Cell, part: number, of: number, safe: Suppressing): readonly Cell[] =>
  safe.parts(total, [part, of - part])

/** In percent, with one decimal. */
const share = ([part = 0]: readonly Cell[], of: Cell): Value => ({ value: quotient(part, of, 1_000, 10), outOf: of })

function quotient(part: Cell, of: Cell, times: number, by = times): Cell | null {
  if (of === 0) return null
  if (part === 'suppressed' || of === 'suppressed') return 'suppressed'
  return Math.round((part / of) * times) / (by === times ? times : by)
}

/** Told only where there are so many to answer that it does not tell how many were not answered. */
function timeToAccept(n: Read, which: 'medianToAccept' | 'p90ToAccept', safe: Suppressing): Value {
  const fewest = which === 'p90ToAccept' ? fewestForP90 : fewestForMedian
  const tooFew = safe.tooFew(n('dueAccepted'), fewest) || safe.tooFew(n('dueReferrals') - fewest, fewestForMedian)
  return timeOf(n('dueReferrals'), n(which), tooFew)
}

const timeOf = (of: number, minutes: number, tooFew: boolean): Value => ({
  value: of === 0 || (minutes === 0 && !tooFew) ? null : tooFew ? 'suppressed' : minutes,
  outOf: null,
})

/** What else has to be told of every month before a year can be. */
const rests: { readonly [F in FigureName]?: readonly FigureName[] } = {
  companies: ['companies', 'companiesNew'],
  companiesReturning: ['companies', 'companiesNew'],
}

export interface Year {
  readonly months: readonly Month[]
  /** Of each of those, the oldest first. */
  readonly values: readonly Values[]
  /** Null: it has not been counted. */
  readonly whole: Values | null
}

/**
 * A year is told where each of its months is: then it says nothing that they do not say already. Its companies are counted anew; those of
 * them that are new are the sum of the months', and so would give away of whom the rest is few.
 */
export function yearOf(figure: FigureName, { values, whole }: Year): Cell | null {
  if (whole === null || isMomentary(figure)) return null
  const needed = rests[figure] ?? [figure]
  const isHidden = (of: Values) => needed.some((one) => of[one].value === 'suppressed')
  if (values.some(isHidden) && !isTime(figure)) return 'suppressed'
  if (figure === 'companiesNew') return newIn(values, whole.companies.value ?? 0)
  return isHidden(whole) ? 'suppressed' : whole[figure].value
}

/** No more than there are of all. */
function newIn(months: readonly Values[], all: Cell): Cell {
  const sum = sumOf(months.map((month) => month.companiesNew.value ?? 0))
  return all === 'suppressed' || sum === 'suppressed' ? 'suppressed' : Math.min(sum, all)
}
