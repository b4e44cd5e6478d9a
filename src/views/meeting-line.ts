import type { MeetingKind } from '../core/meeting/meeting.ts'

/** Which meeting, in a line. */
export interface MeetingLine {
  readonly kind: MeetingKind
  /** Empty: what its kind is called. */
  readonly title: string
  readonly startsAt: Date
  readonly endsAt: Date
}
