import { subDays } from 'date-fns/subDays'
import type { Day } from '../case/day.ts'
import { dayOf } from '../case/day.ts'
import type { Digest, Month } from '../digest/digest.ts'
import { lastMonth, monthAt, monthsLater } from '../digest/period.ts'
import type { Ports } from '../ports.ts'
import { changesOf, closingOf, type ServiceChange } from '../service/changes.ts'
import { type Unprovided, unprovided } from '../service/unprovided.ts'
import type { Source } from './agenda.ts'
import type { MeetingHead } from './agenda-store.ts'

/** What the network can know by itself, for a meeting to go through. Each is null where the agenda has no such item. */
export interface News {
  /** The last month that was told then, as it was told. */
  readonly figures: Digest | null
  /** Of the months since the meeting before: empty when none of them has been told. */
  readonly needs: { readonly months: readonly Month[]; readonly needs: readonly Unprovided[] } | null
  readonly capacity: Changes | null
  readonly services: Changes | null
  readonly closing: ReturnType<typeof closingOf>
}

/** Since the day of the meeting before. */
interface Changes {
  readonly since: Day
  readonly changes: readonly ServiceChange[]
}

/** Days that are looked back from the first meeting of a series. */
const firstLooksBack = 31
/** Months that are looked back at most: a series may have rested. */
const mostMonths = 12

/** As it is now; once the meeting has begun, without the changes and the months that came after. What is corrected or closed later still shows. */
export async function newsFor(
  ports: Ports,
  meeting: MeetingHead,
  sources: readonly Source[],
  { now, timeZone }: { readonly now: Date; readonly timeZone: string },
): Promise<News> {
  const has = (...wanted: readonly Source[]) => wanted.some((one) => sources.includes(one))
  const at = now < meeting.startsAt ? now : meeting.startsAt
  const before = (await ports.agenda.lastBefore(meeting)) ?? subDays(meeting.startsAt, firstLooksBack)
  const [directory, logged, told] = await Promise.all([
    ports.services.directory(null),
    has('capacity', 'services') ? ports.services.changes({ since: before, until: at }) : [],
    has('needs', 'figures') ? toldSince(ports, before, at, timeZone) : [],
  ])
  const since = dayOf(before, timeZone)
  const changes = changesOf(directory.offerings, logged, { since, until: dayOf(at, timeZone) })
  const isNew = ({ was }: ServiceChange) => was.is === 'none'
  return {
    figures: has('figures') ? (told.at(-1) ?? null) : null,
    needs: has('needs') ? { months: told.map(({ period }) => period.month), needs: unprovided(told, directory) } : null,
    capacity: has('capacity') ? { since, changes: changes.filter((one) => !isNew(one)) } : null,
    services: has('services') ? { since, changes: changes.filter(isNew) } : null,
    closing: has('calendar') ? closingOf(directory.offerings, dayOf(at, timeZone)) : [],
  }
}

/** The months that were over between the two, and have been told; at least the last that was. */
async function toldSince(ports: Ports, before: Date, at: Date, timeZone: string): Promise<readonly Digest[]> {
  const last = lastMonth(at, timeZone)
  const wanted = monthsBack(last, monthAt(before, timeZone))
  const told = (await Promise.all(wanted.map((month) => ports.digests.newest(month)))).flatMap(
    (one) => one?.digest ?? [],
  )
  if (told.length > 0) return told
  const newest = await ports.digests.newest(null)
  return newest === null || newest.digest.period.month > last ? [] : [newest.digest]
}

function monthsBack(last: Month, first: Month): readonly Month[] {
  const months: Month[] = [last]
  while (months.length < mostMonths && (months[0] ?? last) > first) months.unshift(monthsLater(months[0] ?? last, -1))
  return months
}
