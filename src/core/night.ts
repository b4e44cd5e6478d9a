import { TZDate } from '@date-fns/tz'

/** What must not be, and is looked for each night. */
export const nightFindings = [
  'case-without-owner',
  'referral-without-party',
  'stage-without-clock',
  'access-missing',
  'message-without-recipient',
] as const
export type NightFinding = (typeof nightFindings)[number]

export interface Found {
  readonly what: NightFinding
  readonly count: number
  /** Numbers of the first few of its cases, in their order; none for what belongs to no case. */
  readonly cases: readonly string[]
}

/** What one night's check of a network came to; without findings all is as it has to be. */
export interface Night {
  readonly openCases: number
  readonly findings: readonly Found[]
}

export interface NightStore {
  /** The last one's; null before the first, and for who does not keep the register. */
  last(): Promise<Night | null>
}

const hour = 2

/** The next two o'clock at night in that zone; the first moment after it where the clock skips it. */
export function nextNight(after: Date, timeZone: string): Date {
  const local = new TZDate(after, timeZone)
  const on = (days: number) =>
    new Date(new TZDate(local.getFullYear(), local.getMonth(), local.getDate() + days, hour, 0, timeZone).getTime())
  const today = on(0)
  return today > after ? today : on(1)
}
