/** What somebody has that cannot be left behind, by case number in their order; a case stands in each list at most once. */
export interface Unfinished {
  readonly cases: readonly string[]
  /** Referrals that wait for this person's answer. */
  readonly toAnswer: readonly string[]
  /** Referrals that this person has taken. */
  readonly taken: readonly string[]
  /** Referrals that this person has sent, and that are under way. */
  readonly sent: readonly string[]
  /** Names of those for whom this person stands in. */
  readonly standsInFor: readonly string[]
  /** How many things meetings have given this person to do. */
  readonly actions: number
}

export const isEmpty = ({ cases, toAnswer, taken, sent, actions }: Unfinished): boolean =>
  actions === 0 && [cases, toAnswer, taken, sent].every((list) => list.length === 0)
