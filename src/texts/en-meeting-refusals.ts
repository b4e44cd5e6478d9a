import type { Formats } from './formats.ts'
import type { Texts } from './shape.ts'

export type MeetingRefusal =
  | 'pattern-unreadable'
  | 'pattern-no-time'
  | 'pattern-impossible'
  | 'ends-before-start'
  | 'not-a-convener'
  | 'meeting-not-found'
  | 'meeting-begun'
  | 'meeting-moved-on'
  | 'not-invited'
  | 'deputy-elsewhere'
  | 'deputy-invited'
  | 'no-days'
  | 'days-too-many'
  | 'nobody-invited'
  | 'invitee-gone'
  | 'channel-elsewhere'
  | 'quorum-too-large'
  | 'days-unseen'
  | 'day-hindered'

export const enMeetingRefusals = (f: Formats): Pick<Texts['refusals'], MeetingRefusal> => ({
  'pattern-unreadable': ({ typed }) =>
    `“${typed}” could not be understood. Write it like “second Tuesday of every other month, 09:00 – 10:30”, “last Friday of every quarter, 15:00 – 17:00”, or dates: “2026-12-08, 2027-02-09, 09:00 – 10:30”.`,
  'pattern-no-time': () => 'From when to when? Write the time last, like 09:00 – 10:30.',
  'pattern-impossible': ({ nth }) =>
    `Not every month has a day like that (${nth}), so meetings would fall away. Choose the first to the fourth, the last, or a date up to the 28th.`,
  'ends-before-start': () =>
    'The meeting would end before it begins. Write the earlier time first, like 09:00 – 10:30.',
  'not-a-convener': ({ conveners }) =>
    conveners.length === 0
      ? 'Meetings are planned by the convener’s coordinators, and the network has none. Ask a network administrator.'
      : `Meetings are planned by the convener’s coordinators: ${f.all(conveners)}. Ask them.`,
  'meeting-not-found': () =>
    'There is no such meeting, or you are not invited to it. “Show meetings” has those that you are.',
  'meeting-begun': () => 'The meeting has begun, so that cannot be changed any more.',
  'meeting-moved-on': ({ stage }) =>
    stage === 'cancelled'
      ? 'The meeting has been called off. Nothing was changed.'
      : stage === 'ended'
        ? 'The meeting is over. Nothing was changed.'
        : 'The meeting stands otherwise than when you opened this. Nothing was changed; open it again.',
  'not-invited': () => 'You are not invited to this meeting, so there is nothing to answer.',
  'deputy-elsewhere': ({ name }) => `${name} cannot be your deputy. Choose a colleague in your own organisation.`,
  'deputy-invited': ({ name }) => `${name} is invited already. Choose somebody else, or answer that you cannot come.`,
  'no-days': () => 'No meeting is left to plan. Choose a later last day, or leave fewer out.',
  'days-too-many': ({ most }) => `That is more than ${most} meetings. Choose an earlier last day.`,
  'nobody-invited': () => 'Nobody is invited. Choose organisations, roles or persons.',
  'invitee-gone': ({ wanted }) => `“${wanted}” is not in the register any more. Take it away, or choose somebody else.`,
  'channel-elsewhere': ({ name }) =>
    `Nobody at ${name} is invited, so their channel is not told either. Invite somebody there, or choose another channel.`,
  'quorum-too-large': ({ invited }) =>
    `${f.plural(invited, 'person is', 'people are')} invited, so the number has to be from 1 to ${invited}.`,
  'days-unseen': () => 'Look at the days below. Send the form once more to plan them.',
  'day-hindered': ({ why, instead }) =>
    `${why === 'july' ? 'That day is in July.' : why === 'weekend' ? 'That day is in a weekend.' : 'That day is a free day.'} The next good day is ${f.date(instead)}. Change the day, or send once more to keep it.`,
})

type MeetingDone = 'meetings-planned' | 'meetings-changed' | 'meeting-answered' | 'meeting-moved' | 'meeting-cancelled'

const names = {
  'working-group': 'The working group',
  promoters: 'The promoters’ meeting',
  'export-club': 'The Export Club',
} as const

export const enMeetingDone = (f: Formats): Pick<Texts['done'], MeetingDone> => ({
  'meetings-planned': ({ meetingKind, title, count, first, invited }) =>
    `${title || names[meetingKind]}: ${f.plural(count, 'meeting is', 'meetings are')} planned, the first ${f.moment(first)}. Invited to it: ${f.plural(invited, 'person', 'people')}. The others are asked a month ahead of each.`,
  'meetings-changed': ({ count, dropped }) =>
    `The rest of the series is changed: ${f.plural(count, 'meeting', 'meetings')} to come${dropped === 0 ? '' : `, ${dropped} called off`}. Those who had been invited are told.`,
  'meeting-answered': ({ answer, deputy, at }) =>
    answer === 'yes'
      ? `Noted: you are coming, ${f.moment(at)}.`
      : deputy === null
        ? `Noted: you cannot come, ${f.moment(at)}. Should a colleague come instead?`
        : `Noted: ${deputy} is asked to come instead of you, ${f.moment(at)}.`,
  'meeting-moved': ({ at, told }) => `Moved to ${f.moment(at)}. Told: ${f.plural(told, 'person', 'people')}.`,
  'meeting-cancelled': ({ at, told }) =>
    told === 0
      ? `The meeting ${f.moment(at)} is left out. Nobody had been invited yet.`
      : `The meeting ${f.moment(at)} is called off. Told: ${f.plural(told, 'person', 'people')}.`,
})
