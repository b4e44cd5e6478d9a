import type { Suggested } from '../../../core/service/suggest.ts'
import { type Block, bullets, note, paragraph, said, section, strong } from './blocks.ts'
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
