import type { Address, MessageRef } from '../core/delivery.ts'
import type { Locale } from '../core/register/register.ts'
import type { View } from './view.ts'

/** In which language and zone a view is put into words. */
export interface Tongue {
  readonly locale: Locale
  readonly timeZone: string
}

/** What came of a send. The worker settles what follows; a messenger never retries by itself. */
export type Sent =
  | { readonly sent: 'yes'; readonly ref: MessageRef }
  /** Certainly not sent: try again, not before `after` milliseconds where the platform says so. */
  | { readonly sent: 'no'; readonly after: number | null; readonly why: string }
  /** It may have been sent: a reset, a time-out, a 5xx, half an answer. */
  | { readonly sent: 'unknown'; readonly why: string }
  /** It never will be: the place is gone, the bot is not there, the content is refused. */
  | { readonly sent: 'never'; readonly why: string }

/** Delivers views in one chat. `mark` is the notice's id, put where `find` can see it if the platform has such a place. */
export interface Messenger {
  post(address: Address, view: View, tongue: Tongue, mark: string): Promise<Sent>
  update(address: Address, ref: MessageRef, view: View, tongue: Tongue): Promise<Sent>
  /** Looks for a message that may have been sent; "cannot-look" where the platform gives no way. */
  find(address: Address, mark: string, since: Date): Promise<MessageRef | 'not-there' | 'cannot-look'>
}
