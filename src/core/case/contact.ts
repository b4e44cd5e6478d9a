import type { CaseId } from '../ids.ts'
import { allow, type Outcome, refuse } from '../outcome.ts'

/** Whom to talk to at the company: a person's data, so it is never in a notice, a list or a search, and never in a log. */
export interface Contact {
  readonly name: string
  readonly phone: string | null
  readonly email: string | null
  /** For the organisation that noted it, and no other. */
  readonly secret: boolean
}

export interface NotedContact extends Contact {
  readonly organisationName: string
  readonly own: boolean
}

export interface ContactStore {
  /**
   * The one that the reader's organisation has noted, else another's that it may see: whose case it is or was, or a receiver that has
   * accepted. Null when there is none, or none to be seen.
   */
  of(of: CaseId): Promise<NotedContact | null>
  /** In the place of the one that the organisation had noted before. */
  save(of: CaseId, contact: Contact, at: Date): Promise<void>
}

export const longestContact = { name: 200, phone: 40, email: 200 } as const

const email = /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]{2,}$/u
const phone = /^\+?(?:[\s()/.\p{Pd}]*\d){5,20}[\s()]*$/u

/** As it was typed; empty is none. */
export function contactFrom(
  typed: Readonly<Record<'name' | 'phone' | 'email', string>>,
  secret: boolean,
): Outcome<Contact> {
  if (typed.name === '') return refuse({ code: 'required', field: 'contactName' })
  if (typed.phone !== '' && !phone.test(typed.phone))
    return refuse({ code: 'phone-invalid', field: 'phone', typed: typed.phone })
  if (typed.email !== '' && !email.test(typed.email))
    return refuse({ code: 'email-invalid', field: 'email', typed: typed.email })
  return allow({ name: typed.name, phone: typed.phone || null, email: typed.email || null, secret })
}
