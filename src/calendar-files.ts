import { calendarFile } from './calendar-file/calendar-file.ts'
import type { KeptEntry } from './core/calendar-entry.ts'
import type { CalendarFile } from './http/calendar.ts'
import { wordsFor } from './texts/words.ts'

/** Puts what is kept of a meeting into words, in its network's language, and into a file that calendars read. */
export const calendarFiles =
  (entryOf: (token: string) => Promise<KeptEntry | null>) =>
  async (token: string): Promise<CalendarFile | null> => {
    const entry = await entryOf(token)
    if (entry === null) return null
    const { facts, locale, cancelled } = entry
    const words = wordsFor({ locale, timeZone: 'UTC' }).warm.event(facts)
    const text = await calendarFile({ ...entry, ...words, place: facts.place, organiser: facts.organiser })
    return { text, method: cancelled ? 'CANCEL' : 'PUBLISH' }
  }
