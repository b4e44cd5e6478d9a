import type { ReferralRow } from '../views/view.ts'
import { enForms } from './en-forms.ts'
import type { Formats } from './formats.ts'
import { sayHappening } from './say.ts'
import type { Sentences, Texts } from './shape.ts'

type Worded = Pick<Texts, 'done' | 'tidings' | 'happenings'> & { readonly sentences: Sentences }

const receiver = (row: ReferralRow) => (row.to === null ? row.toOrganisation : `${row.to}, ${row.toOrganisation}`)
const somebody = (row: ReferralRow) => row.by ?? row.toOrganisation

export const enSentences = (f: Formats): Worded => ({
  done: doneIn(f),
  tidings: tidingsIn(f),
  happenings,
  sentences: sentencesIn(f),
})

const doneIn = (f: Formats): Texts['done'] => ({
  registered: ({ caseNo, company, alreadyKnown }) =>
    `${caseNo} is registered: ${company}. You own it.${alreadyKnown ? '' : ' The company is new in the register.'}`,
  offered: ({ caseNo, to, answerBy }) =>
    `${caseNo} has been offered to ${to}, who has until ${f.moment(answerBy)} to answer. You own it until then.`,
  accepted: ({ caseNo, from, owns, contactBy }) =>
    owns
      ? `You have taken over ${caseNo} from ${from}. Contact the company by ${f.moment(contactBy)}.`
      : `You have said yes to ${from} on ${caseNo}.`,
  declined: ({ caseNo, from }) => `You have declined ${caseNo}. ${from} keeps the case and has been told why.`,
  asked: ({ caseNo, from, answerBy }) =>
    `${from} has been asked to complete ${caseNo}, by ${f.moment(answerBy)}. Your clock is paused.`,
  answered: ({ caseNo, to }) => `Your answer on ${caseNo} has gone to ${to}.`,
  withdrawn: ({ caseNo, to }) => `${caseNo} has been withdrawn from ${to}. It is yours.`,
  'withdrawal-asked': ({ caseNo, to }) => `${to} has accepted ${caseNo} already, and has been asked to hand it back.`,
  released: ({ caseNo, from }) => `${caseNo} has been handed back to ${from}.`,
  'settings-saved': () => 'Saved. From now on I write to you in English.',
  'already-done': () => 'That is already done. Nothing was done twice.',
})

const tidingsIn = (f: Formats): Texts['tidings'] => ({
  accepted: (row) => `${somebody(row)} at ${row.toOrganisation} has accepted ${row.caseNo} (${row.need}).`,
  declined: (row) =>
    `${somebody(row)} at ${row.toOrganisation} has declined ${row.caseNo} (${row.need}). The case is still yours.`,
  asked: (row) =>
    `${row.toOrganisation} needs more information on ${row.caseNo} (${row.need})${row.deadline ? `, by ${f.moment(row.deadline)}` : ''}.`,
  answered: (row) => `${row.from} has answered your question on ${row.caseNo} (${row.need}).`,
  withdrawn: (row) =>
    `${row.from} at ${row.fromOrganisation} has withdrawn ${row.caseNo} (${row.need}). There is nothing more for you to do.`,
  'withdrawal-asked': (row) => `${row.from} at ${row.fromOrganisation} asks to have ${row.caseNo} (${row.need}) back.`,
  released: (row) => `${row.toOrganisation} has handed ${row.caseNo} (${row.need}) back to you.`,
})

const happenings: Texts['happenings'] = {
  registered: () => 'registered the case',
  approved: () => 'recorded the company’s approval',
  moved: ({ move, words }) => `${moves[move]}${words ? `: ${words}` : ''}`,
}

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
  supersede: 'was superseded by another receiver',
  void: 'marked it as entered in error',
  override: 'decided as coordinator',
} as const

const sentencesIn = (f: Formats): Sentences => ({
  referralTitle: (row) => `${titles[row.referralKind]} · ${row.caseNo}`,
  stands: (row) => standing(row, f),
  clock: (row) => (row.deadline ? `${clocks[row.stage] ?? 'By'} ${f.moment(row.deadline)}` : null),
  withdrawalAsked: (row) => `${row.from} has asked to have the case back.`,
  declined: ({ reason, suggestion }) =>
    `${enForms.meanings[reason]}${suggestion ? ` – try ${suggestion} instead` : ''}`,
  caseTitle: ({ no, company }) => `${no} · ${company}`,
  opened: (at) => `Registered ${f.day(at)}`,
  timelineRow: ({ at, by, organisation, happening }) =>
    `${f.moment(at)} – ${by} (${organisation}) ${sayHappening({ happenings }, happening)}`,
  shown: (shown, total) => `Showing ${f.number(shown)} of ${f.count(total, 'at least')}`,
  greeting: (name) => `Hello, ${name}`,
  waiting: (count) => `Waiting for you (${f.number(count)})`,
  nothingWaiting: 'Nothing waits for you right now.',
  myCases: (count) => `My cases (${f.count(count, 'at least')})`,
  noCases: 'You have no open cases. Register one with “/case new”.',
  helpTitle: 'What Manydoors can do',
  helpIntro:
    'In Slack, begin with a slash. In Teams, write to me here or mention me. Without what it needs, a command opens a form.',
  previewIntro: (to) => `This is what ${to} will see.`,
  previewAtOnce: 'At once, in the chat',
  previewOnClick: 'Only on a click, and logged',
})

const titles = {
  handover: 'Handover',
  advice: 'Request for advice',
  participation: 'Request to take part',
  information: 'For information',
} as const

const clocks: { readonly [S in ReferralRow['stage']]?: string } = {
  offered: 'Answer by',
  'needs-info': 'Complete by',
  accepted: 'Contact the company by',
  'on-hold': 'Review on',
}

function standing(row: ReferralRow, f: Formats): string {
  const when = f.moment(row.since)
  switch (row.stage) {
    case 'offered':
      return `Waiting for an answer from ${receiver(row)}`
    case 'needs-info':
      return `${row.fromOrganisation} has been asked for more information, ${when}`
    case 'accepted':
      return `Accepted by ${somebody(row)}, ${when}`
    case 'declined':
      return `Declined by ${somebody(row)}, ${when}`
    case 'withdrawn':
      return `Withdrawn, ${when}`
    default:
      return `${others[row.stage]}, ${when}`
  }
}

const others = {
  draft: 'Draft',
  'in-progress': 'In progress',
  'on-hold': 'On hold',
  redirected: 'Referred onwards',
  returned: 'Returned',
  completed: 'Completed',
  failed: 'Closed without result',
  superseded: 'Taken by another',
  void: 'Entered in error',
} as const
