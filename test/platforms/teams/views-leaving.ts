import type { View } from '#src/views/view.ts'

/** What somebody who leaves has open, with these words wherever somebody’s words can stand. */
export const unfinishedWith = (words: string) => {
  const one = [words]
  return { cases: one, toAnswer: one, taken: one, sent: one, standsInFor: one }
}

export const leavingWith = (
  words: string,
): {
  readonly ownership: View<'ownership'>
  readonly 'took-over': View<'took-over'>
  readonly night: View<'night'>
  readonly stuck: View<'stuck'>
} => {
  const show = { intent: 'case.show', input: { case: words }, weight: 'plain', opens: true } as const
  return {
    ownership: {
      kind: 'ownership',
      ...{ caseNo: 'KRO-1', need: words, owner: words, ownerOrganisation: words, mine: false },
      buttons: [show],
    },
    stuck: {
      kind: 'stuck',
      own: [],
      known: Array.from({ length: 10 }, () => ({
        ...{ no: 'KRO-1', need: words, owner: words, ownerOrganisation: words, deadline: null, overdue: true },
        ...{ reasons: ['unanswered', 'owner-away'] as const, buttons: [show] },
      })),
      total: 12,
    },
    night: {
      kind: 'night',
      openCases: 3,
      findings: [{ what: 'case-without-owner', count: 1, cases: [words] }],
      buttons: [],
    },
    'took-over': { kind: 'took-over', leaver: words, cases: 12, referrals: 1, buttons: [show] },
  }
}
