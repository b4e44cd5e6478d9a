import { describe, expect, it } from '@jest/globals'
import type { Asked } from '#src/core/digest/asked.ts'
import type { Digest } from '#src/core/digest/digest.ts'
import { digestIn } from '#src/core/digest/kept.ts'
import { monthsTo, periodOf } from '#src/core/digest/period.ts'
import { reportOf } from '#src/core/digest/report.ts'
import { sample } from '../../digest-file/sample.ts'

const of = (month: string, companies: number): Digest => {
  const { headlines, series } = sample()
  return sample({
    period: periodOf(month, 'Europe/Stockholm'),
    cutOff: `${month}-28T00:00:00.000Z`,
    headlines: { ...headlines, companies: { ...headlines.companies, value: companies, year: companies * 10 } },
    series: {
      months: monthsTo(month),
      values: { ...series.values, companies: monthsTo(month).map((_, at) => companies + at) },
    },
  })
}

describe('figures of months and years', () => {
  it('are of a year what its December told of the twelve months', () => {
    const report = reportOf(
      { by: 'year', months: ['2024-12', '2025-12'] },
      [of('2025-12', 5), of('2024-12', 7)],
      ['companies'],
    )
    expect(report).toMatchObject({
      cutOff: '2025-12-28T00:00:00.000Z',
      columns: ['companies'],
      spans: [
        { from: '2024-01', to: '2024-12', values: { companies: 70 } },
        { from: '2025-01', to: '2025-12', values: { companies: 50 } },
      ],
    })
  })

  it('have of a year nothing that is of a moment, and of months everything', () => {
    const columns = ['casesOpen', 'companies', 'stuck'] as const
    const columnsOf = (asked: Asked) => {
      const report = reportOf(asked, [of('2025-12', 5)], columns)
      return 'missing' in report ? report.missing : report.columns
    }
    expect(columnsOf({ by: 'year', months: ['2025-12'] })).toEqual(['companies'])
    expect(columnsOf({ by: 'month', months: ['2025-12'] })).toEqual(columns)
  })

  it('say when those that they are of were made, and what the network was called then', () => {
    const renamed = { ...of('2025-12', 5), networkName: 'Det nya namnet' }
    const digests = [of('2024-12', 7), renamed]
    expect(reportOf({ by: 'year', months: ['2024-12'] }, digests, ['companies'])).toMatchObject({
      cutOff: '2024-12-28T00:00:00.000Z',
      networkName: 'Exportnätverket Kronoberg',
    })
    // What a month without a digest of its own came to was told by a later one.
    expect(reportOf({ by: 'month', months: ['2025-10'] }, digests, ['companies'])).toMatchObject({
      cutOff: '2025-12-28T00:00:00.000Z',
      networkName: 'Det nya namnet',
    })
  })

  it('are of a month without a digest of its own what a later one told of it', () => {
    const report = reportOf({ by: 'month', months: ['2025-10', '2025-12'] }, [of('2025-12', 5)], ['companies', 'warm'])
    expect(report).toMatchObject({ spans: [{ values: { companies: 14 } }, { values: { companies: 16 } }] })
  })

  it('are of a month that was told before a figure was there what the next one that has the figure told of it', () => {
    const earlier = (month: string) => {
      const digest = of(month, 5)
      const { meetingsHeld: _, ...values } = digest.series.values
      return digestIn(JSON.stringify({ ...digest, series: { ...digest.series, values } }))
    }
    const meetings = (month: string, most: number) => {
      const digest = of(month, 9)
      const meetingsHeld = monthsTo(month).map((_, at) => most + at)
      return { ...digest, series: { ...digest.series, values: { ...digest.series.values, meetingsHeld } } }
    }
    const digests = [earlier('2025-10'), earlier('2025-11'), meetings('2025-12', 100), meetings('2026-01', 200)]
    const report = reportOf({ by: 'month', months: ['2025-10', '2025-11'] }, digests, ['companies', 'meetingsHeld'])
    expect(report).toMatchObject({
      cutOff: '2025-12-28T00:00:00.000Z',
      spans: [{ values: { companies: 16, meetingsHeld: 109 } }, { values: { companies: 16, meetingsHeld: 110 } }],
    })
    expect(reportOf({ by: 'month', months: ['2025-10'] }, digests, ['companies'])).toMatchObject({
      cutOff: '2025-10-28T00:00:00.000Z',
    })
    const alone = reportOf({ by: 'month', months: ['2025-10'] }, [earlier('2025-10')], ['meetingsHeld'])
    expect(alone).toMatchObject({ spans: [{ values: { meetingsHeld: null } }] })
  })

  it('are not made of what is not kept', () => {
    expect(reportOf({ by: 'year', months: ['2024-12', '2025-12'] }, [of('2025-12', 5)], ['companies'])).toEqual({
      missing: ['2024-12'],
    })
    expect(reportOf({ by: 'month', months: ['2026-01'] }, [of('2025-12', 5)], [])).toEqual({ missing: ['2026-01'] })
    expect(reportOf({ by: 'month', months: ['2025-11'] }, [], [])).toEqual({ missing: ['2025-11'] })
  })
})
