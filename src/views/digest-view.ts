import type { Digest } from '../core/digest/digest.ts'
import type { DigestForm } from '../core/digest/digest-store.ts'
import type { FileFormat, PictureFormat } from '../core/digest/export.ts'

/** A month's digest, or a part of it. */
export interface DigestView {
  readonly digest: Digest
  /** From the convener, above the figures; empty when there is none. */
  readonly note: string
  readonly part: 'figures' | 'tables'
  readonly form: DigestForm
  /** `preview`: nobody has been told it yet; `own`: it is shown to its organisation alone. */
  readonly standing: 'told' | 'late' | 'preview' | 'own'
  /** Where the chat can draw them; the same numbers stand in words beside them. */
  readonly charts: boolean
}

/** How each figure is counted: the definitions in words. */
export interface DefinitionsView {
  readonly of: 'figures' | 'tables'
}

/** Where figures are fetched as a file, by whoever asked for it. */
export interface DigestFileView {
  readonly address: string
  /** As it was typed. */
  readonly period: string
  readonly format: FileFormat | PictureFormat
  readonly whose: 'network' | 'own'
  /** When the address stops working. */
  readonly until: Date
}

/** What has been done about digests. `channel`: for one's organisation's channels, and not for oneself. */
export type DigestDone =
  | { readonly has: 'subscribed'; readonly form: DigestForm; readonly channel: boolean }
  | { readonly has: 'stopped'; readonly channel: boolean }
  | { readonly has: 'muted'; readonly until: string; readonly channel: boolean }
  | { readonly has: 'note'; readonly note: string }
  | { readonly has: 'time'; readonly time: string }
  | { readonly has: 'corrects'; readonly month: string }
  | { readonly has: 'withdrawn' }
