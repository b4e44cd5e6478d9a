import { sayClock } from '../../../texts/say.ts'
import type { DetailsView, ReferralRow, ReferralView, TidingView, View } from '../../../views/view.ts'
import { type Block, facts, header, note, paragraph, quote, section, strong } from './blocks.ts'
import { actions } from './buttons.ts'
import { happened } from './happened.ts'
import type { Voice } from './voice.ts'
import { booked, meeting } from './warm.ts'

/** Where it stands, and until when. */
export function standing(row: ReferralRow, { t }: Voice): Block {
  const clock = t.sentences.clock(row)
  return note(t.sentences.stands(row), ...(clock === null ? [] : [clock]))
}

export const outcome = (row: ReferralRow, { t }: Voice): readonly [label: string, value: string | null] => [
  t.labels.outcome,
  row.outcome && t.sentences.outcome(row.outcome),
]

const sender = (row: ReferralRow): string => `${row.from}, ${row.fromOrganisation}`
const receiver = (row: ReferralRow): string =>
  row.to === null ? row.toOrganisation : `${row.to}, ${row.toOrganisation}`

/** The live card: no company, no contact person, no question; those are behind "details". */
export function referral(view: ReferralView, voice: Voice): Block[] {
  const { t } = voice
  const { labels } = t
  return [
    header(t.sentences.referralTitle(view)),
    paragraph(strong(view.need)),
    ...facts([
      [labels.from, view.as === 'receiver' ? sender(view) : null],
      [labels.to, receiver(view)],
      [labels.reason, view.declined && t.sentences.declined(view.declined)],
      outcome(view, voice),
    ]),
    ...(view.together ? [section(t.rounds.note(view.together))] : []),
    ...(view.withdrawalAsked ? [section(t.sentences.withdrawalAsked(view))] : []),
    ...booked(view, voice),
    standing(view, voice),
    ...actions(view.buttons, voice, view.caseNo),
  ]
}

export function tiding(view: TidingView, voice: Voice): Block[] {
  const { t } = voice
  const clock = t.sentences.clock(view)
  return [
    section(t.tidings[view.tiding](view)),
    ...facts([[t.labels.reason, view.declined && t.sentences.declined(view.declined)], outcome(view, voice)]),
    ...(clock === null ? [] : [note(clock)]),
    ...actions(view.buttons, voice, view.caseNo),
  ]
}

/** Time has passed: whose turn it is, and until when it was. */
export function clock(view: View<'clock'>, voice: Voice): Block[] {
  const deadline = view.passed ? null : voice.t.sentences.clock(view)
  return [
    section(sayClock(voice.t, view)),
    ...(deadline === null ? [] : [note(deadline)]),
    ...actions(view.buttons, voice, view.caseNo),
  ]
}

/** What the parties may know, opened on a click. */
export function details(view: DetailsView, voice: Voice): Block[] {
  const { t, day } = voice
  const { labels } = t
  const { approval } = view
  const asked = (label: string, words: string | null) =>
    words === null ? [] : [paragraph(strong(label)), quote(words)]
  return [
    header(t.sentences.referralTitle(view.referral)),
    paragraph(strong(view.referral.need)),
    ...facts([
      [labels.company, view.company],
      [labels.number, view.company === null ? null : (view.number ?? labels.noNumber)],
      [labels.from, sender(view.referral)],
      [labels.to, receiver(view.referral)],
      [labels.approval, approval && `${t.meanings[approval.how]}, ${day(approval.on)}`],
      outcome(view.referral, voice),
    ]),
    ...(view.together ? [section(t.rounds.note(view.together))] : []),
    ...asked(labels.question, view.question === '' ? null : view.question),
    ...asked(labels.asked, view.asked),
    ...asked(labels.note, view.declineNote),
    ...meeting(view, voice),
    standing(view.referral, voice),
    ...actions(view.buttons, voice, view.referral.caseNo),
    ...happened(view.timeline, voice),
  ]
}
