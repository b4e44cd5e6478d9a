import type { WorkingCalendar } from '#src/core/working-time.ts'

/** What the calendar says, found out in another way: by rules written down from the law, and by stepping from minute to minute. */

const dayMs = 86_400_000
const at = (year: number, month: number, day: number): number => Date.UTC(year, month - 1, day)
const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10)

/** Easter Sunday by Gauss’s rule with its two exceptions. */
function easter(year: number): number {
  const [a, b, c] = [year % 19, year % 4, year % 7]
  const k = Math.floor(year / 100)
  const m = (15 - Math.floor((13 + 8 * k) / 25) + k - Math.floor(k / 4)) % 30
  const d = (19 * a + m) % 30
  const e = (2 * b + 4 * c + 6 * d + ((4 + k - Math.floor(k / 4)) % 7)) % 7
  const march = 22 + d + e
  if (d === 29 && e === 6) return at(year, 4, 19)
  if (d === 28 && e === 6 && (11 * m + 11) % 30 < 19) return at(year, 4, 18)
  return at(year, 3, march)
}

/** The Saturday from this day on. */
function saturdayFrom(time: number): number {
  return time + ((6 - new Date(time).getUTCDay() + 7) % 7) * dayMs
}

/** Lag (1989:253) om allmänna helgdagar, and the three eves that 3 a § semesterlagen treats as Sundays. */
export function swedishFreeDays(year: number): readonly string[] {
  const sunday = easter(year)
  const midsummer = saturdayFrom(at(year, 6, 20))
  const all = [
    ...[at(year, 1, 1), at(year, 1, 6), at(year, 5, 1), at(year, 6, 6), at(year, 12, 25), at(year, 12, 26)],
    ...[-2, 0, 1, 39, 49].map((days) => sunday + days * dayMs),
    ...[midsummer, midsummer - dayMs, saturdayFrom(at(year, 10, 31)), at(year, 12, 24), at(year, 12, 31)],
  ]
  return all.map(dayOf).sort()
}

export function naively(from: Date, minutes: number, calendar: WorkingCalendar): Date {
  const works = worksBy(calendar)
  let now = from.getTime()
  let left = minutes
  while (!works(now)) now += 60_000
  while (left > 0) {
    if (works(now)) left -= 1
    now += 60_000
  }
  return new Date(now)
}

/** Whether the minute that begins then is one of work, by what `Intl` shows on the wall. */
function worksBy({ timeZone, hours, freeDays }: WorkingCalendar): (time: number) => boolean {
  const wall = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone })
  return (time) => {
    const [date = '', clock = ''] = wall.format(time).split(' ')
    const [hour, minute] = clock.split(':').map(Number)
    const minutes = (hour ?? 0) * 60 + (minute ?? 0)
    const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
    return weekday !== 0 && weekday !== 6 && !freeDays.has(date) && minutes >= hours.from && minutes < hours.to
  }
}
