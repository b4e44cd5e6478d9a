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
}

/**
 * One event as RFC 5545 writes it, for people to put into their own calendars: published, or cancelled (RFC 5546), and never a request, since
 * nobody here receives what a calendar would answer. Times are in UTC, which every calendar shows as the clock on its owner's wall; a zone's
 * rules would say no more of a meeting that happens once.
 */
export async function calendarFile(told: Told): Promise<string> {
  const { default: calendar, ICalCalendarMethod, ICalEventStatus } = await import('ical-generator')
  const { id, startsAt, endsAt, cancelled, sequence, changedAt, title, place, description, organiser } = told
  const made = calendar({
    prodId: { company: 'Manydoors', product: 'Manydoors' },
    method: cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
  })
  made.createEvent({
    ...{ id, sequence, stamp: changedAt, lastModified: changedAt, start: startsAt, end: endsAt },
    ...{ summary: title, description, organizer: organiser },
    ...(place === '' ? {} : { location: place }),
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  })
  return `${made.toString()}\r\n`
}
