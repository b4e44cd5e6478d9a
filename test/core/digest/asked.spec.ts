import { describe, expect, it } from '@jest/globals'
import { readAsked } from '#src/core/digest/asked.ts'

const now = new Date('2026-11-30T23:30:00Z')
const asked = (typed: string) => readAsked(typed, now, 'Europe/Stockholm')

describe('what a report is asked of', () => {
  it.each([
    ['2026-10', 'one', ['2026-10']],
    // In Sweden it is December already.
    ['2026-11', 'one', ['2026-11']],
    [' 2025-11..2026-02 ', 'month', ['2025-11', '2025-12', '2026-01', '2026-02']],
    ['2026-10..2026-10', 'month', ['2026-10']],
    ['2025', 'year', ['2025-12']],
    ['2023..2025', 'year', ['2023-12', '2024-12', '2025-12']],
  ])('%s is told by %s', (typed, by, months) => {
    expect(asked(typed)).toEqual({ by, months })
  })

  it.each([
    '',
    'november',
    '2026-13',
    '2026-00',
    '2026-1',
    '20261',
    '2026-01..2026',
    '2026..',
    '..',
    '2026-01..02..03',
    '2026-11-01',
    '9999-12',
  ])('“%s” cannot be read', (typed) => {
    expect(asked(typed)).toEqual({ fault: 'unreadable' })
  })

  it('is not told before it is over, turned, or without end', () => {
    for (const typed of ['2026-12', '2026-10..2027-01', '2026', '2099-12'])
      expect(asked(typed)).toEqual({ fault: 'not-over', last: '2026-11' })
    expect(asked('2026-03..2026-01')).toEqual({ fault: 'turned' })
    expect(asked('2025..2024')).toEqual({ fault: 'turned' })
    expect(asked('2000-01..2026-01')).toEqual({ fault: 'too-long' })
  })
})
