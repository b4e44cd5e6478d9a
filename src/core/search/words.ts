/** Letters that no mark can be taken off, as people type them who do not have them. */
const plainLetters: Readonly<Record<string, string>> = {
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
}

/** Whatever the case and the marks: å, ä and a are one letter to somebody who searches. */
export const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[øæœßłđðþı]/g, (letter) => plainLetters[letter] ?? letter)

/** Of a case, and of what somebody looks for. */
export const mostWords = { kept: 80, asked: 6 } as const
const longestWord = 40

/** The words of a text as they are compared, in the order in which they come. */
export const wordsInOrder = (text: string, most: number): readonly string[] =>
  (plain(text).match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, most).map((word) => word.slice(0, longestWord))

/** The same, each once. */
export const wordsIn = (text: string, most: number): readonly string[] =>
  [...new Set(wordsInOrder(text, Number.POSITIVE_INFINITY))].slice(0, most)

/** What somebody looks for: as above, with an organisation number as one word, whatever stands between its parts and before it. */
export const askedWords = (typed: string, most: number): readonly string[] =>
  wordsIn(
    typed
      .normalize('NFKC')
      .replace(/(?<![\p{L}\p{N}])(?:16|19|20)?(\d{6})[-\u2010-\u2015\u2212+]?(\d{4})(?![\p{L}\p{N}])/gu, ' $1$2 '),
    most,
  )

/** Ten digits whose third is below 2 are a person's: such a word is never kept as it is. */
export const isSoleTradersNumber = (word: string): boolean => /^\d\d[01]\d{7}$/.test(word)

/** Shorter words have too many neighbours for a mistake to be told from another word. */
const shortest = 4

/**
 * The word, and it with each of its letters left out. Two words that have one of these in common are a letter too many, too few, wrong
 * or swapped from each other: so words with a typing error are found by equality alone.
 */
export function variantsOf(word: string): readonly string[] {
  const letters = [...word]
  if (letters.length < shortest) return []
  return [...new Set([word, ...letters.map((_, at) => letters.toSpliced(at, 1).join(''))])]
}

/** Where the words end that begin with this one, in the order of code points. */
export const beyond = (word: string): string => `${word}\u{10ffff}`
