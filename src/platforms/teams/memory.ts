import type { Log } from './log.ts'
import type { Source } from './payload.ts'
import { type Place, type TeamsPlaces, withoutThread } from './places.ts'
import type { ServiceUrls } from './service-url.ts'

/** Conversations written down lately, so that not every message costs a write. */
const mostKept = 10_000
const hour = 60 * 60 * 1000

export interface Memory {
  /** Writes the conversation down, unless it was lately; `anew` in any case. Never fails: the message matters more. */
  note(source: Source, anew: boolean): Promise<void>
  drop(source: Source): Promise<void>
}

export interface MemoryOptions {
  readonly places: TeamsPlaces
  readonly serviceUrls: ServiceUrls
  readonly now: () => Date
  readonly log: Log
}

export function createMemory({ places, serviceUrls, now, log }: MemoryOptions): Memory {
  const kept = new Map<string, { readonly as: string; readonly at: number }>()
  const fault = (what: string) => (error: unknown) =>
    log.warn({ kind: error instanceof Error ? error.name : 'unknown' }, what)
  return {
    async note(source, anew) {
      const place = placeOf(source)
      if (place === null || serviceUrls(place.serviceUrl) === null) return
      const key = keyOf(place)
      const as = `${place.serviceUrl} ${place.conversation} ${place.account}`
      const before = kept.get(key)
      if (!anew && before?.as === as && now().getTime() - before.at < hour) return
      if (kept.size >= mostKept) kept.clear()
      kept.set(key, { as, at: now().getTime() })
      await places.remember(place).catch((error: unknown) => {
        kept.delete(key)
        fault('a conversation could not be remembered')(error)
      })
    },
    async drop(source) {
      const place = placeOf(source)
      if (place === null) return
      kept.delete(keyOf(place))
      await places.forget(place).catch(fault('a conversation could not be forgotten'))
    },
  }
}

const keyOf = ({ tenant, kind, key }: Place): string => `${tenant} ${kind} ${key}`

function placeOf(source: Source): Place | null {
  const { tenant, kind, conversation, serviceUrl, team, user, account } = source
  const base = { tenant, serviceUrl, team, account: null }
  if (kind === 'personal') return user === null ? null : { ...base, kind, key: user, conversation, account }
  const whole = withoutThread(conversation)
  return { ...base, kind, key: whole, conversation: whole }
}
