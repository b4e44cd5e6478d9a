import Holidays from 'date-holidays'

/**
 * A process of its own, which ends with its answer: the library holds the holidays of the whole world, some 40 MB that would otherwise
 * stay, and reading them would hold up whatever else is done for a tenth of a second. Given a country and years, it prints their free
 * days as JSON. `bank` are the days on which a country's banks are closed beside its public holidays: in Sweden the eves of Midsummer,
 * Christmas and the New Year. Half days (`optional`: Twelfth Night, Walpurgis Night, All Saints' Eve) and Maundy Thursday are ordinary.
 */
const [country = '', ...years] = process.argv.slice(2)
const holidays = new Holidays(country, { types: ['public', 'bank'] })
const days = years.flatMap((year) => holidays.getHolidays(Number(year)) ?? []).flatMap(daysOf)
process.stdout.write(JSON.stringify([...new Set(days)].sort()))

/** Local calendar days, `2026-06-19`: most holidays are one, some are several. */
function daysOf({ date, start, end }: { readonly date: string; readonly start: Date; readonly end: Date }): string[] {
  const first = Date.parse(`${date.slice(0, 10)}T00:00:00Z`)
  const length = Math.max(1, Math.round((end.getTime() - start.getTime()) / 86_400_000))
  return Array.from({ length }, (_, at) => new Date(first + at * 86_400_000).toISOString().slice(0, 10))
}
