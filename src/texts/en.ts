import { digestTexts, reasonIn } from './digest-lines.ts'
import { enAgenda, enAgendaRefusals } from './en-agenda.ts'
import { enApprovalRefusals } from './en-approvals.ts'
import { enAway, enAwayRefusals } from './en-away.ts'
import { enClockRefusals, enClocks } from './en-clocks.ts'
import { enClub, enClubRefusals } from './en-club.ts'
import { enDigest } from './en-digest.ts'
import { enDigestFile } from './en-digest-file.ts'
import { enForms } from './en-forms.ts'
import { enGuiding, enGuidingRefusals } from './en-guiding.ts'
import { enHelp } from './en-help.ts'
import { enLeaving, enLeavingRefusals } from './en-leaving.ts'
import { enMeanings } from './en-meanings.ts'
import { enMeetingRefusals } from './en-meeting-refusals.ts'
import { enMeetings } from './en-meetings.ts'
import { enMerging, enMergingRefusals } from './en-merging.ts'
import { enRefusals } from './en-refusals.ts'
import { enRoundRefusals, enRounds } from './en-rounds.ts'
import { enSentences } from './en-sentences.ts'
import { enUnreachable } from './en-unreachable.ts'
import { enWarm, enWarmRefusals } from './en-warm.ts'
import { enWords } from './en-words.ts'
import type { Formats } from './formats.ts'
import type { Texts } from './shape.ts'

export const en = (formats: Formats): Texts => {
  const meetings = enMeetings(formats)
  const digest = digestTexts(enDigest, formats, { declines: reasonIn(enMeanings), meeting: meetings.name })
  const { sentences } = enSentences(formats)
  return {
    ...enWords,
    ...enForms,
    ...enSentences(formats),
    clocks: enClocks,
    away: enAway(formats),
    leaving: enLeaving(formats),
    merging: enMerging(formats),
    guiding: enGuiding(formats),
    rounds: enRounds(formats),
    warm: enWarm(formats),
    meetings,
    club: enClub(formats),
    unreachable: enUnreachable,
    digest,
    agenda: enAgenda(formats, { digest, shown: sentences.shown }),
    digestFile: enDigestFile(formats),
    refusals: {
      ...enRefusals(formats),
      ...enClockRefusals(formats),
      ...enAwayRefusals(formats),
      ...enLeavingRefusals(formats),
      ...enMergingRefusals(formats),
      ...enGuidingRefusals(formats),
      ...enApprovalRefusals(formats),
      ...enRoundRefusals(formats),
      ...enWarmRefusals(formats),
      ...enAgendaRefusals(formats),
      ...enMeetingRefusals(formats),
      ...enClubRefusals(formats),
    },
    help: enHelp,
  }
}
