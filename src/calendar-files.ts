import { calendarFeed, calendarFile } from './calendar-file/calendar-file.ts'
import type { KeptEntry } from './core/calendar-entry.ts'
import type { Feed } from './core/calendar-feed.ts'
import type { CalendarFile } from './http/calendar.ts'
import { wordsFor } from './texts/words.ts'

/** Puts what is kept of a meeting, or of somebody's meetings, into words and into a file that calendars read. */
export const calendarFiles =
  (entryOf: (token: string) => Promise<KeptEntry | null>, feedOf: (token: string) => Promise<Feed | null>) =>
  async (token: string): Promise<CalendarFile | null> => {
    const entry = await entryOf(token)
    if (entry === null) {
      const feed = await feedOf(token)
      return feed && { text: await feedIn(feed), method: 'PUBLISH' }
    }
    const { facts, locale, cancelled } = entry
    const t = wordsFor({ locale, timeZone: 'UTC' })
    const [words, zone] =
      facts.kind === 'meeting'
        ? [t.meetings.event(facts), { timeZone: facts.timeZone }]
        : [t.warm.event(facts), undefined]
    const text = await calendarFile({ ...entry, ...words, ...zone, place: facts.place, organiser: facts.organiser })
    return { text, method: cancelled ? 'CANCEL' : 'PUBLISH' }
  }

function feedIn({ locale, timeZone, events }: Feed): Promise<string> {
  const { meetings } = wordsFor({ locale, timeZone })
  return calendarFeed(
    meetings.feedName,
    timeZone,
    events.map(({ facts, ...event }) => ({
      ...{ ...event, ...meetings.event(facts), place: facts.place, organiser: facts.organiser, timeZone },
    })),
  )
}
