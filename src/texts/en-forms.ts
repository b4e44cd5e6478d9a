import { longest } from '../core/case/case.ts'
import type { FieldName, FormName } from '../views/form.ts'
import type { FieldText, Texts } from './shape.ts'

const text = (label: string, hint: string | null = null, placeholder: string | null = null): FieldText => ({
  label,
  hint,
  placeholder,
})

const fields: { readonly [F in FieldName]: FieldText } = {
  company: text('Company', 'A company in the register is found by its name or number.', 'Nordform AB'),
  number: text(
    'Organisation number',
    'Only for a company that is new to the register. Leave empty if it has none yet.',
    '556016-0680',
  ),
  need: text(
    'What does the company need?',
    `The receiver sees this at once, so do not name people. At most ${longest.need} characters.`,
    'Entering the German market',
  ),
  case: text('Case'),
  to: text('To whom?', 'An organisation’s queue, or a person.', 'Choose, or start typing a name'),
  kind: text('What are you asking for?'),
  question: text('Your question to the receiver', 'Shown only to the receiver, on a click.'),
  approvedBy: text(
    'Who at the company approved?',
    'Name or role. Kept with the case, never sent out in chat.',
    'The managing director',
  ),
  approvedHow: text('How?'),
  approvedOn: text('When?'),
  covers: text('What does the approval cover?'),
  reason: text('Reason'),
  suggestion: text('Who would be right for this?', 'Needed when you choose “Wrong promoter”.'),
  until: text('No capacity until', 'Only when the reason is “No capacity”.'),
  note: text('A few words to the sender'),
  answer: text('Your answer'),
  wanted: text('What are you looking for?', 'Company, number, words of the need, or the owner’s name.', 'nordform'),
  on: text('On which day?'),
  outcome: text('How did it end?'),
  locale: text('Language', 'Manydoors writes to you in this language, in every chat.'),
}

const own: { readonly [F in FormName]?: { readonly [N in FieldName]?: FieldText } } = {
  'referral.ask': {
    question: text(
      'What do you need to know?',
      'The sender has two working days. Meanwhile your own time to answer is not counted.',
    ),
  },
  'case.note': { note: text('Note', 'All who are parties to the case now can read it. Paste a link as it is.') },
  'case.next': { note: text('What is to be done?', null, 'Call about the contract') },
  'case.close': { note: text('A few words on how it went') },
  'referral.withdraw': { note: text('Why? (shown to the receiver on a click)') },
}

export const enForms: Pick<Texts, 'forms' | 'field' | 'meanings'> = {
  forms: {
    'case.new': {
      title: 'New case',
      submit: 'Register',
      intro: 'One company, one need. You own the case until somebody else has taken it over.',
    },
    refer: {
      title: 'Refer a case',
      submit: 'Refer',
      intro: 'You own the case until the receiver has accepted a handover.',
    },
    'case.find': { title: 'Find cases', submit: 'Find', intro: '' },
    'case.note': { title: 'Add a note', submit: 'Save', intro: '' },
    'case.next': {
      title: 'Next step',
      submit: 'Save',
      intro: 'It takes the place of the next step that the case has now.',
    },
    'case.close': { title: 'Close the case', submit: 'Close case', intro: 'It can be reopened.' },
    'referral.decline': {
      title: 'Decline',
      submit: 'Decline',
      intro: 'The case stays with the sender, who is told why.',
    },
    'referral.ask': { title: 'Ask for more', submit: 'Ask', intro: '' },
    'referral.answer': { title: 'Answer', submit: 'Answer', intro: '' },
    'referral.withdraw': {
      title: 'Withdraw',
      submit: 'Withdraw',
      intro: 'If it has been accepted, the receiver has to confirm.',
    },
    'doors.settings': { title: 'Settings', submit: 'Save', intro: '' },
  },
  field: (form, name) => own[form]?.[name] ?? fields[name],
  meanings: {
    handover: 'Handover: take over the case',
    advice: 'Advice: I keep the case',
    participation: 'Take part: we help together',
    information: 'For information',
    'wrong-promoter': 'Wrong promoter',
    'not-in-target-group': 'Not in our target group',
    'no-capacity': 'No capacity',
    duplicate: 'Already a customer, or a duplicate',
    'too-little-information': 'Too little information',
    'conflict-of-interest': 'Conflict of interest',
    'company-declines': 'The company declines',
    unreachable: 'The company cannot be reached',
    other: 'Other',
    'got-help': 'Got help',
    partly: 'Partly helped',
    'advice-only': 'Advice only',
    'referred-on': 'Referred on',
    'no-longer-relevant': 'No longer relevant',
    rejected: 'Rejected',
    meeting: 'In a meeting',
    phone: 'By phone',
    'e-mail': 'By e-mail',
    'in-writing': 'In writing',
    'only-receiver': 'Only this receiver',
    'all-parties': 'All parties to the agreement',
    swedish: 'Svenska',
    english: 'English',
    'as-in-chat': 'Same as in the chat',
  },
}
