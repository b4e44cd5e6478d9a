import { enMeetingLines } from './en-agenda-forms.ts'
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
        does: 'your open cases; “team” after it shows your organisation’s, “stuck” the stuck, “unanswered” those without an answer',
      },
      { usage: 'case show KRO-1', does: 'one case, its referrals and what has happened' },
      {
        usage: 'case find nordform',
        does: 'by company, organisation number, words of the need and owner; forgives typing errors',
      },
      { usage: 'case note KRO-1 Wanted to see the contract', does: 'a note in the case, for all its parties' },
      {
        usage: 'case next KRO-1 friday call them',
        does: 'the next step and its day: 2026-12-01, 1/12, tomorrow, friday, in 3 days',
      },
      {
        usage: 'case owner KRO-1 erik Knows the company',
        does: 'gives the case to a colleague, with the reason; a team lead can, and a coordinator of what is stuck',
      },
      { usage: 'case close KRO-1', does: 'closes it with the outcome; “case reopen KRO-1” undoes that' },
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
      {
        usage: 'refer KRO-1 almi, een, ekn first Can you take it?',
        does: 'asks several: “first” whoever is first to take it, “in turn” one after the other, “all” a question each; five at most',
      },
    ],
  },
  meeting: {
    does: 'Meetings: plan and answer, agenda, decisions, minutes',
    lines: enMeetingLines,
  },
  doors: {
    does: 'Your day, the register and your settings',
    lines: [
      { usage: 'doors today', does: 'what is waiting for you, and your cases' },
      { usage: 'doors people', does: 'who is who in the network' },
      {
        usage: 'doors away friday',
        does: 'you are away until then; or from a day to a day, with a stand-in: 21 dec – 6 jan Erik Öst. “doors back” takes it away',
      },
      {
        usage: 'doors services',
        does: 'what your organisation offers, for whoever keeps it current; “doors services ekn” shows EKN’s',
      },
      {
        usage: 'doors leave erik',
        does: 'somebody leaves: what is open goes to a colleague (team leads, administrators)',
      },
      {
        usage: 'doors companies',
        does: 'companies in the register that may be the same, to be merged (network administrators)',
      },
      { usage: 'doors settings', does: 'your language' },
      { usage: 'doors help', does: 'this help' },
    ],
  },
  digest: {
    does: 'Figures of the month',
    lines: [
      {
        usage: 'digest show 2026-10',
        does: 'a month’s digest; “digest” alone the newest one, “digest how” says how each figure is counted',
      },
      { usage: 'digest own 2026-10', does: 'your own organisation’s figures, with nothing left out' },
      {
        usage: 'digest export 2026-10 excel',
        does: 'a link to the figures as a file: excel, csv, pdf, svg or png; a month, several or years; “own” for your own organisation',
      },
      {
        usage: 'digest subscribe short',
        does: 'get it each month, short or full; “channel” before that is for your organisation’s channel',
      },
      { usage: 'digest mute in 60 days', does: 'nothing until then; “digest stop” ends it' },
      {
        usage: 'digest note Thank you all for the autumn',
        does: 'a few lines above the next one; “digest preview” shows it before it is sent (the convener)',
      },
      {
        usage: 'digest correct 2026-10',
        does: 'counts it anew and replaces what was posted; “digest time 08:00” moves the hour (the convener)',
      },
    ],
  },
}
