import type { NightFinding } from '../core/night.ts'
import type { Formats } from './formats.ts'
import type { Texts } from './shape.ts'

const found: { readonly [F in NightFinding]: readonly [what: string, todo: string] } = {
  'case-without-owner': [
    'Öppna ärenden där den ansvariga har slutat eller saknas',
    'Låt teamledaren lämna dem till en kollega: ”/arende byt”.',
  ],
  'referral-without-party': [
    'Pågående hänvisningar med någon som har slutat',
    'Låt avsändaren återta dem och hänvisa på nytt, eller teamledaren ta över dem.',
  ],
  'stage-without-clock': [
    'Hänvisningar utan bevakad tid',
    'Ingen påminns om dem: fråga dem det gäller, och den som sköter Manydoors.',
  ],
  'access-missing': [
    'Öppna ärenden som den ansvarigas organisation inte kan se',
    'Be den som sköter Manydoors att rätta åtkomsten.',
  ],
  'message-without-recipient': [
    'Meddelanden till någon som inte finns i registret',
    'Be den som sköter Manydoors att undersöka meddelandena.',
  ],
}

export const svNight =
  (f: Formats): Texts['leaving']['night'] =>
  ({ openCases, findings }) =>
    findings.length === 0
      ? [
          `Nattens kontroll hittade inget fel: ${f.plural(openCases, 'öppet ärende', 'öppna ärenden')}, alla med en ansvarig.`,
        ]
      : [
          `Nattens kontroll hittade ${f.plural(findings.length, 'slags fel', 'slags fel')} som inte får förekomma.`,
          ...findings.map(({ what, count, cases }) => {
            const [said, todo] = found[what]
            const more = count > cases.length && cases.length > 0 ? ' …' : ''
            return `${said}: ${f.number(count)}${cases.length ? ` (${cases.join(', ')}${more})` : ''}. ${todo}`
          }),
        ]
