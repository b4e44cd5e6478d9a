import type { Dispatch } from '../../intents/invocation.ts'
import type { Called, Connector, Message } from './connector.ts'
import type { Log } from './log.ts'
import type { Memory } from './memory.ts'
import type { PersonalChat } from './personal.ts'
import type { Roster } from './roster.ts'

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
  /** Keeps what goes on after the answer, so that stopping can wait for it. */
  readonly background: (work: Promise<void>) => void
}

/** Says something where the activity came from, for as long as its turn lasts. */
export type Reply = (message: Message) => Promise<Called>
