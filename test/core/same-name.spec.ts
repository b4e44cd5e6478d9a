import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { mayBeSameName } from '#src/core/company/same-name.ts'

describe('two names may be one company’s', () => {
  it.each([
    ['the same', 'Nordform AB', 'Nordform AB'],
    ['in another case', 'Nordform AB', 'NORDFORM ab'],
    ['without its legal form', 'Nordform AB', 'Nordform'],
    ['with it written out', 'Nordform AB', 'Nordform Aktiebolag'],
    ['with it in front', 'Nordform AB', 'AB Nordform'],
    ['listed', 'Nordform AB', 'Nordform AB (publ)'],
    ['as another form, before it was founded', 'Bröderna Ek HB', 'Bröderna Ek AB'],
    ['without marks', 'Älmkyl AB', 'Almkyl AB'],
    ['in two words', 'Nordform AB', 'Nord Form AB'],
    ['with a letter too many', 'Nordform AB', 'Nordforrm AB'],
    ['with a letter too few', 'Nordform AB', 'Nordfrm AB'],
    ['with a wrong letter', 'Nordform AB', 'Mordform AB'],
    ['with two swapped', 'Nordform AB', 'Nordfrom AB'],
    ['with an error in each of its words', 'Ljunga Trävaror AB', 'Lunga Travarror'],
    ['with signs between', 'Ek & Lund AB', 'Ek, Lund'],
    ['of a legal form alone', 'Ekonomisk Förening', 'ekonomisk forening'],
  ])('%s: %s, %s', (_, one, other) => {
    expect([mayBeSameName(one, other), mayBeSameName(other, one)]).toEqual([true, true])
  })

  it.each([
    ['others', 'Nordform AB', 'Sydform AB'],
    ['with a word more', 'Växjö Bygg AB', 'Växjö Bygg och Måleri AB'],
    ['with another word', 'Nordform Alfa AB', 'Nordform Beta AB'],
    ['of another number', 'Nordform 1 AB', 'Nordform 2 AB'],
    ['with and without a number', 'Nordform AB', 'Nordform 2 AB'],
    ['short ones that differ', 'Bo AB', 'Ba AB'],
    ['of the same form', 'Ek AB', 'Lund AB'],
    ['nothing', '', ''],
    ['no letters', '!!!', '???'],
  ])('and not %s: %s, %s', (_, one, other) => {
    expect([mayBeSameName(one, other), mayBeSameName(other, one)]).toEqual([false, false])
  })

  it('whichever comes first, and every name that has a letter is like itself', () => {
    const part = fc.constantFrom('Nord', 'form', 'AB', 'Ek', 'Ä', 'alfa', '2', '&', 'bolag', 'aktiebolag', ' ', 'ö')
    const name = fc.oneof(
      fc.array(part, { maxLength: 6 }).map((parts) => parts.join(' ')),
      fc.string({ maxLength: 30 }),
    )
    fc.assert(
      fc.property(name, name, (one, other) => {
        expect(mayBeSameName(one, other)).toBe(mayBeSameName(other, one))
        expect(mayBeSameName(one, one)).toBe(/[\p{L}\p{N}]/u.test(one.normalize('NFKD')))
      }),
      { numRuns: 500 },
    )
  })
})
