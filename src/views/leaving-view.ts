import type { ReasonStuck } from '../core/case/stuck.ts'

/** A case as a coordinator knows it, and why it has got stuck. */
export interface StuckRow {
  readonly no: string
  readonly need: string
  readonly owner: string
  readonly ownerOrganisation: string
  readonly deadline: Date | null
  readonly overdue: boolean
  readonly reasons: readonly ReasonStuck[]
}

/** To a coordinator: what has got stuck, and then what the own organisation is late with. */
export interface StuckPage<CaseRow, Pressable> {
  readonly known: readonly (StuckRow & Pressable)[]
  readonly own: readonly CaseRow[]
  /** How many come before these. */
  readonly from: number
  /** Counted to a hundred after `from`. */
  readonly total: number
  /** Whose alone; null: everybody's. */
  readonly owner: string | null
}

/** To whoever had a case and whoever has it now, and the team lead: whose it is. */
export interface OwnershipView {
  readonly caseNo: string
  readonly need: string
  readonly owner: string
  readonly ownerOrganisation: string
  /** Whether it is the reader's. */
  readonly mine: boolean
}

/** To whoever has all that a colleague had who has left. */
export interface TookOverView {
  readonly leaver: string
  readonly cases: number
  readonly referrals: number
  readonly actions: number
}
