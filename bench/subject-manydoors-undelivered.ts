import { createCalendars } from '#src/calendar/calendars.ts'
import { loadChats } from '#src/chats.ts'
import { readConfig } from '#src/config.ts'
import { operations } from '#src/http/operations.ts'
import { startServer } from '#src/http/server.ts'
import { createDispatch } from '#src/intents/dispatch.ts'
import { createLog } from '#src/log.ts'
import { newId } from '#src/new-id.ts'
import { openStore } from '#src/storage/store.ts'
import { answerForUsage } from './measure/answer-for-usage.ts'

/** The product without the worker: notices are committed, and stay in the outbox. What it costs less is what delivering costs. */
answerForUsage()
const config = readConfig()
if ('mistakes' in config) throw new Error(config.mistakes.join('\n'))
if (config.mode !== 'bot') throw new Error('there are no credentials')
const log = createLog(config.logLevel)
const now = () => new Date()
const { database: where, encryptionKeys } = config
const store = await openStore({ where, encryptionKeys, newId, now, log, onCommit: () => undefined })
const dispatch = createDispatch({
  storage: store.storage,
  introduce: async () => false,
  now,
  calendarOf: createCalendars({ now, log }),
  newReference: () => '',
  fallback: { locale: config.defaultLocale, timeZone: 'Europe/Stockholm' },
  log,
})
const openChats = await loadChats(config)
const chats = openChats({ store, dispatch, now, wallClock: now, log })
const routes = [...operations({ readiness: store.readiness, metrics: async () => '' }), ...chats.routes]
await startServer({ ...config.http, log, routes })
process.on('SIGTERM', () => process.exit(0))
