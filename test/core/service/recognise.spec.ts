import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { needsOf, recognise } from '#src/core/service/recognise.ts'
import { read, sampleText } from '#test/network-file/sample.ts'

const { needs } = read(sampleText)
const keysIn = (text: string) => recognise(text, needs).map(({ need }) => need.key)

describe('what a company needs, in the words of whoever registers it', () => {
  it.each([
    ['vill in på tyska marknaden', 'market_entry'],
    ['Vill etablera sig i Norge', 'market_entry'],
    ['söker en återförsäljare i Polen', 'market_entry'],
    ['Hjälp att hitta agenter i Spanien', 'market_entry'],
    ['funderar på att börja exportera', 'market_entry'],
    ['exportlån', 'loan'],
    ['Behöver låna till en maskin', 'loan'],
    ['lånet räcker inte', 'loan'],
    ['finansieringen av en ny svets', 'loan'],
    ['rorelsekapital infor sasongen', 'loan'],
    ['banken kräver säkerhet för krediten', 'working_capital_guarantee'],
    ['Rörelsekreditgaranti via banken', 'working_capital_guarantee'],
    ['rädda att kunden i Turkiet inte betalar', 'buyer_nonpayment'],
    ['skydd mot uteblivna betalningar', 'buyer_nonpayment'],
    ['kreditförsäkring för en order', 'buyer_nonpayment'],
    ['kunden vill ha längre betalningstid', 'buyer_finance'],
    ['exportkrediter till köpare i Vietnam', 'buyer_finance'],
    ['Söker samarbetspartner i Frankrike', 'eu_partner'],
    ['CE-märkning av en maskin', 'eu_rules'],
    ['vilka EU-regler gäller för leksaker?', 'eu_rules'],
    ['varorna har fastnat i gränsen', 'trade_barrier'],
    ['vill importera från Kenya', 'developing_country_import'],
    ['Frågor om tullar och EORI-nummer', 'customs'],
    ['hur förtullar man returer?', 'customs'],
    ['omfattas vi av sanktionerna?', 'export_control'],
    ['exporttillstånd för kikarsikten', 'export_control'],
    ['Vill patentera en koppling', 'patent'],
    ['skydda varumärket i USA', 'patent'],
    ['prototypen behöver testas', 'innovation'],
    ['Innovationsstöd', 'innovation'],
    ['kan vi få en check?', 'check'],
    ['affärsutvecklingscheckar', 'check'],
    ['Intresserad av Växarena', 'programme'],
    ['vill gå ett program', 'programme'],
    ['vill träffa andra exportörer', 'export_club'],
    ['ursprungscertifikat till Egypten', 'certificates'],
    ['ATA-carnet inför mässan', 'certificates'],
    ['bygglov för utbyggnaden', 'premises'],
    ['större lokaler i Alvesta', 'premises'],
    ['entering the German market', 'market_entry'],
    ['Looking for distributors in Denmark', 'market_entry'],
    ['a loan for a machine', 'loan'],
    ['needs financing of the order book', 'loan'],
    ['the customer is not paying', 'buyer_nonpayment'],
    ['the bank wants a counter guarantee', 'working_capital_guarantee'],
    ['buyer credit for a customer in Chile', 'buyer_finance'],
    ['partners for a Horizon project', 'eu_partner'],
    ['does it need CE marking?', 'eu_rules'],
    ['customs duties in Switzerland', 'customs'],
    ['is it dual-use?', 'export_control'],
    ['registering a trademark', 'patent'],
    ['grants for a consultant', 'check'],
    ['meet other exporters', 'export_club'],
    ['certificates of origin', 'certificates'],
    ['a building permit', 'premises'],
  ])('%s: %s', (text, key) => {
    expect(keysIn(text)[0]).toBe(key)
  })

  it.each([
    ['vi behöver hjälp', []],
    ['affärsplan för nya länder', ['market_entry']],
    ['landet ringde', []],
    ['', []],
    ['en märklig fråga', []],
  ])('%j: %j, and nothing that merely looks like it', (text, keys) => {
    expect(keysIn(text)).toEqual(keys)
  })

  it('may be more than one thing, the surest first', () => {
    expect(keysIn('lån för att komma in på marknaden i Tyskland och hitta agenter').slice(0, 2)).toEqual([
      'market_entry',
      'loan',
    ])
  })

  it('counts every mention of a need, and no word twice', () => {
    const [one] = recognise('agent', needs)
    const [more] = recognise('agent eller distributör', needs)
    expect(more?.score).toBeGreaterThan(one?.score ?? 0)
    expect(recognise('working capital', needs)[0]?.score).toBe(3)
  })

  it('is the same in capitals, and without å, ä and ö', () => {
    const letters = new Map([...'åäöÅÄÖ'].map((letter, at) => [letter, 'aaoAAO'[at] ?? '']))
    fc.assert(
      fc.property(
        fc.subarray(
          needs.flatMap(({ words }) => words),
          { minLength: 1, maxLength: 6 },
        ),
        (said) => {
          const text = said.join(', ')
          const typed = text.replace(/[åäö]/gi, (letter) => letters.get(letter) ?? letter)
          expect(recognise(typed.toUpperCase(), needs)).toEqual(recognise(text, needs))
        },
      ),
      { numRuns: 60 },
    )
  })

  it('every need is recognised by each of its own expressions', () => {
    for (const need of needs) {
      const missed = need.words.filter((said) => !keysIn(said).slice(0, 2).includes(need.key))
      expect([need.key, missed]).toEqual([need.key, []])
    }
  })
})

describe('a network that lists no needs', () => {
  const offered = [
    { need: 'loan', title: 'Tillväxtlån' },
    { need: 'market_entry', title: 'Marknadsinträde' },
    { need: 'market_entry', title: 'Agentsökning' },
  ]

  it('goes by the keys and the titles of its services', () => {
    expect(needsOf([], offered)).toEqual([
      { key: 'loan', sv: 'Tillväxtlån', en: 'Tillväxtlån', words: ['loan', 'Tillväxtlån'] },
      ...[{ key: 'market_entry', sv: 'market entry', en: 'market entry' }].map((one) => ({
        ...one,
        words: ['market entry', 'Marknadsinträde', 'Agentsökning'],
      })),
    ])
    const found = (text: string) => recognise(text, needsOf([], offered))[0]?.need.key
    expect([found('ett tillväxtlån'), found('agentsökning i Norge'), found('annat')]).toEqual([
      'loan',
      'market_entry',
      undefined,
    ])
  })

  it('has what is listed first, and nothing twice', () => {
    expect(needsOf(needs, offered)).toEqual(needs)
  })
})
