import type { Fields } from './json.ts'

/** What the service answers to one call. */
export interface Answer {
  readonly status: number
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** One call as it reached the service. */
export interface Asked {
  /** The groups of the route's path, decoded. */
  readonly params: readonly string[]
  readonly query: URLSearchParams
  readonly body: unknown
  /** Bytes of the body as sent. */
  readonly size: number
  readonly authorization: string
}

export interface Route {
  /** The name faults and the record of calls use: "POST activities". */
  readonly call: string
  readonly method: string
  readonly path: RegExp
  /** Whether the bot's bearer token is needed. */
  readonly guarded: boolean
  readonly handle: (asked: Asked) => Answer
}

/** A refusal in the connector's own form. */
export function refusal(status: number, code: string, message: string): Answer {
  return { status, body: { error: { code, message } } }
}

const statusOfCode: Readonly<Record<string, number>> = {
  BadSyntax: 400,
  BadArgument: 400,
  BotNotRegistered: 401,
  invalid_client: 401,
  invalid_request: 400,
  BotDisabledByAdmin: 403,
  BotNotInConversationRoster: 403,
  ConversationBlockedByUser: 403,
  ForbiddenOperationException: 403,
  MessageWritesBlocked: 403,
  ActivityNotFoundInConversation: 404,
  ConversationNotFound: 404,
  PreconditionFailed: 412,
  MessageSizeTooBig: 413,
  Throttled: 429,
}

/** The refusal Teams gives with this code, in the form documented for it. */
export function refusalByCode(code: string): Answer {
  if (code === 'MessageWritesBlocked') return writesBlocked()
  return refusal(statusOfCode[code] ?? 400, code, `Refused: ${code}`)
}

/** Teams wraps this one in a string of its own: the connector documents `subCode` inside `message`. */
export function writesBlocked(): Answer {
  const inner: Fields = {
    subCode: 'MessageWritesBlocked',
    details: 'Thread is blocked from message writes.',
    errorCode: null,
    errorSubCode: null,
  }
  return { status: 403, body: { errorCode: 209, message: JSON.stringify(inner, null, 2) } }
}

export function unauthorised(): Answer {
  return { status: 401, body: { message: 'Authorization has been denied for this request.' } }
}
