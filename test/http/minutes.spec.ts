import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { minutes } from '#src/http/minutes.ts'
import { type HouseServer, startServer } from '#src/http/server.ts'

const token = 'a'.repeat(43)
const asked: unknown[] = []

describe('minutes over HTTP', () => {
  let server: HouseServer
  beforeAll(async () => {
    const fileOf = async (given: string, format: string, language: string | null) => {
      asked.push([given, format, language])
      return given === token ? { body: Buffer.from(`as ${format}`), name: 'protokoll-2026-12-01' } : null
    }
    server = await startServer({
      ...{ host: '127.0.0.1', port: 0, routes: minutes(fileOf) },
      log: { error: () => undefined },
    })
  })
  afterAll(() => server.stop(100))
  const get = (path: string, method = 'GET') => fetch(`http://127.0.0.1:${server.port}${path}`, { method })

  it.each([
    ['pdf', 'application/pdf', 'inline; filename="protokoll-2026-12-01.pdf"'],
    [
      'docx',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'attachment; filename="protokoll-2026-12-01.docx"',
    ],
  ])('are given as %s to whoever has the address, and kept by nobody on the way', async (ending, type, disposition) => {
    const response = await get(`/minutes/${token}.${ending}?lang=en`)
    expect([response.status, await response.text()]).toEqual([200, `as ${ending}`])
    expect(Object.fromEntries(response.headers)).toMatchObject({
      ...{ 'content-type': type, 'content-disposition': disposition, 'cache-control': 'no-store' },
      ...{ 'referrer-policy': 'no-referrer', 'x-robots-tag': 'noindex', 'x-content-type-options': 'nosniff' },
    })
    expect(asked.at(-1)).toEqual([token, ending, 'en'])
  })

  it.each(['other', '%2e%2e', "x'%20or%201=1"])(
    'look the same where they never were and where they are no more: %s',
    async (name) => {
      const response = await get(`/minutes/${name}.pdf`)
      expect([response.status, await response.text()]).toEqual([404, 'Not found\n'])
    },
  )

  it('tell their head alone when that is asked for', async () => {
    const response = await get(`/minutes/${token}.pdf`, 'HEAD')
    expect([response.status, response.headers.get('content-length'), await response.text()]).toEqual([200, '6', ''])
  })
})
