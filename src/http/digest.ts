import type { Route } from './server.ts'
import { filesByToken } from './token-file.ts'

export interface DigestFile {
  /** Null: not made, where its head alone was asked for. */
  readonly body: Buffer | null
  /** With its ending. */
  readonly name: string
}

const types = new Map([
  ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['csv', 'text/csv; charset=utf-8'],
  ['pdf', 'application/pdf'],
  ['svg', 'image/svg+xml'],
  ['png', 'image/png'],
])
const path = /^\/digest\/([^/]+)\.([a-z]+)$/

/** A digest's figures for whoever they were made for. */
export const digest = (
  fileOf: (token: string, ending: string, headAlone: boolean) => Promise<DigestFile | null>,
): readonly Route[] =>
  filesByToken(path, async ([token = '', ending = ''], _, headAlone) => {
    const type = types.get(ending)
    if (type === undefined) return null
    const file = await fileOf(token, ending, headAlone)
    if (file === null) return null
    return { body: file.body, type, disposition: `attachment; filename="${file.name}"` }
  })
