import type { NightFinding } from '../core/night.ts'
import type { Formats } from './formats.ts'
import type { Texts } from './shape.ts'

const found: { readonly [F in NightFinding]: readonly [what: string, todo: string] } = {
  'case-without-owner': [
    'öppna ärenden där den ansvariga har slutat eller saknas',
    'Låt teamledaren lämna dem till en kollega: ”/arende byt”.',
  ],
  'referral-without-party': [
    'pågående hänvisningar med någon som har slutat',
    'Låt avsändaren återta dem och hänvisa på nytt, eller teamledaren ta över dem.',
  ],
  'stage-without-clock': [
    'hänvisningar som ingen klocka bevakar',
    'Ingen påminns om dem: fråga dem det gäller, och den som sköter Manydoors.',
  ],
  'access-missing': [
    'öppna ärenden som den ansvarigas organisation inte kan se',
    'Be den som sköter Manydoors att rätta åtkomsten.',
  ],
  'message-without-recipient': [
    'meddelanden till någon som inte finns i registret',
    'Be den som sköter Manydoors att titta i utkorgen.',
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
          `Nattens kontroll hittade något som inte får förekomma, på ${f.plural(findings.length, 'punkt', 'punkter')}.`,
          ...findings.map(({ what, count, cases }) => {
            const [said, todo] = found[what]
            const more = count > cases.length && cases.length > 0 ? ' …' : ''
            return `${f.number(count)} ${said}${cases.length ? `: ${cases.join(', ')}${more}` : ''}. ${todo}`
          }),
        ]
