import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { z } from 'zod'
import type { Network } from '../core/register/register.ts'
import type { WorkingCalendar } from '../core/working-time.ts'

/** When a network works: its own hours and zone, and the free days of its country. */
export type CalendarOf = (network: Pick<Network, 'country' | 'timeZone' | 'workingHours'>) => Promise<WorkingCalendar>

export interface CalendarOptions {
  readonly now: () => Date
  readonly log: { error(fields: object, message: string): void }
}

/** Holidays are looked up when a network first needs them, and again when the year has changed. */
export function createCalendars({ now, log }: CalendarOptions): CalendarOf {
  return async ({ country, timeZone, workingHours }) => ({
    timeZone,
    hours: workingHours,
    freeDays: await freeDaysIn(country, now().getUTCFullYear()).catch((fault: unknown) => {
      // A clock that knows weekends alone is better than none; it is asked again the next time.
      const kind = fault instanceof Error ? fault.name : 'unknown'
      log.error({ country, kind }, 'the holidays could not be looked up')
      return new Set<string>()
    }),
  })
}

type Days = ReadonlySet<string>

/** By country and year: the same for whoever asks. */
const known = new Map<string, Promise<Days>>()

function freeDaysIn(country: string, year: number): Promise<Days> {
  const key = `${country} ${year}`
  const found = known.get(key) ?? lookUp(country, [year - 1, year, year + 1, year + 2])
  known.set(key, found)
  found.catch(() => known.delete(key))
  return found
}

const program = fileURLToPath(new URL('./holidays-of.ts', import.meta.url))
const run = promisify(execFile)
const days = z.array(z.iso.date()).transform((list): Days => new Set(list))

async function lookUp(country: string, years: readonly number[]): Promise<Days> {
  const { stdout } = await run(process.execPath, [program, country, ...years.map(String)], { timeout: 10_000 })
  return days.parse(JSON.parse(stdout))
}
