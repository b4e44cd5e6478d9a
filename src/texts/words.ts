import type { Locale } from '../core/register/register.ts'
import type { Tongue } from '../views/messenger.ts'
import { en } from './en.ts'
import { type Formats, formatsFor } from './formats.ts'
import type { Texts } from './shape.ts'
import { sv } from './sv.ts'

const languages: { readonly [L in Locale]: (formats: Formats) => Texts } = { sv, en }

const spoken = new Map<string, Texts>()

/** The texts for a reader's language and time zone. */
export function wordsFor(tongue: Tongue): Texts {
  const key = `${tongue.locale} ${tongue.timeZone}`
  const known = spoken.get(key)
  if (known) return known
  const words = languages[tongue.locale](formatsFor(tongue))
  spoken.set(key, words)
  return words
}
