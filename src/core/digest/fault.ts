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
  /** Nobody knows at which address the bot is reached. */
  | 'unreachable'
  | 'file-gone'

/** Why nothing can be told of the time that was typed. `not-over`: the last month that can be told of is `last`; `missing`: months of which no digest is kept. */
export type PeriodFault =
  | { readonly fault: 'unreadable' | 'turned' | 'too-long' }
  | { readonly fault: 'not-over'; readonly last: string }
  | { readonly fault: 'missing'; readonly months: readonly string[] }
