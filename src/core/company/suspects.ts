import type { Company } from '../case/case.ts'
import type { CompanyId } from '../ids.ts'
import { type Called, called, mayBeSame, tracesOf } from './same-name.ts'

/** An entry of the register as whoever keeps it sees it: what it is called and how many cases it has, and neither whose they are nor what about. */
export interface Entry extends Company {
  readonly municipality: string | null
  /** The network's own, which everybody sees; otherwise an organisation has added it. */
  readonly ofNetwork: boolean
  /** Another entry of the network's own has its number. */
  readonly numberTaken: boolean
  readonly cases: number
  readonly addedAt: Date
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

/** Whether two may be one company: nearly the same name, and never two different numbers. Null: they may not. */
export const pairOf = (one: Entry, other: Entry): Pair | null =>
  mayBeSame(called(one.name), called(other.name)) ? paired(one, other) : null

function paired(one: Entry, other: Entry): Pair | null {
  if (one.id === other.id || differ(one, other)) return null
  const [stays, goes] = precedes(one, other) ? [one, other] : [other, one]
  const widens = goes.ofNetwork && !stays.ofNetwork
  // The entry of the network's own that has the number already is merged first: then this one meets that.
  return widens && stays.numberTaken ? null : { stays, goes, widens }
}

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

/** All pairs but those that have been said not to be the same; `apart` has their `pairKey`. */
export function suspectPairs(entries: readonly Entry[], apart: ReadonlySet<string>): Suspects {
  const named = entries.map((entry) => ({ entry, name: called(entry.name) }))
  const near = neighbours(named)
  const found: Found[] = []
  for (const [at, one] of named.entries()) {
    for (const other of near(at)) {
      const pair = suspect(one, other, apart)
      if (pair !== null) found.push(pair)
      if (found.length > mostSuspects) return { pairs: inOrder(found.slice(0, mostSuspects)), more: true }
    }
  }
  return { pairs: inOrder(found), more: false }
}

interface Named {
  readonly entry: Entry
  readonly name: Called
}
interface Found {
  readonly pair: Pair
  readonly alike: boolean
}

function suspect(one: Named, other: Named, apart: ReadonlySet<string>): Found | null {
  if (differ(one.entry, other.entry) || !mayBeSame(one.name, other.name)) return null
  const pair = apart.has(pairKey(one.entry.id, other.entry.id)) ? null : paired(one.entry, other.entry)
  return pair && { pair, alike: one.name.joined === other.name.joined }
}

const inOrder = (pairs: readonly Found[]): readonly Pair[] =>
  pairs.toSorted((one, other) => rank(one) - rank(other)).map(({ pair }) => pair)

const rank = ({ pair, alike }: Found): number =>
  pair.stays.number !== null && pair.goes.number !== null ? 0 : alike ? 1 : 2

/**
 * With which one is to be compared, so that each pair comes once. One without a number may be like any other, two that have one only
 * when it is the same.
 */
function neighbours(named: readonly Named[]): (at: number) => readonly Named[] {
  const alike = tracks(named.map(({ name }) => name))
  const digitsAt = (at: number) => named[at]?.entry.number?.digits ?? null
  const numbered = Map.groupBy(named.keys(), digitsAt)
  const places = (at: number): readonly number[] => {
    const digits = digitsAt(at)
    return digits === null
      ? [...alike(at)].filter((place) => place > at || digitsAt(place) !== null)
      : (numbered.get(digits) ?? []).filter((place) => place > at)
  }
  return (at) => places(at).flatMap((place) => named[place] ?? [])
}

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
