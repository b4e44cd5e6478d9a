import type { Dispatch } from '../../intents/invocation.ts'
import type { Called, Connector, Message } from './connector.ts'
import type { Log } from './log.ts'
import type { Memory } from './memory.ts'
import type { PersonalChat } from './personal.ts'
import type { Roster } from './roster.ts'

/** How long to wait, in milliseconds. */
export interface Patience {
  /** For an answer of the connector, its body included. */
  readonly call: number
  /** For the result of an invoke, which otherwise follows as a message. */
  readonly invoke: number
  /** For a message's answer to be on its way; it goes on after the acknowledgement. */
  readonly message: number
}

/** What it takes to answer an activity. */
export interface Responder {
  readonly dispatch: Dispatch
  readonly connector: Connector
  readonly memory: Memory
  readonly roster: Roster
  readonly chats: PersonalChat
  readonly insecureLocal: boolean
  readonly nonce: () => string
  readonly now: () => Date
  readonly log: Log
  readonly patience: Patience
  /** Keeps what goes on after the answer, so that stopping can wait for it. */
  readonly background: (work: Promise<void>) => void
}

/** Says something where the activity came from, for as long as its turn lasts. */
export type Reply = (message: Message) => Promise<Called>
