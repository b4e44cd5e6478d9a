import type { NightFinding } from '../core/night.ts'
import type { Formats } from './formats.ts'
import type { Texts } from './shape.ts'

const found: { readonly [F in NightFinding]: readonly [what: string, todo: string] } = {
  'case-without-owner': [
    'Open cases whose owner has left or is not there',
    'Let the team lead give them to a colleague: “/case owner”.',
  ],
  'referral-without-party': [
    'Referrals under way with somebody who has left',
    'Let the sender withdraw them and refer again, or the team lead take them over.',
  ],
  'stage-without-clock': [
    'Referrals that no clock watches over',
    'Nobody is reminded of them: ask those concerned, and whoever runs Manydoors.',
  ],
  'access-missing': [
    'Open cases that the owner’s organisation cannot see',
    'Ask whoever runs Manydoors to put the access right.',
  ],
  'message-without-recipient': [
    'Messages for nobody in the register',
    'Ask whoever runs Manydoors to look at the outbox.',
  ],
}

export const enNight =
  (f: Formats): Texts['leaving']['night'] =>
  ({ openCases, findings }) =>
    findings.length === 0
      ? [
          `The check of the night found nothing wrong: ${f.plural(openCases, 'open case', 'open cases')}, all with an owner.`,
        ]
      : [
          `The check of the night found ${f.plural(findings.length, 'kind', 'kinds')} of fault that must not occur.`,
          ...findings.map(({ what, count, cases }) => {
            const [said, todo] = found[what]
            const more = count > cases.length && cases.length > 0 ? ' …' : ''
            return `${said}: ${f.number(count)}${cases.length ? ` (${cases.join(', ')}${more})` : ''}. ${todo}`
          }),
        ]
