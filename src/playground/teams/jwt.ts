import { createHmac, createSign, createVerify, type KeyObject } from 'node:crypto'
import { type Fields, field, fields, parseJson } from './json.ts'

export type Algorithm = 'RS256' | 'HS256' | 'none'

function encode(part: unknown): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url')
}

/** Makes a compact token. RS256 takes a private key; HS256 a secret; `none` ignores the key. */
export function signed(header: Fields, claims: Fields, key: KeyObject | string): string {
  const input = `${encode(header)}.${encode(claims)}`
  return `${input}.${signature(input, field(header, 'alg'), key)}`
}

function signature(input: string, algorithm: unknown, key: KeyObject | string): string {
  if (algorithm === 'none') return ''
  if (algorithm === 'HS256') return createHmac('sha256', key).update(input).digest('base64url')
  return createSign('RSA-SHA256').update(input).sign(key, 'base64url')
}

function part(token: string, index: number): Fields | null {
  const json = parseJson(Buffer.from(token.split('.')[index] ?? '', 'base64url').toString())
  const parsed = fields.safeParse(json.ok ? json.value : null)
  return parsed.success ? parsed.data : null
}

/** The claims as the token says them, not checked: for the record of calls only. */
export function claimed(token: string): Fields | null {
  return part(token, 1)
}

/** The claims of a token that this RSA key signed, or null. Dates are for the caller to check. */
export function verified(token: string, publicKey: KeyObject): Fields | null {
  const [header, claims, sign, ...rest] = token.split('.')
  if (!header || !claims || !sign || rest.length > 0) return null
  if (field(part(token, 0), 'alg') !== 'RS256') return null
  const good = createVerify('RSA-SHA256').update(`${header}.${claims}`).verify(publicKey, sign, 'base64url')
  return good ? part(token, 1) : null
}
