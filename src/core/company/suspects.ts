import type { Company } from '../case/case.ts'
import type { CompanyId } from '../ids.ts'
import { type Called, called, mayBeSame, tracesOf } from './same-name.ts'

/** An entry of the register as whoever keeps it sees it: what it is called and how many cases it has, and neither whose they are nor what about. */
export interface Entry extends Company {
  /** The network's own, which everybody sees; otherwise an organisation has added it. */
  readonly ofNetwork: boolean
  /** Another entry of the network's own has its number; not asked of a personal one, which never becomes the network's. */
  readonly numberTaken: boolean
  readonly cases: number
  readonly addedAt: Date
  /** What has been merged into it was called so, the latest first; at most `mostFormer`. */
  readonly former: readonly string[]
}

/** Two entries that may be one company, and which of them stays when they are merged. */
export interface Pair {
  readonly stays: Entry
  readonly goes: Entry
  /** What goes is the network's own, so what stays becomes so: nobody loses sight of it. */
  readonly widens: boolean
}

/** That two entries are not the same company, whichever is named first. */
export const pairKey = (one: CompanyId, other: CompanyId): string =>
  one < other ? `${one} ${other}` : `${other} ${one}`

/** Whether two may be one company: they have the same number, or nearly the same name; and never two different numbers. Null: they may not. */
export const pairOf = (one: Entry, other: Entry): Pair | null =>
  sameNumber(one, other) || alike(one, other) !== null ? paired(one, other) : null

const namesOf = ({ name, former }: Entry): readonly string[] => [name, ...former]

/** The first names of either that may be one company's, what each is called now before what it was. */
function alike(one: Entry, other: Entry): readonly [string, string] | null {
  for (const name of namesOf(one)) {
    const like = namesOf(other).find((another) => mayBeSame(called(name), called(another)))
    if (like !== undefined) return [name, like]
  }
  return null
}

/** The former name of either that makes them a pair, as whoever reads it would wonder else; null where it is not needed. */
export function formerNames({ stays, goes }: Pair): { readonly stays: string | null; readonly goes: string | null } {
  const [one = stays.name, other = goes.name] = (sameNumber(stays, goes) ? null : alike(stays, goes)) ?? []
  return { stays: one === stays.name ? null : one, goes: other === goes.name ? null : other }
}

function paired(one: Entry, other: Entry): Pair | null {
  if (one.id === other.id || differ(one, other)) return null
  const [stays, goes] = precedes(one, other) ? [one, other] : [other, one]
  const widens = goes.ofNetwork && !stays.ofNetwork
  return widens && !mayWiden(stays) ? null : { stays, goes, widens }
}

/**
 * The network's own can have a number but once: the two that have it are merged first. And everybody sees it, so a personal identity number
 * never becomes the network's by a merge.
 */
const mayWiden = ({ number, numberTaken }: Entry): boolean => !numberTaken && !number?.soleTrader

const sameNumber = ({ number: one }: Entry, { number: other }: Entry): boolean =>
  one !== null && one.digits === other?.digits

const differ = ({ number: one }: Entry, { number: other }: Entry): boolean =>
  one !== null && other !== null && one.digits !== other.digits

/** The one with a number stays; then the network's own, the one with more cases, the older. */
function precedes(one: Entry, other: Entry): boolean {
  const order = [
    Number(other.number !== null) - Number(one.number !== null),
    Number(other.ofNetwork) - Number(one.ofNetwork),
    other.cases - one.cases,
    one.addedAt.getTime() - other.addedAt.getTime(),
    one.id < other.id ? -1 : 1,
  ]
  return (order.find((difference) => difference !== 0) ?? 0) < 0
}

export interface Suspects {
  /** The surest first: those that have one number, then those of the same name, then by the alphabet. */
  readonly pairs: readonly Pair[]
  /** There are more than were looked for. */
  readonly more: boolean
}

/** More is nobody's work of a day, and what comes after is found when these are dealt with. */
export const mostSuspects = 500
/** More than any network has; beyond it only the first are compared, and that is said. */
export const mostEntries = 20_000
/** Of what has been merged into one entry, that is still compared. */
export const mostFormer = 5

/** All pairs but those that have been said not to be the same; `apart` has their `pairKey`. */
export function suspectPairs(all: readonly Entry[], apart: ReadonlySet<string>): Suspects {
  const entries = all.slice(0, mostEntries)
  const pairs: Pair[] = []
  // Two may be like each other by more than one of their names.
  const settled = new Set(apart)
  for (const [one, other] of likely(entries)) {
    const key = pairKey(one.id, other.id)
    const pair = settled.has(key) ? null : paired(one, other)
    if (pair === null) continue
    if (pairs.length === mostSuspects) return { pairs, more: true }
    settled.add(key)
    pairs.push(pair)
  }
  return { pairs, more: all.length > entries.length }
}

type Couple = readonly [Entry, Entry]

/** The surest couples first, so that none of these is behind a bound that others have filled. */
function* likely(entries: readonly Entry[]): Generator<Couple> {
  yield* couples(
    entries.filter(({ number }) => number !== null),
    ({ number }) => number?.digits,
  )
  const named = entries.flatMap((entry) => namesOf(entry).map((name) => ({ entry, name: called(name) })))
  const sameName = couples(
    named.filter(({ name }) => name.joined !== ''),
    ({ name }) => name.joined,
  )
  for (const [one, other] of sameName) if (!bothNumbered(one.entry, other.entry)) yield [one.entry, other.entry]
  yield* nearlyNamed(named)
}

/** What two numbers say is known by them alone. */
const bothNumbered = ({ number: one }: Entry, { number: other }: Entry): boolean => one !== null && other !== null

function* couples<Of>(all: readonly Of[], by: (one: Of) => unknown): Generator<readonly [Of, Of]> {
  for (const group of Map.groupBy(all, by).values()) {
    for (const [at, one] of group.entries()) {
      for (const other of group.slice(at + 1)) yield [one, other]
    }
  }
}

interface Named {
  readonly entry: Entry
  readonly name: Called
}

function* nearlyNamed(named: readonly Named[]): Generator<Couple> {
  const near = tracks(named.map(({ name }) => name))
  for (const [at, one] of named.entries()) {
    for (const place of near(at)) {
      const other = named[place]
      if (other && place > at && isNearlyNamed(one, other)) yield [one.entry, other.entry]
    }
  }
}

const isNearlyNamed = (one: Named, other: Named): boolean =>
  !bothNumbered(one.entry, other.entry) && one.name.joined !== other.name.joined && mayBeSame(one.name, other.name)

/**
 * Which may be like which, without comparing each with all: words that are nearly one have a trace in common, so of each name only those
 * are looked at that share one in the place where the fewest do.
 */
function tracks(names: readonly Called[]): (at: number) => ReadonlySet<number> {
  const places = new Map<string, number[]>()
  const known = names.map(({ words, joined }) => ({
    ofWords: words.map((word, place) => tracesOf(word).map((trace) => `${words.length} ${place} ${trace}`)),
    ofAll: tracesOf(joined),
  }))
  for (const [at, { ofWords, ofAll }] of known.entries()) {
    for (const trace of [...ofWords.flat(), ...ofAll]) {
      const there = places.get(trace)
      if (there) there.push(at)
      else places.set(trace, [at])
    }
  }
  const count = (traces: readonly string[]) => traces.reduce((sum, trace) => sum + (places.get(trace)?.length ?? 0), 0)
  return (at) => {
    const { ofWords = [], ofAll = [] } = known[at] ?? {}
    const [fewest = []] = ofWords.toSorted((one, other) => count(one) - count(other))
    return new Set([...fewest, ...ofAll].flatMap((trace) => places.get(trace) ?? []))
  }
}
