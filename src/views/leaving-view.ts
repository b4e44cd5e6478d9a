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
}
