import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createLocalJWKSet, createRemoteJWKSet, decodeProtectedHeader, type JSONWebKeySet, jwtVerify } from 'jose'
import { startTeamsStandIn, type TeamsStandIn } from '#src/playground/teams/stand-in.ts'
import { askForToken, seed } from './teams-world.ts'

let teams: TeamsStandIn

beforeAll(async () => {
  teams = await startTeamsStandIn(seed)
})

afterAll(() => teams.close())

async function json(url: string): Promise<Record<string, unknown>> {
  return Object(await (await fetch(url)).json())
}

async function keysAt(): Promise<string> {
  return String((await json(teams.openIdMetadataUrl))['jwks_uri'])
}

async function check(token: string) {
  const keys = createRemoteJWKSet(new URL(await keysAt()))
  const wanted = { issuer: teams.tokenIssuer, audience: seed.app.id, algorithms: ['RS256'] }
  return jwtVerify(token, keys, wanted).then(
    ({ payload }) => payload,
    (fault) => String(fault.code),
  )
}

describe('the token endpoint', () => {
  it('gives a bearer token that an independent library takes, for the connector and this bot only', async () => {
    const { status, body } = await askForToken(teams)
    expect(status).toBe(200)
    expect(body).toMatchObject({ token_type: 'Bearer', expires_in: expect.any(Number) })
    const metadata = new URL('/login/common/v2.0/.well-known/openid-configuration', teams.serviceUrl).href
    const keys = createRemoteJWKSet(new URL(String((await json(metadata))['jwks_uri'])))
    const { payload } = await jwtVerify(String(body['access_token']), keys, { audience: teams.oauthScope })
    expect(payload).toMatchObject({ appid: seed.app.id, tid: seed.app.tenant })
    expect(await check(String(body['access_token']))).toBe('ERR_JWKS_NO_MATCHING_KEY')
  })

  it.each([
    ['another grant', { grant_type: 'password' }, 400, 'unsupported_grant_type'],
    ['another app', { client_id: 'x' }, 400, 'unauthorized_client'],
    ['a wrong secret', { client_secret: 'x' }, 401, 'invalid_client'],
    ['a scope without /.default', { scope: 'https://api.botframework.com' }, 400, 'invalid_scope'],
  ])('refuses %s', async (_, changed, status, error) => {
    expect(await askForToken(teams, changed)).toMatchObject({ status, body: { error } })
  })

  it('refuses another tenant than the app’s own', async () => {
    const login = teams.loginUrl.replace(seed.app.tenant, 'botframework.com')
    expect(await askForToken(teams, {}, login)).toMatchObject({ status: 400, body: { error: 'unauthorized_client' } })
  })
})

describe('a token to the bot', () => {
  it('names issuer, audience and service URL, and its key is endorsed for Teams', async () => {
    expect(await check(teams.token())).toMatchObject({ serviceurl: teams.serviceUrl, aud: seed.app.id })
    const { keys } = await json(await keysAt())
    const { kid } = decodeProtectedHeader(teams.token())
    expect(keys).toContainEqual(expect.objectContaining({ kid, endorsements: ['msteams'] }))
  })

  it.each([
    ['expired', () => teams.token({ exp: 1 }), 'ERR_JWT_EXPIRED'],
    ['another issuer', () => teams.token({ iss: 'https://sts.windows.net/x/' }), 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
    ['another audience', () => teams.token({ aud: 'x' }), 'ERR_JWT_CLAIM_VALIDATION_FAILED'],
    ['an unpublished key', () => teams.token({}, { key: 'unpublished' }), 'ERR_JWKS_NO_MATCHING_KEY'],
    ['the login service’s key', () => teams.token({}, { key: 'login' }), 'ERR_JWKS_NO_MATCHING_KEY'],
    ['alg none', () => teams.token({}, { alg: 'none' }), 'ERR_JOSE_ALG_NOT_ALLOWED'],
    ['HS256 over the public key', () => teams.token({}, { alg: 'HS256' }), 'ERR_JOSE_ALG_NOT_ALLOWED'],
  ])('forged: %s', async (_, token, code) => {
    expect(await check(token())).toBe(code)
  })

  it('can leave a claim out', async () => {
    expect(Object.keys(Object(await check(teams.token({ exp: undefined, serviceurl: undefined }))))).toEqual([
      'nbf',
      'iss',
      'aud',
    ])
  })

  it.each([
    ['unendorsed', undefined],
    ['other-channel', ['webchat', 'directline']],
  ] as const)('with an %s key is signed well, and only its endorsements tell', async (key, endorsements) => {
    const token = teams.token({}, { key })
    expect(await check(token)).toMatchObject({ aud: seed.app.id })
    const { keys } = await json(await keysAt())
    const { kid } = decodeProtectedHeader(token)
    const published = Array.isArray(keys) ? keys.find((one) => one.kid === kid) : null
    expect(published.endorsements).toEqual(endorsements)
  })
})

describe('rotating keys', () => {
  const local = async () => createLocalJWKSet(await published())

  it('keeps the key before for one rotation, or drops it at once', async () => {
    const old = teams.token()
    await teams.rotateKeys()
    expect(decodeProtectedHeader(teams.token()).kid).not.toBe(decodeProtectedHeader(old).kid)
    await expect(jwtVerify(old, await local())).resolves.toBeDefined()
    await expect(jwtVerify(teams.token(), await local())).resolves.toBeDefined()
    await expect(jwtVerify(teams.token({}, { key: 'previous' }), await local())).resolves.toBeDefined()
    await teams.rotateKeys({ retire: true })
    await expect(jwtVerify(old, await local())).rejects.toThrow('no applicable key')
  })

  async function published(): Promise<JSONWebKeySet> {
    const { keys } = await json(await keysAt())
    return { keys: Array.isArray(keys) ? keys : [] }
  }
})
