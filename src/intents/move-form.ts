import type { Field, FieldName, FormName, FormView } from '../views/form.ts'
import type { Known } from './intent.ts'

/** A form about one referral. */
export const moveForm = (
  form: FormName,
  known: Known,
  fields: readonly Field[],
): Omit<FormView & { kind: 'form' }, 'errors'> => ({
  kind: 'form',
  form,
  keep: { referral: known['referral'] ?? '' },
  fields,
})

export const textField = (name: FieldName, known: Known, most: number, required: boolean): Field => ({
  kind: 'text',
  name,
  value: known[name] ?? '',
  required,
  most,
})
