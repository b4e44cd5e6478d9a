import type { Month } from '../core/digest/digest.ts'
import type { DigestFileTexts } from './shape-digest-file.ts'

/** Months in words, the same in every zone; and a moment by the clocks of one. */
export function monthsIn(tag: 'sv-SE' | 'en-GB'): Pick<DigestFileTexts, 'month' | 'shortMonth' | 'span' | 'moment'> {
  const long = new Intl.DateTimeFormat(tag, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  const short = new Intl.DateTimeFormat(tag, { month: 'short', timeZone: 'UTC' })
  const at = (month: Month) => new Date(`${month}-01T00:00:00Z`)
  return {
    month: (month) => long.format(at(month)),
    shortMonth: (month) => short.format(at(month)).replace('.', ''),
    moment: (moment, timeZone) =>
      new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeStyle: 'short', timeZone }).format(moment),
    span: (from, to) => {
      if (from === to) return long.format(at(to))
      const [first, last] = [from.slice(0, 4), to.slice(0, 4)]
      // Whole years are called by their numbers.
      if (from.endsWith('-01') && to.endsWith('-12')) return first === last ? last : `${first}–${last}`
      return long.formatRange(at(from), at(to))
    },
  }
}
