import type { KeyObject } from 'node:crypto'
import { z } from 'zod'
import type { Answer, Asked, Route } from './answer.ts'
import { type Fields, field, fieldsOf } from './json.ts'
import { type Algorithm, signed, verified } from './jwt.ts'
import { KeyRing, makeKey, published, type SigningKey } from './keys.ts'
import type { TeamsSeed } from './seed.ts'

export const oauthScope = 'https://api.botframework.com'
export const tokenIssuer = 'https://api.botframework.com'

const hour = 3600

const accessClaims = z.object({ aud: z.literal(oauthScope), appid: z.string(), nbf: z.number(), exp: z.number() })

/** How a token to the bot is made, for tests that forge one. */
export interface Forging {
  /**
   * `unpublished`: a key of nobody's. `unendorsed`, `other-channel`: published, but not for Teams. `login`: the key
   * that signs the bot's own tokens. A string is a secret for HS256, which by default is the public key's text.
   */
  readonly key?: 'current' | 'previous' | 'unpublished' | 'unendorsed' | 'other-channel' | 'login' | KeyObject | string
  readonly alg?: Algorithm
  readonly header?: Fields
}

/** Entra's token endpoint for the bot, and the channel's signing keys for the tokens that go to the bot. */
export class Login {
  readonly #seed: TeamsSeed
  readonly #base: string
  readonly #ring: KeyRing
  readonly #own: SigningKey
  readonly #stranger: SigningKey
  readonly #clock: () => Date

  constructor(seed: TeamsSeed, base: string, keys: { ring: KeyRing; own: SigningKey; stranger: SigningKey }) {
    this.#seed = seed
    this.#base = base
    this.#ring = keys.ring
    this.#own = keys.own
    this.#stranger = keys.stranger
    this.#clock = seed.wallClock ?? seed.now
  }

  routes(): Route[] {
    const get = (call: string, path: RegExp, body: () => unknown): Route => {
      return { call, method: 'GET', path, guarded: false, handle: () => ({ status: 200, body: body() }) }
    }
    const configuration = (issuer: string, keys: string) => ({
      issuer,
      jwks_uri: `${this.#base}${keys}`,
      id_token_signing_alg_values_supported: ['RS256'],
      token_endpoint_auth_methods_supported: ['client_secret_post'],
    })
    return [
      {
        call: 'POST token',
        method: 'POST',
        path: /^\/login\/([^/]+)\/oauth2\/v2\.0\/token$/,
        guarded: false,
        handle: (asked) => this.#token(asked),
      },
      get('GET openid', /^\/v1\/\.well-known\/openidconfiguration$/, () =>
        configuration(tokenIssuer, '/v1/.well-known/keys'),
      ),
      get('GET keys', /^\/v1\/\.well-known\/keys$/, () => this.#ring.jwks()),
      get('GET login openid', /^\/login\/common\/v2\.0\/\.well-known\/openid-configuration$/, () =>
        configuration(`https://sts.windows.net/${this.#seed.app.tenant}/`, '/login/common/discovery/keys'),
      ),
      get('GET login keys', /^\/login\/common\/discovery\/keys$/, () => ({
        keys: [published(this.#own, this.#own.kid)],
      })),
    ]
  }

  /** Whether this is a token of ours for the bot, still good. */
  admits(authorization: string): boolean {
    if (this.#seed.authenticate === false) return true
    if (!authorization.startsWith('Bearer ')) return false
    const claims = accessClaims.safeParse(verified(authorization.slice(7), this.#own.publicKey))
    if (!claims.success) return false
    const { appid, nbf, exp } = claims.data
    return appid === this.#seed.app.id && nbf <= this.#seconds() && exp > this.#seconds()
  }

  /** A token from the channel service to the bot. A claim or header given as undefined is left out. */
  mint(claims: Fields, forging: Forging = {}): string {
    const now = this.#seconds()
    const { key, kid } = this.#signer(forging)
    const header = { typ: 'JWT', alg: forging.alg ?? 'RS256', kid, x5t: kid, ...forging.header }
    const dates = { nbf: now - 60, exp: now + hour }
    return signed(header, { ...dates, iss: tokenIssuer, aud: this.#seed.app.id, ...claims }, key)
  }

  async rotate(retire: boolean): Promise<void> {
    await this.#ring.rotate(retire)
  }

  #seconds(): number {
    return Math.floor(this.#clock().getTime() / 1000)
  }

  #signer({ key = 'current', alg }: Forging): { key: KeyObject | string; kid: string } {
    const { current, previous } = this.#ring
    if (alg === 'HS256') {
      const secret = current.publicKey.export({ type: 'spki', format: 'pem' }).toString()
      return { key: typeof key === 'string' && !named.has(key) ? key : secret, kid: current.kid }
    }
    switch (key) {
      case 'unpublished':
        return { key: this.#stranger.privateKey, kid: this.#stranger.kid }
      case 'previous':
        return { key: (previous ?? this.#stranger).privateKey, kid: (previous ?? this.#stranger).kid }
      case 'login':
        return { key: this.#own.privateKey, kid: this.#own.kid }
      case 'unendorsed':
        return { key: current.privateKey, kid: this.#ring.unendorsedKid() }
      case 'other-channel':
        return { key: current.privateKey, kid: this.#ring.otherChannelKid() }
      case 'current':
        return { key: current.privateKey, kid: current.kid }
      default:
        return { key, kid: current.kid }
    }
  }

  #token({ params, body }: Asked): Answer {
    const form = fieldsOf(body)
    const { id, tenant, password } = this.#seed.app
    const refuse = (status: number, error: string, description: string): Answer => {
      const [, code] = /^AADSTS(\d+)/.exec(description) ?? []
      return { status, body: { error, error_description: description, error_codes: [Number(code)] } }
    }
    if (field(form, 'grant_type') !== 'client_credentials') {
      return refuse(400, 'unsupported_grant_type', 'AADSTS70003: The grant type is not supported.')
    }
    if (params[0] !== tenant || field(form, 'client_id') !== id) {
      return refuse(400, 'unauthorized_client', 'AADSTS700016: The application was not found in the directory.')
    }
    if (field(form, 'client_secret') !== password) {
      return refuse(401, 'invalid_client', 'AADSTS7000215: Invalid client secret provided.')
    }
    if (field(form, 'scope') !== `${oauthScope}/.default`) {
      return refuse(
        400,
        'invalid_scope',
        `AADSTS70011: The provided value for scope ${field(form, 'scope')} is not valid.`,
      )
    }
    const now = this.#seconds()
    const claims = { nbf: now - 60, iat: now - 60, exp: now + hour, tid: tenant, appid: id, ver: '1.0' }
    const token = signed(
      { typ: 'JWT', alg: 'RS256', kid: this.#own.kid, x5t: this.#own.kid },
      { aud: oauthScope, iss: `https://sts.windows.net/${tenant}/`, ...claims },
      this.#own.privateKey,
    )
    return {
      status: 200,
      body: { token_type: 'Bearer', expires_in: hour - 1, ext_expires_in: hour - 1, access_token: token },
    }
  }
}

const named = new Set(['current', 'previous', 'unpublished', 'unendorsed', 'other-channel', 'login'])

/** The keys of one stand-in; made side by side because each takes a while. */
export async function makeKeys(): Promise<{ ring: KeyRing; own: SigningKey; stranger: SigningKey }> {
  const [first, own, stranger] = await Promise.all([makeKey(), makeKey(), makeKey()])
  return { ring: new KeyRing(first), own, stranger }
}
