import { formatsFor } from '../../../texts/formats.ts'
import type { View } from '../../../views/view.ts'
import { actionRows } from '../actions.ts'
import { box, buttonsIn, line, prose, row } from '../elements.ts'
import { fitting } from '../limits.ts'
import type { Pen } from '../pen.ts'
import { happened } from './case.ts'
import type { Drawn } from './drawn.ts'
import { leftOut } from './left-out.ts'
import { outcomeOf, partiesOf, referralHead } from './referral.ts'
import { meetingIn } from './warm.ts'

/** Shown to one person, after a check: the company, the question and what has happened. */
export function renderDetails(view: View<'details'>, pen: Pen): Drawn {
  const { t } = pen
  const { labels } = t
  const { approval } = view
  const said = (label: string, text: string | null) =>
    text ? [box([line(label, { isSubtle: true }), ...prose(text)], { spacing: 'medium' })] : []
  return fitting(view.timeline, (timeline) => ({
    wide: true,
    body: [
      ...referralHead(view.referral, pen),
      box(
        [
          ...(view.company === null
            ? []
            : [row(labels.company, view.company), row(labels.number, view.number ?? labels.noNumber)]),
          ...partiesOf(view.referral, pen),
          ...(approval
            ? [row(labels.approval, `${t.meanings[approval.how]}, ${formatsFor(pen.tongue).day(approval.on)}`)]
            : []),
          ...outcomeOf(view.referral, pen),
        ],
        { separator: true, spacing: 'medium' },
      ),
      ...(view.together ? [line(t.rounds.note(view.together))] : []),
      ...meetingIn(view, pen),
      ...said(labels.question, view.question),
      ...said(labels.asked, view.asked),
      ...said(labels.note, view.declineNote),
      ...happened(timeline, pen),
      ...leftOut(timeline.length, view.timeline.length, pen),
      ...actionRows(view.buttons, pen).flatMap(buttonsIn),
    ],
  }))
}
