import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { club } from '#src/http/club.ts'
import type { PageWords } from '#src/http/club-page.ts'
import { type HouseServer, startServer } from '#src/http/server.ts'

const token = 'a'.repeat(43)
const words = (language: string | null): PageWords => ({
  ...{
    language: language ?? 'sv',
    title: 'Exportklubben',
    notice: null,
    heading: '<b>Bruk & Co</b>',
    text: 'Kommer ni?',
  },
  facts: [{ label: 'Tema', text: '"><script>alert(1)</script>' }],
  ways: [{ answer: 'come', version: 3, label: 'Ja', weight: 'main', first: null }],
  ...{ foot: '', other: { label: 'In English', language: 'en' } },
})
const missing = (language: string | null): PageWords => ({
  ...words(language),
  heading: 'Finns inte',
  facts: [],
  ways: [],
})

describe('a company’s page over HTTP', () => {
  let server: HouseServer
  const sent: unknown[] = []
  beforeAll(async () => {
    const pages = {
      read: async (given: string, { language }: { language: string | null }) =>
        given === token ? words(language) : null,
      answer: async (given: string, what: { answer: string; version: number }) => {
        if (given !== token) return null
        sent.push(what)
        return what.version === 3 ? ('kept' as const) : ('stale' as const)
      },
      missing,
    }
    server = await startServer({ host: '127.0.0.1', port: 0, routes: club(pages), log: { error: () => undefined } })
  })
  afterAll(() => server.stop(100))

  /** As a browser that says whatever it is told to; `fetch` says some of it by itself. */
  const ask = (path: string, method = 'GET', headers: Record<string, string> = {}, body = '') =>
    new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; text: string }>((resolve, reject) => {
      const asked = request({ host: '127.0.0.1', port: server.port, path, method, headers }, (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('end', () =>
          resolve({
            ...{ status: response.statusCode ?? 0, headers: response.headers },
            text: Buffer.concat(parts).toString(),
          }),
        )
      })
      asked.on('error', reject)
      asked.end(body)
    })
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  const ours = { ...form, 'sec-fetch-site': 'same-origin' }

  it('is given to whoever has the address, kept by nobody on the way, and lets nothing in but its own style', async () => {
    const { status, headers, text } = await ask(`/club/${token}?lang=en`)
    expect(status).toBe(200)
    expect(headers).toMatchObject({
      ...{ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', 'x-robots-tag': 'noindex' },
      ...{ 'content-language': 'en', 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY' },
      'referrer-policy': 'same-origin',
      'content-security-policy': expect.stringMatching(
        /^default-src 'none'; style-src 'sha256-[\w+/]+=*'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
      ),
    })
    expect(headers['set-cookie']).toBeUndefined()
    expect(text).toContain('<html lang="en">')
    expect(text).toContain('&lt;b&gt;Bruk &amp; Co&lt;/b&gt;')
    expect(text).not.toMatch(/<script|<b>|<img|<link|https?:/)
  })

  it.each([
    ['', '', 'sv'],
    ['', 'en-GB,sv;q=0.5', 'en'],
    ['', 'de-DE,sv-SE;q=0.8,en;q=0.1', 'sv'],
    ['?lang=sv', 'en-GB', 'sv'],
    ['?lang=xx', 'en-GB', 'en'],
  ])(
    'is in the language that is asked for by “%s”, else by the browser’s “%s”: %s',
    async (query, accepted, language) => {
      const { headers } = await ask(`/club/${token}${query}`, 'GET', accepted ? { 'accept-language': accepted } : {})
      expect(headers['content-language']).toBe(language)
    },
  )

  it.each(['b'.repeat(43), 'short-of-it', '%2e%2e', `${token}a`])('is the same where nothing is: %s', async (wrong) => {
    const [read, answered] = [await ask(`/club/${wrong}`), await ask(`/club/${wrong}`, 'POST', ours, 'answer=come')]
    expect([read.status, answered.status]).toEqual([404, 404])
    expect(answered.text).toBe(read.text)
    expect(read.text).toBe((await ask(`/club/${'c'.repeat(43)}`)).text)
    expect(read.text).not.toContain(wrong)
  })

  it('takes an answer and is then seen anew, so that it is not sent again by reloading', async () => {
    const kept = await ask(`/club/${token}`, 'POST', ours, 'answer=come&version=3&lang=en')
    expect([kept.status, kept.headers['location'], sent.at(-1)]).toEqual([
      303,
      `/club/${token}?lang=en`,
      { answer: 'come', version: 3 },
    ])
    const stale = await ask(`/club/${token}`, 'POST', ours, 'answer=come&version=2&lang=sv')
    expect([stale.status, stale.headers['location']]).toEqual([303, `/club/${token}?lang=sv&was=stale`])
  })

  it.each([
    ['another site', { ...form, 'sec-fetch-site': 'cross-site' }, 403],
    ['another site of the same owner', { ...form, 'sec-fetch-site': 'same-site' }, 403],
    ['nobody knows where', form, 403],
    ['a page that hides where it is', { ...form, origin: 'null' }, 403],
    ['another address', { ...form, origin: 'https://evil.example' }, 403],
    ['a script, as something else than a form', { 'sec-fetch-site': 'same-origin', 'content-type': 'text/plain' }, 415],
  ])('takes nothing from %s', async (_, headers, status) => {
    const before = sent.length
    expect((await ask(`/club/${token}`, 'POST', headers, 'answer=come&version=3')).status).toBe(status)
    expect(sent.length).toBe(before)
  })

  it('takes a form of a browser that says only its origin, and none that is too long', async () => {
    const origin = `http://127.0.0.1:${server.port}`
    expect((await ask(`/club/${token}`, 'POST', { ...form, origin }, 'answer=come&version=3')).status).toBe(303)
    expect((await ask(`/club/${token}`, 'POST', ours, `answer=${'x'.repeat(2_000)}`)).status).toBe(413)
  })

  it('tells its head alone when that is asked for, and takes nothing else', async () => {
    const head = await ask(`/club/${token}`, 'HEAD')
    expect([head.status, head.text]).toEqual([200, ''])
    expect((await ask(`/club/${token}`, 'PUT')).status).toBe(405)
  })
})
