import type { FieldText, HelpLine, Texts } from './shape.ts'

const text = (label: string, hint: string | null = null): FieldText => ({ label, hint, placeholder: null })

export const enAgendaButtons = {
  'agenda.show': 'Show the agenda',
  'agenda.add': 'Put on the agenda',
  'agenda.draft': 'Draft it now',
  'agenda.change': 'Change',
  'agenda.drop': 'Take off',
  'agenda.move': 'To the next meeting',
  'sitting.start': 'Start the meeting',
  'sitting.show': 'Where are we?',
  'sitting.next': 'Next item',
  'sitting.decide': 'Decision',
  'sitting.note': 'Note',
  'sitting.action': 'Action',
  'sitting.attend': 'Who is here?',
  'sitting.undo': 'Undo',
  'sitting.end': 'Close the meeting',
  'minutes.show': 'Show the minutes',
  'minutes.approve': 'Approve',
  'minutes.registry': 'Registry number',
  'minutes.approvers': 'Who approves?',
  'minutes.renew': 'New links',
  'action.done': 'Done',
} as const satisfies Partial<Texts['buttons']>

export const enAgendaForms = {
  'agenda.add': { title: 'Put on the agenda', submit: 'Put on', intro: '' },
  'agenda.change': { title: 'Change the item', submit: 'Save', intro: '' },
  'sitting.decide': {
    title: 'Decision',
    submit: 'Record',
    intro: 'Goes into the minutes, and into the case it is about.',
  },
  'sitting.note': { title: 'Note', submit: 'Record', intro: 'Goes into the minutes.' },
  'sitting.action': {
    title: 'Action',
    submit: 'Record',
    intro: 'Whoever has it is told now, and on the morning of its day.',
  },
  'sitting.attend': {
    title: 'Who is here?',
    submit: 'Save',
    intro: 'Of those invited, whoever is not chosen is absent.',
  },
  'sitting.end': {
    title: 'Close the meeting',
    submit: 'Close',
    intro: 'When all of them have approved the minutes, they are locked.',
  },
  'minutes.approvers': {
    title: 'Who approves?',
    submit: 'Save',
    intro: 'Whoever has approved already stays. Those you choose are told now.',
  },
  'minutes.registry': { title: 'Registry number', submit: 'Save', intro: 'Stands in the minutes and in their files.' },
} as const satisfies Partial<Texts['forms']>

export const enAgendaFields = {
  meeting: text('Which meeting?'),
  wish: text('What do you want of the meeting?'),
  order: text('Place on the agenda', '1 is the first.'),
  people: text('Who?'),
  registryNo: text('Registry number', 'As your registry writes it.'),
}

export const enAgendaOwn = {
  'agenda.add': {
    title: text('What is it about?', 'Name no company: all who are invited read it.'),
    case: text('Is it about a case?', 'Its number and need stand there, and nothing more.'),
    minutes: text('How many minutes?'),
  },
  'agenda.change': {
    title: text('What is it about?', 'Name no company: all who are invited read it.'),
    minutes: text('How many minutes?'),
    owner: text('Whose item is it?'),
  },
  'sitting.decide': { note: text('What was decided?') },
  'sitting.note': { note: text('Note') },
  'sitting.action': {
    note: text('What is to be done?'),
    owner: text('Who does it?'),
    on: text('By which day?'),
  },
  'sitting.attend': { people: text('Who is here?') },
  'minutes.approvers': { people: text('Who approves the minutes?') },
  'sitting.end': { people: text('Who approves the minutes?', 'Without anybody it is you.') },
}

export const enAgendaMeanings = { inform: 'Inform', discuss: 'Discuss', decide: 'Decide' } as const

export const enMeetingLines: readonly HelpLine[] = [
  {
    usage: 'meeting list',
    does: 'what comes, with buttons to answer; “meeting calendar” your calendar’s address, for Outlook and Google',
  },
  {
    usage: 'meeting plan second Tuesday of every other month, 09:00 – 10:30',
    does: 'plans a series (the convener’s coordinators); “meeting club” shows the Export Club, with companies, invitations and answers',
  },
  { usage: 'meeting agenda', does: 'the agenda of your next meeting' },
  { usage: 'meeting agenda add The autumn’s trade fair', does: 'puts something on it' },
  { usage: 'meeting start, meeting next, meeting end', does: 'starts the meeting, goes on, closes it (coordinators)' },
  {
    usage: 'meeting decide We apply together',
    does: 'records a decision at the item you are at; “meeting note” a note',
  },
  { usage: 'meeting action @Sara friday Call the harbour', does: 'an action with its owner and day' },
  { usage: 'meeting attendance, meeting actions', does: 'who is here; what meetings have given you to do' },
  { usage: 'meeting minutes', does: 'the minutes, to be approved and fetched as PDF or DOCX' },
]
