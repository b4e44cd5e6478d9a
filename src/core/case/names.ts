import { plain } from '../search/words.ts'
import type { Company } from './case.ts'

/**
 * The words in which a text names the company, as they are typed; null when it does not. Forgives the case, marks, "AB" and the like, how the name is
 * put together or in the genitive, and how the number is written. Somebody can still describe a company that everybody knows: that is for people to see.
 */
export function nameIn(text: string, { name, number }: Pick<Company, 'name' | 'number'>): string | null {
  return (number === null ? null : numberIn(text, number.digits)) ?? namedIn(text, name)
}

/**
 * The words in which a text gives a case by its number, as they are typed: "KRO-7", "kro 7", "#7", "ärende 7". Null when it does not. `prefix` is the
 * network's.
 */
export function caseIn(text: string, prefix: string): string | null {
  const said = String.raw`(?:${prefix}[\s\p{Pd}#]*|#\s*|(?:ärende|arende|case)(?:t|n|s)?\s+(?:nr\.?|no\.?|nummer|number)?\s*)\d+`
  return new RegExp(String.raw`(?<![\p{L}\p{N}])${said}(?![\p{L}\p{N}])`, 'iu').exec(text)?.[0] ?? null
}

/** Of these at the beginning and the end of a name, no word tells which company it is. */
const forms = new Set(['ab', 'aktiebolag', 'aktiebolaget', 'hb', 'kb', 'handelsbolag', 'kommanditbolag', 'publ', 'ek'])
const moreForms = new Set(['for', 'i', 'firma', 'the', 'ltd', 'inc', 'gmbh', 'as', 'oy', 'aps', 'och', 'co'])

/** A shorter name is looked for together with its form. */
const shortest = 3

/** From so many letters on, a word that begins with the name is a compound of it: "Nordformgruppen". */
const longEnough = 5

function namedIn(text: string, name: string): string | null {
  const wanted = coreOf(wordsOf(name).map(({ word }) => word)).join('')
  const said = wordsOf(text)
  if (wanted === '') return null
  for (const [at, first] of said.entries()) {
    let joined = ''
    for (const last of said.slice(at)) {
      joined += last.word
      if (joined === wanted || joined === `${wanted}s` || (wanted.length >= longEnough && joined.startsWith(wanted)))
        return text.slice(first.from, last.to)
      if (!wanted.startsWith(joined)) break
    }
  }
  return null
}

/** The name without what says only which form of company it is; all of it where nothing else is left. */
function coreOf(words: readonly string[]): readonly string[] {
  const from = words.findIndex((word) => !forms.has(word))
  if (from < 0) return words
  const to = words.findLastIndex((word) => !forms.has(word) && !moreForms.has(word))
  const core = to < from ? words.slice(from) : words.slice(from, to + 1)
  // "Is AB" is not named by every "is".
  return core.join('').length < shortest ? words : core
}

const wordsOf = (text: string) =>
  [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map((found) => ({
    word: plain(found[0]),
    from: found.index,
    to: found.index + found[0].length,
  }))

function numberIn(text: string, digits: string): string | null {
  const runs = text.matchAll(/\d(?:[\s.\p{Pd}+]?\d)*/gu)
  return [...runs].find(([run]) => run.replace(/\D/g, '').includes(digits))?.[0] ?? null
}
