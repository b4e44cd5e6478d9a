import type { Fault } from '#src/playground/faults.ts'

export const status = (code: 429 | 500 | 502 | 503 | 504, retryAfter?: string): Fault => ({
  kind: 'status',
  status: code,
  ...(retryAfter === undefined ? {} : { retryAfter }),
})

/** What can come of a call that is no last word: the message is to get there all the same. Silence lasts ten seconds of everybody's time. */
export const troubles = {
  'again at once': status(429, '0'),
  'again in a second': status(429, '1'),
  'again in an hour': status(429, '3600'),
  'again when nobody knows': status(429, 'soon'),
  500: status(500),
  502: status(502),
  503: status(503),
  504: status(504),
  'a slow answer': { kind: 'drip', milliseconds: 400 },
  'broken off before': { kind: 'reset', accepted: false },
  'broken off after': { kind: 'reset', accepted: true },
  'half an answer': { kind: 'truncated' },
  'a page of HTML': { kind: 'html' },
  'a redirect': { kind: 'redirect', to: 'http://127.0.0.1:9/elsewhere' },
  silence: { kind: 'hang' },
} as const satisfies Readonly<Record<string, Fault>>
