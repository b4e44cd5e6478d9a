import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { openChats } from './chats.ts'
import type { BotConfig } from './config.ts'
import { operations } from './http/operations.ts'
import { startServer } from './http/server.ts'
import { createDispatch } from './intents/dispatch.ts'
import { createLog, type Log } from './log.ts'
import { newId } from './new-id.ts'
import type { Database } from './storage/engine.ts'
import { openStore, type Store } from './storage/store.ts'
import { createMetrics } from './worker/metrics.ts'
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
}

export interface App {
  readonly port: number
  readonly store: Store
  /** Looks at what has become due: after the clock has been moved. */
  wake(): void
  stop(): Promise<void>
}

/** Milliseconds that requests have to finish in when the app stops. Sends have as long as their time-outs. */
const patience = 5_000

/** The only place that knows every layer, and the only one that reads the clock. */
export async function buildApp(config: BotConfig, overrides: Overrides = {}): Promise<App> {
  const wallClock = () => new Date()
  const { now = wallClock, log = createLog(config.logLevel), database, prepare, before } = overrides
  const state: { worker: Worker | null; stopping: boolean } = { worker: null, stopping: false }
  const wake = () => state.worker?.wake()
  const store = await openStore({ config, database, newId, now, onCommit: wake, log })
  try {
    await prepare?.(store)
    const dispatch = createDispatch({
      storage: store.storage,
      introduce: store.introduce,
      now,
      newReference: () => randomBytes(4).toString('hex'),
      fallback: { locale: config.defaultLocale, timeZone: 'Europe/Stockholm' },
      log,
    })
    const chats = await openChats({ config, store, dispatch, now, wallClock, log })
    const metrics = createMetrics(store.outbox, now)
    const notReady = async () => (state.stopping ? 'stopping' : store.notReady())
    const { http } = config
    const server = await startServer({
      ...http,
      before,
      log,
      routes: [...operations({ notReady, metrics: metrics.text }), ...chats.routes],
    })
    const { messengers } = chats
    state.worker = startWorker({
      outbox: store.outbox,
      storage: store.storage,
      messengers,
      now,
      observe: metrics.observer,
      log,
    })
    const unlisten = await store.listen(wake)
    await chats.start()
    const timetable = startClocks(store, wake, log)
    log.info({ port: server.port, engine: store.engine }, 'ready')
    const stop = async () => {
      state.stopping = true
      await (await timetable)?.stop()
      await unlisten()
      await Promise.all([chats.stop(), server.stop(patience)])
      await state.worker?.stop()
      await store.close()
    }
    return { port: server.port, store, wake, stop }
  } catch (fault) {
    await store.close()
    throw fault
  }
}

/** Loaded after the bot is ready: nothing waits for it. */
async function startClocks(store: Store, wake: () => void, log: Log): Promise<{ stop(): Promise<void> } | null> {
  try {
    const { startTimetable } = await import('./worker/timetable.ts')
    return await startTimetable({
      executeSql: store.executeSql,
      embedded: store.engine === 'embedded',
      timeZone: 'Europe/Stockholm',
      log,
      recurring: [
        { name: 'outbox-sweep', cron: '* * * * *', run: async () => wake() },
        { name: 'inbox-prune', cron: '17 3 * * *', run: store.pruneInbox },
      ],
    })
  } catch (fault) {
    log.error({ kind: fault instanceof Error ? fault.name : 'unknown' }, 'the timetable could not be started')
    return null
  }
}
