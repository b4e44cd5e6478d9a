import { type Jwt, readJwt } from './jwt.ts'
import type { ServiceUrls } from './service-url.ts'
import type { SigningKeys } from './signing-keys.ts'

export interface GateOptions {
  readonly appId: string
  readonly tokenIssuer: string
  readonly keys: SigningKeys
  readonly serviceUrls: ServiceUrls
  /** No token is asked for. Everything else is checked all the same. */
  readonly insecureLocal: boolean
  readonly now: () => Date
}

/** What a checked token says: activities with this service URL, and no other, may come with it. Null where no token is asked for. */
export interface Bearer {
  readonly serviceUrl: string | null
}

export type Refused = { readonly refused: 401 | 503; readonly why: string }

export interface Gate {
  /** Checks the Authorization header. Only a header that names our app and the channel's issuer costs a look at the channel's keys. */
  bearer(authorization: string | undefined): Promise<Bearer | Refused>
  /** Whether an activity with this channel and service URL may come with that token. */
  admits(bearer: Bearer, channelId: unknown, serviceUrl: unknown): boolean
}

export const channel = 'msteams'

/** Seconds by which clocks may differ, as Microsoft's own libraries allow. */
const skew = 300

/**
 * Stands in front of the SDK, whose own checks leave doors open (it accepts the bot's own tokens, emulators', tokens without an end, and
 * keys that no channel has endorsed). One kind of token passes: the Bot Connector's, for this app, signed with a key that
 * is endorsed for Teams, good now, and bound to the service URL of the activity that it comes with.
 */
export function createGate(options: GateOptions): Gate {
  return {
    async bearer(authorization) {
      if (options.insecureLocal) return { serviceUrl: null }
      const jwt = tokenIn(authorization)
      if (jwt === null) return { refused: 401, why: 'no-token' }
      const why = faultIn(jwt, options)
      return why === null ? vouched(jwt, options.keys) : { refused: 401, why }
    },
    admits(bearer, channelId, serviceUrl) {
      if (channelId !== channel || typeof serviceUrl !== 'string') return false
      if (bearer.serviceUrl !== null && bearer.serviceUrl !== serviceUrl) return false
      return options.serviceUrls(serviceUrl) !== null
    },
  }
}

function tokenIn(authorization: string | undefined): Jwt | null {
  const [, token] = /^Bearer (\S+)$/.exec(authorization ?? '') ?? []
  return token === undefined ? null : readJwt(token)
}

async function vouched(jwt: Jwt, keys: SigningKeys): Promise<Bearer | Refused> {
  const key = await keys.find(jwt.kid).catch(() => 'unavailable' as const)
  if (key === 'unavailable') return { refused: 503, why: 'keys-unavailable' }
  if (!key?.endorsements.includes(channel)) return { refused: 401, why: 'key' }
  return jwt.isSignedBy(key.publicKey) ? { serviceUrl: jwt.claims.serviceurl } : { refused: 401, why: 'signature' }
}

/** What is wrong with the claims, before anybody is asked for a key. */
function faultIn({ claims }: Jwt, { appId, tokenIssuer, now }: GateOptions): string | null {
  if (appId === '' || claims.aud !== appId || claims.iss !== tokenIssuer) return 'not-for-us'
  const seconds = now().getTime() / 1000
  const isNow = claims.exp + skew > seconds && (claims.nbf ?? 0) - skew <= seconds
  return isNow ? null : 'not-now'
}
