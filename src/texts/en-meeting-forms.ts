import type { FieldText, Texts } from './shape.ts'

const text = (label: string, hint: string | null = null, placeholder: string | null = null): FieldText => ({
  ...{ label, hint, placeholder },
})

export const enMeetingButtons = {
  'meeting.plan': 'Plan a series',
  'meeting.list': 'Show meetings',
  'meeting.show': 'Show the meeting',
  'meeting.yes': 'I am coming',
  'meeting.no': 'I cannot come',
  'meeting.deputy': 'Send a deputy',
  'meeting.move': 'Move the meeting',
  'meeting.rest': 'Change the rest',
  'meeting.cancel': 'Call off the meeting',
  'meeting.calendar': 'My calendar',
  'meeting.calendar-new': 'New address',
} as const satisfies Partial<Texts['buttons']>

export const enMeetingForms = {
  'meeting.plan': {
    title: 'Plan a series',
    submit: 'Plan',
    intro: 'You see the days first, and plan them when you send the form once more. Times are by the network’s clock.',
  },
  'meeting.deputy': {
    title: 'Send a deputy',
    submit: 'Send a deputy',
    intro: 'You do not come yourself, and your colleague is asked to come instead.',
  },
  'meeting.move': {
    title: 'Move the meeting',
    submit: 'Move',
    intro: 'Those who have been invited are told. If the time is another, they answer anew.',
  },
  'meeting.rest': {
    title: 'Change the rest',
    submit: 'Change',
    intro: 'Changes this meeting and all that come after it in the series. What has been stays as it was.',
  },
  'meeting.cancel': {
    title: 'Call off the meeting',
    submit: 'Call it off',
    intro: 'This meeting alone. Those who have been invited are told at once; the rest of the series stands.',
  },
} as const satisfies Partial<Texts['forms']>

export const enMeetingFields = {
  meetingKind: text('What kind of meeting?'),
  pattern: text(
    'When?',
    'A rule with its time, like “last Friday of every quarter, 15:00 – 17:00”, or dates: “2026-12-08, 2027-02-09, 09:00 – 10:30”.',
    'second Tuesday of every other month, 09:00 – 10:30',
  ),
  organisations: text('Which organisations are invited?', 'All their people, or those alone with the roles below.'),
  roles: text(
    'Only those who are …',
    'Leave empty to invite all. Without an organisation: those of the whole network.',
  ),
  persons: text('Persons beside them'),
  channel: text('In which organisation’s channel is it told as well?'),
  quorum: text('How many have to come for the meeting to decide?', 'Leave empty if there is no such rule.'),
  toMove: text('Move these to the next good day', 'They fall on a free day or in July.'),
  toSkip: text('Leave these out', 'What is neither moved nor left out stays as it is.'),
  deputy: text('Who comes instead?'),
  startTime: text('From'),
  endTime: text('To'),
}

const fromUntil = {
  from: text('From which day?', 'Left empty: from today.'),
  until: text('Until which day?', 'Left empty: for a year.'),
}

export const enMeetingOwn = {
  'meeting.plan': {
    ...fromUntil,
    title: text('What is it called?', 'Left empty, it is called after its kind.'),
    place: text('Place or link', 'Those who are invited see it.'),
  },
  'meeting.rest': { ...fromUntil, place: text('Place or link', 'Those who are invited see it.') },
  'meeting.move': { place: text('Place or link', 'Those who are invited see it.') },
  'meeting.cancel': { note: text('Why?', 'Those who were invited see it.') },
}

export const enMeetingMeanings = {
  'working-group': 'The working group',
  promoters: 'The promoters’ meeting',
  'export-club': 'The Export Club',
  promoter: 'promoters',
  team_lead: 'team leads',
  coordinator: 'coordinators',
  network_admin: 'network administrators',
} as const
