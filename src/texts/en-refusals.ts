import type { MoveName, Stage } from '../core/referral/referral.ts'
import type { enAgendaRefusals } from './en-agenda.ts'
import type { enApprovalRefusals } from './en-approvals.ts'
import type { enAwayRefusals } from './en-away.ts'
import type { enClockRefusals } from './en-clocks.ts'
import type { enClubRefusals } from './en-club.ts'
import { enDigest } from './en-digest.ts'
import { enExportRefusals } from './en-digest-forms.ts'
import type { enGuidingRefusals } from './en-guiding.ts'
import type { enLeavingRefusals } from './en-leaving.ts'
import type { enMeetingRefusals } from './en-meeting-refusals.ts'
import type { enMergingRefusals } from './en-merging.ts'
import type { enRoundRefusals } from './en-rounds.ts'
import type { enWarmRefusals } from './en-warm.ts'
import type { Formats } from './formats.ts'
import type { Texts } from './shape.ts'

/** What happened, why, and what to do next. */
export const enRefusals = (f: Formats): Omit<Texts['refusals'], Elsewhere> => ({
  ...aboutKeeping,
  'not-in-register': ({ ask }) =>
    `You are not in the network’s register, so nothing was done. Ask ${ask.length ? f.either(ask) : 'whoever keeps the register'} to add you.`,
  'digest-refused': ({ why }) => enDigest.faults[why],
  ...enExportRefusals,
  'unknown-command': ({ typed, nearest }) =>
    nearest
      ? `I do not know “${typed}”. Did you mean “${nearest}”? Type “/doors help” to see what I can do.`
      : `I do not know “${typed}”. Type “/doors help” to see what I can do.`,
  'case-not-found': ({ wanted }) =>
    `There is no case ${wanted} that you can see. Check the number; “/case list” shows yours.`,
  'company-unknown': ({ wanted }) =>
    `${wanted} is not in the register yet. Add its organisation number, or leave that empty if it has none.`,
  'company-alike': ({ wanted }) =>
    `The register has companies with nearly the name ${wanted}. Choose the one you mean, or that it is a new one.`,
  'company-ambiguous': ({ wanted, count }) =>
    `There are ${f.number(count)} companies called ${wanted}. Add the organisation number.`,
  'organisation-number-invalid': ({ typed, fault }) =>
    `“${typed}” is not a valid organisation number: ${numberFaults[fault]}. Check it; it should have ten digits, such as 556016-0680.`,
  'receiver-unknown': ({ wanted, nearest }) =>
    nearest.length
      ? `Nobody in the register is called “${wanted}”. Did you mean ${f.either(nearest)}?`
      : `Nobody in the register is called “${wanted}”. “/doors people” shows who there is.`,
  'receiver-is-sender': () => 'You already own the case. Choose somebody else, or another organisation.',
  'receiver-unreachable': ({ name }) =>
    `${name} cannot be reached in any chat yet. Choose another receiver there, or elsewhere.`,
  'not-the-owner': ({ caseNo, owner }) => `${caseNo} belongs to ${owner}, who is the one to do that.`,
  'already-offered': ({ caseNo, to }) =>
    `${caseNo} is already waiting for an answer from ${to}. Withdraw that first, or wait for the answer.`,
  'no-cases': () => 'You have no open case to refer. Register one first.',
  'approval-missing': () =>
    'Say who at the company approved that this is shared, and how. Nothing is shared without approval; without it you can ask without naming the company.',
  'preview-unseen': () => 'Nothing has been sent yet. Read what the receiver will see, and then refer the case.',
  ...ofMoves(f),
  required: () => 'Please fill this in.',
  'too-long': ({ most, was }) =>
    `This is ${f.number(was)} characters; at most ${f.number(most)} fit. Shorten it. What you wrote is still here.`,
  'choice-unknown': ({ typed }) => `“${typed}” is not one of the choices. Choose one from the list.`,
  'date-unreadable': ({ typed }) => `“${typed}” is not a date. Write it as 2026-11-24.`,
  'date-ahead': () => 'That day is still to come. Give the day on which the company approved.',
  'not-saved': () => 'Not saved: the database is not answering. Nothing was changed. Try again in a minute.',
  'perhaps-saved': () =>
    'It is not certain that this was saved: the database stopped answering halfway. Look in a minute, for instance with “/case list”, before you do it again.',
  fault: ({ reference }) =>
    `Something went wrong on our side, and nothing was changed. Try again; if it comes back, give your administrator the reference ${reference}.`,
})

const ofMoves = (f: Formats) =>
  ({
    'nowhere-new': ({ to }) =>
      `The case comes from ${to}, or waits there already. Choose somebody else, or decline instead.`,
    'reason-missing': () => 'Give a reason, so that the others know what to do next.',
    'suggestion-missing': () => 'You chose “Wrong promoter”: suggest where the company should go instead.',
    'outside-approval': () =>
      'The company’s approval does not cover that organisation. Decline and suggest it instead, so that the sender can ask the company.',
    'not-yours-to-do': ({ move, stage }) => notYours(move, stage),
    'form-expired': () =>
      'This form or button is out of date. Nothing was changed; “/doors today” shows how things stand now.',
    'moved-on': ({ stage, by, at }) =>
      `Too late: ${by ?? 'somebody'} got there first (${passed[stage]}, ${f.moment(at)}). Nothing was changed.`,
    'done-before': ({ stage, at }) =>
      `You have dealt with this already: ${passed[stage]}, ${f.moment(at)}. Nothing was changed.`,
    'reopening-too-late': ({ days }) =>
      `It was completed more than ${f.number(days)} days ago. Register a new case instead.`,
    'review-date-past': () => 'The review date has passed. Choose a later day.',
  }) satisfies Partial<Texts['refusals']>

type Keeping =
  | 'asked-already'
  | 'turned-down'
  | 'nobody-to-ask'
  | 'inquiry-answered'
  | 'case-closed'
  | 'case-open'
  | 'referral-waits'
  | 'no-next-step'
  | 'day-past'

const aboutKeeping: Pick<Texts['refusals'], Keeping> = {
  'case-closed': ({ caseNo }) =>
    `${caseNo} is closed. Reopen it, or register a new case if the company has a new need.`,
  'asked-already': ({ caseNo }) =>
    `You have asked to be brought in already, for ${caseNo}. You are told when it is answered.`,
  'turned-down': ({ caseNo }) =>
    `You have asked to be brought in already, for ${caseNo}, and were not. Nothing was sent. Go on with your case as usual.`,
  'nobody-to-ask': ({ caseNo }) =>
    `Nobody else has an open case on the company of ${caseNo} any more. Nothing was sent.`,
  'inquiry-answered': ({ caseNo }) => `The question about ${caseNo} has been answered already. Nothing was changed.`,
  'case-open': ({ caseNo }) => `${caseNo} is open already.`,
  'referral-waits': ({ caseNo, to, stage }) =>
    stage === 'offered'
      ? `${caseNo} cannot be closed yet: ${to} has not answered the referral. Wait for the answer, or withdraw it.`
      : `${caseNo} cannot be closed yet: ${to} waits for more information. Answer, or withdraw the referral.`,
  'no-next-step': ({ caseNo }) => `${caseNo} has no next step; perhaps it is done already. Nothing was changed.`,
  'day-past': () => 'That day has been already. Choose a later one.',
}
type Elsewhere = keyof (ReturnType<typeof enClockRefusals> &
  ReturnType<typeof enAwayRefusals> &
  ReturnType<typeof enGuidingRefusals> &
  ReturnType<typeof enApprovalRefusals> &
  ReturnType<typeof enRoundRefusals> &
  ReturnType<typeof enAgendaRefusals> &
  ReturnType<typeof enMeetingRefusals> &
  ReturnType<typeof enClubRefusals> &
  ReturnType<typeof enWarmRefusals> &
  ReturnType<typeof enMergingRefusals> &
  ReturnType<typeof enLeavingRefusals>)

const numberFaults = {
  length: 'it has the wrong number of digits',
  characters: 'it contains more than digits',
  group: 'numbers like that are not issued',
  'check-digit': 'the last digit does not match the others',
} as const

const passed = {
  draft: 'still a draft',
  offered: 'waiting for an answer',
  'needs-info': 'waiting for more information',
  accepted: 'accepted',
  'in-progress': 'in progress',
  'on-hold': 'on hold',
  declined: 'declined',
  redirected: 'referred onwards',
  withdrawn: 'withdrawn',
  returned: 'returned',
  completed: 'completed',
  failed: 'closed without result',
  superseded: 'taken by another',
  void: 'entered in error',
} as const

function notYours(move: MoveName, stage: Stage): string {
  switch (move) {
    case 'answer':
    case 'withdraw':
    case 'thank':
      return `Only the one who sent the referral can do that. It is now ${passed[stage]}.`
    case 'take-back':
    case 'reopen':
      return 'Only the sender or a coordinator can do that.'
    case 'void':
      return 'Only the sender or the network’s administrator can do that.'
    case 'override':
      return 'Only a coordinator can do that.'
    default:
      return `Only the receiver can do that. It is now ${passed[stage]}.`
  }
}
