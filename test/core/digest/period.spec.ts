import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import type { Digest } from '#src/core/digest/digest.ts'
import { figures, tables } from '#src/core/digest/figures.ts'
import {
  lastMonth,
  monthAt,
  monthsLater,
  monthsTo,
  nextSentAt,
  periodOf,
  sentAt,
  usualTime,
  yearTo,
} from '#src/core/digest/period.ts'
import { wordsFor } from '#src/texts/words.ts'

const stockholm = 'Europe/Stockholm'
const calendar = {
  timeZone: stockholm,
  hours: { from: 480, to: 1020 },
  freeDays: new Set(['2027-01-01', '2027-01-06', '2026-05-01']),
}

describe('a month of the network', () => {
  it.each([
    ['2026-11', '2026-10-31T23:00:00.000Z', '2026-11-30T23:00:00.000Z'],
    // Summer time begins in it, and ends in it: an hour less, an hour more.
    ['2026-03', '2026-02-28T23:00:00.000Z', '2026-03-31T22:00:00.000Z'],
    ['2026-10', '2026-09-30T22:00:00.000Z', '2026-10-31T23:00:00.000Z'],
    ['2026-12', '2026-11-30T23:00:00.000Z', '2026-12-31T23:00:00.000Z'],
  ])('%s lasts from %s to %s', (month, from, to) => {
    expect(periodOf(month, stockholm)).toEqual({ month, from, to, timeZone: stockholm })
  })

  it('ends a rolling year of twelve', () => {
    expect(yearTo('2026-11', stockholm)).toMatchObject({
      from: '2025-11-30T23:00:00.000Z',
      to: '2026-11-30T23:00:00.000Z',
    })
    expect(monthsTo('2026-02')).toEqual([
      ...['2025-03', '2025-04', '2025-05', '2025-06', '2025-07', '2025-08'],
      ...['2025-09', '2025-10', '2025-11', '2025-12', '2026-01', '2026-02'],
    ])
  })

  it('is the one that the network’s clocks show, not Greenwich’s', () => {
    expect(monthAt(new Date('2026-10-31T23:30:00Z'), stockholm)).toBe('2026-11')
    expect(lastMonth(new Date('2026-12-31T23:30:00Z'), stockholm)).toBe('2026-12')
  })

  it.each([
    ['2026-01', -1, '2025-12'],
    ['2026-12', 1, '2027-01'],
    ['2026-05', -17, '2024-12'],
  ])('%s and %d months make %s', (month, by, expected) => {
    expect(monthsLater(month, by)).toBe(expected)
  })

  it.each([
    ['2026-10', '2026-11-02T08:00:00.000Z', 'the first is a Sunday'],
    ['2026-04', '2026-05-04T07:00:00.000Z', 'the first is a holiday and a Friday'],
    ['2026-12', '2027-01-04T08:00:00.000Z', 'New Year’s Day, then a weekend'],
    ['2026-08', '2026-09-01T07:00:00.000Z', 'the first is a working day'],
  ])('%s is sent %s: %s', (month, at) => {
    expect(sentAt(month, usualTime, calendar).toISOString()).toBe(at)
  })
})

describe('the next digest', () => {
  it.each([
    ['2026-11-20T12:00:00Z', '2026-12-01', 'is the month’s own while it runs'],
    ['2026-12-01T01:00:00Z', '2027-01-04', 'is the one after it when it is over'],
    ['2027-02-10T12:00:00Z', '2027-03-01', 'is none that has been, when it comes late'],
  ])('of November seen on %s is of %s: it %s', (seen, day) => {
    const next = nextSentAt(periodOf('2026-11', stockholm), new Date(seen), usualTime, calendar)
    expect(next.toISOString()).toBe(`${day}T08:00:00.000Z`)
  })
})

describe.each(['sv', 'en'] as const)('the definitions in %s', (locale) => {
  const t = wordsFor({ locale, timeZone: stockholm }).digest
  const named: { readonly [F in keyof Digest['headlines']]: readonly [string, string] } = t.figures

  it('are one for each figure and each table, no two called the same', () => {
    const names = [
      ...Object.keys(figures).map((key) => Object.entries(named).find(([one]) => one === key)?.[1][0]),
      ...tables.map((key) => t.tables[key][0]),
    ]
    expect(new Set(names).size).toBe(Object.keys(figures).length + tables.length)
    expect(names).not.toContain(undefined)
  })

  it.each([...Object.values(t.figures), ...Object.values(t.tables), t.coming])('%s: %s', (name, how) => {
    expect(name.length).toBeLessThanOrEqual(32)
    expect(how).toMatch(/^\p{Lu}.*\.$/u)
    // One's own organisation's figures go by the same words, and nothing is left out of those.
    expect(how).not.toMatch(/visas inte|visas också|not shown|shown also/)
  })
})

it('are written down for those who read about them', () => {
  const written = readFileSync('docs/digest.md', 'utf8')
  const { digest } = wordsFor({ locale: 'en', timeZone: stockholm })
  const missing = [...digest.definitions('figures'), ...digest.definitions('tables')]
    .map(([name, how]) => `| ${name} | ${how} |`)
    .filter((row) => !written.includes(row))
  expect(missing).toEqual([])
})
