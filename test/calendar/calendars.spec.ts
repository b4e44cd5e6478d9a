import { describe, expect, it } from '@jest/globals'
import { createCalendars } from '#src/calendar/calendars.ts'
import { swedishFreeDays } from '#test/core/naive-calendar.ts'

const faults: string[] = []
const log = { error: (_: object, message: string) => void faults.push(message) }
const hours = { from: 480, to: 1020 }

const freeDays = async (country: string, year = 2026): Promise<readonly string[]> => {
  const calendarOf = createCalendars({ now: () => new Date(`${year}-05-05T12:00:00Z`), log })
  return [...(await calendarOf({ country, timeZone: 'Europe/Stockholm', workingHours: hours })).freeDays]
}

describe('the free days of a network’s country', () => {
  it.each([2024, 2025, 2026, 2027, 2028, 2033])(
    'in Sweden in %d are those of the law, and three eves',
    async (year) => {
      const free = (await freeDays('SE', year)).filter((day) => day.startsWith(`${year}-`))
      expect(free).toEqual([...swedishFreeDays(year)])
    },
  )

  it('are known a year back and two ahead', async () => {
    const years = (await freeDays('SE')).map((day) => day.slice(0, 4))
    expect([...new Set(years)]).toEqual(['2025', '2026', '2027', '2028'])
  })

  it('are another country’s in another country', async () => {
    expect(await freeDays('NO')).toContain('2026-05-17')
    expect(await freeDays('FI')).toContain('2026-12-06')
  })

  it('are none where the library knows of none', async () => {
    expect(await freeDays('XX')).toEqual([])
    expect(faults).toEqual([])
  })
})
