import { allow, type Outcome, refuse } from '../outcome.ts'
import type { NumberFault } from '../refusal.ts'

/**
 * A Swedish organisation number as ten digits. A sole trader's is the owner's personal identity number: it is marked, so that
 * it is encrypted at rest and masked wherever it is shown. Source: Skatteverket's SKV 709 and the Luhn check digit.
 */
export interface OrganisationNumber {
  readonly digits: string
  readonly soleTrader: boolean
}

/** Reads `NNNNNN-NNNN`, with or without the dash, with a leading `16`, or a personal number's century. */
export function readOrganisationNumber(typed: string): Outcome<OrganisationNumber> {
  const plain = typed.normalize('NFKC').replace(/[\s\u2010-\u2015\u2212+-]/g, '')
  const wrong = (fault: NumberFault) =>
    refuse({ code: 'organisation-number-invalid', typed: masked(typed, plain), fault })
  if (!/^\d*$/.test(plain)) return wrong('characters')
  const digits = plain.length === 12 && /^(16|19|20)/.test(plain) ? plain.slice(2) : plain
  if (digits.length !== 10) return wrong('length')
  const legalPerson = Number(digits[2]) >= 2
  if (plain.length === 12 && plain.startsWith('16') !== legalPerson) return wrong('group')
  if (!legalPerson && !isBirthDate(digits)) return wrong('group')
  if (!passesLuhn(digits)) return wrong('check-digit')
  return allow({ digits, soleTrader: !legalPerson })
}

/** As it is shown: `556016-0680`; a sole trader's last four digits are never shown. */
export const showOrganisationNumber = ({ digits, soleTrader }: OrganisationNumber): string =>
  `${digits.slice(0, 6)}-${soleTrader ? '••••' : digits.slice(6)}`

/** What is meant as a personal identity number is not repeated in full, however wrong it is. */
const masked = (typed: string, plain: string): string =>
  /^(?:\d\d)?\d\d[01]\d{7}$/.test(plain) ? typed.replace(/(?:\d\D*){4}$/, '••••') : typed

/** A coordination number has 60 added to the day of birth. */
function isBirthDate(digits: string): boolean {
  const month = Number(digits.slice(2, 4))
  const day = Number(digits.slice(4, 6)) % 60
  const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0
  return Number(digits.slice(4, 6)) <= 91 && day >= 1 && day <= longest
}

function passesLuhn(digits: string): boolean {
  let sum = 0
  for (const [place, digit] of [...digits].entries()) {
    const doubled = Number(digit) * (place % 2 === 0 ? 2 : 1)
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}
