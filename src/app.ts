import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { type CalendarOf, createCalendars } from './calendar/calendars.ts'
import { calendarFiles } from './calendar-files.ts'
import { type Chats, loadChats } from './chats.ts'
import { clubPages } from './club-pages.ts'
import type { BotConfig } from './config.ts'
import { digestFiles } from './digest-files.ts'
import { calendar } from './http/calendar.ts'
import { club } from './http/club.ts'
import { digest } from './http/digest.ts'
import { minutes } from './http/minutes.ts'
import { operations } from './http/operations.ts'
import { startServer, timed } from './http/server.ts'
import { createDispatch } from './intents/dispatch.ts'
import { createLog, type Log } from './log.ts'
import { minutesFiles } from './minutes-files.ts'
import { newId } from './new-id.ts'
import type { Database } from './storage/engine.ts'
import { openStore, type Store } from './storage/store.ts'
import { createAlarms } from './worker/alarms.ts'
import { createMetrics } from './worker/metrics.ts'
import { watchNights } from './worker/nights.ts'
import { remindOfAction } from './worker/remind-actions.ts'
import { ring } from './worker/ring.ts'
import { ringDigest } from './worker/ring-digest.ts'
import { ringMeeting } from './worker/ring-meeting.ts'
import { ringWarm } from './worker/ring-warm.ts'
import { goRound } from './worker/routine.ts'
import { startWorker, type Worker } from './worker/worker.ts'

export interface Overrides {
  /** The clock that decisions are made by; the playground and the tests move it. */
  readonly now?: () => Date
  readonly log?: Log
  /** Already open; absent: what the configuration says. Closed with the app. */
  readonly database?: Database
  /** Done with the migrated database before anything is served: the playground loads its sample network so. */
  readonly prepare?: (store: Store) => Promise<void>
  /** Asked before the bot's own endpoints: the playground's page. */
  readonly before?: (request: IncomingMessage, response: ServerResponse) => Promise<boolean>
  /** Where people reach the bot, when no address is configured: the playground's are on this machine. */
  readonly reachedAt?: (port: number) => string
}

export interface App {
  readonly port: number
  readonly store: Store
  /** Looks at what has become due: after the clock has been moved. */
  wake(): void
  /** For `notice` milliseconds it says that it is not ready and still takes what comes, so that whoever sends it requests can turn away. */
  stop(notice?: number): Promise<void>
}

/** Milliseconds that requests have to finish in when the app stops. Sends have as long as their time-outs. */
const patience = 5_000

/** For what belongs to no network: strangers, and the timetable's nights. */
const fallbackZone = 'Europe/Stockholm'

/** The only place that knows every layer, and the only one that reads the clock. */
export async function buildApp(config: BotConfig, overrides: Overrides = {}): Promise<App> {
  const { now = wallClock, log = createLog(config.logLevel), database } = overrides
  const state: State = { worker: null, stopping: false, publicUrl: config.publicUrl }
  const onCommit = () => state.worker?.wake()
  const { database: where } = config
  // Without credentials there is nothing to keep beyond this process.
  const encryptionKeys = config.encryptionKeys.length > 0 ? config.encryptionKeys : [randomBytes(32)]
  const openChats = await loadChats(config)
  const calendarAt = (token: string) => state.publicUrl && `${state.publicUrl}/calendar/${token}.ics`
  const minutesAt = (token: string) => {
    const at = state.publicUrl && `${state.publicUrl}/minutes/${token}`
    return at ? { pdf: `${at}.pdf`, docx: `${at}.docx` } : null
  }
  const clubAt = (token: string) => state.publicUrl && `${state.publicUrl}/club/${token}`
  const exportAt = (token: string, ending: string) => state.publicUrl && `${state.publicUrl}/digest/${token}.${ending}`
  const places = { calendarAt, minutesAt, clubAt, exportAt }
  const store = await openStore({ database, where, encryptionKeys, newId, now, ...places, onCommit, log })
  try {
    await overrides.prepare?.(store)
    const { before, reachedAt } = overrides
    return await serve({ config, store, openChats, now, log, state, before, reachedAt })
  } catch (fault) {
    await store.close()
    throw fault
  }
}

const wallClock = () => new Date()

/** What changes while the app runs. */
interface State {
  worker: Worker | null
  stopping: boolean
  /** Where the world reaches the bot, as far as anybody has said. */
  publicUrl: string | null
}

interface Parts {
  readonly config: BotConfig
  readonly store: Store
  readonly openChats: Awaited<ReturnType<typeof loadChats>>
  readonly now: () => Date
  readonly log: Log
  readonly state: State
  readonly before: Overrides['before']
  readonly reachedAt: Overrides['reachedAt']
}

async function serve({ config, store, openChats, now, log, state, before, reachedAt }: Parts): Promise<App> {
  const { storage, outbox } = store
  const calendarOf = createCalendars({ now, log })
  const dispatch = createDispatch({
    storage,
    introduce: async (identity, { email }) => email !== null && store.link(identity, email),
    now,
    calendarOf,
    newReference: () => randomBytes(4).toString('hex'),
    fallback: { locale: config.defaultLocale, timeZone: fallbackZone },
    log,
  })
  const chats = openChats({ store, dispatch, now, wallClock, log })
  const metrics = createMetrics(outbox, now, store.nightCounts)
  const readiness = async () => (state.stopping ? 'stopping' : store.readiness())
  const routes = [
    ...operations({ readiness, metrics: metrics.text }),
    ...byAddress(store, now, config),
    ...chats.routes.map((route) => timed(route, (seconds) => metrics.answered(`${route.path}`, seconds))),
  ]
  const server = await startServer({ ...config.http, before, log, routes })
  state.publicUrl ??= reachedAt?.(server.port) ?? null
  const worker = startWorker({ outbox, storage, messengers: chats.messengers, now, observe: metrics.observer, log })
  state.worker = worker
  const clocks = [
    createAlarms({ alarmClock: store.alarmClock, ring, calendarOf, now, log }),
    createAlarms({ alarmClock: store.warmClock, ring: ringWarm, calendarOf, now, log }),
    createAlarms({ alarmClock: store.meetingClock, ring: ringMeeting, calendarOf, now, log }),
    createAlarms({ alarmClock: store.routineClock, ring: goRound, calendarOf, now, log }),
    createAlarms({ alarmClock: store.actionClock, ring: remindOfAction, calendarOf, now, log }),
    createAlarms({ alarmClock: store.digestClock, ring: ringDigest, calendarOf, now, log }),
  ]
  const wake = () => {
    worker.wake()
    for (const alarms of clocks) alarms.wake()
  }
  const unlisten = await store.listen(worker.wake)
  await chats.start()
  log.info({ port: server.port, engine: store.engine }, 'ready')
  const settling = new AbortController()
  const timetable = settleIn({ store, chats, calendarOf, wake, log, signal: settling.signal })
  const stop = async (notice = 0) => {
    state.stopping = true
    if (notice > 0) await pause(notice)
    const sent = Promise.all([worker.stop(), ...clocks.map((alarms) => alarms.stop())])
    settling.abort()
    await (await timetable)?.stop()
    await Promise.all([unlisten(), server.stop(patience), chats.stop()])
    await sent
    await store.close()
  }
  return { port: server.port, store, wake, stop }
}

/** What is given to whoever has its address. */
const byAddress = (store: Store, now: () => Date, { defaultLocale }: BotConfig) => [
  ...calendar(calendarFiles(store.calendarEntry, store.calendarFeed)),
  ...minutes(minutesFiles({ storage: store.storage, minutesOf: store.minutesOf, now })),
  ...club(clubPages({ storage: store.storage, now, fallback: defaultLocale })),
  ...digest(digestFiles({ exports: store.exports, now })),
]

/** Milliseconds after the bot is ready: loading holds everything else up, and the first ones to call should not have to wait for it. */
const moment = 300

interface Settling {
  readonly store: Store
  readonly chats: Chats
  readonly calendarOf: CalendarOf
  readonly wake: () => void
  readonly log: Log
  readonly signal: AbortSignal
}

/** What no first request needs comes when the bot is ready: what was left to send, what the chats load late, the holidays, the clocks. */
async function settleIn({
  store,
  chats,
  calendarOf,
  wake,
  log,
  signal,
}: Settling): Promise<{ stop(): Promise<void> } | null> {
  try {
    await pause(moment, undefined, { signal })
    wake()
    await chats.warm()
    for (const network of await store.networks.calendars()) await calendarOf(network)
    const { startTimetable } = await import('./worker/timetable.ts')
    return await startTimetable({
      executeSql: store.executeSql,
      embedded: store.engine === 'embedded',
      timeZone: fallbackZone,
      log,
      recurring: [
        { name: 'outbox-sweep', cron: '* * * * *', run: async () => wake() },
        { name: 'night-watch', cron: '* * * * *', run: () => watchNights(store, log) },
        { name: 'stuck-sweep', cron: '* * * * *', run: () => store.sweepStuck(calendarOf) },
        { name: 'inbox-prune', cron: '17 3 * * *', run: store.pruneInbox },
        { name: 'tidy', cron: '41 * * * *', run: store.tidy },
      ],
    })
  } catch (fault) {
    if (!signal.aborted)
      log.error({ kind: fault instanceof Error ? fault.name : 'unknown' }, 'the clocks could not be started')
    return null
  }
}
