import type { Mode } from '../core/referral/round.ts'
import type { ReferralRow } from '../views/view.ts'
import type { Formats } from './formats.ts'
import type { RoundTexts, Texts } from './shape.ts'

const about = (row: ReferralRow) => `${row.caseNo} (${row.need})`
const receiver = (row: ReferralRow) => (row.to === null ? row.toOrganisation : `${row.to}, ${row.toOrganisation}`)
const turn = ({ seat }: ReferralRow) => (seat === null ? '' : ` (${seat.place} of ${seat.size})`)

const ways: { readonly [M in Mode]: string } = {
  all: 'Everyone gets a question of their own.',
  first: 'Whoever accepts first takes it; the others are told.',
  'in-turn': 'One at a time, in this order. Whoever declines passes it on to the next.',
}

/** A question to several. */
export const enRounds = (f: Formats): RoundTexts => ({
  title: ({ caseNo }) => `Question to several · ${caseNo}`,
  way: (mode) => ways[mode],
  leads: (lead) =>
    lead === null ? 'You lead the contact with the company yourself.' : `${lead} leads the contact with the company.`,
  seat: ({ place, to, lead }) => `${f.number(place)}. ${to}${lead ? ' – leads the contact with the company' : ''}`,
  unasked: (ended) => (ended ? 'Was not asked' : 'Not asked yet'),
  note: (note) => {
    if (note.mode === 'first')
      return 'Others have been asked the same. Whoever accepts first takes it; the others are told.'
    const others = note.others.length === 0 ? '' : ` Also asked: ${f.all(note.others)}.`
    return `${note.lead} leads the contact with the company.${others}`
  },
  previewIntro: (names) => `This is what ${f.all(names)} will see.`,
  ownBelow: 'Each sees only their own question, which stands below.',
})

export const enLeadLeft = ({ seat }: ReferralRow): string =>
  seat?.lead ? ' So nobody leads the contact with the company now; the others who were asked are still there.' : ''

export const enRoundTidings = (f: Formats): Pick<Texts['tidings'], 'superseded' | 'none-left' | 'passed-to-next'> => ({
  superseded: (row) =>
    `Somebody else was first to take ${about(row)} from ${row.from} at ${row.fromOrganisation}. You need do nothing more – thank you for being there.`,
  'none-left': (row) =>
    `None of those you asked can take ${about(row)}, and nobody is being asked any more. What they answered is in the case.`,
  'passed-to-next': (row) =>
    `${about(row)} has gone on to ${receiver(row)}${turn(row)}.${row.deadline && row.stage === 'offered' ? ` Answer by ${f.moment(row.deadline)}.` : ''}`,
})

type RoundDone = 'offered-several' | 'round-passed' | 'round-withdrawn'

export const enRoundDone = (f: Formats): Pick<Texts['done'], RoundDone> => ({
  'offered-several': ({ caseNo, to, mode, answerBy }) =>
    mode === 'in-turn'
      ? `${caseNo} has gone to ${to[0] ?? ''}, who is first in turn and is to answer by ${f.moment(answerBy)}. You will hear when the next is asked.`
      : `${caseNo} has been referred to ${f.all(to)}, who are to answer by ${f.moment(answerBy)}. ${ways[mode]}`,
  'round-passed': ({ caseNo, to, place, size }) =>
    `${caseNo} has gone on to ${to} (${f.number(place)} of ${f.number(size)}). Whoever was asked before has been told.`,
  'round-withdrawn': ({ caseNo, to }) =>
    `${caseNo} has been taken back from ${f.all(to)}, who have been told. Nobody else will be asked.`,
})

type RoundRefusal =
  | 'approval-lacks'
  | 'receivers-too-many'
  | 'receiver-twice'
  | 'unnamed-to-one'
  | 'mode-unasked'
  | 'mode-for-information'
  | 'lead-missing'
  | 'lead-of-handover'
  | 'lead-only-advises'
  | 'redirect-in-round'
  | 'round-taken'
  | 'round-over'

export const enRoundRefusals = (f: Formats): Pick<Texts['refusals'], RoundRefusal> => ({
  'approval-lacks': ({ names }) =>
    `The company’s approval does not cover ${f.all(names)}. Enter one that covers everybody, or leave them out. Nothing has been sent to anybody.`,
  'receivers-too-many': ({ most }) => `No more than ${f.number(most)} can be asked together. Leave some out.`,
  'receiver-twice': ({ name }) => `${name} has been chosen twice. Leave one of them out.`,
  'unnamed-to-one': () =>
    'Without naming the company one can be asked at a time. Choose one receiver, or something else to ask for.',
  'mode-unasked': () => 'Nothing has been sent yet. Choose how they are to be asked.',
  'mode-for-information': () =>
    'There is nothing to be first to take in what is only for information. Let everyone have it, or ask for something else.',
  'lead-missing': () => 'Choose who contacts the company, so that it is not called by several.',
  'lead-of-handover': () =>
    'With a handover, whoever takes the case over contacts the company. Choose one of the receivers, or ask them to take part instead.',
  'lead-only-advises': () =>
    'Whoever only gives advice or is informed does not contact the company. Contact it yourself, or ask them to take part instead.',
  'redirect-in-round': () =>
    'Several have been asked, and the sender has chosen whom. Decline instead, and suggest who would be right: then the sender knows.',
  'round-taken': ({ caseNo }) =>
    `Another of those who were asked has already taken ${caseNo}. Nothing has been changed, and you need do nothing more.`,
  'round-over': ({ caseNo }) =>
    `None of those who were asked in ${caseNo} is waiting any more. Nothing has been changed.`,
})
