import type { Logger } from '@slack/bolt'
import { LogLevel } from '@slack/bolt'
import { z } from 'zod'

/** Only ids and codes go to a log: never a name, a text or a token. */
export interface Log {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

const coded = z.object({ code: z.string(), name: z.string() }).partial()

/** What can be said of a fault: its kind and code; its message might quote what somebody wrote. */
export function kindOf(fault: unknown): { readonly kind: string; readonly code?: string } {
  const { name, code } = coded.catch({}).parse(fault)
  return { kind: name ?? typeof fault, ...(code === undefined ? {} : { code }) }
}

/** Where in the blocks Slack found a mistake. */
const pointers = (words: readonly unknown[]): readonly string[] =>
  words.flatMap((word) => (typeof word === 'string' ? (word.match(/json-pointer:[\w/.-]+/g) ?? []) : []))

/** The SDK's logger: what it says goes no further than a kind, a code and a place in our blocks. */
export function quietLogger(log: Log): Logger {
  const fields = (words: readonly unknown[]) => ({
    faults: words.filter((word) => word instanceof Error).map(kindOf),
    at: pointers(words),
  })
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: (...words: unknown[]) => log.info(fields(words), 'the Slack SDK warned'),
    error: (...words: unknown[]) => log.warn(fields(words), 'the Slack SDK reported trouble'),
    setLevel: () => undefined,
    getLevel: () => LogLevel.WARN,
    setName: () => undefined,
  }
}
