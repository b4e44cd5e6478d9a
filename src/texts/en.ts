import { enForms } from './en-forms.ts'
import { enHelp } from './en-help.ts'
import { enRefusals } from './en-refusals.ts'
import { enSentences } from './en-sentences.ts'
import { enWords } from './en-words.ts'
import type { Formats } from './formats.ts'
import type { Texts } from './shape.ts'

export const en = (formats: Formats): Texts => ({
  ...enWords,
  ...enForms,
  ...enSentences(formats),
  refusals: enRefusals(formats),
  help: enHelp,
})
