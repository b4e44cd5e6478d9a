import { moreCompanies } from '../../../views/companies-rest.ts'
import type { View } from '../../../views/view.ts'
import { type Block, header, note, section } from './blocks.ts'
import { actions } from './buttons.ts'
import type { Voice } from './voice.ts'

/** Two blocks a pair: its list has to fit in a message. */
export function companies(view: View<'companies'>, voice: Voice): Block[] {
  const { merging, sentences } = voice.t
  const { title, intro } = merging.list(view)
  const shown = view.pairs.length
  return [
    header(title),
    section(intro),
    ...view.pairs.flatMap(({ stays, goes, buttons }) => [
      section(`${merging.entry(stays)}\n${merging.entry(goes)}`),
      ...actions(buttons, voice, `${stays.name}, ${goes.name}`),
    ]),
    ...(shown < view.total || view.more ? [note(sentences.part({ ...view, shown }))] : []),
    ...actions(moreCompanies(view, shown), voice),
  ]
}
