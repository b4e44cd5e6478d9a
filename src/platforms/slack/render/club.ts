import type { View } from '../../../views/view.ts'
import { type Block, header, note, section } from './blocks.ts'
import { actions } from './buttons.ts'
import type { Voice } from './voice.ts'

/** Three blocks a company: ten of them fit in a message. */
export function club(view: View<'club'>, voice: Voice): Block[] {
  const { club: t, sentences } = voice.t
  const shown = view.places.length
  return [
    header(t.title(view)),
    section(t.about(view).join('\n')),
    ...actions(view.buttons, voice),
    ...(view.total === 0 ? [note(t.empty)] : []),
    ...view.places.flatMap((row) => {
      const [name = '', ...more] = t.place(row)
      return [section(name), note(...more), ...actions(row.buttons, voice, row.company)]
    }),
    ...(view.unnamed === 0 ? [] : [note(t.unnamed(view.unnamed))]),
    ...(shown < view.total ? [note(sentences.part({ ...view, shown, more: view.more !== null }))] : []),
    ...actions(view.more === null ? [] : [view.more], voice),
  ]
}
