import type { Action, Element } from '../card.ts'

/** What a renderer gives: the card's body and its buttons. */
export interface Drawn {
  readonly body: readonly Element[]
  readonly actions?: readonly Action[]
  /** Lists and forms take the whole width of the chat. */
  readonly wide?: true
}
