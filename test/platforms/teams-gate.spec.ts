import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { type Gatehouse, issuer, seconds, startGatehouse } from './teams/gatehouse.ts'
import { almi, seed } from './teams/house.ts'

let gate: Gatehouse

beforeAll(async () => {
  gate = await startGatehouse()
})

beforeEach(() => gate.forget())

afterAll(() => gate.close())

const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
const byHand = (header: object, signature: (input: string) => string) => {
  const input = `${encode(header)}.${encode(gate.good())}`
  return `${input}.${signature(input)}`
}

const flipped = async () => (await gate.mint()).replace(/.{4}$/, (end) => (end === 'AAAA' ? 'BBBB' : 'AAAA'))
const cutShort = async (parts: number) => (await gate.mint()).split('.').slice(0, parts).join('.')
const withBody = async (claims: object) => {
  const [header, , signature] = (await gate.mint()).split('.')
  return `${header}.${encode({ ...gate.good(), ...claims })}.${signature}`
}

describe('a token that is refused with 401, nothing having happened', () => {
  const rows: readonly [string, () => Promise<string>][] = [
    [
      'the bot’s own, from the login service',
      () => gate.mint({ key: 'login', claims: { iss: `https://sts.windows.net/${almi}/`, aud: issuer } }),
    ],
    [
      'the bot’s own, with itself as audience',
      () => gate.mint({ key: 'login', claims: { iss: `https://sts.windows.net/${almi}/` } }),
    ],
    [
      'the emulator’s',
      () =>
        gate.mint({
          claims: {
            iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/',
            appid: seed.app.id,
            ver: '1.0',
          },
        }),
    ],
    [
      'the emulator’s, version 2',
      () =>
        gate.mint({
          claims: {
            iss: 'https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/v2.0',
            azp: seed.app.id,
            ver: '2.0',
          },
        }),
    ],
    ['another bot’s (a skill’s)', () => gate.mint({ claims: { ver: '1.0', appid: 'another', aud: 'another' } })],
    ['the government cloud’s issuer', () => gate.mint({ claims: { iss: 'https://api.botframework.us' } })],
    ['no issuer', () => gate.mint({ claims: { iss: undefined } })],
    ['the issuer with a slash more', () => gate.mint({ claims: { iss: `${issuer}/` } })],
    ['another audience', () => gate.mint({ claims: { aud: 'another' } })],
    ['no audience', () => gate.mint({ claims: { aud: undefined } })],
    ['an empty audience', () => gate.mint({ claims: { aud: '' } })],
    ['several audiences, ours among them', () => gate.mint({ claims: { aud: [seed.app.id, 'another'] } })],
    ['no end', () => gate.mint({ claims: { exp: undefined } })],
    ['an end that is not a number', () => gate.mint({ claims: { exp: 'never' } })],
    ['ended an hour ago', () => gate.mint({ claims: { exp: seconds() - 3600 } })],
    ['beginning in an hour', () => gate.mint({ claims: { nbf: seconds() + 3600 } })],
    ['no service URL', () => gate.mint({ claims: { serviceurl: undefined } })],
    ['an empty service URL', () => gate.mint({ claims: { serviceurl: '' } })],
    ['another service URL', () => gate.mint({ claims: { serviceurl: 'https://smba.trafficmanager.net/emea/' } })],
    ['its service URL without the slash', () => gate.mint({ claims: { serviceurl: gate.serviceUrl.slice(0, -1) } })],
    ['a key endorsed for another channel', () => gate.mint({ key: 'other-channel' })],
    ['a key that nobody has endorsed', () => gate.mint({ key: 'unendorsed' })],
    ['a key that is not published', () => gate.mint({ key: 'unpublished' })],
    [
      'a key that is not published, under the name of one that is',
      () => gate.mint({ key: 'unpublished', header: { kid: 'endorsed' } }),
    ],
    ['no key id', () => gate.mint({ header: { kid: undefined } })],
    ['a broken signature', flipped],
    ['claims that were changed after signing', () => withBody({ exp: seconds() + 9_999 })],
    ['no signature', () => cutShort(2)],
    ['a header alone', () => cutShort(1)],
    ['alg none', async () => byHand({ alg: 'none', kid: 'endorsed' }, () => '')],
    ['alg none with the signature of another', async () => byHand({ alg: 'none', kid: 'endorsed' }, () => 'AAAA')],
    ['alg None', async () => byHand({ alg: 'None', kid: 'endorsed' }, () => 'AAAA')],
    [
      'HS256 with the public key as secret',
      async () =>
        byHand({ alg: 'HS256', kid: 'openssl' }, (input) =>
          createHmac('sha256', gate.keys.openssl.pem).update(input).digest('base64url'),
        ),
    ],
    [
      'critical headers that nobody knows',
      () =>
        gate
          .mint({ header: { crit: ['b64'], b64: true } })
          .catch(() => byHand({ alg: 'RS256', kid: 'endorsed', crit: ['x'] }, () => 'AAAA')),
    ],
    [
      'openssl: another digest under RS256',
      async () => gate.keys.openssl.sign({ alg: 'RS256', kid: 'openssl' }, gate.good(), 'sha512'),
    ],
    [
      'openssl: RS512, said openly',
      async () => gate.keys.openssl.sign({ alg: 'RS512', kid: 'openssl' }, gate.good(), 'sha512'),
    ],
    [
      'openssl: signed right, but said to be unsigned',
      async () => gate.keys.openssl.sign({ alg: 'none', kid: 'openssl' }, gate.good()),
    ],
    [
      'openssl: signed right, but said to be HS256',
      async () => gate.keys.openssl.sign({ alg: 'HS256', kid: 'openssl' }, gate.good()),
    ],
    ['openssl: signed right, without alg', async () => gate.keys.openssl.sign({ kid: 'openssl' }, gate.good())],
    [
      'openssl: signed right, ended',
      async () => gate.keys.openssl.sign({ alg: 'RS256', kid: 'openssl' }, { ...gate.good(), exp: 1 }),
    ],
    [
      'openssl: signed right, under another key’s name',
      async () => gate.keys.openssl.sign({ alg: 'RS256', kid: 'endorsed' }, gate.good()),
    ],
    ['four parts', async () => `${await gate.mint()}.AAAA`],
    ['nonsense', async () => 'nonsense'],
    [
      'JSON nulls',
      async () => `${Buffer.from('null').toString('base64url')}.${Buffer.from('null').toString('base64url')}.AAAA`,
    ],
  ]

  it.each(rows)('%s', async (_, token) => {
    expect(await gate.knock(await token())).toEqual({ status: 401, text: '' })
    expect(gate.house.heard).toEqual([])
    expect(gate.trap.calls).toEqual([])
    expect(gate.keys.server.calls.filter((call) => call !== 'GET /openid' && call !== 'GET /keys')).toEqual([])
  })

  it.each([
    ['none', null],
    ['an empty one', ''],
    ['only the scheme', 'Bearer'],
    ['the scheme and a space', 'Bearer '],
    ['another scheme', 'Basic YW5uYTpzZWNyZXQ='],
  ])('Authorization header: %s', async (_, authorization) => {
    expect(await gate.post(authorization)).toEqual({ status: 401, text: '' })
  })

  it.each([
    ['a lower-case scheme', (token: string) => `bearer ${token}`],
    ['two tokens', (token: string) => `Bearer ${token} ${token}`],
  ])('a good token, but %s', async (_, header) => {
    expect((await gate.post(header(await gate.mint()))).status).toBe(401)
  })

  it('is refused without having looked for a key when it is not for us', async () => {
    await gate.knock(await gate.mint({ claims: { aud: 'another' }, header: { kid: 'new' } }))
    expect(gate.keys.server.calls).toEqual([])
  })

  it('makes us look for unknown keys a few times only', async () => {
    const knocks = Array.from({ length: 30 }, (_, n) => gate.mint({ key: 'unpublished', header: { kid: `new-${n}` } }))
    for (const token of knocks) expect((await gate.knock(await token)).status).toBe(401)
    expect(gate.keys.server.calls.length).toBeLessThanOrEqual(10)
  })
})
