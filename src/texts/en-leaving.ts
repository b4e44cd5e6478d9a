import type { Unfinished } from '../core/unfinished.ts'
import type { AwayNote } from '../views/form.ts'
import type { TookOverView } from '../views/leaving-view.ts'
import { enNight } from './en-night.ts'
import type { Formats } from './formats.ts'
import type { Texts } from './shape.ts'

export type LeavingRefusal =
  | 'not-stuck'
  | 'changed-hands'
  | 'colleague-unknown'
  | 'taker-elsewhere'
  | 'taker-has-it'
  | 'taker-is-leaver'
  | 'taker-unreachable'
  | 'nobody-to-take'
  | 'not-yours-to-end'
  | 'leaver-unseen'
  | 'leaver-oneself'
  | 'leaver-has-open'
  | 'owner-left'
  | 'left-already'

export const enLeavingRefusals = (f: Formats): Pick<Texts['refusals'], LeavingRefusal> => ({
  'not-stuck': ({ caseNo, owner }) =>
    `${caseNo} is not stuck, and belongs to ${owner}. As a coordinator you can give to somebody else only what is stuck; “/case list stuck” shows what that is.`,
  'changed-hands': ({ caseNo, owner }) =>
    `${caseNo} has gone to ${owner} in the meantime. Nothing was changed. Look at it again, and do it once more if it is still right.`,
  'colleague-unknown': ({ wanted, nearest }) =>
    nearest.length
      ? `Nobody in the register is called “${wanted}”. Did you mean ${f.either(nearest)}?`
      : `Nobody in the register is called “${wanted}”. “/doors people” shows who there is.`,
  'taker-elsewhere': ({ name, organisation }) =>
    `${name} is not at ${organisation}. Choose somebody there. To another organisation a case goes by a referral: “/refer”.`,
  'taker-has-it': ({ name, caseNo }) => `${caseNo} already belongs to ${name}. Choose somebody else.`,
  'taker-is-leaver': ({ name }) => `${name} is the one who leaves. Choose a colleague who takes over.`,
  'taker-unreachable': ({ name }) => `${name} cannot be reached in any chat yet. Choose somebody else.`,
  'nobody-to-take': ({ caseNo, owner, organisation }) =>
    `Nobody else at ${organisation} can take ${caseNo} over, and nothing was changed. Get hold of ${owner} or ${organisation} in another way: whoever has the case can refer it to another promoter with the company’s approval, and a network administrator can add people to the register.`,
  'not-yours-to-end': () =>
    'Only the team lead in the same organisation, or a network administrator, can say that somebody has left. Nothing was changed.',
  'leaver-unseen': () => 'Nothing has been done yet. See below what is open, and who takes it over.',
  'leaver-oneself': () =>
    'You cannot say that of yourself. Ask another team lead at your organisation, or a network administrator.',
  'leaver-has-open': ({ name, unfinished }) =>
    `${name} has ${counted(unfinished, f)} open, and nobody to take them over. Choose who does. Nothing was changed.`,
  'owner-left': ({ name, caseNo }) =>
    `${name} has left, so the referral cannot be reopened. Refer ${caseNo} anew instead.`,
  'left-already': ({ name }) => `${name} has left already. Nothing was changed.`,
})

const amount = (of: Pick<TookOverView, 'cases' | 'referrals' | 'actions'>, f: Formats): string =>
  f.all([
    ...(of.cases > 0 ? [f.plural(of.cases, 'case', 'cases')] : []),
    ...(of.referrals > 0 ? [f.plural(of.referrals, 'referral', 'referrals')] : []),
    ...(of.actions > 0 ? [f.plural(of.actions, 'action', 'actions')] : []),
  ])

const counted = ({ cases, toAnswer, taken, sent, actions }: Unfinished, f: Formats): string =>
  amount({ cases: cases.length, referrals: toAnswer.length + taken.length + sent.length, actions }, f)

/** So many numbers stand in a line. */
const most = 20
const list = (numbers: readonly string[], f: Formats): string =>
  `${numbers.slice(0, most).join(', ')}${numbers.length > most ? ` and ${f.number(numbers.length - most)} more` : ''}`

const told = (count: number, said: () => string): readonly string[] => (count > 0 ? [said()] : [])

export const enLeaving = (f: Formats): Texts['leaving'] => ({
  unfinished: ({ whose, unfinished: { cases, toAnswer, taken, sent, standsInFor, actions } }) => {
    const lines = [
      ...told(cases.length, () => `Owns ${f.plural(cases.length, 'case', 'cases')}: ${list(cases, f)}.`),
      ...told(
        toAnswer.length,
        () => `Is to answer ${f.plural(toAnswer.length, 'referral', 'referrals')}: ${list(toAnswer, f)}.`,
      ),
      ...told(
        taken.length,
        () => `Has accepted ${f.plural(taken.length, 'referral', 'referrals')}: ${list(taken, f)}.`,
      ),
      ...told(
        sent.length,
        () => `Is the sender of ${f.plural(sent.length, 'referral', 'referrals')} under way: ${list(sent, f)}.`,
      ),
      ...told(actions, () => `Is to do ${f.plural(actions, 'action', 'actions')} from meetings.`),
      ...told(standsInFor.length, () => `Stands in for ${list(standsInFor, f)}; that ends.`),
    ]
    return lines.length ? [`What ${whose} has now:`, ...lines] : [`${whose} has nothing open.`]
  },
  stuck: {
    unanswered: 'nobody has answered in three working days',
    'passed-on': 'referred onwards more than once',
    declined: 'declined more than once',
    'owner-away': 'the owner is away without a stand-in',
    'owner-gone': 'the owner has left',
    'receiver-gone': 'waits for somebody who has left',
  },
  night: enNight(f),
  ownership: ({ caseNo, need, owner, ownerOrganisation, mine }) =>
    mine
      ? `${caseNo} (${need}) is yours now. The case says why.`
      : `${caseNo} (${need}) belongs to ${owner}, ${ownerOrganisation}, now. The case says why.`,
  tookOver: ({ leaver, ...of }) =>
    `${leaver} has left, and you have taken over ${amount(of, f)}. “/doors today” shows what is waiting for you.`,
})

export const enLeavingDone = (f: Formats): Pick<Texts['done'], 'reassigned' | 'left'> => ({
  reassigned: ({ caseNo, owner, away }) =>
    `${caseNo} now belongs to ${owner}. Those concerned have been told.${away ? ` ${awayAs(away, f)}` : ''}`,
  left: ({ name, taker, away, ...of }) =>
    `${name} has left, and can do and see nothing here any more.${
      taker === null ? '' : ` ${taker} has taken over ${amount(of, f)} and has been told.`
    }${away ? ` ${awayAs(away, f)}` : ''}`,
})

/** That whoever takes over is away: it is done all the same, and worth knowing. */
const awayAs = ({ name, until, standIn }: AwayNote, f: Formats): string =>
  `But ${name} is away until ${f.day(until)}${standIn === null ? ', without a stand-in' : `; ${standIn} stands in`}.`
