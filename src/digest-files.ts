import { contentOf } from './core/digest/export.ts'
import { figureNames } from './core/digest/figures.ts'
import { fileOf } from './digest-file/file-of.ts'
import type { DigestFile } from './http/digest.ts'
import type { Fetched } from './storage/export-store.ts'

interface Where {
  readonly exportOf: (token: string) => Promise<Fetched | null>
  readonly now: () => Date
}

/** The figures that an address leads to, as they have been told by now. */
export const digestFiles =
  ({ exportOf, now }: Where) =>
  async (token: string, ending: string): Promise<DigestFile | null> => {
    const found = await exportOf(token)
    if (found === null || found.asFile.format !== ending) return null
    const { locale, period, digests, timeZone } = found
    const content = contentOf({ ...found, columns: figureNames }, digests, now(), timeZone)
    if ('fault' in content) return null
    const body = await fileOf({ ...content, locale }, () => undefined)
    const name = `${locale === 'sv' ? 'manadsbrev' : 'digest'}-${period.replace(/[^\d-]+/g, '--')}.${ending}`
    return body && { body, name }
  }
