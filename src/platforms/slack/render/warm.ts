import { calendarLink, sayWarm } from '../../../texts/say.ts'
import type { DetailsView, ReferralRow, View } from '../../../views/view.ts'
import { type Block, facts, note, section } from './blocks.ts'
import { actions } from './buttons.ts'
import type { Voice } from './voice.ts'

/** Where its warm handover stands, on the referral's own card. */
export const booked = ({ warm }: ReferralRow, { t }: Voice): Block[] =>
  warm === null ? [] : [note(t.warm.stands(warm))]

/** To the two who meet: when, and what to answer. Where, and with whom, is behind "details". */
export const warm = (view: View<'warm'>, voice: Voice): Block[] => [
  section(sayWarm(voice.t, view)),
  ...facts([[voice.t.warm.labels.times, view.passed ? null : timesOf(view.booking.times, voice)]]),
  ...actions(view.buttons, voice, view.caseNo, calendarLink(voice.t, view.booking, view.calendar)),
]

const timesOf = (times: readonly Date[], { t }: Voice): string | null =>
  times.length === 0 ? null : times.map(t.warm.time).join(' · ')

/** What the two may know of their meeting. */
export function meeting({ meeting: booking, referral }: DetailsView, voice: Voice): Block[] {
  if (booking === null) return []
  const { t } = voice
  const { labels } = t.warm
  return [
    ...facts([
      [labels.warm, t.warm.stands(booking)],
      [labels.times, timesOf(booking.times, voice)],
      [labels.minutes, String(booking.minutes)],
      [labels.place, booking.place || null],
      [labels.guests, booking.guests || null],
    ]),
    ...actions([], voice, referral.caseNo, calendarLink(t, booking, booking.calendar)),
  ]
}
