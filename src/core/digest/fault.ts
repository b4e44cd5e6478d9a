/** Why nothing was done or shown. */
export type DigestFault =
  | 'none-yet'
  | 'not-counted'
  | 'future'
  | 'not-over'
  | 'month-unreadable'
  | 'not-the-convener'
  | 'no-channel'
  | 'nothing-to-mute'
  | 'correction-waits'
  | 'not-a-lead'
  | 'time-unreadable'
  | 'day-unreadable'
