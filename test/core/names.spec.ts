import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { caseIn, nameIn } from '#src/core/case/names.ts'

const company = (name: string, digits: string | null = null) => ({
  name,
  number: digits === null ? null : { digits, soleTrader: /^\d\d[01]/.test(digits) },
})

describe('a text names a company', () => {
  it.each([
    ['Kan Nordform AB få lån?', 'Nordform AB', 'Nordform'],
    ['nordform vill ut', 'Nordform AB', 'nordform'],
    ['NORDFORMS agent', 'Nordform AB', 'NORDFORMS'],
    ['om Nord-Form', 'Nordform AB', 'Nord-Form'],
    ['om nord form i Växjö', 'AB Nordform (publ)', 'nord form'],
    ['skriv till info@nordform.se', 'Nordform AB', 'nordform'],
    ['Nordformgruppen', 'Nordform AB', 'Nordformgruppen'],
    ['Akes akeri behöver garanti', 'Åkes Åkeri', 'Akes akeri'],
    ['ÅKES ÅKERI', 'Åkes Åkeri AB', 'ÅKES ÅKERI'],
    ['A\u030akes A\u030akeri', 'Åkes Åkeri AB', 'A\u030akes A\u030akeri'],
    ['Almkyl i Älmhult', 'Älmkyl AB', 'Almkyl'],
    ['ett bolag, 556016-0680', 'Hemliga Bolaget AB', '556016-0680'],
    ['nr 16 556016 0680.', 'Hemliga Bolaget AB', '16 556016 0680'],
    ['SE556016068001', 'Hemliga Bolaget AB', '556016068001'],
    ['19640823–3234', 'Åkes Åkeri', '19640823–3234'],
    ['Vi AB undrar', 'Vi AB', 'Vi AB'],
  ])('%s (%s): %s', (text, name, found) => {
    const digits = name === 'Åkes Åkeri' ? '6408233234' : '5560160680'
    expect(nameIn(text, company(name, digits))).toBe(found)
  })

  it.each([
    ['Ett företag vill in på tyska marknaden', 'Nordform AB'],
    ['nordisk form', 'Nordform AB'],
    ['Vi undrar om vi kan', 'Vi AB'],
    ['ett AB med tio anställda', 'Nordform AB'],
    ['form norr', 'Nordform AB'],
    ['ring 0470-123 45', 'Nordform AB'],
    ['', 'Nordform AB'],
  ])('%s does not name %s', (text, name) => {
    expect(nameIn(text, company(name, '5560160680'))).toBeNull()
  })

  it('wherever the name stands, however it is written', () => {
    const around = fc.string({ unit: fc.constantFrom(...'abcåäö 12,.-') })
    const name = fc.constantFrom('Nordform AB', 'Ljunga Trävaror AB', 'Åkes Åkeri', 'Café Zoë HB')
    const writing = fc.constantFrom(
      (text: string) => text,
      (text: string) => text.toUpperCase(),
      (text: string) => text.toLowerCase(),
      (text: string) => text.normalize('NFD'),
      (text: string) => text.normalize('NFD').replace(/\p{M}/gu, ''),
    )
    fc.assert(
      fc.property(around, name, writing, around, (before, of, write, after) => {
        const bare = of.replace(/ (?:AB|HB)$/, '')
        expect(nameIn(`${before} ${write(bare)} ${after}`, company(of))).not.toBeNull()
      }),
    )
  })
})

describe('a text gives a case by its number', () => {
  it.each([
    ['Hur går det med KRO-7?', 'KRO-7'],
    ['kro 7 och mässan', 'kro 7'],
    ['KRO–12', 'KRO–12'],
    ['kro7', 'kro7'],
    ['Vi tar #142', '#142'],
    ['ärende 12 igen', 'ärende 12'],
    ['ärendet nr 12', 'ärendet nr 12'],
    ['Arende 3', 'Arende 3'],
    ['about case no. 5', 'case no. 5'],
    ['Mässan i Oslo 2027', null],
    ['KRO i Växjö', null],
    ['Showcase 3', null],
    ['ärenden från i fjol', null],
    ['MIKRO-7', null],
  ])('%s: %s', (text, found) => {
    expect(caseIn(text, 'KRO')).toBe(found)
  })
})
