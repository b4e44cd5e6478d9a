import type { CaseReason, Source, Wish } from '../core/meeting/agenda.ts'
import type { MeetingKind } from '../core/meeting/meeting.ts'
import type { SittingStage } from '../core/meeting/stage.ts'
import type { AgendaRow, ApproverRow } from '../views/agenda-view.ts'
import type { MeetingLine } from '../views/meeting-line.ts'
import { type AgendaWords, agendaLists, type ListedBeside } from './agenda-lists.ts'
import type { Formats } from './formats.ts'
import type { Texts } from './shape.ts'

export type AgendaRefusal =
  | 'no-meeting'
  | 'not-of-meeting'
  | 'not-yours-to-hold'
  | 'no-next-meeting'
  | 'on-agenda-already'
  | 'agenda-names-company'
  | 'agenda-names-case'
  | 'case-not-there'
  | 'minutes-of-item'
  | 'item-gone'
  | 'sitting-not-begun'
  | 'sitting-too-early'
  | 'sitting-moved-on'
  | 'step-taken'
  | 'no-more-items'
  | 'minutes-changed'
  | 'minutes-locked'
  | 'not-an-approver'
  | 'approved-before'
  | 'undone-before'
  | 'not-yours-to-undo'
  | 'undo-too-late'
  | 'action-gone'
  | 'not-your-action'
  | 'action-done-before'

export const enAgendaRefusals = (f: Formats): Pick<Texts['refusals'], AgendaRefusal> => ({
  'no-meeting': ({ wanted }) => noMeeting[wanted],
  'not-of-meeting': () => 'There is no such meeting that you are invited to.',
  'not-yours-to-hold': () =>
    'Only a coordinator among those invited can do that. Everybody can put things on the agenda and record what is said.',
  'no-next-meeting': () =>
    'No later meeting of the series is planned, so there is nowhere to move it. Take it off, or plan a meeting first.',
  'on-agenda-already': ({ caseNo }) => `${caseNo} stands on that agenda already.`,
  'case-not-there': ({ caseNo }) =>
    `Cases are taken up in the working group alone, so ${caseNo} cannot stand on that meeting’s agenda. Choose another meeting.`,
  'agenda-names-case': ({ named }) =>
    `“${named}” is a case, and cases are taken up in the working group alone. Write it without the case’s number, or put the case on the working group’s agenda.`,
  'agenda-names-company': ({ named }) =>
    `“${named}” tells which company the case is about, and not everybody at the meeting may know that. Write it without the company’s name and number.`,
  'minutes-of-item': ({ most }) => `An item takes from 1 to ${f.number(most)} minutes.`,
  'item-gone': () =>
    'That item is not on the agenda any more: somebody has taken it off or moved it to the next meeting. Nothing was changed.',
  'sitting-not-begun': () =>
    'The meeting has not been started yet, so nothing can be recorded. Press “Start the meeting” on its agenda.',
  'sitting-too-early': ({ at, minutes }) =>
    `The meeting begins ${f.moment(at)}, and can be started from ${f.plural(minutes, 'minute', 'minutes')} before that. Nothing was changed.`,
  'sitting-moved-on': ({ stage }) => `${stands[stage]} Nothing was changed.`,
  'step-taken': () =>
    'Somebody went on to the next item at the same moment, so the meeting took one step and not two. The card shows where it is now.',
  'no-more-items': () => 'All items have been gone through. Close the meeting, or put something more on the agenda.',
  'minutes-changed': () =>
    'The minutes have been changed since you were given them, so you have not approved them. Read them as they are now, then approve.',
  'minutes-locked': () =>
    'The minutes are approved and locked, so nothing can be added or changed. Take it up at the next meeting.',
  'not-an-approver': () => 'You are not among those who approve these minutes, so nothing was changed.',
  'approved-before': () => 'You have approved these minutes already.',
  'undone-before': () => 'That has been taken back already.',
  'not-yours-to-undo': ({ by }) => `${by} recorded that. Only ${by} and whoever holds the meeting can take it back.`,
  'undo-too-late': ({ minutes }) =>
    `What is recorded can be taken back for ${f.plural(minutes, 'minute', 'minutes')}. Record a correction instead.`,
  'action-gone': () => 'That action has been taken back, so there is nothing to tick off.',
  'not-your-action': () => 'That action is somebody else’s. They tick it off, or a coordinator does.',
  'action-done-before': ({ at }) => `That action was done already, ${f.moment(at)}.`,
})

const stands: { readonly [S in SittingStage]: string } = {
  planned: 'The meeting has not been started yet.',
  'under-way': 'The meeting is under way already.',
  over: 'The meeting has been closed. Its minutes wait to be approved.',
  locked: 'The minutes are approved and locked.',
}

const noMeeting = {
  agenda: 'You are not invited to any meeting that is still to come.',
  held: 'No meeting of yours is being held now. A coordinator starts it: “/meeting start”.',
  minutes: 'No meeting of yours has minutes yet.',
} as const

const meetingKinds: { readonly [K in MeetingKind]: string } = {
  'working-group': 'The working group',
  promoters: 'The promoters’ meeting',
  'export-club': 'The Export Club',
}
const wishes: { readonly [W in Wish]: string } = { inform: 'Inform', discuss: 'Discuss', decide: 'Decide' }
const reasons: { readonly [R in CaseReason]: string } = {
  stuck: 'stuck',
  idle: 'nothing has happened for 30 days',
  'stand-in': 'a stand-in has it',
  several: 'several promoters are needed',
}
const kinds = { decision: 'Decision', note: 'Note', action: 'Action', present: 'Present', absent: 'Absent' } as const

const nameOf = ({ kind, title }: MeetingLine): string => title || meetingKinds[kind]

const standingItems: { readonly [S in Source]: string } = {
  ...{ actions: 'Open actions', moved: '', figures: 'Figures of the month', needs: 'Needs that no service meets' },
  ...{ capacity: 'Changed capacity', services: 'New services', case: '', calendar: 'Coming meetings', proposal: '' },
}

const subjectOf = ({ source, title, caseNo, need }: AgendaRow): string => {
  if (caseNo !== null)
    return [need === null || need === '' ? caseNo : `${caseNo}: ${need}`, title].filter(Boolean).join(' – ')
  if (title !== '') return title
  return standingItems[source]
}

const recordedIn =
  (f: Formats): Texts['agenda']['recorded'] =>
  ({ words, whom, on }) =>
    whom === null || on === null ? words : `${words} – ${whom}, by ${f.date(on)}`

/** "09:00" */
const hourIn = (f: Formats, at: Date): string => f.moment(at).slice(-5)

const labels: Texts['agenda']['labels'] = {
  agendaThen: 'The agenda as the meeting started',
  ...{ actions: 'Open actions', coming: 'Coming meetings', when: 'When', registryNo: 'Registry number' },
  ...{
    present: 'Present',
    absent: 'Absent',
    approval: 'Approval',
    decision: 'Decision',
    note: 'Note',
    action: 'Action',
  },
  ...{ nothing: 'Nothing was recorded.', pdf: 'Minutes as PDF', docx: 'Minutes as DOCX' },
}

const lists: AgendaWords = {
  locale: 'en',
  ...{ actions: 'Open actions', coming: 'What is coming' },
  figures: (month) => `The figures for ${month}`,
  needs: 'Needs that no service meets',
  noNeeds: (months) => `None that can be shown in ${months}.`,
  noMonths: 'No month has been counted yet.',
  need: ({ need, cases }) => `${need}: ${cases}`,
  cases: ['case', 'cases'],
  capacity: (since) => `Changed capacity since ${since}`,
  services: (since) => `New services since ${since}`,
  unchanged: 'Nothing has changed.',
  noNew: 'None.',
  standings: { open: 'open', limited: 'limited', none: 'not offered' },
  closed: (until) => (until === null ? 'closed' : `closed until ${until}`),
}

/** Those who have approved, each with when; or those who are waited for. */
const whoIn = (f: Formats) => (approvers: readonly ApproverRow[], approved: boolean) =>
  f.all(
    approvers
      .filter((one) => one.approved === approved)
      .map(({ name, approvedAt }) =>
        approvedAt === null ? name : `${name} (${f.day(approvedAt)}, ${f.time(approvedAt)})`,
      ),
  )

const actionIn =
  (f: Formats): Texts['agenda']['action'] =>
  ({ words, owner, on, overdue, done }) =>
    `${words} – ${owner}, ${done ? 'done' : `by ${f.date(on)}${overdue ? ' (overdue)' : ''}`}`

export const enMeetingNamed =
  (f: Formats): Texts['agenda']['meeting'] =>
  (of) =>
    `${nameOf(of)}, ${f.moment(of.startsAt)}`

export function enAgenda(f: Formats, others: ListedBeside): Texts['agenda'] {
  const meeting = enMeetingNamed(f)
  const who = whoIn(f)
  return {
    meeting,
    title: (of) => `Agenda: ${meeting(of)}`,
    item: (row) => `${row.no}. ${subjectOf(row)}`,
    about: ({ wish, minutes, owner, reasons: why }) =>
      [
        wishes[wish],
        `${f.number(minutes)} min`,
        ...(owner === null ? [] : [owner]),
        ...why.map((one) => reasons[one]),
      ].join(' · '),
    time: ({ planned, left }) =>
      left < 0
        ? `${f.number(planned)} minutes: ${f.number(-left)} more than the meeting is long.`
        : `${f.number(planned)} minutes, ${f.number(left)} left.`,
    cancelled: 'The meeting has been called off.',
    empty: 'There is nothing on the agenda yet.',
    action: actionIn(f),
    noActions: 'No meeting has given you anything to do.',
    record: (row) => `${kinds[row.kind]}: ${recordedIn(f)(row)} (${row.by}, ${f.moment(row.at)})`,
    recorded: recordedIn(f),
    now: ({ meeting: of, stage, row, of: count, present }) => {
      if (stage !== 'under-way') return [`${meeting(of)}. ${stands[stage]}`]
      const there = present === 0 ? [] : [`${f.plural(present, 'person', 'people')} present`]
      if (row === null) return [`${meeting(of)}: all items have been gone through.`, ...there]
      return [`${meeting(of)} – item ${f.number(row.no)} of ${f.number(count)}`, ...there]
    },
    told: ({ step, gone, done, words, on, meeting: of }) => {
      if (gone) return `Taken back: ${words}`
      if (done) return `Done: ${words}`
      const from = `from ${of === null ? 'a meeting' : meeting(of)}`
      return {
        given: `An action for you, ${from}: ${words}. By ${f.date(on)}.`,
        due: `Today: ${words} (${from}).`,
        overdue: `Overdue since ${f.date(on)}: ${words} (${from}).`,
      }[step]
    },
    minutesTitle: ({ meeting: of }) => `Minutes: ${meeting(of)}`,
    approval: ({ stage, approvers }) => {
      if (stage === 'locked') return `Approved by ${who(approvers, true)}. Locked.`
      if (stage !== 'over') return stands[stage]
      const already = approvers.some(({ approved }) => approved) ? ` Approved by ${who(approvers, true)}.` : ''
      if (approvers.every(({ approved }) => approved))
        return `Not approved yet: none of those who were to approve them is there any more. A coordinator chooses somebody else.${already}`
      return `Not approved yet: waits for ${who(approvers, false)}.${already}`
    },
    paragraph: ({ no, row }) => (row === null ? `§ ${no} Other` : `§ ${no} ${subjectOf(row)}`),
    paperTitle: (of) => `Minutes: ${nameOf(of)}, ${f.day(of.startsAt)}`,
    when: ({ startsAt, endsAt }) => `${f.day(startsAt)}, ${hourIn(f, startsAt)}–${hourIn(f, endsAt)}`,
    page: (page, of) => `Page ${page} of ${of}`,
    labels,
    lists: agendaLists(lists, f, { ...others, meeting, action: actionIn(f) }),
  }
}
