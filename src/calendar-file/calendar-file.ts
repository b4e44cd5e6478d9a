import { TZDate } from '@date-fns/tz'
import type { ICalCalendar } from 'ical-generator'
import type { CalendarEntry } from '../core/calendar-entry.ts'

/** A meeting with its words, as a calendar is told of it. */
export interface Told extends Pick<CalendarEntry, 'id' | 'startsAt' | 'endsAt' | 'cancelled'> {
  /** Grows each time that it is told anew: calendars keep the one with the highest. */
  readonly sequence: number
  readonly changedAt: Date
  readonly title: string
  readonly place: string
  readonly description: string
  readonly organiser: { readonly name: string; readonly email: string }
  /** By whose clock it is held, where it is one of many; its rules then go with it. */
  readonly timeZone?: string
}

/**
 * One event as RFC 5545 writes it, for people to put into their own calendars: published, or cancelled (RFC 5546), and never a request, since
 * nobody here receives what a calendar would answer. Times are in UTC, which every calendar shows as the clock on its owner's wall; a zone's
 * rules would say no more of a meeting that happens once. What is one of many has them: somebody who moves it sees by whose clock it is.
 */
export async function calendarFile(told: Told): Promise<string> {
  const { made, ICalCalendarMethod } = await calendarIn(told.timeZone)
  made.method(told.cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH)
  await put(made, told)
  return `${made.toString()}\r\n`
}

/** Somebody's meetings, which other calendars fetch again and again. */
export async function calendarFeed(name: string, timeZone: string, all: readonly Told[]): Promise<string> {
  const { made, ICalCalendarMethod } = await calendarIn(timeZone)
  made.method(ICalCalendarMethod.PUBLISH).name(name).ttl(secondsFresh)
  for (const told of all) await put(made, told)
  return `${made.toString()}\r\n`
}

const secondsFresh = 3_600

async function calendarIn(timeZone: string | undefined) {
  const [{ default: calendar, ICalCalendarMethod }, { tzlib_get_ical_block: rulesOf }] = await Promise.all([
    import('ical-generator'),
    import('timezones-ical-library'),
  ])
  const made = calendar({ prodId: { company: 'Manydoors', product: 'Manydoors' } })
  if (timeZone !== undefined) {
    // A zone that goes by another's rules keeps the name under which its events refer to it.
    const generator = (zone: string): string => [rulesOf(zone)].flat()[0]?.replace(/^TZID:.*$/m, `TZID:${zone}`) ?? ''
    made.timezone({ name: timeZone, generator })
  }
  return { made, ICalCalendarMethod }
}

async function put(made: ICalCalendar, told: Told): Promise<void> {
  const { ICalEventStatus } = await import('ical-generator')
  const { id, startsAt, endsAt, cancelled, sequence, changedAt, title, place, description, organiser } = told
  made.createEvent({
    ...{ id, sequence, stamp: changedAt, lastModified: changedAt },
    ...{ start: shownIn(startsAt, told.timeZone), end: shownIn(endsAt, told.timeZone) },
    ...{ summary: title, description },
    // Without an address there is nobody whom a calendar could write to.
    ...(organiser.email === '' ? {} : { organizer: organiser }),
    ...(place === '' ? {} : { location: place }),
    ...(told.timeZone === undefined ? {} : { timezone: told.timeZone }),
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  })
}

/** The library shows a moment by the clock of a zone only if it knows that zone itself. */
const shownIn = (at: Date, timeZone: string | undefined): Date =>
  timeZone === undefined ? at : new TZDate(at, timeZone)
