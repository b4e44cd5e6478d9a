import type { Formats } from './formats.ts'
import type { Texts } from './shape.ts'
import { svForms } from './sv-forms.ts'
import { svHelp } from './sv-help.ts'
import { svRefusals } from './sv-refusals.ts'
import { svSentences } from './sv-sentences.ts'
import { svWords } from './sv-words.ts'

export const sv = (formats: Formats): Texts => ({
  ...svWords,
  ...svForms,
  ...svSentences(formats),
  refusals: svRefusals(formats),
  help: svHelp,
})
