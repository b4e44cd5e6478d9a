import fc from 'fast-check'
import type { Month } from '#src/core/digest/digest.ts'
import { type Counted, counted, type Tally } from '#src/core/digest/facts.ts'
import { ageBands, responseBands } from '#src/core/digest/figures.ts'
import type { Heading, Material } from '#src/core/digest/make.ts'
import { monthsLater, monthsTo, periodOf } from '#src/core/digest/period.ts'
import { declineReasons } from '#src/core/referral/referral.ts'
import { idOf } from '../referrals.ts'
import { organisations } from './networks.ts'

/** Any network's counts of many months, mostly small ones, which add up as counts do. */
const small = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 25 }))
const needs = ['loan', 'partner', 'customs']
const municipalities = ['0780', '0781', '0760', '']
const several = (of: number) => fc.array(small, { minLength: of, maxLength: of })

const month = fc.record({
  ...{ doorOwner: several(16), fromTo: several(16), closed: small, declines: several(declineReasons.length) },
  ...{ bands: several(responseBands.length), asked: fc.array(fc.nat(), { minLength: 6, maxLength: 6 }) },
  ...{
    warm: several(2),
    fresh: several(2),
    hops: small,
    stuck: small,
    cuts: fc.array(fc.nat(), { minLength: 9, maxLength: 9 }),
  },
})
type Drawn = typeof month extends fc.Arbitrary<infer T> ? T : never

const sum = (all: readonly number[]): number => all.reduce((total, n) => total + n, 0)

/** A total in so many parts. */
function split(total: number, cuts: readonly number[], into: number): readonly number[] {
  const at = cuts
    .slice(0, into - 1)
    .map((cut) => cut % (total + 1))
    .toSorted((one, other) => one - other)
  return [...at, total].map((cut, n) => cut - (at[n - 1] ?? 0))
}

const one = (what: Counted, n: number): Tally => ({ what, a: '', b: '', n })
const list = (what: Counted, keys: readonly string[], numbers: readonly number[]): readonly Tally[] =>
  keys.map((a, place) => ({ what, a, b: '', n: numbers[place] ?? 0 }))
const square = (what: Counted, numbers: readonly number[]): readonly Tally[] =>
  organisations.flatMap((a, row) =>
    organisations.map((b, column) => ({ what, a, b, n: numbers[row * 4 + column] ?? 0 })),
  )

/** By door: the rows of a square. */
const rowsOf = (square: readonly number[]) => organisations.map((_, row) => sum(square.slice(row * 4, row * 4 + 4)))

/** What the months before opened, one and three before; none before the first. */
interface Before {
  readonly open: number
  readonly one: Drawn | undefined
  readonly three: Drawn | undefined
}

function talliesOf(drawn: Drawn, before: Before): { readonly tallies: readonly Tally[]; readonly open: number } {
  const { doorOwner, fromTo, declines, bands, asked, warm, fresh, hops, stuck, cuts } = drawn
  const openBefore = before.open
  const doors = rowsOf((before.one ?? drawn).doorOwner)
  const reached = doors.map((n, place) => (asked[place] ?? 0) % (n + 1))
  const cases90 = split(sum((before.three ?? drawn).doorOwner), asked.slice(4), 3)
  const opened = sum(doorOwner)
  const closed = Math.min(drawn.closed, openBefore + opened)
  const open = openBefore + opened - closed
  const [got = 0, notGot = 0, late = 0] = cases90
  const first = Math.max(0, closed - hops)
  const tallies = [
    ...[one('casesOpened', opened), one('casesClosed', closed), one('casesOpen', open), one('stuck', stuck)],
    ...[one('companies', sum(fresh)), one('companiesNew', fresh[0] ?? 0), one('firstDoorRight', first)],
    ...[one('hops', closed - first), one('cases90', got + notGot + late), one('closedIn90', got + notGot)],
    ...[one('gotHelp', got), one('handovers', sum(warm)), one('warm', warm[0] ?? 0), one('declines', sum(declines))],
    ...[one('referrals', sum(fromTo)), one('dueReferrals', sum(bands)), one('dueAccepted', sum(bands.slice(0, 5)))],
    ...[one('acceptedInADay', sum(bands.slice(0, 2))), one('medianToAccept', 100), one('p90ToAccept', 500)],
    ...[one('cases30', sum(doors)), one('reached', sum(reached))],
    ...list('cases30By', organisations, doors),
    ...list('reachedBy', organisations, reached),
    ...list('needs', [...needs, ''], split(opened, cuts, 4)),
    ...list('municipalities', municipalities, split(opened, cuts.slice(3), 4)),
    ...list('openByAge', ageBands, split(open, cuts.slice(6), 4)),
    ...list('declinesBy', declineReasons, declines),
    ...list('responseTimes', responseBands, bands),
    ...square('fromTo', fromTo),
    ...square('doorOwner', doorOwner),
  ]
  return { tallies: tallies.filter(({ n }) => n > 0), open }
}

const first = '2025-06'
export const looked = [12, 13, 14].map((by) => monthsLater(first, by))

/** Fifteen months of as much of a network as is kept. */
const historyOf = (keep: (drawn: Drawn) => Drawn) =>
  fc
    .record({
      ...{ before: fc.integer({ min: 0, max: 40 }), months: fc.array(month, { minLength: 15, maxLength: 15 }) },
      again: fc.oneof(fc.constant(0), fc.nat()),
      // Where every month tells its companies, the year could be told as well.
      busy: fc.boolean(),
    })
    .map(({ before, months, again, busy }): History => {
      let open = before
      const all = new Map<Month, readonly Tally[]>()
      const kept = months.map(keep)
      for (const [n, drawn] of kept.entries()) {
        const fresh = busy ? drawn.fresh.map((n) => (n > 0 && n < 5 ? n + 5 : n)) : drawn.fresh
        const made = talliesOf({ ...drawn, fresh }, { open, one: kept[n - 1], three: kept[n - 3] })
        open = made.open
        all.set(monthsLater(first, n), made.tallies)
      }
      return { months: all, again }
    })

export const history = historyOf((drawn) => drawn)

/** What came in by the organisation's door, is with it, or was sent by it or to it; and what did not. */
function seenBy(organisation: number, { doorOwner, fromTo, ...of }: Drawn, seen: boolean): Drawn {
  const square = (numbers: readonly number[]) =>
    numbers.map((n, at) => ([Math.floor(at / 4), at % 4].includes(organisation) === seen ? n : 0))
  return { ...of, doorOwner: square(doorOwner), fromTo: square(fromTo) }
}

/** A network, with what one organisation in it knows. */
export const watched = fc.nat(3).chain((organisation) =>
  fc.tuple(
    historyOf((drawn) => seenBy(organisation, drawn, true)),
    historyOf((drawn) => seenBy(organisation, drawn, false)),
  ),
)

/** The organisation's material, and the network's, which is of both together. */
export function watchedMaterial([own, others]: readonly [History, History], of: Month): readonly [Material, Material] {
  const [known, rest] = [materialOf(own, of), materialOf(others, of)]
  const months = new Map([...known.months].map(([one, all]) => [one, added(all, rest.months.get(one) ?? [])]))
  return [known, { ...known, months, year: added(known.year ?? [], rest.year ?? []), own: [known] }]
}

function added(all: readonly Tally[], more: readonly Tally[]): readonly Tally[] {
  const groups = Map.groupBy([...all, ...more], ({ what, a, b }) => [what, a, b].join(' '))
  return [...groups.values()].flatMap(([first, ...others]) =>
    first ? [{ ...first, n: first.n + sum(others.map(({ n }) => n)) }] : [],
  )
}

/** Counts of months; and how many of a year's returning companies were no others than those of its earlier months. */
interface History {
  readonly months: ReadonlyMap<Month, readonly Tally[]>
  readonly again: number
}

const numberOf = (tallies: readonly Tally[], what: Counted): number =>
  sum(tallies.filter((tally) => tally.what === what).map(({ n }) => n))

/** What a month's digest is made of. */
export function materialOf({ months, again }: History, of: Month): Material {
  const all = monthsTo(of).map((one) => months.get(one) ?? [])
  const count = (what: Counted) => sum(all.map((tallies) => numberOf(tallies, what)))
  const fresh = count('companiesNew')
  // Whoever returns in the first month was there before the year; the others may have been counted already.
  const [firstMonth = []] = all
  const least = numberOf(firstMonth, 'companies') - numberOf(firstMonth, 'companiesNew')
  const returning = least + (again % (count('companies') - fresh - least + 1))
  return {
    // A network counts all twelve before it tells one.
    months: new Map([...monthsTo(of).map((one) => [one, []] as const), ...months]),
    own: [],
    told: [],
    withoutStuck: new Set(),
    year: counted.map((what) => one(what, what === 'companies' ? fresh + returning : count(what))),
    organisations: organisations.map((key) => ({ key, name: key })),
    needs: needs.map((key) => ({ key, sv: key, en: key })),
    municipalities: new Map(),
  }
}

export const headingOf = (of: Month): Heading => ({
  ...{ id: idOf('digest'), version: 1, scope: { of: 'network' }, networkName: 'Kronoberg' },
  ...{ period: periodOf(of, 'Europe/Stockholm'), cutOff: new Date('2026-12-01T08:00:00Z') },
  coming: { meetings: [], services: [], nextDigest: '2027-01-04T08:00:00.000Z' },
})
