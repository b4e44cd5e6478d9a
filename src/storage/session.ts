import type { MemberId, NewId, OrganisationId } from '../core/ids.ts'
import type { MinutesAddress } from '../core/meeting/agenda-store.ts'
import type { Network } from '../core/register/register.ts'
import type { Encryption } from './encryption.ts'
import type { Line } from './line.ts'

/** What every store of one transaction works with: the line, whose eyes it is for, and what the application makes. */
export interface Session {
  readonly line: Line
  readonly network: Network
  readonly organisation: OrganisationId
  /** Null for an organisation's channel. */
  readonly member: MemberId | null
  readonly encryption: Encryption
  readonly newId: NewId
  readonly now: () => Date
  /** Where a calendar's file is fetched; null where nobody knows at which address the bot is reached. */
  readonly calendarAt?: ((token: string) => string | null) | undefined
  /** Where minutes are fetched, by what their addresses hold; null where nobody knows at which address the bot is reached. */
  readonly minutesAt?: ((token: string) => MinutesAddress | null) | undefined
  /** Where a company reads of its place at an Export Club; null where nobody knows at which address the bot is reached. */
  readonly clubAt?: ((token: string) => string | null) | undefined
  /** Where a digest's file is fetched, by its ending. */
  readonly exportAt?: ((token: string, ending: string) => string | null) | undefined
  /** Says that something is to be sent once this has committed. */
  readonly posted: () => void
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** An id in a button can be anything: what is no id at all is not found, rather than a fault. */
export const isUuid = (text: string | null): boolean => text !== null && uuid.test(text)
