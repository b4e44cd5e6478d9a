import { companyLine, type RoundPreview } from '../../../views/form.ts'
import type { RoundRow, View } from '../../../views/view.ts'
import { type Block, facts, header, note, paragraph, quote, section, strong } from './blocks.ts'
import { actions } from './buttons.ts'
import { outcome } from './referrals.ts'
import type { Voice } from './voice.ts'

/** The sender's one card for all who were asked: who has answered what. */
export const round = (view: View<'round'>, voice: Voice): Block[] => [
  header(voice.t.rounds.title(view)),
  paragraph(strong(view.need)),
  ...roundBlocks(view, voice, view.caseNo),
]

/** The same within its case. */
export function roundBlocks(row: RoundRow, voice: Voice, caseNo: string): Block[] {
  const { t } = voice
  const how = t.rounds.way(row.mode)
  return [
    section(row.mode === 'all' ? `${how} ${t.rounds.leads(row.lead)}` : how),
    ...row.seats.flatMap((seat) => {
      const clock = seat.referral && t.sentences.clock(seat.referral)
      const stands = seat.referral ? t.sentences.stands(seat.referral) : t.rounds.unasked(row.ended)
      return [
        paragraph(strong(t.rounds.seat(seat))),
        ...(seat.referral ? facts([outcome(seat.referral, voice)]) : []),
        note(stands, ...(clock ? [clock] : [])),
        ...(seat.referral ? actions(seat.referral.buttons, voice, `${caseNo} ${seat.to}`) : []),
      ]
    }),
    ...actions(row.buttons, voice, caseNo),
  ]
}

/** What each of several will see: at once, and what only on a click. */
export function roundPreview(shown: RoundPreview, { t }: Voice): Block[] {
  const { sentences, labels, rounds, away } = t
  return [
    section(rounds.previewIntro(shown.seats.map(({ to }) => to))),
    note(rounds.way(shown.mode)),
    ...shown.seats.flatMap((seat) => (seat.away ? [section(away.isAway(seat.away))] : [])),
    paragraph(strong(sentences.previewAtOnce)),
    ...facts([[labels.need, shown.need]]),
    ...shown.seats.flatMap((seat) => [
      paragraph(strong(rounds.seat(seat))),
      note(`${t.kinds[seat.kind]} · ${shown.caseNo}`, ...(seat.note ? [rounds.note(seat.note)] : [])),
    ]),
    paragraph(strong(sentences.previewOnClick)),
    ...facts([[labels.company, companyLine(shown)]]),
    ...(shown.question === '' ? [note(rounds.ownBelow)] : [quote(shown.question)]),
  ]
}
