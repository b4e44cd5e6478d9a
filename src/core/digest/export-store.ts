import type { ExportId } from '../ids.ts'
import type { Actor, Locale } from '../register/register.ts'
import type { Digest } from './digest.ts'
import type { AsFile } from './export.ts'

/** A file that somebody wants, out of the digests that are told to the network, or of one's own organisation. */
export interface Export {
  /** As `readAsked` reads it. */
  readonly period: string
  readonly asFile: AsFile
  readonly whose: 'network' | 'own'
  readonly locale: Locale
}

export interface ExportStore {
  /** The newest version that is kept of each month, the earliest first. */
  digests(whose: Export['whose']): Promise<readonly Digest[]>
  /** Gives the address where it is fetched until then. */
  order(id: ExportId, wanted: Export, by: Actor, until: Date): Promise<string>
  /** Nobody can fetch it any more. False when it is not one's own. */
  withdraw(id: ExportId, by: Actor, at: Date): Promise<boolean>
  /** Whether anybody knows where the bot is reached. */
  readonly reachable: boolean
}
