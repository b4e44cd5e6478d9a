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
  reviewOn: text('Review on', 'The day on which you take it up again.'),
  result: text('What came of it?'),
  gains: text('Did it lead to any of these?'),
  owner: text('Who takes over?'),
  from: text('From'),
  standIn: text('Stand-in', 'A colleague who gets what comes to you. Left empty, it goes to your queue.'),
  locale: text('Language', 'Manydoors writes to you in this language, in every chat.'),
}

const own: { readonly [F in FormName]?: { readonly [N in FieldName]?: FieldText } } = {
  'referral.ask': {
    question: text(
      'What do you need to know?',
      'The sender has two working days. Meanwhile your own time to answer is not counted.',
    ),
  },
  'doors.away': { to: text('Until, that day included') },
  'referral.snooze': {
    until: text('Remind again on'),
    note: text('Why?', 'The sender sees it in the details.'),
  },
  'referral.withdraw': { note: text('Why? (shown to the receiver on a click)') },
  'referral.hold': { reason: text('Why?', 'The sender sees it on a click.') },
  'referral.return': { reason: text('Why?', 'The sender sees it on a click.') },
  'referral.finish': { note: text('A short note', 'Kept with the case, for those who are party to it.') },
  'referral.reopen': { reason: text('What is left to do?', 'The receiver sees it on a click.') },
  'referral.redirect': {
    to: text('To whom instead?', 'An organisation’s queue, or a person.'),
    note: text('A few words to go with it', 'Shown to the new receiver and the sender, on a click.'),
  },
  'referral.override': { reason: text('Why?', 'Both sides see it on a click.') },
  'referral.void': { reason: text('What went wrong?', 'Both sides see it on a click.') },
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
    'referral.hold': { title: 'Put on hold', submit: 'Put on hold', intro: '' },
    'referral.return': {
      title: 'Return',
      submit: 'Return',
      intro: 'It stays with you until the sender has taken it back.',
    },
    'referral.finish': { title: 'Finish', submit: 'Finish', intro: 'The sender is told what came of it.' },
    'referral.reopen': { title: 'Reopen', submit: 'Reopen', intro: 'The receiver takes it up again.' },
    'referral.redirect': {
      title: 'Refer onwards',
      submit: 'Refer onwards',
      intro: 'Only as far as the company’s approval goes. The sender keeps the case and is told.',
    },
    'referral.override': {
      title: 'Take over',
      submit: 'Take over',
      intro: 'You give it to somebody in the receiving organisation. Both sides are told.',
    },
    'referral.void': {
      title: 'Entered in error',
      submit: 'Mark',
      intro: 'The referral is kept but not counted, and there is nothing more for anybody to do.',
    },
    'referral.snooze': {
      title: 'Put the reminder off',
      submit: 'Put off',
      intro: 'The deadline stays as it is. The sender can see that you put the reminder off.',
    },
    'doors.away': {
      title: 'I am away',
      submit: 'Save',
      intro: 'Whoever refers to you can see it, and your stand-in can answer meanwhile.',
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
    'got-help': 'The company got help',
    partly: 'The company got some of the help',
    'advice-only': 'The company got advice',
    'referred-on': 'The company was referred on',
    'no-longer-relevant': 'No longer relevant',
    rejected: 'Rejected',
    check: 'Check',
    loan: 'Loan',
    guarantee: 'Guarantee',
    partner: 'Partner',
    'new-market': 'New market',
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
