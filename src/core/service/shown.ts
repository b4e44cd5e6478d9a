import type { Day } from '../case/day.ts'
import type { ServiceId } from '../ids.ts'
import type { Judgement, Verdict } from './judge.ts'
import type { NeedKey, Openness, Review } from './service.ts'
import type { Suggested } from './suggest.ts'

/** What somebody was shown, to be kept as it was: the services change. */
export interface Shown {
  /** The need that it was for; null: none was recognised. */
  readonly need: NeedKey | null
  readonly services: readonly ShownService[]
}

export interface ShownService {
  readonly service: ServiceId
  readonly title: string
  readonly organisation: string
  readonly judged: readonly { readonly rule: Judgement['rule']; readonly verdict: Verdict }[]
  readonly openness: Openness['is']
  readonly until: Day | null
  readonly review: Review['is']
  /** Working minutes; null: too few to say. */
  readonly pace: number | null
}

export const shownOf = ({ needs, suggestions }: Pick<Suggested, 'needs' | 'suggestions'>): Shown => ({
  need: needs[0]?.key ?? null,
  services: suggestions.map(({ service, title, organisationName, judged, openness, review, pace }) => ({
    ...{ service, title, organisation: organisationName, pace },
    judged: judged.map(({ rule, verdict }) => ({ rule, verdict })),
    openness: openness.is,
    until: openness.is === 'closed' ? openness.until : null,
    review: review.is,
  })),
})
