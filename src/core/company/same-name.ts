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

/** The words that a company is called by; all of them where nothing else is left. */
function called(name: string): readonly string[] {
  const words = wordsInOrder(name, mostOfName)
  const own = words.filter((word) => !legalForms.has(word))
  return own.length > 0 ? own : words
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
export function mayBeSameName(one: string, other: string): boolean {
  const [these, those] = [called(one), called(other)]
  if (these.length === 0 || those.length === 0) return false
  if (these.length !== those.length) return isNearly(these.join(''), those.join(''))
  return these.join('') === those.join('') || these.every((word, at) => isNearly(word, those[at] ?? ''))
}
