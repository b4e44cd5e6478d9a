import type { Locale } from '../../../core/register/register.ts'
import { formatsFor } from '../../../texts/formats.ts'
import type { Texts } from '../../../texts/shape.ts'
import { wordsFor } from '../../../texts/words.ts'
import type { Tongue } from '../../../views/messenger.ts'

/** What a renderer speaks with. */
export interface Voice {
  readonly t: Texts
  readonly locale: Locale
  readonly day: (at: Date) => string
}

export const voiceFor = (tongue: Tongue): Voice => ({
  t: wordsFor(tongue),
  locale: tongue.locale,
  day: (at) => formatsFor(tongue).day(at),
})
