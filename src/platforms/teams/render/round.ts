import { companyLine, type RoundPreview } from '../../../views/form.ts'
import type { RoundRow, View } from '../../../views/view.ts'
import { actionsFor } from '../actions.ts'
import type { Element } from '../card.ts'
import { aside, box, buttonsIn, line, prose, row } from '../elements.ts'
import { fitting } from '../limits.ts'
import type { Pen } from '../pen.ts'
import type { Drawn } from './drawn.ts'
import { leftOut } from './left-out.ts'
import { outcomeOf } from './referral.ts'

/** The sender's one card for all who were asked: who has answered what. */
export function renderRound(view: View<'round'>, pen: Pen): Drawn {
  const { t, where } = pen
  // A dialog has its title in its frame.
  const title = where === 'dialog' ? [] : [line(t.rounds.title(view), { isSubtle: true, weight: 'bolder' })]
  return fitting(view.seats, (seats) => ({
    body: [
      ...title,
      line(view.need, { size: 'medium', weight: 'bolder' }, { spacing: 'small' }),
      line(roundHow(view, pen)),
      ...seats.map((seat) => seatBox(seat, view, pen)),
      ...leftOut(seats.length, view.seats.length, pen),
    ],
    actions: actionsFor(view.buttons, pen),
  }))
}

/** How they were asked, and who contacts the company. */
export const roundHow = ({ mode, lead }: RoundRow, { t: { rounds } }: Pen): string =>
  mode === 'all' ? `${rounds.way(mode)} ${rounds.leads(lead)}` : rounds.way(mode)

export function seatBox({ referral, ...seat }: RoundRow['seats'][number], { ended }: RoundRow, pen: Pen): Element {
  const { t } = pen
  const clock = referral && t.sentences.clock(referral)
  return box(
    [
      line(t.rounds.seat(seat), { weight: 'bolder' }),
      line(referral ? t.sentences.stands(referral) : t.rounds.unasked(ended), {}, { spacing: 'none' }),
      ...(referral ? outcomeOf(referral, pen) : []),
      ...(clock ? [aside(clock)] : []),
      ...(referral ? buttonsIn(actionsFor(referral.buttons, pen)) : []),
    ],
    { separator: true, spacing: 'medium' },
  )
}

/** What each of several will see, at once and on a click. */
export function roundPreview(shown: RoundPreview, { t }: Pen): Element {
  const { labels, sentences, rounds, away } = t
  return box(
    [
      line(rounds.previewIntro(shown.seats.map(({ to }) => to)), { weight: 'bolder' }),
      aside(rounds.way(shown.mode)),
      ...shown.seats.flatMap((seat) => (seat.away ? [line(away.isAway(seat.away))] : [])),
      line(sentences.previewAtOnce, { isSubtle: true, size: 'small' }),
      line(shown.need, { weight: 'bolder' }, { spacing: 'none' }),
      ...shown.seats.flatMap((seat) => [
        line(rounds.seat(seat), {}, { spacing: 'small' }),
        // What they are told of each other is the same to all of them: once is enough, and a card is small.
        aside(
          [
            `${t.kinds[seat.kind]} · ${shown.caseNo}`,
            ...(seat.note && seat.place === 1 ? [rounds.note(seat.note)] : []),
          ].join('. '),
        ),
      ]),
      line(sentences.previewOnClick, { isSubtle: true, size: 'small' }, { spacing: 'medium' }),
      row(labels.company, companyLine(shown)),
      ...(shown.question === ''
        ? [aside(rounds.ownBelow)]
        : [line(labels.question, { isSubtle: true }, { spacing: 'small' }), ...prose(shown.question)]),
    ],
    { style: 'emphasis', spacing: 'medium' },
  )
}
