import type { Day } from '../case/day.ts'
import type { OrganisationId, ServiceId } from '../ids.ts'
import { fitOf, type Judgement, judge, type Verdict, verdicts } from './judge.ts'
import { needsOf, recognise } from './recognise.ts'
import {
  type CompanyFacts,
  type Directory,
  type Need,
  type NeedKey,
  type Offering,
  type Openness,
  opennessOn,
  type Review,
  reviewOn,
} from './service.ts'

/** A service to turn to, and everything that speaks for and against it. */
export interface Suggestion {
  readonly service: ServiceId
  readonly title: string
  readonly organisationName: string
  /** False: its organisation has no queue here, so that it has to be asked in another way. */
  readonly reachable: boolean
  readonly need: Need
  readonly judged: readonly Judgement[]
  readonly openness: Openness
  readonly review: Review
  readonly pace: number | null
}

export interface Suggested {
  /** What the case's need was taken for, the surest first; none: it was not recognised. */
  readonly needs: readonly Need[]
  /** The best first, at most three. */
  readonly suggestions: readonly Suggestion[]
  /** Whether those are right as far as is known; else they are merely the nearest. */
  readonly fits: boolean
  /** What one's own organisation offers for it. */
  readonly own: readonly string[]
}

const mostSuggestions = 3

interface Asked {
  /** The case's need, in somebody's own words. */
  readonly need: string
  /** The need that somebody has chosen instead of what the words were taken for. */
  readonly chosen: NeedKey | null
  readonly company: CompanyFacts
  /** Of the one who asks. */
  readonly organisation: OrganisationId
}

/** One to three services for a company's need. Where none fits, the nearest; one's own organisation's are named apart. */
export function suggest({ needs: listed, offerings }: Directory, asked: Asked, today: Day): Suggested {
  const all = needsOf(listed, offerings)
  const needs = meant(asked, all)
  const candidates = offerings.flatMap((offering) => {
    const need = needs.find(({ key }) => key === offering.need)
    return need === undefined
      ? []
      : [{ ...suggestionOf(offering, need, asked.company, today), of: offering.organisation }]
  })
  const own = candidates.filter(({ of }) => of === asked.organisation)
  const others = ranked(
    candidates.filter(({ of }) => of !== asked.organisation),
    needs,
  )
  const fitting = others.filter(({ judged }) => fitOf(judged) !== 'not-met')
  const fits = fitting.length > 0
  return {
    needs,
    suggestions: (fits ? fitting : others).slice(0, mostSuggestions).map(({ of: _, ...suggestion }) => suggestion),
    fits,
    own: ranked(own, needs).map(({ title }) => title),
  }
}

/** A second need counts only when the text speaks of it more than half as surely. */
function meant({ need, chosen }: Asked, all: readonly Need[]): readonly Need[] {
  const known = all.find(({ key }) => key === chosen)
  if (known !== undefined) return [known]
  const [surest, second] = recognise(need, all)
  if (surest === undefined) return []
  return second !== undefined && second.score * 2 > surest.score ? [surest.need, second.need] : [surest.need]
}

const suggestionOf = (offering: Offering, need: Need, company: CompanyFacts, today: Day): Suggestion => ({
  service: offering.id,
  title: offering.title,
  organisationName: offering.organisationName,
  reachable: offering.reachable,
  need,
  judged: judge(offering.eligibility, company),
  openness: opennessOn(offering, today),
  review: reviewOn(offering, today),
  pace: offering.pace,
})

const opennesses = ['open', 'limited', 'closed'] as const

/**
 * A total order, the same whatever the order in which they come: what does not fit last, then by need, then what is known to fit, then by
 * capacity, by how lately it was reviewed, and by how soon it is usually answered. Names settle what is left.
 */
export const ranked = <S extends Suggestion>(suggestions: readonly S[], needs: readonly Need[]): readonly S[] =>
  suggestions
    .map((suggestion) => ({ suggestion, rank: rankOf(suggestion, needs) }))
    .toSorted(({ rank: one }, { rank: other }) => compare(one, other))
    .map(({ suggestion }) => suggestion)

type Rank = readonly (number | string)[]

function rankOf({ judged, need, openness, review, pace, ...named }: Suggestion, needs: readonly Need[]): Rank {
  const fit: Verdict = fitOf(judged)
  return [
    fit === 'not-met' ? 1 : 0,
    needs.findIndex(({ key }) => key === need.key),
    verdicts.indexOf(fit),
    opennesses.indexOf(openness.is),
    // What opens soonest; the end of time where no day has been said.
    openness.is === 'closed' ? (openness.until ?? '9999') : '',
    review.is === 'fresh' ? 0 : 1,
    pace ?? Number.POSITIVE_INFINITY,
    ...[named.organisationName, named.title, named.service],
  ]
}

function compare(one: Rank, other: Rank): number {
  const at = one.findIndex((part, place) => part !== other[place])
  const [left = 0, right = 0] = [one[at], other[at]]
  return at < 0 ? 0 : left < right ? -1 : 1
}
