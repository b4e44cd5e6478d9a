import { variantsOf, wordsInOrder } from '../search/words.ts'

/** What says how a company is owned, and not what it is called; spelled as `wordsInOrder` gives it. */
const legalForms = new Set([
  ...['ab', 'aktiebolag', 'aktiebolaget', 'publ', 'hb', 'handelsbolag', 'handelsbolaget', 'kb', 'kommanditbolag'],
  ...[
    'kommanditbolaget',
    'ef',
    'ek',
    'for',
    'ekonomisk',
    'forening',
    'enskild',
    'firma',
    'ltd',
    'inc',
    'gmbh',
    'oy',
    'aps',
  ],
])
const mostOfName = 20

/** A name as it is compared: the words that a company is called by, or all of them where nothing else is left; and these in one. */
export interface Called {
  readonly words: readonly string[]
  readonly joined: string
}

export function called(name: string): Called {
  const words = wordsInOrder(name, mostOfName)
  const own = words.filter((word) => !legalForms.has(word))
  const kept = own.length > 0 ? own : words
  return { words: kept, joined: kept.join('') }
}

const isNumber = (word: string): boolean => /\d/.test(word)

/** One letter too many, too few, wrong or swapped. A digit is never a typing error: the second company of a group has it. */
function isNearly(one: string, other: string): boolean {
  if (one === other) return true
  if (isNumber(one) || isNumber(other)) return false
  const around = new Set(variantsOf(one))
  return variantsOf(other).some((variant) => around.has(variant))
}

/**
 * Whether two names may well be one company's: the same whatever the case, the marks, the legal form and the spaces, or with a typing error
 * in a word. It says so of either order.
 */
export const mayBeSameName = (one: string, other: string): boolean => mayBeSame(called(one), called(other))

/** The same for names that are compared with many. */
export function mayBeSame(these: Called, those: Called): boolean {
  if (these.words.length === 0 || those.words.length === 0) return false
  if (these.words.length !== those.words.length) return isNearly(these.joined, those.joined)
  return these.joined === those.joined || these.words.every((word, at) => isNearly(word, those.words[at] ?? ''))
}

/** Two words that are nearly one have at least one of these in common. */
export const tracesOf = (word: string): readonly string[] =>
  isNumber(word) ? [word] : [...new Set([word, ...variantsOf(word)])]
