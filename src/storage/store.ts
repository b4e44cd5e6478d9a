import { subDays } from 'date-fns/subDays'
import type { AlarmClock } from '../core/alarm-clock.ts'
import type { KeptEntry } from '../core/calendar-entry.ts'
import type { Feed } from '../core/calendar-feed.ts'
import type { Clock } from '../core/clocks.ts'
import type { Outbox } from '../core/delivery.ts'
import type { DigestDue } from '../core/digest/digest-store.ts'
import type { NewId } from '../core/ids.ts'
import type { ActionClock, MinutesAddress } from '../core/meeting/agenda-store.ts'
import type { MeetingClock } from '../core/meeting/meeting.ts'
import type { NetworkFile } from '../core/network-file.ts'
import type { Night } from '../core/night.ts'
import type { Storage } from '../core/ports.ts'
import type { WarmClock } from '../core/referral/warm.ts'
import type { ChatIdentity } from '../core/register/register.ts'
import type { RoutineDue } from '../core/service/routine.ts'
import { createActionClock } from './action-clock.ts'
import { createAlarmClock } from './alarm-clock.ts'
import { calendarFiles } from './calendar-store.ts'
import { openDatabase } from './database.ts'
import { createDigestClock } from './digest-clock.ts'
import { createEncryption } from './encryption.ts'
import type { Database } from './engine.ts'
import { type ExportFiles, exportFiles } from './export-store.ts'
import { calendarFeeds } from './feed-store.ts'
import { type Readiness, ready, tidy } from './health.ts'
import { identities } from './identities.ts'
import { pruneInbox } from './inbox.ts'
import { slackInstallations } from './installations.ts'
import { createMeetingClock } from './meeting-clock.ts'
import { migrate } from './migrate.ts'
import { minutesFiles } from './minutes-files.ts'
import { applyNetwork } from './network-import.ts'
import { currentNetwork, networkCalendars, networkKeys } from './network-store.ts'
import { nightCounts, watchNights } from './night-watch.ts'
import { createOutbox } from './outbox.ts'
import { createRoutineClock } from './routine-clock.ts'
import { createStorage, outboxChannel } from './storage.ts'
import { type SweepOptions, sweepStuck } from './stuck-sweep.ts'
import { teamsPlaces } from './teams-places.ts'
import { createWarmClock } from './warm-clock.ts'

export interface StoreOptions {
  /** Already open; absent: opened as `where` says. */
  readonly database?: Database | undefined
  readonly where: { readonly url: string } | { readonly dataDir: string }
  readonly encryptionKeys: readonly Uint8Array[]
  readonly newId: NewId
  readonly now: () => Date
  /** Where a calendar's file is fetched; null where nobody knows at which address the bot is reached. */
  readonly calendarAt?: (token: string) => string | null
  /** The same for minutes. */
  readonly minutesAt?: (token: string) => MinutesAddress | null
  /** The same for a company's place at an Export Club. */
  readonly clubAt?: (token: string) => string | null
  /** And for a digest's file, by its ending. */
  readonly exportAt?: (token: string, ending: string) => string | null
  /** Called after a transaction that left something to send has committed. */
  readonly onCommit: () => void
  readonly log: { warn(fields: object, message: string): void }
}

/** Everything that is kept, opened and brought up to date. */
export interface Store {
  readonly engine: Database['engine']
  readonly storage: Storage
  readonly outbox: Outbox
  readonly alarmClock: AlarmClock<Clock>
  readonly warmClock: AlarmClock<WarmClock>
  readonly meetingClock: AlarmClock<MeetingClock>
  readonly routineClock: AlarmClock<RoutineDue>
  readonly actionClock: AlarmClock<ActionClock>
  readonly digestClock: AlarmClock<DigestDue>
  readonly slackInstallations: ReturnType<typeof slackInstallations>
  readonly teamsPlaces: ReturnType<typeof teamsPlaces>
  readonly networks: {
    /** All of it or nothing; nothing is deleted by absence. */
    apply(file: NetworkFile): Promise<void>
    current(key: string): Promise<NetworkFile | null>
    keys(): Promise<readonly string[]>
    calendars(): ReturnType<typeof networkCalendars>
  }
  /** Makes an unknown person known by an e-mail address that the chat has verified; false when the register has no such person there. */
  link(identity: ChatIdentity, verifiedEmail: string): Promise<boolean>
  /** What the calendar whose address holds this token is told; null when there is none, or none any more. */
  calendarEntry(token: string): Promise<KeptEntry | null>
  /** Whose minutes the address leads to that holds this token; null when it leads nowhere, or does not any more. */
  readonly minutesOf: ReturnType<typeof minutesFiles>
  /** The digests' files to which the addresses lead that hold their tokens. */
  readonly exports: ExportFiles
  /** Somebody's own calendar, by its token; null when there is none, or none any more. */
  calendarFeed(token: string): Promise<Feed | null>
  readiness(): Promise<Readiness>
  /** Calls `on` when another node has something to be sent. A hint: one can be missed. */
  listen(on: () => void): Promise<() => Promise<void>>
  /** Forgets deliveries that no platform repeats any more. */
  pruneInbox(): Promise<void>
  /** Checks each network whose night has come. Gives what was found. */
  watchNights(): Promise<readonly Night[]>
  /** Tells the coordinators of each network whose working day has begun of what has got stuck by itself. */
  sweepStuck(calendarOf: SweepOptions['calendarOf']): Promise<void>
  nightCounts(): ReturnType<typeof nightCounts>
  /** What a server does by itself and the embedded engine does not. */
  tidy(): Promise<void>
  /** For pg-boss, which keeps tables of its own. */
  readonly executeSql: Database['executeSql']
  close(): Promise<void>
}

const daysInInbox = 30

export async function openStore(options: StoreOptions): Promise<Store> {
  const { where, log, now, newId, calendarAt, minutesAt, clubAt, exportAt, onCommit } = options
  const warn = (what: string, fault: unknown) =>
    log.warn({ kind: fault instanceof Error ? fault.name : 'unknown', code: codeOf(fault) }, what)
  const place = 'url' in where ? { databaseUrl: where.url, dataDir: '' } : where
  const database = options.database ?? (await openDatabase({ ...place, log: warn }))
  try {
    await migrate(database.db)
  } catch (fault) {
    await database.close()
    throw fault
  }
  const encryption = createEncryption(options.encryptionKeys)
  const places = {
    ...{ ...(calendarAt && { calendarAt }), ...(minutesAt && { minutesAt }) },
    ...{ ...(clubAt && { clubAt }), ...(exportAt && { exportAt }) },
  }
  const made = { encryption, newId, now, ...places, onCommit }
  return {
    engine: database.engine,
    storage: createStorage(database, made),
    alarmClock: createAlarmClock(database, made),
    warmClock: createWarmClock(database, made),
    meetingClock: createMeetingClock(database, made),
    routineClock: createRoutineClock(database, made),
    actionClock: createActionClock(database, made),
    digestClock: createDigestClock(database, made),
    outbox: createOutbox(database),
    slackInstallations: slackInstallations(database, { encryption, now }),
    teamsPlaces: teamsPlaces(database, { now }),
    networks: {
      apply: async (file) => void (await applyNetwork(database, { encryption, newId }, file, now())),
      current: (key) => currentNetwork(database, encryption, key),
      keys: () => networkKeys(database),
      calendars: () => networkCalendars(database),
    },
    link: identities(database).link,
    calendarEntry: calendarFiles(database, encryption),
    minutesOf: minutesFiles(database),
    exports: exportFiles(database, newId, now),
    calendarFeed: calendarFeeds(database, encryption, now),
    readiness: () => ready(database, now),
    listen: (on) => database.listen(outboxChannel, on),
    pruneInbox: async () => void (await pruneInbox(database, subDays(now(), daysInInbox))),
    watchNights: async () => {
      const nights = await watchNights(database, newId, now())
      if (nights.some(({ findings }) => findings.length > 0)) onCommit()
      return nights
    },
    sweepStuck: async (calendarOf) => {
      if ((await sweepStuck(database, { newId, now: now(), calendarOf })) > 0) onCommit()
    },
    nightCounts: () => nightCounts(database),
    tidy: () => tidy(database),
    executeSql: database.executeSql,
    close: database.close,
  }
}

const codeOf = (fault: unknown): string | undefined =>
  typeof fault === 'object' && fault !== null && 'code' in fault ? String(fault.code) : undefined
