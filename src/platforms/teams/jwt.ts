import { type KeyObject, verify } from 'node:crypto'
import { z } from 'zod'
import { parseJson } from './json.ts'

const header = z.object({ alg: z.literal('RS256'), kid: z.string().min(1).max(256), crit: z.undefined().optional() })

/** Only what the gate looks at. `exp` is required: a token without an end would be good for ever. */
const claims = z.object({
  iss: z.string(),
  aud: z.string(),
  exp: z.number(),
  nbf: z.number().optional(),
  serviceurl: z.string().min(1),
})

export interface Jwt {
  readonly kid: string
  readonly claims: z.infer<typeof claims>
  readonly isSignedBy: (key: KeyObject) => boolean
}

const compact = /^([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)$/

/** Takes a compact token apart; null when it is not an RS256 token with the claims of the Bot Connector. Nothing is verified yet. */
export function readJwt(token: string): Jwt | null {
  const [, head = '', body = '', signature = ''] = compact.exec(token) ?? []
  const read = { header: header.safeParse(part(head)), claims: claims.safeParse(part(body)) }
  if (!read.header.success || !read.claims.success) return null
  return {
    kid: read.header.data.kid,
    claims: read.claims.data,
    isSignedBy: (key) => verify('RSA-SHA256', Buffer.from(`${head}.${body}`), key, Buffer.from(signature, 'base64url')),
  }
}

const part = (encoded: string): unknown => parseJson(Buffer.from(encoded, 'base64url').toString('utf8'))
