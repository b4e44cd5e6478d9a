import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { merging, seenAs } from '#src/core/company/merging.ts'
import { mayBeSameName } from '#src/core/company/same-name.ts'
import {
  type Entry,
  formerNames,
  mostEntries,
  mostSuspects,
  pairKey,
  pairOf,
  suspectPairs,
} from '#src/core/company/suspects.ts'
import type { CompanyId } from '#src/core/ids.ts'

const isId = (text: string): text is CompanyId => text !== ''
const idOf = (place: number): CompanyId => {
  const text = `id-${String(place).padStart(6, '0')}`
  if (!isId(text)) throw new TypeError()
  return text
}
const numberOf = (digits: string) => ({ digits, soleTrader: false })
const entry = (place: number, name: string, more: Partial<Entry> = {}): Entry => ({
  ...{ id: idOf(place), name, number: null, ofNetwork: false, numberTaken: false, cases: 0 },
  addedAt: new Date(0),
  former: [],
  ...more,
})
const nobody: ReadonlySet<string> = new Set()
const volvo = numberOf('5560160680')
const other = numberOf('5561234567')

describe('two entries may be one company', () => {
  it.each([
    ['neither has a number', {}, {}, true],
    ['one has a number', { number: volvo }, {}, true],
    ['they have the same', { number: volvo }, { number: volvo }, true],
    ['they have different ones', { number: volvo }, { number: other }, false],
  ] as const)('of nearly the same name, when %s', (_, one, two, may) => {
    const [a, b] = [entry(1, 'Nordform AB', one), entry(2, 'Nordfrom', two)]
    expect([pairOf(a, b) !== null, pairOf(b, a) !== null]).toEqual([may, may])
  })

  it('of whatever names when they have the same number, whosever they are, and the network’s own stays', () => {
    const [almis, eens] = [entry(1, 'Nordfrakt i Växjö AB', { number: volvo }), entry(2, 'Acme', { number: volvo })]
    expect([pairOf(almis, eens) !== null, pairOf(eens, almis) !== null]).toEqual([true, true])
    const networks = entry(3, 'Helt annat AB', { number: volvo, ofNetwork: true })
    expect(pairOf(almis, networks)).toMatchObject({ stays: { id: networks.id }, widens: false })
    expect(pairOf(almis, entry(4, 'Acme', { number: other }))).toBeNull()
  })

  it('and not of another name, or with itself', () => {
    expect(pairOf(entry(1, 'Nordform AB'), entry(2, 'Sydform AB'))).toBeNull()
    expect(pairOf(entry(1, 'Nordform AB'), entry(1, 'Nordform AB'))).toBeNull()
  })

  it.each([
    ['the one with a number', { number: volvo }, { ofNetwork: true, cases: 9 }],
    ['the network’s own', { ofNetwork: true }, { cases: 9 }],
    ['the one with more cases', { cases: 2, addedAt: new Date(9) }, { cases: 1 }],
    ['the older', { addedAt: new Date(1) }, { addedAt: new Date(2) }],
    ['and else one and the same', {}, {}],
  ])('%s stays, whichever is named first', (_, stays, goes) => {
    const [a, b] = [entry(1, 'Nordform', stays), entry(2, 'Nordform AB', goes)]
    expect([pairOf(a, b)?.stays.id, pairOf(b, a)?.stays.id]).toEqual([a.id, a.id])
  })

  it('what stays becomes the network’s own when what goes is, unless another of the network’s has its number', () => {
    const goes = entry(1, 'Nordform', { ofNetwork: true })
    expect(pairOf(goes, entry(2, 'Nordform AB', { number: volvo }))).toMatchObject({
      widens: true,
      goes: { id: goes.id },
    })
    expect(pairOf(goes, entry(2, 'Nordform AB', { number: volvo, numberTaken: true }))).toBeNull()
    expect(pairOf(goes, entry(2, 'Nordform AB', { number: volvo, ofNetwork: true, numberTaken: true }))?.widens).toBe(
      false,
    )
  })
})

it('a person’s own number never becomes the network’s: who is a sole trader is not told to all by a merge', () => {
  const ake = entry(2, 'Kust Smide', { number: { digits: '6408233234', soleTrader: true } })
  expect(pairOf(entry(1, 'Kustsmide', { ofNetwork: true }), ake)).toBeNull()
  expect(pairOf(entry(1, 'Kustsmide'), ake)).toMatchObject({ stays: { id: ake.id }, widens: false })
})

describe('the suspect pairs of a register', () => {
  const part = fc.constantFrom(
    'Nord',
    'form',
    'from',
    'AB',
    'Ek',
    'Ä',
    'alfa',
    '2',
    '3',
    'bolag',
    'aktiebolag',
    'Norrd',
  )
  const name = fc
    .array(part, { minLength: 1, maxLength: 4 })
    .chain((parts) => fc.constantFrom(parts.join(' '), parts.join('')))
  const number = fc.constantFrom(null, volvo, other)
  const register = fc.array(
    fc.record({
      name,
      number,
      ofNetwork: fc.boolean(),
      numberTaken: fc.boolean(),
      former: fc.array(name, { maxLength: 2 }),
    }),
    {
      maxLength: 25,
    },
  )

  it('are those that one finds who compares each with all, and never two different numbers', () => {
    fc.assert(
      fc.property(register, (rows) => {
        const entries = rows.map(({ name: called, ...more }, place) => entry(place, called, more))
        const naive = entries.flatMap((one, at) =>
          entries.slice(at + 1).flatMap((two) => {
            const [both, same] = [one.number !== null && two.number !== null, one.number === two.number]
            const may = both
              ? same
              : [one.name, ...one.former].some((a) => [two.name, ...two.former].some((b) => mayBeSameName(a, b)))
            return !may || pairOf(one, two) === null ? [] : [pairKey(one.id, two.id)]
          }),
        )
        const found = suspectPairs(entries, nobody).pairs.map(({ stays, goes }) => pairKey(stays.id, goes.id))
        const turned = suspectPairs(entries.toReversed(), nobody).pairs.map(
          ({ stays, goes }) => `${stays.id} ${goes.id}`,
        )
        expect(found.toSorted()).toEqual(naive.toSorted())
        expect(turned.toSorted()).toEqual(
          suspectPairs(entries, nobody)
            .pairs.map(({ stays, goes }) => `${stays.id} ${goes.id}`)
            .toSorted(),
        )
      }),
      { numRuns: 300 },
    )
  })

  it('are found by what has been merged into either as well, once, and say by which name', () => {
    const stays = entry(1, 'Nordfrakt AB', { number: volvo, former: ['Acme AB', 'Acme Logistik'] })
    const [like, twice, none] = [entry(2, 'Acme'), entry(3, 'Nordfrakt', { former: ['Acme AB'] }), entry(4, 'Sydfrakt')]
    const { pairs } = suspectPairs([stays, like, none], nobody)
    expect(pairs).toEqual([pairOf(stays, like)])
    expect(pairs.map(formerNames)).toEqual([{ stays: 'Acme AB', goes: null }])
    const again = suspectPairs([stays, twice], nobody).pairs
    expect(again.map(formerNames)).toEqual([{ stays: null, goes: null }])
    const numbered = entry(5, 'Acme', { number: volvo })
    expect(suspectPairs([stays, numbered], nobody).pairs.map(formerNames)).toEqual([{ stays: null, goes: null }])
    expect(suspectPairs([stays, entry(6, 'Acme', { number: other })], nobody).pairs).toEqual([])
    expect(pairOf(stays, none)).toBeNull()
  })

  it('leave out what has been said not to be the same', () => {
    const entries = [entry(1, 'Nordform'), entry(2, 'Nordfrom'), entry(3, 'NORDFORM')]
    const left = suspectPairs(entries, new Set([pairKey(idOf(2), idOf(1))]))
    expect(left.pairs.map(({ stays, goes }) => pairKey(stays.id, goes.id)).toSorted()).toEqual([
      pairKey(idOf(1), idOf(3)),
      pairKey(idOf(2), idOf(3)),
    ])
  })

  it('begin with those that are surest', () => {
    const entries = [
      entry(1, 'Alfa verk'),
      entry(2, 'Alfa verrk'),
      entry(3, 'Beta AB'),
      entry(4, 'Beta'),
      entry(5, 'Gamma AB', { number: volvo }),
      entry(6, 'Gama AB', { number: volvo, ofNetwork: true }),
    ]
    expect(suspectPairs(entries, nobody).pairs.map(({ stays }) => stays.name)).toEqual([
      'Gama AB',
      'Beta AB',
      'Alfa verk',
    ])
  })

  it('are counted to a bound, and say when there are more', () => {
    const entries = Array.from({ length: 40 }, (_, place) => entry(place, 'Nordform'))
    const { pairs, more } = suspectPairs(entries, nobody)
    expect([pairs.length, more]).toEqual([mostSuspects, true])
  })

  it('begin with those of one number, and then of one name, also when the bound is reached by others', () => {
    const near = Array.from({ length: 40 }, (_, place) => entry(place, place % 2 ? 'Nordform' : 'Nordfrom'))
    const same = [entry(50, 'Öresund AB'), entry(51, 'Öresund')]
    const numbered = [entry(60, 'Ödets AB', { number: volvo }), entry(61, 'Acme', { number: volvo })]
    const { pairs } = suspectPairs([...near, ...same, ...numbered], nobody)
    expect(pairs[0]?.stays.name).toBe('Ödets AB')
    const firstNear = pairs.findIndex(({ stays, goes }) => stays.name !== goes.name && stays.name.startsWith('Nord'))
    expect(pairs.findIndex(({ stays }) => stays.name === 'Öresund AB')).toBeLessThan(firstNear)
  })

  it('say that there may be more when not all entries were compared', () => {
    const entries = Array.from({ length: mostEntries + 1 }, (_, place) => entry(place, `Bolag ${place}`))
    expect(suspectPairs(entries, nobody)).toEqual({ pairs: [], more: true })
    expect(suspectPairs(entries.slice(1), nobody).more).toBe(false)
  })
})

describe('what one merges', () => {
  const both = {
    entries: [entry(1, 'Nordform AB', { number: volvo }), entry(2, 'Nordfrom')],
    merged: null,
    apart: null,
  }
  const said = { by: 'Maria Ek', at: new Date(1) }
  const moving = { cases: 2, open: 1, contacts: 1, approvals: 1, referrals: 1 }

  it.each([
    ['as it is', both, 'ok'],
    [
      'when somebody has merged it',
      { ...both, merged: { ...said, goes: 'Nordfrom', stays: 'Nordform AB' } },
      'merged-already',
    ],
    ['when somebody has said that they are not the same', { ...both, apart: said }, 'said-apart'],
    ['when one of them is not there', { ...both, entries: both.entries.slice(1) }, 'not-a-pair'],
    ['when their names are not alike any more', { ...both, entries: [entry(1, 'A'), entry(2, 'B')] }, 'not-a-pair'],
  ])('%s: %#', (_, given, becomes) => {
    const found = merging(given)
    expect(found.ok ? 'ok' : found.refusal.code).toBe(becomes)
  })

  it('has to be seen as it is now', () => {
    const found = merging(both)
    if (!found.ok) throw new Error(found.refusal.code)
    const seen = seenAs(found.value, moving)
    expect(seenAs(found.value, { ...moving })).toBe(seen)
    for (const count of ['cases', 'open', 'contacts', 'approvals', 'referrals'] as const) {
      expect(seenAs(found.value, { ...moving, [count]: 9 })).not.toBe(seen)
    }
  })
})
