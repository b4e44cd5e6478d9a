import { calendarLink, sayWarm } from '../../../texts/say.ts'
import type { ReferralRow, View } from '../../../views/view.ts'
import type { WarmRow } from '../../../views/warm-row.ts'
import { actionsFor, openUrl } from '../actions.ts'
import type { Element } from '../card.ts'
import { aside, box, buttonsIn, line, row } from '../elements.ts'
import type { Pen } from '../pen.ts'
import type { Drawn } from './drawn.ts'

/** Where its warm handover stands, on the referral's own card. */
export const bookedIn = ({ warm }: ReferralRow, { t }: Pen): readonly Element[] =>
  warm === null ? [] : [aside(t.warm.stands(warm))]

const timesOf = ({ times }: WarmRow, { t }: Pen): readonly Element[] =>
  times.length === 0 ? [] : [row(t.warm.labels.times, times.map(t.warm.time).join(' · '))]

/** To the two who meet: when, and what to answer. Where, and with whom, is behind "details". */
export const renderWarm = (view: View<'warm'>, pen: Pen): Drawn => ({
  body: [
    line(pen.t.sentences.referralTitle(view), { isSubtle: true, weight: 'bolder' }),
    line(sayWarm(pen.t, view), { size: 'medium' }, { spacing: 'small' }),
    ...(view.passed ? [] : timesOf(view.booking, pen)),
  ],
  actions: [...openUrl(calendarLink(pen.t, view.booking, view.calendar)), ...actionsFor(view.buttons, pen)],
})

/** What the two may know of their meeting. */
export function meetingIn({ meeting: booking }: View<'details'>, pen: Pen): readonly Element[] {
  if (booking === null) return []
  const { t } = pen
  const { labels } = t.warm
  const told = (label: string, words: string) => (words === '' ? [] : [row(label, words)])
  return [
    box(
      [
        line(t.warm.stands(booking), { weight: 'bolder' }),
        ...timesOf(booking, pen),
        row(labels.minutes, String(booking.minutes)),
        ...told(labels.place, booking.place),
        ...told(labels.guests, booking.guests),
        ...buttonsIn(openUrl(calendarLink(t, booking, booking.calendar))),
      ],
      { separator: true, spacing: 'medium' },
    ),
  ]
}
