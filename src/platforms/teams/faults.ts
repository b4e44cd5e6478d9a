import { z } from 'zod'
import type { Sent } from '../../views/messenger.ts'
import type { Called } from './connector.ts'
import { parseJson } from './json.ts'

type Unsent = Exclude<Sent, { sent: 'yes' }>

/** What a message's call came to: its id, or what the outbox is to make of the failure. */
export type Settled = { readonly id: string } | Unsent

const answer = z.object({ id: z.string().min(1) })

/** Judges the answer to a call that puts a message somewhere. A success without an id is half an answer: it may have been sent. */
export function settle(called: Called, now: Date): Settled {
  if ('failed' in called && called.failed === 'before') return { sent: 'no', after: null, why: called.why }
  if ('failed' in called) return { sent: 'unknown', why: called.why }
  if (called.status < 200 || called.status > 299) return unsent(called, now)
  const read = answer.safeParse(parseJson(called.text))
  return read.success ? read.data : { sent: 'unknown', why: 'half-an-answer' }
}

function unsent({ status, retryAfter, text }: Exclude<Called, { failed: unknown }>, now: Date): Unsent {
  const why = codeIn(text) ?? `status-${status}`
  if (status === 429) return { sent: 'no', after: millisecondsUntil(retryAfter, now), why }
  // 401: our token was not taken, which a new one may mend; 412: something came in between; 3xx: not where we were sent to.
  if (status < 400 || status === 401 || status === 412) return { sent: 'no', after: null, why }
  // Gateways answer 502 and 504 without knowing what became of the call, and a 5xx may come after the effect.
  if (status >= 500 || status === 408) return { sent: 'unknown', why }
  return { sent: 'never', why }
}

const failure = z.object({
  error: z.object({ code: z.string() }).optional(),
  message: z.string().optional(),
})
const wrapped = z.object({ subCode: z.string() })

/** The connector's own word for what was wrong. Some come as JSON inside the message. */
function codeIn(text: string): string | null {
  const read = failure.safeParse(parseJson(text))
  if (!read.success) return null
  const inner = wrapped.safeParse(parseJson(read.data.message ?? ''))
  const code = inner.success ? inner.data.subCode : read.data.error?.code
  return code && /^[A-Za-z0-9 _-]{1,60}$/.test(code) ? code : null
}

/** Retry-After is in seconds or a date; nonsense is null. */
function millisecondsUntil(retryAfter: string | null, now: Date): number | null {
  if (retryAfter === null) return null
  const given = retryAfter.trim()
  if (/^\d{1,6}$/.test(given)) return Number(given) * 1000
  const date = /[a-z]/i.test(given) ? Date.parse(given) : Number.NaN
  return Number.isNaN(date) ? null : Math.max(0, date - now.getTime())
}
