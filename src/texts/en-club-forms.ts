import type { Formats } from './formats.ts'
import type { FieldText, Texts } from './shape.ts'

const text = (label: string, hint: string | null = null): FieldText => ({ label, hint, placeholder: null })

export const enClubButtons = {
  'club.show': 'The Export Club',
  'club.last': 'Show the last one',
  'club.more': 'Show more',
  'club.prepare': 'Theme and places',
  'club.suggest': 'Suggest companies',
  'club.invite': 'Invite',
  'club.drop': 'Take away',
  'club.come': 'Is coming',
  'club.decline': 'Is not coming',
  'club.attend': 'Is here',
  'club.miss': 'Stayed away',
  'club.link': 'Link and ground',
  'club.link-new': 'New link',
  'club.follow-up': 'Follow up',
  'case.facts': 'About the company',
} as const satisfies Partial<Texts['buttons']>

export const enClubForms = {
  'club.prepare': {
    title: 'The Export Club',
    submit: 'Save',
    intro: 'Everybody who takes part sees it, and so do the companies on their own pages.',
  },
  'club.suggest': {
    title: 'Suggest companies',
    submit: 'Show or add',
    intro: 'Companies alone that your organisation sees. Nothing is sent to them.',
  },
  'club.invite': {
    title: 'Invite the company',
    submit: 'Note the invitation',
    intro: 'Manydoors sends nothing to the company. You get a link to pass on yourself.',
  },
  'club.follow-up': {
    title: 'Follow-up case',
    submit: 'Create case',
    intro: 'The case is yours, with the meeting as its origin.',
  },
  'case.facts': {
    title: 'About the company',
    submit: 'Save',
    intro: 'Used to find companies for the Export Club, and services that fit.',
  },
} as const satisfies Partial<Texts['forms']>

export const enClubFields = {
  theme: text('What is the theme?'),
  speaker: text('Which company speaks?', 'Leave empty until one has said yes.'),
  cap: text('How many companies have a place?', 'Small events work best. More than 30 has to be confirmed.'),
  municipality: text('Municipality'),
  size: text('Employees'),
  employees: text('Employees'),
  exportStage: text('How far has its export come?'),
  companies: text('Which are to be on the list?'),
  ground: text('Why may the company be contacted?'),
}

export const enClubOwn = {
  'case.facts': { municipality: text('Municipality', 'Four digits, such as 0780 for Växjö.') },
  'club.suggest': {
    company: text('Or one company, by name', 'One that your organisation has in the register already.'),
  },
  'club.invite': {
    note: text('Who said so, and how?', 'Kept encrypted, for your organisation.'),
    on: text('On which day?'),
    case: text('In which case?', 'Only if the ground is an approval.'),
  },
  'club.follow-up': {
    need: text('What does the company need?'),
  },
}

export const enClubMeanings = {
  'ground-case': 'The company has approved something in a case',
  'ground-asked': 'The company has asked itself',
  'ground-consent': 'Somebody at the company has consented',
  'export-none': 'Does not export',
  'export-curious': 'Interested in exporting',
  'export-started': 'Has begun to export',
  'export-established': 'Established exporter',
} as const

export const enClubHappenings = (f: Formats) =>
  ({
    'from-club': ({ on }) => `came of the Export Club, ${f.date(on)}`,
  }) as const satisfies Partial<Texts['happenings']>
