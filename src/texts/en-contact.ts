import type { FieldName } from '../views/form.ts'
import type { FieldText } from './shape.ts'

const text = (label: string, hint: string | null = null): FieldText => ({ label, hint, placeholder: null })

/** Whom to talk to at the company, and who may read what is noted. */
export const enContactFields = {
  readers: text('Who may read it?'),
  contactName: text('Name'),
  phone: text('Telephone'),
  email: text('E-mail'),
} satisfies { readonly [F in FieldName]?: FieldText }

export const enContactOwn = {
  readers: text(
    'Who may see it?',
    'A receiver sees it only after accepting. It is never sent out in the chat, and each time it is shown is logged.',
  ),
} satisfies { readonly [F in FieldName]?: FieldText }
