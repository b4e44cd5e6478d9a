import type { View } from '../views/view.ts'
import type { Formats } from './formats.ts'
import type { FieldText, Texts } from './shape.ts'

const text = (label: string, hint: string | null = null, placeholder: string | null = null): FieldText => ({
  ...{ label, hint, placeholder },
})

export const enWarmButtons = {
  'warm.book': 'Book a warm handover',
  'warm.choose': 'Choose this time',
  'warm.counter': 'None of them suits',
  'warm.move': 'Move the meeting',
  'warm.cancel': 'Call off the meeting',
  'warm.held': 'It was held',
  'warm.not-held': 'It did not happen',
} as const satisfies Partial<Texts['buttons']>

export const enWarmForms = {
  'warm.book': {
    title: 'Book a warm handover',
    submit: 'Propose these times',
    intro: 'The company, you and the other promoter meet. The other one chooses a time. Times are by your own clock.',
  },
  'warm.counter': {
    title: 'Propose other times',
    submit: 'Propose these times',
    intro: 'The other one chooses among them. Times are by your own clock.',
  },
  'warm.move': {
    title: 'Move the meeting',
    submit: 'Propose these times',
    intro:
      'The time that is booked no longer holds. The other one chooses among the new ones; times are by your own clock.',
  },
  'warm.cancel': {
    title: 'Call off the meeting',
    submit: 'Call it off',
    intro: 'The other promoter is told at once.',
  },
} as const satisfies Partial<Texts['forms']>

export const enWarmFields = {
  day1: text('Proposal 1: day'),
  time1: text('Proposal 1: time'),
  day2: text('Proposal 2: day'),
  time2: text('Proposal 2: time'),
  day3: text('Proposal 3: day'),
  time3: text('Proposal 3: time'),
  minutes: text('How long?'),
  place: text('Place or link', 'Stands in the details and in the calendar file, never in chat.'),
  guests: text(
    'Who comes from the company?',
    'Seen in your two organisations alone, on a click. Never in chat or in the calendar file.',
  ),
}

export const enWarmOwn = { 'warm.cancel': { note: text('Why?', 'Stands in the details, for your two organisations.') } }

const about = ({ caseNo, need }: Pick<View<'warm'>, 'caseNo' | 'need'>) => `${caseNo} (${need})`

export function enWarm(f: Formats): Texts['warm'] {
  const at = (when: Date | null) => (when === null ? '' : `, ${f.moment(when)}`)
  const by = ({ booking }: Pick<View<'warm'>, 'booking'>) => booking.by ?? 'Somebody'
  return {
    tidings: {
      proposed: (view) => `${by(view)} proposes three times for a warm handover of ${about(view)}.`,
      countered: (view) =>
        `None of the times suited. ${by(view)} proposes three others for the warm handover of ${about(view)}.`,
      chosen: (view) =>
        `Booked: warm handover of ${about(view)}${at(view.booking.at)}. ${by(view)} chose the time. The company hears of it from you.`,
      moved: (view) =>
        `${by(view)} has to move the warm handover of ${about(view)} and proposes three other times. The time before no longer holds.`,
      cancelled: (view) =>
        view.booking.by === null
          ? `The warm handover of ${about(view)}${at(view.booking.at)} is called off, since the referral does not go on. Tell the company.`
          : `${view.booking.by} has called off the warm handover of ${about(view)}${at(view.booking.at)}. Agree on who tells the company.`,
      'day-before': (view) => `A reminder: warm handover of ${about(view)}${at(view.booking.at)}.`,
      'hour-before': (view) => `Soon: warm handover of ${about(view)}${at(view.booking.at)}.`,
      over: (view) => `Was it held? Warm handover of ${about(view)}${at(view.booking.at)}.`,
    },
    stands: ({ stage, at: when }) => {
      const time = when === null ? '' : f.moment(when)
      return {
        proposed: 'Warm handover: times are proposed',
        countered: 'Warm handover: other times are proposed',
        chosen: `Warm handover booked for ${time}`,
        held: `Warm handover held ${time}`,
        'not-held': `Warm handover did not happen ${time}`,
        cancelled: 'Warm handover called off',
      }[stage].trim()
    },
    time: (when) => f.moment(when),
    labels: {
      warm: 'Warm handover',
      times: 'Proposed times',
      minutes: 'Minutes',
      place: 'Place or link',
      guests: 'From the company',
      addToCalendar: 'Add to calendar',
      takeFromCalendar: 'Remove from calendar',
    },
    event: ({ hosts, caseNo }) => ({
      title: `Warm handover: ${hosts.map(({ organisation }) => organisation).join(' and ')}`,
      description: `A meeting of the company with ${hosts.map(({ name, organisation }) => `${name}, ${organisation}`).join(', and ')}. Case ${caseNo}.`,
    }),
  }
}

export const enWarmDone = (f: Formats): Pick<Texts['done'], 'warm'> => ({
  warm: ({ move, caseNo, to, time }) => {
    const when = time === null ? '' : f.moment(time)
    switch (move) {
      case 'propose':
      case 'counter':
        return `${to} has three times to choose from for the warm handover of ${caseNo}.`
      case 'choose':
        return `Booked: warm handover of ${caseNo}, ${when}. ${to} has been told.`
      case 'move':
        return `The time booked for ${caseNo} no longer holds. ${to} has three others to choose from.`
      case 'cancel':
        return `The warm handover of ${caseNo} is called off. ${to} has been told.`
      case 'held':
        return `Noted: the warm handover of ${caseNo} was held.`
      case 'not-held':
        return `Noted: the warm handover of ${caseNo} did not happen. You can book another time.`
    }
  },
})

export const enWarmHappening = (f: Formats): Pick<Texts['happenings'], 'warm'> => ({
  warm: ({ move, time, words }) =>
    `${did[move]}${time ? ` (${f.moment(time)})` : ''}${words === '' ? '' : `: ${words}`}`,
})

const did = {
  propose: 'proposed times for a warm handover',
  counter: 'proposed other times for the warm handover',
  choose: 'chose the time of the warm handover',
  move: 'moved the warm handover',
  cancel: 'called off the warm handover',
  held: 'noted that the warm handover was held',
  'not-held': 'noted that the warm handover did not happen',
} as const

type WarmRefusal =
  | 'warm-moved-on'
  | 'warm-own-proposal'
  | 'warm-begun'
  | 'warm-not-yet'
  | 'warm-time-past'
  | 'warm-not-now'
  | 'time-past'
  | 'time-twice'
  | 'time-unreadable'
  | 'time-skipped'

export const enWarmRefusals = (f: Formats): Pick<Texts['refusals'], WarmRefusal> => ({
  'warm-moved-on': ({ stage, by, oneself, time }) => {
    const stands = enWarm(f).stands({ stage, at: time })
    if (oneself) return `You have done that already. ${stands}. Nothing has been changed.`
    return by === null
      ? 'The meeting is called off, because the referral does not go on. Nothing has been changed.'
      : `Too late: ${by} was first. ${stands}. Nothing has been changed.`
  },
  'warm-own-proposal': () => 'You have proposed these times yourself, so it is the other promoter who chooses.',
  'warm-begun': () => 'The meeting has begun, so it cannot be moved or called off. Say whether it was held.',
  'warm-not-yet': () => 'The meeting is still to come. Say afterwards whether it was held.',
  'warm-time-past': () => 'That time has passed meanwhile. Choose another, or propose new ones.',
  'warm-not-now': ({ caseNo }) =>
    `A warm handover of ${caseNo} cannot be booked now. The referral has to be accepted and under way, with no other meeting planned; “Show details” says how things stand.`,
  'time-past': () => 'That time has already passed. Choose a later one.',
  'time-twice': () => 'You have proposed that time already. Choose another.',
  'time-unreadable': ({ typed }) => `“${typed}” is not a time. Write it like 09:30.`,
  'time-skipped': ({ typed }) => `There is no ${typed} on that day: summer time begins. Choose another time.`,
})
