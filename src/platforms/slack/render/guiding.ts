import type { Suggested } from '../../../core/service/suggest.ts'
import type { ServicesView } from '../../../views/services-view.ts'
import { type Block, bullets, header, note, paragraph, said, section, strong } from './blocks.ts'
import { actions } from './buttons.ts'
import type { Voice } from './voice.ts'

/** To whom one can turn, each with its reasons. */
export const suggestions = (suggested: Suggested, { t: { guiding } }: Voice): Block[] => [
  section(guiding.intro(suggested)),
  ...suggested.suggestions.flatMap((one) => [
    paragraph(strong(guiding.offer(one))),
    bullets(guiding.reasons(one).map((reason) => [said(reason)])),
  ]),
  ...(suggested.own.length === 0 ? [] : [note(guiding.own(suggested.own))]),
]

/** Two blocks a service: its list has to fit in a message. */
export function services(view: ServicesView, voice: Voice): Block[] {
  const { guiding } = voice.t
  const { title, intro } = guiding.services(view)
  return [
    header(title),
    section(intro),
    ...view.services.flatMap((row) => [
      section(`${row.title}\n${guiding.service(row).join(' · ')}`),
      ...actions(row.buttons, voice, row.title),
    ]),
    ...actions(view.buttons, voice),
  ]
}
