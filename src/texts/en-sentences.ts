import type { ReferralRow } from '../views/view.ts'
import { enAgendaDone, enAgendaHappenings } from './en-agenda-done.ts'
import { enApprovalDone, enApprovalSentences, enApprovalTidings, enRevoked, enTurned } from './en-approvals.ts'
import { enAway, enAwayDone } from './en-away.ts'
import { enSteps } from './en-clocks.ts'
import { enClubDone } from './en-club.ts'
import { enClubHappenings } from './en-club-forms.ts'
import { enDigestDone } from './en-digest.ts'
import { enForms } from './en-forms.ts'
import { enGuidingDone } from './en-guiding.ts'
import { enLeavingDone } from './en-leaving.ts'
import { enMeetingDone } from './en-meeting-refusals.ts'
import { enAnotherHasIt, enMergingDone } from './en-merging.ts'
import { enLeadLeft, enRoundDone, enRoundTidings } from './en-rounds.ts'
import { enWarmDone, enWarmHappening } from './en-warm.ts'
import type { Formats } from './formats.ts'
import { sayHappening } from './say.ts'
import type { Sentences, Texts } from './shape.ts'

type Worded = Pick<Texts, 'done' | 'tidings' | 'happenings'> & { readonly sentences: Sentences }

const receiver = (row: ReferralRow) => (row.to === null ? row.toOrganisation : `${row.to}, ${row.toOrganisation}`)
const whoAnswered = (row: ReferralRow) => (row.by === null ? row.toOrganisation : `${row.by} at ${row.toOrganisation}`)
const somebody = (row: ReferralRow) => row.by ?? row.toOrganisation

export const enSentences = (f: Formats): Worded => ({
  done: doneIn(f),
  tidings: tidingsIn(f),
  happenings: happeningsIn(f),
  sentences: sentencesIn(f),
})

const doneIn = (f: Formats): Texts['done'] => ({
  registered: ({ caseNo, company, alreadyKnown, elsewhere }) =>
    `${caseNo} is registered: ${company}. You own it.${alreadyKnown ? '' : ' The company is new in the register.'}${elsewhere ? ` ${enAnotherHasIt}` : ''}`,
  offered: ({ caseNo, to, referralKind, unnamed, answerBy, away }) =>
    `${unnamed ? 'The company is not named. ' : ''}${caseNo} has been referred to ${to}. The answer is due by ${f.moment(answerBy)}. ${stays[referralKind === 'handover' ? 'until' : 'always']}${away ? ` ${enAway(f).isAway(away)}` : ''}`,
  accepted: ({ caseNo, from, owns, contactBy }) =>
    owns
      ? `You have taken over ${caseNo} from ${from}. Contact the company by ${f.moment(contactBy)}.`
      : `You have accepted the referral of ${caseNo} from ${from}, who still owns the case.`,
  declined: ({ caseNo, from }) => `You have declined ${caseNo}. ${from} keeps the case and is told why.`,
  asked: ({ caseNo, from, answerBy }) =>
    `${from} gets your question on ${caseNo} and has until ${f.moment(answerBy)} to answer. Meanwhile your own time to answer is not counted.`,
  answered: ({ caseNo, to }) => `Your answer on ${caseNo} is saved. ${to} gets it now.`,
  withdrawn: ({ caseNo, to }) => `${caseNo} has been withdrawn from ${to}. It is yours.`,
  'withdrawal-asked': ({ caseNo, to }) => `${to} has already accepted ${caseNo} and is now asked to hand it back.`,
  released: ({ caseNo, from }) => `${caseNo} has been handed back to ${from}.`,
  begun: ({ caseNo, from }) => `Noted: the company has been contacted on ${caseNo}. ${from} has been told.`,
  held: ({ caseNo, from, reviewOn }) =>
    `${caseNo} is on hold, for review on ${f.day(reviewOn)}. ${from} has been told.`,
  resumed: ({ caseNo }) => `${caseNo} is in progress again.`,
  returned: ({ caseNo, from }) => `You have returned ${caseNo}. It stays with you until ${from} has taken it back.`,
  'taken-back': ({ caseNo, from }) => `${caseNo} is back with ${from}.`,
  ended: ({ caseNo, from, result, owns }) =>
    `Finished: the referral of ${caseNo}. Outcome: ${enForms.meanings[result]}. ${from} has been told.${owns ? ' The case is still open, and yours.' : ''}`,
  thanked: ({ caseNo, to }) => `${to} has been given your thanks for ${caseNo}.`,
  reopened: ({ caseNo, to }) => `${caseNo} has been reopened with ${to}, who has been told.`,
  redirected: ({ caseNo, from, onwards, answerBy }) =>
    `You have referred ${caseNo} onwards to ${onwards}, who has until ${f.moment(answerBy)} to answer. ${from} has been told.`,
  voided: ({ caseNo }) =>
    `The referral of ${caseNo} has been marked as entered in error. Those concerned have been told.`,
  overridden: ({ caseNo, owner }) => `${owner} has been given ${caseNo}. Both sides have been told.`,
  planned: ({ caseNo, on, step, instead }) =>
    `Next step in ${caseNo}: ${step}, ${f.date(on)}.${instead ? ' It takes the place of the one before.' : ''}`,
  stepped: ({ caseNo, step }) => `Done in ${caseNo}: ${step}. What is the next step?`,
  closed: ({ caseNo, result }) => `${caseNo} is closed: ${enForms.meanings[result]}.`,
  'case-reopened': ({ caseNo, owner }) => `${caseNo} is open again. ${owner} owns it.`,
  inquired: ({ caseNo }) => `Your question is on its way, for ${caseNo}. You are told when it is answered.`,
  'inquiry-declined': ({ caseNo }) => `You have said no. Nothing of ${caseNo} has been told, nor that it is yours.`,
  'asked-again': ({ caseNo, to }) => `${to} has been reminded of ${caseNo}.`,
  snoozed: ({ caseNo, until }) =>
    `The reminder about ${caseNo} has been put off until ${f.moment(until)}. The sender can see that, and why.`,
  ...enApprovalDone,
  ...{ ...enAwayDone(f), ...enLeavingDone(f), ...enMergingDone(f), ...enDigestDone },
  ...enRoundDone(f),
  ...enGuidingDone(f),
  ...{ ...enAgendaDone(f), ...enWarmDone(f), ...enMeetingDone(f), ...enClubDone(f) },
  'settings-saved': () => 'Saved. From now on I write to you in English.',
  'already-done': () => 'That is already done. Nothing was done twice.',
})

const tidingsIn = (f: Formats): Texts['tidings'] => ({
  accepted: (row) => `${whoAnswered(row)} has accepted ${row.caseNo} (${row.need}).`,
  declined: (row) =>
    `${whoAnswered(row)} has declined ${row.caseNo} (${row.need}). The case is still yours.${enLeadLeft(row)}`,
  asked: (row) =>
    `${row.toOrganisation} asks for more on ${row.caseNo} (${row.need}).${row.deadline ? ` Answer by ${f.moment(row.deadline)}.` : ''}`,
  answered: (row) => `${row.from} has answered your question on ${row.caseNo} (${row.need}).`,
  withdrawn: (row) =>
    `${row.from} at ${row.fromOrganisation} has withdrawn ${row.caseNo} (${row.need}). There is nothing more for you to do.`,
  'withdrawal-asked': (row) =>
    `${row.from} at ${row.fromOrganisation} asks to withdraw the referral of ${row.caseNo} (${row.need}).`,
  released: (row) => `${row.toOrganisation} has handed ${row.caseNo} (${row.need}) back to you.`,
  begun: (row) => `${somebody(row)} at ${row.toOrganisation} has contacted the company on ${row.caseNo} (${row.need}).`,
  held: (row) =>
    `${row.toOrganisation} has put ${row.caseNo} (${row.need}) on hold${row.deadline ? ` until ${f.day(row.deadline)}` : ''}. The details say why.`,
  returned: (row) =>
    row.stage === 'returned' && !row.settled
      ? `${row.toOrganisation} returns ${row.caseNo} (${row.need}). It stays there until it has been taken back.`
      : `${row.toOrganisation} has returned ${row.caseNo} (${row.need}).`,
  'taken-back': (row) =>
    `${row.by ?? row.from} has taken ${row.caseNo} (${row.need}) back${row.by === row.from ? '' : ` to ${row.from}`}.`,
  ended: (row) =>
    row.unnamed && row.stage === 'completed'
      ? `${row.toOrganisation} has answered what you asked without naming the company, in ${row.caseNo} (${row.need}). The advice is in the details.`
      : `${row.toOrganisation} has finished ${row.caseNo} (${row.need}).`,
  ...enApprovalTidings,
  thanked: (row) =>
    `${row.from} at ${row.fromOrganisation} says thanks for your help with ${row.caseNo} (${row.need}).`,
  reopened: (row) => `${somebody(row)} has reopened ${row.caseNo} (${row.need}). The details say why.`,
  redirected: (row) =>
    `${somebody(row)} at ${row.toOrganisation} has referred ${row.caseNo} (${row.need}) onwards${row.onwards ? ` to ${row.onwards}` : ''}. The case is still yours.`,
  'passed-on': (row) =>
    `${row.caseNo} (${row.need}) from ${row.fromOrganisation} has been referred onwards more than once, now to ${receiver(row)}.`,
  voided: (row) =>
    `${somebody(row)} has marked the referral of ${row.caseNo} (${row.need}) as entered in error. There is nothing more for you to do.`,
  overridden: (row) =>
    `${somebody(row)}, as coordinator, has given ${row.caseNo} (${row.need}) to ${row.taker ? `${row.taker} at ` : ''}${row.toOrganisation}.`,
  ...enRoundTidings(f),
})

const happeningsIn = (f: Formats): Texts['happenings'] => ({
  registered: () => 'registered the case',
  'approval-withdrawn': ({ words }) => `noted that the company withdraws its approval${words ? `: ${words}` : ''}`,
  approved: () => 'recorded the company’s approval',
  moved: ({ move, words, result }) => {
    const said = [result ? enForms.meanings[result] : '', words].filter((part) => part !== '').join(' – ')
    return `${moves[move]}${said ? `: ${said}` : ''}`
  },
  noted: ({ words, secret }) => `noted${secret ? ' (only your organisation sees it)' : ''}: ${words}`,
  'contact-noted': () => 'noted a contact person',
  planned: ({ on, words }) => `set the next step to ${f.date(on)}: ${words}`,
  stepped: ({ words }) => `did what was next: ${words}`,
  closed: ({ result, words }) => `closed the case (${enForms.meanings[result]})${words ? `: ${words}` : ''}`,
  reopened: () => 'reopened the case',
  reassigned: ({ whose, words }) =>
    `${whose === 'case' ? 'gave the case to a colleague' : 'gave the referral to a colleague'}${words ? `: ${words}` : ''}`,
  'company-merged': ({ company, words }) => `merged two entries of one company: ${words} is now listed as ${company}`,
  inquired: () => 'asked to be brought in to another case on the company',
  'inquiry-declined': () => 'declined a question to be brought in',
  clock: ({ step }) => enSteps[step],
  ...enAgendaHappenings,
  ...enClubHappenings(f),
  ...enWarmHappening(f),
  'asked-again': () => 'asked the receiver again',
  snoozed: ({ until, words }) => `put the reminder off until ${f.moment(until)}: ${words}`,
})

const moves = {
  offer: 'referred the case',
  accept: 'accepted',
  ask: 'asked for more information',
  answer: 'answered',
  decline: 'declined',
  redirect: 'referred it onwards',
  withdraw: 'withdrew the referral',
  release: 'handed the case back',
  begin: 'contacted the company',
  hold: 'put it on hold',
  resume: 'resumed',
  return: 'returned the case',
  'take-back': 'took the case back',
  complete: 'completed',
  fail: 'closed it without result',
  thank: 'said thanks',
  reopen: 'reopened',
  turn: 'turned the request for advice into a handover',
  supersede: 'took the question back, since another was first',
  void: 'marked it as entered in error',
  override: 'decided as coordinator who takes over',
} as const

const sentencesIn = (f: Formats): Sentences => ({
  part: ({ from, shown, total, more }) =>
    `Shows ${f.number(from + 1)}–${f.number(from + shown)} of ${more ? 'at least ' : ''}${f.number(total)}.`,
  referralTitle: (row) => `${row.unnamed ? 'Advice, company not named' : titles[row.referralKind]} · ${row.caseNo}`,
  stands: (row) =>
    row.revoked ? enRevoked : row.unnamed && row.stage === 'superseded' ? enTurned(row, f) : standing(row, f),
  clock: (row) =>
    row.deadline
      ? `${late(row)}${row.unnamed && row.stage === 'accepted' ? 'Advice by' : (clocks[row.stage] ?? 'By')} ${f.moment(row.deadline)}`
      : null,
  caseClock: ({ deadline, overdue }) =>
    deadline && `${overdue ? 'Overdue since' : 'The next clock runs out'} ${f.moment(deadline)}`,
  withdrawalAsked: (row) => `${row.from} asks to withdraw the referral.`,
  declined: ({ reason, suggestion }) =>
    `${enForms.meanings[reason]}${suggestion ? ` – try ${suggestion} instead` : ''}`,
  outcome: ({ result, gains }) =>
    `${enForms.meanings[result]}${gains.length ? ` (${gains.map((gain) => enForms.meanings[gain]).join(', ')})` : ''}`,
  caseTitle: ({ no, company }) => `${no} · ${company}`,
  opened: (at) => `Registered ${f.day(at)}`,
  nextStep: ({ on, what }) => `Next step ${f.date(on)}: ${what}`,
  timelineRow: ({ at, by, organisation, happening }) =>
    `${f.moment(at)} – ${by === null ? 'Manydoors' : `${by} (${organisation})`} ${sayHappening({ happenings: happeningsIn(f) }, happening)}`,
  inquiry: ({ askedBy, askingOrganisation, caseNo, need, answer }) =>
    `${askedBy} at ${askingOrganisation} has a case on the same company as ${caseNo} (${need}) and asks whether you can work together. ${answered[answer ?? 'none']}`,
  turnedDown: ({ caseNo, need }) =>
    `The other promoter cannot bring you in right now, as to ${caseNo} (${need}). Go on with your case as usual.`,
  found: ({ wanted }) => `Cases with “${wanted}”`,
  foundInstead: (words) => `Nothing is spelt quite like that. Nearest: ${f.either(words)}.`,
  foundNothing: 'No case that you can see matches. Try fewer words, the company’s name or number, or the owner’s name.',
  shown: (shown, total) => `Showing ${f.number(shown)} of ${f.count(total, 'at least')}`,
  greeting: (name) => `Hello, ${name}`,
  waiting: (count) => `Waiting for you (${f.number(count)})`,
  nothingWaiting: 'Nothing is waiting for you right now.',
  myCases: (count) => `My cases (${f.count(count, 'at least')})`,
  noCases: 'You have no open cases. Register one with “/case new”.',
  helpTitle: 'What Manydoors can do',
  helpIntro:
    'In Slack, begin with a slash. In Teams, write to me here, or mention me in a channel. If something is missing, a form opens.',
  previewIntro: (to) => `This is what ${to} will see.`,
  previewAtOnce: 'At once, in the chat',
  ...enApprovalSentences(f),
  previewOnClick: 'Only on a click, and logged',
})

const stays = {
  until: 'You own the case until it has been accepted.',
  always: 'You still own the case.',
} as const
const late = ({ overdue, stage }: ReferralRow): string =>
  overdue ? (stage === 'on-hold' ? 'Due for review now. ' : 'Overdue. ') : ''

const answered = {
  none: 'They do not know that the case is yours, and see nothing of it until you refer it.',
  shared: 'You have invited them.',
  declined: 'You have said no.',
} as const

const titles = {
  handover: 'Handover',
  advice: 'Request for advice',
  participation: 'Request to take part',
  information: 'For information',
} as const

const clocks: { readonly [S in ReferralRow['stage']]?: string } = {
  offered: 'Answer by',
  'needs-info': 'More information by',
  accepted: 'The company is to be contacted by',
  'on-hold': 'Review on',
}

function standing(row: ReferralRow, f: Formats): string {
  const when = f.moment(row.since)
  switch (row.stage) {
    case 'offered':
      return `Waiting for an answer from ${receiver(row)}`
    case 'needs-info':
      return `Waiting for more information from ${row.fromOrganisation}`
    case 'accepted':
      return `Accepted by ${somebody(row)}, ${when}`
    case 'declined':
      return `Declined by ${somebody(row)}, ${when}`
    case 'withdrawn':
      return `Withdrawn, ${when}`
    case 'in-progress':
      return `In progress with ${row.taker ?? row.toOrganisation} since ${when}`
    case 'on-hold':
      return `On hold with ${row.taker ?? row.toOrganisation} since ${when}`
    case 'redirected':
      return `Referred onwards${row.onwards ? ` to ${row.onwards}` : ''} by ${somebody(row)}, ${when}`
    case 'returned':
      return row.settled
        ? `Returned, and back with ${row.from}, ${when}`
        : `Returned by ${row.taker ?? row.toOrganisation}, waits to be taken back`
    case 'completed':
    case 'failed':
      return `${others[row.stage]} by ${somebody(row)}, ${when}${row.settled ? ' – the sender has said thanks' : ''}`
    default:
      return `${others[row.stage]}, ${when}`
  }
}

const others = {
  draft: 'Draft',
  completed: 'Completed',
  failed: 'Closed without result',
  superseded: 'Taken by another',
  void: 'Entered in error',
} as const
