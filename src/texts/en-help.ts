import type { Texts } from './shape.ts'

export const enHelp: Texts['help'] = {
  case: {
    does: 'Register and follow company cases',
    lines: [
      { usage: 'case', does: 'opens the form for a new case' },
      { usage: 'case new Nordform AB: entering the German market', does: 'registers a case in one line' },
      {
        usage: 'case new Bruk AB, 556016-0680: export loan',
        does: 'the same for a company that is new to the register',
      },
      {
        usage: 'case list',
        does: 'your open cases; “team” after it shows your organisation’s, “stuck” those that are stuck',
      },
      { usage: 'case show KRO-1', does: 'one case with its referrals' },
    ],
  },
  refer: {
    does: 'Hand a case over, or ask for advice',
    lines: [
      { usage: 'refer', does: 'opens the form, filled with what is known' },
      {
        usage: 'refer KRO-1 business-sweden Can you help with agents?',
        does: 'refers to an organisation in one line; asks only for the company’s approval',
      },
      {
        usage: 'refer KRO-1 li.berg@businesssweden.example advice Is Norway right?',
        does: 'asks a person for advice',
      },
    ],
  },
  doors: {
    does: 'Your day, the register and your settings',
    lines: [
      { usage: 'doors today', does: 'what is waiting for you, and your cases' },
      { usage: 'doors people', does: 'who is who in the network' },
      {
        usage: 'doors away 2026-12-21 2027-01-06 Erik Öst',
        does: 'registers that you are away, and who stands in; “doors back” takes it away',
      },
      { usage: 'doors settings', does: 'your language' },
      { usage: 'doors help', does: 'this help' },
    ],
  },
}
