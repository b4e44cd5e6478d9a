import type { Texts } from '../../texts/shape.ts'
import type { Tongue } from '../../views/messenger.ts'

/** What a renderer writes with: the reader's words, where the card will stand, and a nonce for each button. */
export interface Pen {
  readonly t: Texts
  readonly tongue: Tongue
  readonly where: 'message' | 'dialog'
  readonly nonce: () => string
}
