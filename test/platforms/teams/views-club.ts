import { placeStages } from '#src/core/club/stage.ts'
import type { Button, View } from '#src/views/view.ts'

const meeting = (words: string) => ({
  ...({ kind: 'export-club', title: words, startsAt: new Date('2026-12-04T14:00:00Z') } as const),
  endsAt: new Date('2026-12-04T16:00:00Z'),
})

/** An Export Club with so many companies, and these words wherever somebody’s words can stand. */
export const clubWith = (
  words: string,
  many: number,
  buttons: readonly Button[],
): { readonly [K in 'club' | 'club-news' | 'club-change' | 'club-merged']: View<K> } => ({
  club: {
    ...{ kind: 'club', meeting: meeting(words), theme: words, speaker: words, cap: 12, from: 0, total: many + 5 },
    convener: words,
    counts: { proposed: 3, invited: 4, coming: 12, waiting: 3, declined: 2, attended: 1, absent: 1 },
    places: Array.from({ length: many }, (_, at) => ({
      ...{ company: words, stage: placeStages[at % placeStages.length] ?? 'invited', line: 3, organisation: words },
      ...{ keeper: words, ground: 'case' as const, byItself: true, followUp: 'KRO-12', buttons },
    })),
    ...{ unnamed: 7, more: buttons[0] ?? null, buttons },
  },
  'club-news': {
    ...{ kind: 'club-news', tiding: 'answered', meeting: meeting(words), stage: 'waiting' },
    line: 2,
    buttons,
  },
  'club-merged': {
    ...{ kind: 'club-merged', meeting: meeting(words), company: words, buttons },
    owner: { name: words, organisation: words },
  },
  'club-change': {
    ...{ kind: 'club-change', tiding: 'moved', meeting: meeting(words), place: words, more: 7, buttons },
    companies: Array.from({ length: Math.min(many, 20) }, () => words),
  },
})
