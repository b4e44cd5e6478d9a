import { digestTexts, reasonIn } from './digest-lines.ts'
import type { Formats } from './formats.ts'
import type { Texts } from './shape.ts'
import { svAgenda, svAgendaRefusals } from './sv-agenda.ts'
import { svApprovalRefusals } from './sv-approvals.ts'
import { svAway, svAwayRefusals } from './sv-away.ts'
import { svClockRefusals, svClocks } from './sv-clocks.ts'
import { svClub, svClubRefusals } from './sv-club.ts'
import { svDigest } from './sv-digest.ts'
import { svDigestFile } from './sv-digest-file.ts'
import { svForms } from './sv-forms.ts'
import { svGuiding, svGuidingRefusals } from './sv-guiding.ts'
import { svHelp } from './sv-help.ts'
import { svLeaving, svLeavingRefusals } from './sv-leaving.ts'
import { svMeanings } from './sv-meanings.ts'
import { svMeetingRefusals } from './sv-meeting-refusals.ts'
import { svMeetings } from './sv-meetings.ts'
import { svMerging, svMergingRefusals } from './sv-merging.ts'
import { svRefusals } from './sv-refusals.ts'
import { svRoundRefusals, svRounds } from './sv-rounds.ts'
import { svSentences } from './sv-sentences.ts'
import { svUnreachable } from './sv-unreachable.ts'
import { svWarm, svWarmRefusals } from './sv-warm.ts'
import { svWords } from './sv-words.ts'

export const sv = (formats: Formats): Texts => {
  const meetings = svMeetings(formats)
  const digest = digestTexts(svDigest, formats, { declines: reasonIn(svMeanings), meeting: meetings.name })
  const { sentences } = svSentences(formats)
  return {
    ...svWords,
    ...svForms,
    ...svSentences(formats),
    clocks: svClocks,
    away: svAway(formats),
    leaving: svLeaving(formats),
    merging: svMerging(formats),
    guiding: svGuiding(formats),
    rounds: svRounds(formats),
    warm: svWarm(formats),
    meetings,
    club: svClub(formats),
    unreachable: svUnreachable,
    digest,
    agenda: svAgenda(formats, { digest, shown: sentences.shown }),
    digestFile: svDigestFile(formats),
    refusals: {
      ...svRefusals(formats),
      ...svClockRefusals(formats),
      ...svAwayRefusals(formats),
      ...svLeavingRefusals(formats),
      ...svMergingRefusals(formats),
      ...svGuidingRefusals(formats),
      ...svApprovalRefusals(formats),
      ...svRoundRefusals(formats),
      ...svWarmRefusals(formats),
      ...svAgendaRefusals(formats),
      ...svMeetingRefusals(formats),
      ...svClubRefusals(formats),
    },
    help: svHelp,
  }
}
