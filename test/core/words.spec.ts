import { describe, expect, it } from '@jest/globals'
import { askedWords, beyond, isSoleTradersNumber, mostWords, variantsOf, wordsIn } from '#src/core/search/words.ts'

describe('the words of a text', () => {
  it.each([
    ['Älmkyl AB', ['almkyl', 'ab']],
    ['ÅÄÖ åäö é Ø æ ß', ['aao', 'e', 'o', 'ae', 'ss']],
    ['A\u030almhult', ['almhult']],
    ['Ek, Lund & Co. (tyska-marknaden)', ['ek', 'lund', 'co', 'tyska', 'marknaden']],
    ['lån lån LÅN', ['lan']],
    ['ＡＢ ２', ['ab', '2']],
    ['<!channel> :: – ', ['channel']],
    ['', []],
  ])('%j: %j', (text, words) => {
    expect(wordsIn(text, 10)).toEqual(words)
  })

  it('are no more and no longer than there is room for', () => {
    const many = wordsIn(Array.from({ length: 500 }, (_, at) => `ord${at}`).join(' '), mostWords.kept)
    expect(many).toHaveLength(mostWords.kept)
    expect(wordsIn('x'.repeat(500), 1)[0]).toHaveLength(40)
  })
})

describe('what somebody looks for', () => {
  it.each([
    ['556016-0680', ['5560160680']],
    ['165560160680', ['5560160680']],
    ['5560160680 lån', ['5560160680', 'lan']],
    ['19640823-3234', ['6408233234']],
    ['Bruk 556016', ['bruk', '556016']],
    ['1234567890123', ['1234567890123']],
    ['1700002963a4', ['1700002963a4']],
  ])('%j: %j', (typed, words) => {
    expect(askedWords(typed, 6)).toEqual(words)
  })

  it.each([
    ['6408233234', true],
    ['5560160680', false],
    ['640823', false],
  ])('%s is a person’s number: %s', (word, is) => {
    expect(isSoleTradersNumber(word)).toBe(is)
  })
})

describe('a word with a typing error', () => {
  const alike = (one: string, other: string): boolean =>
    variantsOf(one).some((variant) => variantsOf(other).includes(variant))

  it.each([
    ['nordform', 'nordfrom', true],
    ['nordform', 'nodform', true],
    ['nordform', 'norrdform', true],
    ['nordform', 'mordform', true],
    ['nordform', 'nordfor', true],
    ['nordform', 'ordform', true],
    ['nordform', 'nordform', true],
    ['nordform', 'sydform', false],
    ['lan', 'las', false],
    ['lund', 'land', true],
  ])('%s and %s: %s', (one, other, is) => {
    expect(alike(one, other)).toBe(is)
  })

  it('is looked for among the words that begin with what was typed', () => {
    expect('nordformen' > 'nordform' && 'nordformen' < beyond('nordform')).toBe(true)
    expect('nordg' < beyond('nordform')).toBe(false)
  })
})
