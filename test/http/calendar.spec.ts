import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { calendar } from '#src/http/calendar.ts'
import { type HouseServer, startServer } from '#src/http/server.ts'

const token = 'k'.repeat(43)
const text = 'BEGIN:VCALENDAR\r\nSUMMARY:Möte i Växjö\r\nEND:VCALENDAR\r\n'

interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly body: string
}

describe('a calendar’s file by its address', () => {
  let server: HouseServer
  const asked: string[] = []
  beforeAll(async () => {
    const routes = calendar(async (one) => {
      asked.push(one)
      return one === token ? { text, method: 'PUBLISH' } : null
    })
    server = await startServer({ host: '127.0.0.1', port: 0, routes, log: { error: () => undefined } })
  })
  afterAll(() => server.stop(100))

  const ask = (path: string, method = 'GET'): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const sent = request({ host: '127.0.0.1', port: server.port, path, method }, (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('end', () => {
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(parts).toString(),
          })
        })
      })
      sent.on('error', reject)
      sent.end()
    })

  it('is given as it is, kept by nobody on the way, and without a cookie', async () => {
    const { status, headers, body } = await ask(`/calendar/${token}.ics`)
    expect([status, body]).toEqual([200, text])
    expect(headers).toMatchObject({
      'content-type': 'text/calendar; charset=utf-8; method=PUBLISH',
      'content-length': String(Buffer.byteLength(text)),
      'content-disposition': 'attachment; filename="manydoors.ics"',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    })
    expect(headers['set-cookie']).toBeUndefined()
  })

  it('is the same without its body to HEAD', async () => {
    const { status, headers, body } = await ask(`/calendar/${token}.ics?from=chat`, 'HEAD')
    expect([status, headers['content-length'], body]).toEqual([200, String(Buffer.byteLength(text)), ''])
  })

  it.each([
    ['another token', `/calendar/${'x'.repeat(43)}.ics`],
    ['none', '/calendar/.ics'],
    ['no end', `/calendar/${token}`],
    ['a folder', `/calendar/a/${token}.ics`],
    ['an encoded one', `/calendar/%6b${'k'.repeat(42)}.ics`],
    ['more after it', `/calendar/${token}.ics/more`],
  ])('is not found by %s', async (_, path) => {
    const { status, body } = await ask(path)
    expect([status, body]).toEqual([404, 'Not found\n'])
  })

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('is not for %s', async (method) => {
    const before = asked.length
    const { status, headers } = await ask(`/calendar/${token}.ics`, method)
    expect([status, headers['allow'], asked.length]).toEqual([405, 'GET, HEAD', before])
  })
})
