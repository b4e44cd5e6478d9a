import { v7 } from 'uuid'
import type { Id } from './core/ids.ts'

/** UUIDv7: made by the application, and in the order in which they were made. */
export function newId<Of extends string>(): Id<Of> {
  const made: string = v7()
  const isId = (text: string): text is Id<Of> => text === made
  if (isId(made)) return made
  throw new TypeError('an id is a string')
}
