import type { Route } from './server.ts'
import { filesByToken } from './token-file.ts'

export interface DigestFile {
  /** Null: not made, where its head alone was asked for. */
  readonly body: Buffer | null
  /** With its ending. */
  readonly name: string
}

const types = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  pdf: 'application/pdf',
  svg: 'image/svg+xml',
  png: 'image/png',
} as const
const formats = ['xlsx', 'csv', 'pdf', 'svg', 'png'] as const
const path = /^\/digest\/([^/]+)\.(xlsx|csv|pdf|svg|png)$/

/** A digest's figures for whoever they were made for. */
export const digest = (
  fileOf: (token: string, ending: string, headAlone: boolean) => Promise<DigestFile | null>,
): readonly Route[] =>
  filesByToken(path, async ([token = '', ending = ''], _, headAlone) => {
    const file = await fileOf(token, ending, headAlone)
    const format = formats.find((one) => one === ending)
    if (file === null || format === undefined) return null
    return { body: file.body, type: types[format], disposition: `attachment; filename="${file.name}"` }
  })
