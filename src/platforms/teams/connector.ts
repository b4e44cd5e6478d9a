/** One call to the Bot Connector, below a service URL. */
export interface Call {
  readonly method: 'GET' | 'POST' | 'PUT'
  /** The parts after `v3/conversations`, not yet encoded. */
  readonly path: readonly string[]
  readonly query?: string
  readonly body?: object
}

/** What came of a call, before it is judged. `failed` says how far it got when there was no answer. */
export type Called =
  | { readonly status: number; readonly retryAfter: string | null; readonly text: string }
  | { readonly failed: 'before' | 'midway'; readonly why: string }

export interface Connector {
  /** Never throws, never repeats a call, follows no redirect, and gives up after ten seconds. */
  call(serviceUrl: string, call: Call): Promise<Called>
}

/** A message as the connector takes it. */
export interface Message {
  readonly type: 'message'
  readonly summary: string
  readonly attachments: readonly [{ readonly contentType: string; readonly content: object }]
}

/** What the bot answers to an invoke, in its HTTP response. */
export interface InvokeAnswer {
  readonly status: number
  readonly body?: object
}

/** A turn of the SDK: an activity comes in, the bot may reply to it where it came from. */
export type Turn = (reply: (message: Message) => Promise<Called>) => Promise<InvokeAnswer>

export interface Bridge extends Connector {
  /** Runs `turn` for an activity that has passed the gate. Throws what `turn` throws. */
  turn(activity: object, turn: Turn): Promise<InvokeAnswer>
}
