import type { Moving } from '../core/company/merging.ts'
import { showOrganisationNumber } from '../core/company/organisation-number.ts'
import { type Entry, formerNames, type Pair } from '../core/company/suspects.ts'

/** An entry of the register: what tells it from another, and nothing of whose its cases are. */
export interface EntryRow {
  readonly name: string
  /** Masked where it is a sole trader's; null when it has none. */
  readonly number: string | null
  readonly cases: number
  /** What has been merged into it was called so, and that makes it one of a pair; null: what it is called now does. */
  readonly formerly: string | null
}

/** To whoever keeps the register: entries that may be one company. */
export interface CompaniesView<Pressable> {
  readonly pairs: readonly ({ readonly stays: EntryRow; readonly goes: EntryRow } & Pressable)[]
  /** How many there are before the first that is shown. */
  readonly from: number
  readonly total: number
  /** There are more than have been counted. */
  readonly more: boolean
}

/** What is merged into what, before it is done. */
export interface MergePreview {
  readonly stays: EntryRow
  readonly goes: EntryRow
  readonly moving: Moving
  /** The number that the parties of what moves come to see; null: none that they did not have, or everybody sees it. */
  readonly reveals: string | null
  /** What stays becomes the network's own, as what goes was. */
  readonly widens: boolean
  /** What goes came with the network's file. */
  readonly ofFile: boolean
}

/** To the owner of a case whose company has become another entry; what it is called stands in the case. */
export interface CompanyMovedView {
  readonly caseNo: string
  readonly need: string
  /** Another organisation has an open case on it, as has come to light by this. */
  readonly elsewhere: boolean
}

const entryRow = ({ name, number, cases }: Entry, formerly: string | null): EntryRow => ({
  name,
  number: number && showOrganisationNumber(number),
  cases,
  formerly,
})

export function pairRows(pair: Pair): { readonly stays: EntryRow; readonly goes: EntryRow } {
  const formerly = formerNames(pair)
  return { stays: entryRow(pair.stays, formerly.stays), goes: entryRow(pair.goes, formerly.goes) }
}

export function mergePreview(pair: Pair, moving: Moving): MergePreview {
  const { stays, goes } = pairRows(pair)
  const { widens } = pair
  const reveals = goes.number === null && moving.cases > 0 && !widens ? stays.number : null
  return { stays, goes, moving, reveals, widens, ofFile: pair.goes.ofNetwork }
}
