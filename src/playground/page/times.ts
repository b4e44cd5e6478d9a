import { createContext, useContext } from 'react'
import type { PageTexts } from './texts.ts'
import type { Language } from './wire.ts'

const localeOf = { sv: 'sv-SE', en: 'en-GB' } as const

/** Times as the network's people read them: in its zone, in the reader's language. */
export interface Times {
  readonly now: Date
  readonly zone: string
}
export const TimesContext = createContext<Times>({ now: new Date(0), zone: 'UTC' })
export const useTimes = (): Times => useContext(TimesContext)

export function format(at: Date, language: Language, zone: string, how: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(localeOf[language], { ...how, timeZone: zone }).format(at)
}

export const timeOf = (at: Date, language: Language, zone: string): string =>
  format(at, language, zone, { hour: '2-digit', minute: '2-digit' })

/** "I dag", "I går", or the date: what stands between the messages of different days. */
export function dayOf(at: Date, { now, zone }: Times, language: Language, texts: PageTexts): string {
  const day = (moment: Date): string => format(moment, 'sv', zone, { dateStyle: 'short' })
  if (day(at) === day(now)) return texts.today
  if (day(at) === day(new Date(now.getTime() - 86_400_000))) return texts.yesterday
  return format(at, language, zone, { weekday: 'long', day: 'numeric', month: 'long' })
}
