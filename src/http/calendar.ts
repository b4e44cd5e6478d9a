import type { Route } from './server.ts'
import { filesByToken } from './token-file.ts'

/** `method`: what a calendar is to do with it, as RFC 5546 calls it. */
export interface CalendarFile {
  readonly text: string
  readonly method: 'PUBLISH' | 'CANCEL'
}

const path = /^\/calendar\/([^/]+)\.ics$/

/** A meeting for whoever has its address. */
export const calendar = (fileOf: (token: string) => Promise<CalendarFile | null>): readonly Route[] =>
  filesByToken(path, async ([token = '']) => {
    const file = await fileOf(token)
    if (file === null) return null
    const type = `text/calendar; charset=utf-8; method=${file.method}`
    return { body: Buffer.from(file.text), type, disposition: 'attachment; filename="manydoors.ics"' }
  })
