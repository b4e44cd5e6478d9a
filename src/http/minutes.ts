import type { Route } from './server.ts'
import { filesByToken } from './token-file.ts'

export type MinutesFormat = 'pdf' | 'docx'

export interface MinutesFile {
  readonly body: Buffer
  /** Without its ending. */
  readonly name: string
}

const path = /^\/minutes\/([^/]+)\.(pdf|docx)$/
const types: { readonly [F in MinutesFormat]: string } = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}

/** Minutes for whoever has their address. `?lang=sv` or `en`; else the network's language. */
export const minutes = (
  fileOf: (token: string, format: MinutesFormat, language: string | null) => Promise<MinutesFile | null>,
): readonly Route[] =>
  filesByToken(path, async ([token = '', ending], asked) => {
    const format = ending === 'docx' ? 'docx' : 'pdf'
    const file = await fileOf(token, format, asked.get('lang'))
    if (file === null) return null
    const disposition = `${format === 'pdf' ? 'inline' : 'attachment'}; filename="${file.name}.${format}"`
    return { body: file.body, type: types[format], disposition }
  })
