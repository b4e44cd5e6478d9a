import type { Cause } from '../core/cause.ts'

/** To whoever can do something about it: who or what of their own a message could not be delivered to. */
export interface UnreachableView {
  readonly what: 'member' | 'channel' | 'organisation'
  /** Of the member; else null. */
  readonly name: string | null
  readonly organisation: string
  readonly cause: Cause
  /** What the first message was about, where the reader may know of it. */
  readonly caseNo: string | null
}
