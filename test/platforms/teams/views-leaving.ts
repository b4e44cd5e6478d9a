import type { View } from '#src/views/view.ts'
import { agendaWith } from '../agenda-views.ts'

/** What somebody who leaves has open, with these words wherever somebody’s words can stand. */
export const unfinishedWith = (words: string) => {
  const one = [words]
  return { cases: one, toAnswer: one, taken: one, sent: one, standsInFor: one, actions: 2 }
}

const entryWith = (words: string) => ({ name: words, number: '850101-••••', cases: 1_234, formerly: words })

/** Two entries of the register that are to be merged. */
export const mergeWith = (words: string) => ({
  ...{ stays: entryWith(words), goes: entryWith(words), reveals: words, widens: true, ofFile: true },
  moving: { cases: 1_234, open: 1, contacts: 12, approvals: 1, referrals: 0 },
})

export const leavingWith = (
  words: string,
  many: number,
): ReturnType<typeof agendaWith> & {
  readonly ownership: View<'ownership'>
  readonly 'took-over': View<'took-over'>
  readonly night: View<'night'>
  readonly stuck: View<'stuck'>
  readonly unreachable: View<'unreachable'>
  readonly companies: View<'companies'>
  readonly company: View<'company'>
} => {
  const show = { intent: 'case.show', input: { case: words }, weight: 'plain', opens: true } as const
  return {
    ...agendaWith(words, many),
    ownership: {
      kind: 'ownership',
      ...{ caseNo: 'KRO-1', need: words, owner: words, ownerOrganisation: words, mine: false },
      buttons: [show],
    },
    unreachable: {
      ...{ kind: 'unreachable', what: 'member', name: words, organisation: words, cause: 'place', caseNo: 'KRO-1' },
      buttons: [],
    },
    stuck: {
      kind: 'stuck',
      known: Array.from({ length: 20 }, () => ({
        ...{ no: 'KRO-1', need: words, owner: words, ownerOrganisation: words, deadline: null, overdue: true },
        ...{ reasons: ['unanswered', 'owner-away'] as const, buttons: [show] },
      })),
      ...{ own: [], from: 100, total: 200, owner: words },
    },
    night: {
      kind: 'night',
      openCases: 3,
      findings: [{ what: 'case-without-owner', count: 1, cases: [words] }],
      buttons: [],
    },
    companies: {
      kind: 'companies',
      pairs: Array.from({ length: 8 }, () => ({
        stays: entryWith(words),
        goes: entryWith(words),
        buttons: [show, show],
      })),
      ...{ from: 8, total: 500, more: true, buttons: [show] },
    },
    company: { kind: 'company', caseNo: 'KRO-1', need: words, elsewhere: true, buttons: [show, show] },
    'took-over': { kind: 'took-over', leaver: words, cases: 12, referrals: 1, actions: 3, buttons: [show] },
  }
}
