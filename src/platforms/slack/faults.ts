import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api'
import { z } from 'zod'
import type { Sent } from '../../views/messenger.ts'

export type Failure = Exclude<Sent, { readonly sent: 'yes' }>

/** Slack's "no" for now: nothing was done, and later it may be. */
const passing = new Set([
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
  'external_channel_migrating',
  'accesslimited',
  'message_limit_exceeded',
  'org_login_required',
])

/** Slack says itself that some or all of it may have happened. */
const ambiguous = new Set(['internal_error', 'fatal_error'])

const limited = new Set(['ratelimited', 'rate_limited'])

/** Our token for the workspace is worth nothing any more. */
const gone = new Set(['account_inactive', 'token_revoked'])

/** The connection never came about, so the request cannot have been read. */
const unconnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
])

/** A 429 whose Retry-After is missing or nonsense: the SDK has no error of its own for it, so our `fetch` throws this one. */
export class TooMany extends Error {
  override readonly name = 'TooMany'
}

/** No answer came. `why` is the code of a connection that never came about, or else "time-out" or "reset". */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer'
  readonly why: string

  constructor(fault: unknown) {
    super('no answer')
    const timedOut = named.safeParse(fault).data?.name === 'TimeoutError'
    this.why = codesOf(fault).find((code) => unconnected.has(code)) ?? (timedOut ? 'time-out' : 'reset')
  }
}

const named = z.object({ name: z.string() })
const linked = z.object({ code: z.string(), cause: z.unknown(), errors: z.array(z.unknown()) }).partial()

/** Node wraps what went wrong in causes, and in several at once where it tried several addresses. */
function codesOf(fault: unknown): readonly string[] {
  const { code, cause, errors = [] } = linked.catch({}).parse(fault)
  return [
    ...(code === undefined ? [] : [code]),
    ...errors.flatMap(codesOf),
    ...(cause === undefined ? [] : codesOf(cause)),
  ]
}

const no = (why: string, after: number | null = null): Failure => ({ sent: 'no', after, why })
const unknown = (why: string): Failure => ({ sent: 'unknown', why })
const never = (why: string): Failure => ({ sent: 'never', why })

/** What a failed call of the Web API means for a message: never sent, certainly not yet, or nobody knows. */
export function failureOf(fault: unknown): Failure {
  if (fault instanceof WebAPIRateLimitedError) return no('ratelimited', fault.retryAfter * 1_000)
  if (fault instanceof WebAPIPlatformError) return refusedWith(fault.data.error)
  if (fault instanceof WebAPIHTTPError) return unknown(`http-${fault.statusCode}`)
  if (fault instanceof WebAPIRequestError) return unanswered(fault.original)
  return unknown('no-answer')
}

/** The SDK puts a body that is no JSON where the code would be: that is garbage, and not a refusal. */
function refusedWith(code: unknown): Failure {
  if (typeof code !== 'string' || !/^[a-z][a-z0-9_.:-]{1,60}$/i.test(code)) return unknown('garbled')
  if (limited.has(code)) return no(code)
  if (passing.has(code)) return no(code)
  return ambiguous.has(code) ? unknown(code) : never(code)
}

function unanswered(original: Error): Failure {
  if (original instanceof TooMany) return no('ratelimited')
  if (!(original instanceof NoAnswer)) return unknown('reset')
  return unconnected.has(original.why) ? no(original.why) : unknown(original.why)
}

export const isTokenGone = (failure: Failure): boolean => gone.has(failure.why)
