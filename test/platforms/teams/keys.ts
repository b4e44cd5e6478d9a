import { execFileSync } from 'node:child_process'
import { createPrivateKey } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exportJWK, type GenerateKeyPairResult, generateKeyPair } from 'jose'

/** What reached a server, in order: "GET /keys". */
export interface Listener {
  readonly url: string
  readonly calls: string[]
  close(): Promise<void>
}

/** Listens on a free port, notes every request and answers with JSON. */
export async function listen(answer: (path: string) => object): Promise<Listener> {
  const calls: string[] = []
  const server = createServer((request, response) => {
    calls.push(`${request.method} ${request.url}`)
    request.resume()
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(answer(request.url ?? '')))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    calls,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

export type KeyName = 'endorsed' | 'other-channel' | 'unendorsed' | 'openssl' | 'unpublished' | 'login'

/** The channel's OpenID document and keys, some of them made by the openssl command line. */
export async function startKeys() {
  const pairs = new Map<string, GenerateKeyPairResult['privateKey']>()
  const published: object[] = []
  const make = async (kid: KeyName, more: object | null) => {
    const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true })
    pairs.set(kid, privateKey)
    if (more) published.push({ ...(await exportJWK(publicKey)), kid, use: 'sig', ...more })
  }
  await Promise.all([
    make('endorsed', { endorsements: ['msteams', 'webchat'] }),
    make('other-channel', { endorsements: ['webchat'] }),
    make('unendorsed', null),
    make('unpublished', null),
    make('login', null),
  ])
  const unendorsed = pairs.get('unendorsed')
  if (unendorsed) {
    const { n, e } = await exportJWK(unendorsed)
    published.push({ kty: 'RSA', kid: 'unendorsed', ...(n && e ? { n, e } : {}) })
  }
  const openssl = opensslKey()
  const { n, e } = createPrivateKey(openssl.pem).export({ format: 'jwk' })
  published.push({ kty: 'RSA', kid: 'openssl', ...(n && e ? { n, e } : {}), endorsements: ['msteams'] })
  const server = await listen((path) =>
    path === '/openid'
      ? { issuer: 'https://api.botframework.com', jwks_uri: `${server.url}/keys` }
      : { keys: published },
  )
  return {
    server,
    openssl,
    privateKey: (name: KeyName) => {
      const key = pairs.get(name)
      if (!key) throw new Error(`no key ${name}`)
      return key
    },
    close: async () => {
      openssl.remove()
      await server.close()
    },
  }
}

/** A key of openssl's own making, and compact tokens signed by nothing of Node's. */
function opensslKey() {
  const directory = mkdtempSync(join(tmpdir(), 'manydoors-keys-'))
  const file = join(directory, 'key.pem')
  execFileSync('openssl', ['genrsa', '-out', file, '2048'], { stdio: 'ignore' })
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
  return {
    pem: readFileSync(file, 'utf8'),
    sign(header: object, claims: object, digest = 'sha256'): string {
      const input = `${encode(header)}.${encode(claims)}`
      const unsigned = join(directory, 'input')
      writeFileSync(unsigned, input)
      const signature = execFileSync('openssl', ['dgst', `-${digest}`, '-sign', file, unsigned])
      return `${input}.${signature.toString('base64url')}`
    },
    remove: () => rmSync(directory, { recursive: true }),
  }
}
