import { z } from 'zod'
import { contactFrom, longestContact } from '../core/case/contact.ts'
import { allow, refuse } from '../core/outcome.ts'
import type { Field } from '../views/form.ts'
import { showCase } from '../views/rows.ts'
import { caseForm, caseOf } from './case-kept.ts'
import { choice, line } from './input.ts'
import { defineIntent, type Known } from './intent.ts'

/** Who may read what is noted: everybody in the case who may, or one's own organisation alone. */
export const readers = ['all-readers', 'own-readers'] as const

export const readersField = (known: Known): Field => ({
  kind: 'choice',
  name: 'readers',
  value: known['readers'] || 'all-readers',
  required: true,
  options: readers.map((one) => ({ value: one, meaning: one })),
})

/**
 * The company's contact person: shown to one person, after a check, and noted in the audit each time; where there is none yet, asked for. What is
 * there is replaced whole: a form filled with it would show it without that.
 */
export const caseContact = defineIntent({
  name: 'case.contact',
  writes: true,
  input: z.object({
    case: line(60),
    contactName: line(longestContact.name),
    phone: line(longestContact.phone),
    email: line(longestContact.email),
    readers: choice(readers),
    change: line(3),
  }),
  form: async (ports, known, occasion) => {
    const form = await caseForm(ports, 'case.contact', known, occasion)
    const asked = form([
      ...(['contactName', 'phone', 'email'] as const).map(
        (name): Field => ({
          kind: 'line',
          name,
          value: known[name] ?? '',
          required: name === 'contactName',
          most: longestContact[name === 'contactName' ? 'name' : name],
        }),
      ),
      readersField(known),
    ])
    return { ...asked, keep: { ...asked.keep, change: 'yes' } }
  },
  run: async (ports, wanted, occasion) => {
    const { by, now } = occasion
    const found = await caseOf(ports, wanted.case, occasion)
    if (!found.ok) return found
    const { id, no } = found.value
    if (wanted.change === '') {
      const contact = await ports.contacts.of(id)
      if (contact === null) return refuse({ code: 'required', field: 'contactName' })
      await ports.chronicle.seen(id, by, now)
      const { own, organisationName: organisation, ...shown } = contact
      // What was kept to one's own organisation is not shared by having its number put right.
      const input = { case: no, readers: shown.secret ? 'own-readers' : 'all-readers' }
      const change = { intent: 'case.contact-change', input, weight: 'plain', opens: true } as const
      return allow({ kind: 'contact', no, ...shown, organisation, buttons: [change] })
    }
    const { contactName: name, phone, email } = wanted
    const contact = contactFrom({ name, phone, email }, wanted.readers === 'own-readers')
    if (!contact.ok) return contact
    await Promise.all([
      ports.contacts.save(id, contact.value, now),
      ports.chronicle.record(id, by, now, { what: 'contact-noted' }),
    ])
    const { secret } = contact.value
    return allow({ kind: 'done', done: { what: 'contact-saved', caseNo: no, secret }, buttons: [showCase(no)] })
  },
})

/** Asks for another in its place. */
export const caseContactChange = defineIntent({
  name: 'case.contact-change',
  writes: false,
  input: z.object({ case: line(60) }),
  form: (ports, known, occasion) => {
    if (caseContact.form === null) throw new Error('a contact person has a form')
    return caseContact.form(ports, known, occasion)
  },
  run: async () => refuse({ code: 'required', field: 'contactName' }),
})
