import { longest } from '../core/case/case.ts'
import type { FieldName, FormName } from '../views/form.ts'
import { enAgendaFields, enAgendaForms, enAgendaOwn } from './en-agenda-forms.ts'
import { enClubFields, enClubForms, enClubOwn } from './en-club-forms.ts'
import { enContactFields, enContactOwn } from './en-contact.ts'
import { enDigestFields, enDigestForms } from './en-digest-forms.ts'
import { enMeanings } from './en-meanings.ts'
import { enMeetingFields, enMeetingForms, enMeetingOwn } from './en-meeting-forms.ts'
import { enWarmFields, enWarmForms, enWarmOwn } from './en-warm.ts'
import type { FieldText, Texts } from './shape.ts'

const text = (label: string, hint: string | null = null, placeholder: string | null = null): FieldText => ({
  label,
  hint,
  placeholder,
})

const fields: { readonly [F in FieldName]: FieldText } = {
  ...{ ...enAgendaFields, ...enWarmFields, ...enMeetingFields, ...enClubFields, ...enDigestFields },
  company: text('Company', 'A company in the register is found by its name or number.', 'Nordform AB'),
  sameAs: text('Do you mean one of these?', 'They are in the register, with nearly the same name.'),
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
  also: text('More receivers', 'If you like, four at most. Then you choose how they are asked.'),
  kind: text('What are you asking for?'),
  mode: text('How are they to be asked?'),
  lead: text('Who contacts the company?', 'Only where everyone gets a question of their own.'),
  question1: text('Question to number 1'),
  question2: text('Question to number 2'),
  question3: text('Question to number 3'),
  question4: text('Question to number 4'),
  question5: text('Question to number 5'),
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
  ...enContactFields,
  answer: text('Your answer'),
  wanted: text('What are you looking for?', 'Company, number, words of the need, or the owner’s name.', 'nordform'),
  on: text('On which day?'),
  outcome: text('How did it end?'),
  reviewOn: text('Review on', 'The day on which you take it up again.'),
  result: text('What came of it?'),
  gains: text('Did it lead to any of these?'),
  owner: text('Who takes over?'),
  from: text('From'),
  leaver: text('Who leaves?'),
  standIn: text('Stand-in', 'A colleague who gets what comes to you. Left empty, it goes to your queue.'),
  needKey: text('Need', 'Decides what is suggested. Change it and choose “Suggest receivers” below to see others.'),
  title: text('What is the service called?', null, 'Growth loan'),
  employeesFrom: text('Employees, at least', 'Leave empty if the number does not matter.'),
  employeesTo: text('Employees, at most'),
  turnoverMin: text(
    'Net turnover, at least (SEK)',
    'In the latest accounts. Leave empty if it does not matter.',
    '3 000 000',
  ),
  capacity: text('Can you take companies on?'),
  closedUntil: text(
    'Closed until, that day included',
    'Only if you cannot take any on. On the day after, the service is open again by itself.',
  ),
  locale: text('Language', 'Manydoors writes to you in this language, in every chat.'),
}

const own: { readonly [F in FormName]?: { readonly [N in FieldName]?: FieldText } } = {
  ...{ ...enAgendaOwn, ...enWarmOwn, ...enMeetingOwn, ...enClubOwn },
  'referral.ask': {
    question: text(
      'What do you need to know?',
      'The sender has two working days. Meanwhile your own time to answer is not counted.',
    ),
  },
  'case.note': { note: text('Note', 'Paste a link as it is.') },
  'case.next': { note: text('What is to be done?', null, 'Call about the contract') },
  'case.close': { note: text('A few words on how it went') },
  'services.add': { needKey: text('Which need is it for?') },
  'services.edit': { needKey: text('Which need is it for?') },
  'case.reassign': { reason: text('Why?', 'Stands in the case, for those in the organisation.') },
  'doors.leave': {
    owner: text('Who takes over?', 'Gets all of it. To give some to another, change their owner first, case by case.'),
  },
  'doors.away': { to: text('Until, that day included') },
  'refer.unnamed': {
    need: text(
      'What does the company need?',
      'As the receiver will see it. Change it if it tells which company this is.',
    ),
    question: text('Your question', 'Do not name the company, its number or anybody there.'),
  },
  'case.contact': enContactOwn,
  'approval.withdraw': {
    note: text('What did the company say?', 'Optional. Kept in the case, for those who still have it.'),
  },
  'referral.advise': { note: text('Your advice', 'The sender sees it in the details.') },
  'referral.snooze': {
    until: text('Remind again on'),
    note: text('Why?', 'The sender sees it in the details.'),
  },
  'round.withdraw': { note: text('Why? (shown to the receivers on a click)') },
  'referral.withdraw': { note: text('Why? (shown to the receiver on a click)') },
  'referral.hold': { reason: text('Why?', 'The sender sees it on a click.') },
  'referral.return': { reason: text('Why?', 'The sender sees it on a click.') },
  'referral.finish': { note: text('A short note', 'Kept with the case, for those who are party to it.') },
  'referral.reopen': { reason: text('What is left to do?', 'The receiver sees it on a click.') },
  'referral.redirect': {
    to: text('To whom instead?', 'An organisation’s queue, or a person.'),
    note: text('A few words to go with it', 'Shown to the new receiver and the sender, on a click.'),
  },
  'referral.take-back': { reason: text('Why?', 'Both sides see it on a click.') },
  'referral.override': { reason: text('Why?', 'Both sides see it on a click.') },
  'referral.void': { reason: text('What went wrong?', 'Both sides see it on a click.') },
}

export const enForms: Pick<Texts, 'forms' | 'field' | 'meanings'> = {
  forms: {
    ...{ ...enAgendaForms, ...enWarmForms, ...enMeetingForms, ...enClubForms, ...enDigestForms },
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
    'case.contact': {
      title: 'Contact person',
      submit: 'Save',
      intro: 'Whom to talk to at the company. Not needed to refer.',
    },
    'approval.withdraw': {
      title: 'Withdraw the approval',
      submit: 'Withdraw',
      intro:
        'It counts at once. Those who saw the case by this approval alone do not see it any more, and what waits with them ends.',
    },
    'case.close': { title: 'Close the case', submit: 'Close case', intro: 'It can be reopened.' },
    'refer.unnamed': {
      title: 'Ask anonymously',
      submit: 'Ask',
      intro: 'You ask for advice without saying which company it is about. The case is still yours.',
    },
    'referral.advise': {
      title: 'Give advice',
      submit: 'Send',
      intro: 'The sender gets your advice, and the question is answered.',
    },
    'refer.several': {
      title: 'Refer to several',
      submit: 'Refer',
      intro:
        'The case is yours until somebody has accepted a handover. Nothing is sent until you have read it through.',
    },
    'round.withdraw': {
      title: 'Withdraw from all',
      submit: 'Withdraw',
      intro: 'Those who are waiting are told, and nobody else is asked. Whoever has accepted keeps it.',
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
    'referral.take-back': {
      title: 'Take back',
      submit: 'Take back',
      intro: 'The case goes back to the sender. Both sides are told.',
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
    'services.add': {
      title: 'New service',
      submit: 'Add',
      intro: 'It is suggested for cases with the same need, in the whole network.',
    },
    'services.edit': {
      title: 'Change the service',
      submit: 'Save',
      intro: 'When you save, the details count as reviewed today.',
    },
    'case.reassign': {
      title: 'Change owner',
      submit: 'Change owner',
      intro: 'To a colleague of the owner. Both are told. To another organisation you refer it instead.',
    },
    'doors.leave': {
      title: 'Somebody leaves',
      submit: 'Confirm',
      intro:
        'Whoever has left can do and see nothing here any more. What is open goes to a colleague at the same moment.',
    },
    'companies.merge': { title: 'Merge companies', submit: 'Merge', intro: '' },
    'doors.settings': { title: 'Settings', submit: 'Save', intro: '' },
  },
  field: (form, name) => own[form]?.[name] ?? fields[name],
  meanings: enMeanings,
}
