import { type FormView, filledIn } from '../../../views/form.ts'
import { type Block, note, section } from './blocks.ts'
import { actions } from './buttons.ts'
import type { Voice } from './voice.ts'

/**
 * A form where none can be opened, such as a direct message (a modal needs a fresh click): its title, and the button that opens it
 * with what is known already.
 */
export function closedForm(view: FormView, voice: Voice): Block[] {
  const { title, intro } = voice.t.forms[view.form]
  const known = filledIn(view.fields).map(({ name, value }) => [name, value] as const)
  const input = { ...view.keep, ...Object.fromEntries(known.filter(([, value]) => value !== '')) }
  return [
    section(title),
    ...(intro === '' ? [] : [note(intro)]),
    ...actions([{ intent: view.form, input, weight: 'main', opens: true }], voice),
  ]
}
