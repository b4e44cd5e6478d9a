import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { clean, cleanLine } from '#src/core/clean.ts'

describe('what people type', () => {
  it.each([
    ['NUL', 'a\u0000b', 'ab'],
    ['marks that turn the direction', 'abc\u202Edef\u2066x', 'abcdefx'],
    ['a letter in two parts', 'A\u030alga', 'Ålga'],
    ['half a surrogate', 'x\ud800y', 'x\ufffdy'],
    ['line ends of any kind', 'a\r\nb\rc\u2028d', 'a\nb\nc\nd'],
    ['space around', '  a  ', 'a'],
  ])('%s', (_, typed, kept) => {
    expect(clean(typed)).toBe(kept)
  })

  it('is on one line when it has to be', () => {
    expect(cleanLine(' a\n\tb  c ')).toBe('a b c')
  })

  it('is the same when it is cleaned again', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (typed) => clean(clean(typed)) === clean(typed)))
  })
})
