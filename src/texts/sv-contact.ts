import type { FieldName } from '../views/form.ts'
import type { FieldText } from './shape.ts'

const text = (label: string, hint: string | null = null): FieldText => ({ label, hint, placeholder: null })

/** Whom to talk to at the company, and who may read what is noted. */
export const svContactFields = {
  readers: text('Vem får läsa det?'),
  contactName: text('Namn'),
  phone: text('Telefon'),
  email: text('E-post'),
} satisfies { readonly [F in FieldName]?: FieldText }

export const svContactOwn = {
  readers: text(
    'Vem får se det?',
    'En mottagare ser det först efter att ha accepterat. Det skickas aldrig ut i chatten, och varje visning loggas.',
  ),
} satisfies { readonly [F in FieldName]?: FieldText }
