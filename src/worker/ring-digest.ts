import type { Day } from '../core/case/day.ts'
import { comingAfter } from '../core/digest/coming.ts'
import type { Month, Scope } from '../core/digest/digest.ts'
import type { CountedMonth, DigestDue } from '../core/digest/digest-store.ts'
import { digestOf } from '../core/digest/make.ts'
import { lastMonth, monthAt, monthsLater, monthsTo, periodOf, sentAt, yearTo } from '../core/digest/period.ts'
import { workingDays } from '../core/digest/working-days.ts'
import type { DigestId, OrganisationId } from '../core/ids.ts'
import { nextNight } from '../core/night.ts'
import type { Ports } from '../core/ports.ts'
import { dayIn } from '../core/register/absence.ts'
import type { WorkingCalendar } from '../core/working-time.ts'

/** Later than so many milliseconds, and it is said that it comes late. */
const patience = 60 * 60_000

interface Round {
  readonly ports: Ports
  readonly due: DigestDue
  readonly calendar: WorkingCalendar
  readonly now: Date
}

/**
 * Counts what has to be counted, tells the last month once its time has come, and corrects what the convener wants corrected. Called once
 * for each time, inside the transaction that took it. Months that were missed are not told one after the other: the last one is, and
 * it is said that it is late.
 */
export async function ringDigest(ports: Ports, due: DigestDue, calendar: WorkingCalendar, now: Date): Promise<void> {
  const round = { ports, due, calendar, now }
  const { timeZone } = calendar
  const month = lastMonth(now, timeZone)
  const at = sentAt(month, due.preparation.sendAt, calendar)
  // A network that has just begun, or that has been told nothing so far, begins with the month whose time is still to come.
  const sentFor = due.preparation.sentFor ?? (at <= now ? month : monthsLater(month, -1))
  await countAll(round, month, sentFor < month)
  if (due.corrects !== null) await correct(round, due.corrects)
  const told = sentFor < month && at <= now
  if (told) await tell(round, month, now.getTime() - at.getTime() > patience)
  const next = at > now ? at : sentAt(monthAt(now, timeZone), due.preparation.sendAt, calendar)
  const night = nextNight(now, timeZone)
  await due.comesAgain({
    at: next < night ? next : night,
    sentFor: told ? month : sentFor,
    told: told || due.corrects !== null,
  })
}

/**
 * The month that runs, and once what is over: whoever saw it counted anew from night to night, before it is told, would learn what lay
 * between, which is few. What has got stuck is of the month that runs, and of the one before until that is told: of what was over
 * already nobody knows it any more.
 */
async function countAll(round: Round, last: Month, isToBeTold: boolean): Promise<void> {
  const current = monthsLater(last, 1)
  const { timeZone } = round.calendar
  const missing = await round.due.uncounted(monthsTo(last).map((month) => periodOf(month, timeZone)))
  const today = dayIn(timeZone, round.now)
  for (const month of [...missing, current]) {
    const isOpen = month === current || (month === last && isToBeTold)
    await countOne(round, month, isOpen ? today : null)
  }
  if (missing.includes(last)) await countYear(round, last)
  await countYear(round, current)
}

async function countYear({ due, calendar, now }: Round, month: Month): Promise<void> {
  const year = yearTo(month, calendar.timeZone)
  await due.count(year, 'year', { ...workingDays(new Date(year.from), now, calendar), today: null })
}

async function countOne({ due, calendar, now }: Round, month: Month, today: Day | null): Promise<void> {
  const period = periodOf(month, calendar.timeZone)
  const until = new Date(Math.max(now.getTime(), Date.parse(period.to)))
  await due.count(period, 'month', { ...workingDays(new Date(period.from), until, calendar), today })
}

/** The network's to whoever gets it, and each organisation's own to be looked at. */
async function tell(round: Round, month: Month, late: boolean): Promise<void> {
  const { ports, due, calendar, now } = round
  const digest = await keepNetworks(round, month)
  if (digest === null) return
  await keepOwn(round, month)
  const recipients = await due.recipients(month, digest, dayIn(calendar.timeZone, now))
  const about = { kind: 'digest', digest, month, late } as const
  await ports.notices.post(...recipients.map((recipient) => ({ id: ports.newId<'notice'>(), recipient, about })))
}

/** A new version in the place of what was told, wherever it was, and of each organisation’s own. */
async function correct(round: Round, month: Month): Promise<void> {
  const { ports } = round
  const before = await ports.digests.newest(month)
  if (before === null) return
  await countOne(round, month, null)
  await countYear(round, month)
  await keepNetworks(round, month, before.note)
  await keepOwn(round, month)
  await ports.notices.refresh(before.first)
}

async function keepNetworks(round: Round, month: Month, noteBefore = ''): Promise<DigestId | null> {
  const { due } = round
  const counted = await due.counted(month, null)
  if (counted === null) return null
  const { note, notedBy } = due.preparation
  return keep(round, {
    month,
    scope: { of: 'network' },
    counted,
    organisation: null,
    note: note || noteBefore,
    by: notedBy,
  })
}

async function keepOwn(round: Round, month: Month): Promise<void> {
  for (const organisation of await round.due.organisations()) {
    const counted = await round.due.counted(month, organisation)
    const name = counted?.organisations.find(({ key }) => key === organisation)?.name
    if (counted === null || name === undefined) continue
    const scope = { of: 'organisation', organisation, name } as const
    await keep(round, { month, scope, counted, organisation, note: '', by: null })
  }
}

interface Keeping {
  readonly month: Month
  readonly scope: Scope
  readonly organisation: OrganisationId | null
  readonly counted: CountedMonth
  readonly note: string
  readonly by: DigestDue['preparation']['notedBy']
}

async function keep({ ports, due, calendar }: Round, keeping: Keeping): Promise<DigestId> {
  const { month, scope, organisation, counted, note, by } = keeping
  const id = ports.newId<'digest'>()
  const period = periodOf(month, calendar.timeZone)
  const seen = { period, countedAt: counted.countedAt, sendAt: due.preparation.sendAt, calendar }
  const heading = {
    ...{ id, scope, period, networkName: counted.networkName, cutOff: counted.countedAt },
    coming: await comingAfter(seen, (ahead) => due.planned(ahead, organisation)),
    version: await due.nextVersion(month, organisation),
  }
  await due.keep(digestOf(heading, counted), { note, by })
  return id
}
