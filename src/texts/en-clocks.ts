import type { ReferralRow } from '../views/view.ts'
import type { Formats } from './formats.ts'
import type { Texts } from './shape.ts'

const receiver = (row: ReferralRow) => (row.to === null ? row.toOrganisation : `${row.to} at ${row.toOrganisation}`)
const sender = (row: ReferralRow) => `${row.from} at ${row.fromOrganisation}`
const taker = (row: ReferralRow) => (row.taker === null ? row.toOrganisation : `${row.taker} at ${row.toOrganisation}`)
const about = (row: ReferralRow) => `${row.caseNo} (${row.need})`

/** When time passes: whose turn it is, and what waits. Read by receivers, senders, team leads and coordinators. */
export const enClocks: Texts['clocks'] = {
  reminder: (row) => `${about(row)} from ${sender(row)} waits for an answer from ${receiver(row)}.`,
  review: (row) => `${about(row)} has been on hold and is due for review now.`,
  overdue: (row) => {
    if (row.stage === 'needs-info')
      return `${row.toOrganisation} waits for more information on ${about(row)} from ${sender(row)}. The time has run out.`
    if (row.stage === 'accepted' && row.unnamed) return `The advice on ${about(row)} should have come by now.`
    if (row.stage === 'accepted') return `The company in ${about(row)} should have been contacted by now.`
    if (row.stage === 'returned')
      return `${row.toOrganisation} has returned ${about(row)}. ${sender(row)} needs to take the case back.`
    return `${receiver(row)} has not answered ${about(row)} from ${sender(row)} in time.`
  },
  escalated: (row) => {
    if (row.stage === 'accepted' && row.unnamed) return `${taker(row)} has given no advice on ${about(row)} yet.`
    if (row.stage === 'accepted') return `${taker(row)} has accepted ${about(row)} but not contacted the company.`
    if (row.stage === 'returned')
      return `Two working days have passed since ${row.toOrganisation} returned ${about(row)}, and ${sender(row)} has not taken the case back.`
    return `Two working days have passed without an answer on ${about(row)}. ${sender(row)} waits for ${receiver(row)}.`
  },
  quiet: (row) => `Nothing has happened in ${about(row)} for 30 days. Note what is under way, or close it.`,
  convened: (row) => {
    if (row.stage === 'needs-info')
      return `Three working days have passed, and ${sender(row)} has not completed ${about(row)}, which ${row.toOrganisation} waits for.`
    if (row.stage === 'offered')
      return `Three working days have passed without an answer on ${about(row)}. ${sender(row)} waits for ${receiver(row)}. The referral will be taken up at the next meeting.`
    if (row.stage === 'returned')
      return `Three working days have passed since ${row.toOrganisation} returned ${about(row)} to ${sender(row)}. The referral will be taken up at the next meeting.`
    return `Nothing has happened for 45 days in ${about(row)} at ${row.toOrganisation}. The referral will be taken up at the next meeting.`
  },
  'asked-again': (row) => `Reminder: ${about(row)} from ${sender(row)} waits to hear from ${receiver(row)}.`,
}

export const enSteps = {
  reminder: 'reminded the receiver',
  review: 'reminded of the review',
  overdue: 'reminded that the time has run out',
  escalated: 'turned to the team lead',
  quiet: 'reminded: nothing has happened for 30 days',
  convened: 'turned to the coordinator',
} as const

type ClockRefusal = 'date-past' | 'date-too-late' | 'snoozed-enough' | 'not-overdue' | 'reminded-already'

export const enClockRefusals = (f: Formats): Pick<Texts['refusals'], ClockRefusal> => ({
  'date-past': () => 'That day has passed. Choose a later one.',
  'date-too-late': ({ latest }) => `It cannot be put off for so long. Choose ${f.day(latest)} at the latest.`,
  'snoozed-enough': () => 'The reminder cannot be put off any more. Answer, or decline with a reason.',
  'not-overdue': ({ caseNo }) => `${caseNo} is not overdue, so no reminder has been sent.`,
  'reminded-already': ({ to, at }) =>
    `${to} was reminded ${f.moment(at)}. Give it a few hours. If nobody answers, the clock takes it further.`,
})
