import { sayClock } from '../../../texts/say.ts'
import type { ReferralRow, View } from '../../../views/view.ts'
import { actionsFor } from '../actions.ts'
import type { Element, Tint } from '../card.ts'
import { aside, box, line, row } from '../elements.ts'
import type { Pen } from '../pen.ts'
import type { Drawn } from './drawn.ts'
import { bookedIn } from './warm.ts'

/** Colour comes beside the words, never instead of them. */
const tints: { readonly [S in ReferralRow['stage']]?: Tint } = {
  offered: 'accent',
  'needs-info': 'warning',
  accepted: 'good',
  'in-progress': 'good',
  completed: 'good',
  declined: 'attention',
  failed: 'attention',
}

/** Title, need and where it stands: the same in a card, a list and the day's overview. */
export function referralHead(referral: ReferralRow, { t, where }: Pen): readonly Element[] {
  const clock = t.sentences.clock(referral)
  const color = tints[referral.stage] ?? 'default'
  // A dialog has its title in its frame.
  const title =
    where === 'dialog' ? [] : [line(t.sentences.referralTitle(referral), { isSubtle: true, weight: 'bolder' })]
  return [
    ...title,
    line(referral.need, { size: 'medium', weight: 'bolder' }, { spacing: 'small' }),
    line(t.sentences.stands(referral), { color }, { spacing: 'small' }),
    ...(clock ? [aside(clock)] : []),
  ]
}

export const outcomeOf = ({ outcome }: ReferralRow, { t }: Pen): readonly Element[] =>
  outcome ? [row(t.labels.outcome, t.sentences.outcome(outcome))] : []

export const partiesOf = (referral: ReferralRow, { t }: Pen): readonly Element[] => [
  row(t.labels.from, `${referral.from}, ${referral.fromOrganisation}`),
  row(t.labels.to, referral.to === null ? referral.toOrganisation : `${referral.to}, ${referral.toOrganisation}`),
]

export function renderReferral(view: View<'referral'>, pen: Pen): Drawn {
  const { t } = pen
  return {
    body: [
      ...referralHead(view, pen),
      box(partiesOf(view, pen), { separator: true, spacing: 'medium' }),
      ...(view.declined ? [row(t.labels.reason, t.sentences.declined(view.declined))] : []),
      ...outcomeOf(view, pen),
      ...(view.together ? [line(t.rounds.note(view.together), {}, { spacing: 'small' })] : []),
      ...bookedIn(view, pen),
      ...(view.withdrawalAsked ? [box([line(t.sentences.withdrawalAsked(view))], { style: 'warning' })] : []),
    ],
    actions: actionsFor(view.buttons, pen),
  }
}

export function renderTiding(view: View<'tiding'>, pen: Pen): Drawn {
  const { t } = pen
  const clock = t.sentences.clock(view)
  return {
    body: [
      line(t.sentences.referralTitle(view), { isSubtle: true, weight: 'bolder' }),
      line(t.tidings[view.tiding](view), { size: 'medium' }, { spacing: 'small' }),
      ...(view.declined ? [row(t.labels.reason, t.sentences.declined(view.declined))] : []),
      ...outcomeOf(view, pen),
      ...(clock ? [aside(clock)] : []),
    ],
    actions: actionsFor(view.buttons, pen),
  }
}

/** Time has passed: whose turn it is, and until when it was. */
export function renderClock(view: View<'clock'>, pen: Pen): Drawn {
  const { t } = pen
  const deadline = view.passed ? null : t.sentences.clock(view)
  return {
    body: [
      line(t.sentences.referralTitle(view), { isSubtle: true, weight: 'bolder' }),
      line(sayClock(t, view), { size: 'medium' }, { spacing: 'small' }),
      ...(deadline ? [aside(deadline)] : []),
    ],
    actions: actionsFor(view.buttons, pen),
  }
}
