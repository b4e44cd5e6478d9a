import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Counted, Tally } from '#src/core/digest/facts.ts'
import { digestOf, type Material } from '#src/core/digest/make.ts'
import { monthsLater } from '#src/core/digest/period.ts'
import { organisations } from './networks.ts'
import { headingOf, history, materialOf } from './tallies.ts'

const month = '2026-07'
const hidden = 'suppressed'
const door = organisations[0] ?? ''
const numbers = [...organisations.keys()].map((row) => 20 + row)

/** A busy month: so many cases by each door, all of one need and one municipality. */
const busy = (extra: number): readonly Tally[] => {
  const opened = numbers.reduce((sum, n) => sum + n, extra)
  const one = (what: Counted, n: number, a = '', b = ''): Tally => ({ what, a, b, n })
  return [
    ...[one('casesOpened', opened), one('casesClosed', 40), one('casesOpen', 300 + extra), one('companies', 60)],
    ...[one('companiesNew', 30), one('referrals', 0), one('cases30', 0), one('firstDoorRight', 30)],
    ...[one('needs', opened - 20, 'loan'), one('needs', 20, 'partner'), one('municipalities', opened, '0780')],
    one('openByAge', 300 + extra, 'under-30'),
    ...organisations.map((key, row) => one('doorOwner', (numbers[row] ?? 0) + (key === door ? extra : 0), key, key)),
  ]
}

const [some] = fc.sample(history, { numRuns: 1, seed: 5 })
const madeOf = (changes: ReadonlyMap<string, readonly Tally[]>, of = month): Material => {
  if (some === undefined) throw new Error('no network was made')
  return materialOf({ ...some, months: new Map([...some.months, ...changes]) }, of)
}
const told = (extra: number, earlier: Material['told'] = []) =>
  digestOf(headingOf(month), { ...madeOf(new Map([[month, busy(extra)]])), told: earlier })

it('a municipality is told of by its name, and one that the network has no name for by its code', () => {
  const named = (names: readonly (readonly [string, string])[]) =>
    digestOf(headingOf(month), { ...madeOf(new Map([[month, busy(0)]])), municipalities: new Map(names) })
      .municipalities
  expect(named([['0780', 'Växjö']])).toEqual([{ key: '0780', sv: 'Växjö', en: 'Växjö', count: 86 }])
  expect(named([['0781', 'Ljungby']])).toEqual([{ key: '0780', sv: '0780', en: '0780', count: 86 }])
})

describe('a corrected version', () => {
  const first = told(0)
  it('tells nothing that has changed where anything has by a few, and what has not', () => {
    const second = told(2, [first])
    expect(first.headlines.casesOpened.value).toBe(86)
    expect(second.headlines.casesOpened.value).toBe(hidden)
    expect(second.headlines.casesOpen.value).toBe(hidden)
    expect(second.headlines.casesClosed.value).toBe(40)
    expect(second.doorOwner.rowTotals).toEqual([hidden, 21, 22, 23])
    expect(second.doorOwner.total).toBe(hidden)
    expect(second.needs.map(({ key, count }) => [key, count])).toContainEqual(['loan', hidden])
    expect(second.municipalities).toEqual([])
    expect(second.series.values.casesOpened.at(-1)).toBe(hidden)
  })

  it('tells of one meeting more, which is of nobody in particular', () => {
    const withMeetings = (n: number, earlier: Material['told'] = []) => {
      const held: Tally = { what: 'meetingsHeld', a: '', b: '', n }
      return digestOf(headingOf(month), { ...madeOf(new Map([[month, [...busy(0), held]]])), told: earlier })
    }
    const [before, after] = [withMeetings(2), withMeetings(3, [withMeetings(2)])]
    expect([before, after].map(({ headlines }) => headlines.meetingsHeld.value)).toEqual([2, 3])
    expect(after.headlines.casesOpened).toEqual(before.headlines.casesOpened)
  })

  it('tells what has changed by more', () => {
    expect(told(7, [first]).headlines.casesOpened.value).toBe(93)
    expect(told(7, [first]).doorOwner.rowTotals).toEqual([27, 21, 22, 23])
  })

  it('is not given away by a third, nor by the digest of the month that comes after', () => {
    const versions = [first, told(2, [first])]
    expect(told(9, versions).headlines.casesOpened.value).toBe(hidden)
    const after = monthsLater(month, 1)
    const asked = (what: Counted): Tally => ({ what, a: '', b: '', n: 88 })
    const months = new Map([
      [month, busy(2)],
      [after, [...busy(0).filter(({ what }) => what !== 'cases30'), asked('cases30'), { ...asked('reached'), n: 70 }]],
    ])
    const made = madeOf(months, after)
    const alone = digestOf(headingOf(after), made)
    expect([alone.headlines.casesOpened.before, alone.headlines.noWrongDoor.outOf]).toEqual([88, 88])
    const next = digestOf(headingOf(after), { ...made, told: versions })
    expect(next.headlines.casesOpened).toMatchObject({ value: 86, before: hidden, year: hidden })
    expect(next.headlines.noWrongDoor).toMatchObject({ value: hidden, outOf: hidden })
  })

  it('tells the same again where nothing has changed', () => {
    expect(told(0, [first])).toEqual(first)
  })
})
