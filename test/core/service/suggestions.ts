import type { Suggested } from '#src/core/service/suggest.ts'
import { idOf } from '#test/core/referrals.ts'

/** As much as can be suggested at once, with these words wherever somebody’s can stand. */
export const suggestedWith = (words: string): Suggested => {
  const need = { key: 'loan', sv: words, en: words, words: [words] }
  return {
    needs: [need, need],
    fits: true,
    own: [words, words],
    suggestions: states.map(({ id, ...state }) => ({
      ...{ service: idOf<'service'>(id), title: words, organisationName: words, need, ...state },
      judged: [
        { rule: 'employees', from: 1, to: 10_000_000, has: null, verdict: 'unknown' },
        { rule: 'net-turnover', least: 9_000_000_000, has: 12_345_678, verdict: 'not-met' },
      ],
    })),
  }
}

const states = [
  { id: 'a', reachable: true, openness: { is: 'closed', until: '2027-01-15' }, review: { is: 'never' }, pace: null },
  { id: 'b', reachable: false, openness: { is: 'limited' }, review: { is: 'stale', on: '2026-01-01' }, pace: 125 },
  {
    id: 'c',
    reachable: true,
    openness: { is: 'closed', until: null },
    review: { is: 'fresh', on: '2026-11-01' },
    pace: 1,
  },
] as const
