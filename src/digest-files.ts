import { type Content, contentOf } from './core/digest/export.ts'
import { figureNames } from './core/digest/figures.ts'
import type { Locale } from './core/register/register.ts'
import { fileOf } from './digest-file/file-of.ts'
import type { Order } from './digest-file/order.ts'
import { sharedTurns } from './digest-file/turns.ts'
import type { DigestFile } from './http/digest.ts'
import type { ExportFiles, Fetched } from './storage/export-store.ts'

interface Where {
  readonly exports: ExportFiles
  readonly now: () => Date
  readonly make?: typeof fileOf
}

/** Each is a process of some 150 MB. */
const mostAtOnce = 2

/**
 * The figures that an address leads to, as they have been told by now. A node makes few files at a time, and one for all who wait for the
 * same; nothing is made for its head alone. What has been made and is given is written down as taken.
 */
export function digestFiles({ exports, now, make = fileOf }: Where) {
  const inTurn = sharedTurns<Buffer | null>(mostAtOnce)
  return async (token: string, ending: string, headAlone: boolean): Promise<DigestFile | null> => {
    const found = await exports.of(token)
    if (found === null || found.asFile.format !== ending) return null
    const { locale, period } = found
    const content = contentFor(found, now())
    if (content === null) return null
    const name = `${locale === 'sv' ? 'manadsbrev' : 'digest'}-${period.replace(/[^\d-]+/g, '--')}.${ending}`
    if (headAlone) return { body: null, name }
    const body = await inTurn(token, () => make(orderOf(content, locale), () => undefined))
    return body !== null && (await exports.taken(token)) ? { body, name } : null
  }
}

function contentFor(found: Fetched, now: Date): Content | null {
  const content = contentOf({ ...found, columns: figureNames }, found.digests, now, found.timeZone)
  return 'fault' in content ? null : content
}

const orderOf = (content: Content, locale: Locale): Order => ({ ...content, locale })
