import { createPublicKey, type KeyObject } from 'node:crypto'
import { z } from 'zod'
import { isLoopback } from './service-url.ts'

export interface SigningKey {
  readonly publicKey: KeyObject
  /** The channels that may sign with it; empty when the document names none. */
  readonly endorsements: readonly string[]
}

export interface SigningKeys {
  /** The key with this id, or null. Throws when the channel's keys have never been fetched and cannot be now. */
  find(kid: string): Promise<SigningKey | null>
}

const configuration = z.object({ jwks_uri: z.string() })
const keySet = z.object({ keys: z.array(z.unknown()) })
const rsaKey = z.object({
  kty: z.literal('RSA'),
  kid: z.string(),
  n: z.string(),
  e: z.string(),
  endorsements: z.array(z.string()).optional(),
})

const day = 24 * 60 * 60 * 1000
const minute = 60 * 1000
/** Unknown key ids make us look again, but no more often than this: they are cheap to invent. */
const mostLooks = 5

/** The channel's published keys, fetched when first needed, once a day, and when a token names one that is not there yet. */
export function signingKeys(openIdMetadataUrl: string, now: () => Date): SigningKeys {
  let known: ReadonlyMap<string, SigningKey> | null = null
  let fetchedAt = 0
  let underWay: Promise<void> | null = null
  let looks = mostLooks
  let lookedAt = 0

  const refresh = (): Promise<void> => {
    underWay ??= fetchKeys(openIdMetadataUrl)
      .then((keys) => {
        known = keys
        fetchedAt = now().getTime()
      })
      .finally(() => {
        underWay = null
      })
    return underWay
  }

  const mayLook = (): boolean => {
    if (underWay !== null) return true
    const at = now().getTime()
    looks = Math.min(mostLooks, looks + Math.max(0, at - lookedAt) / minute)
    lookedAt = at
    if (looks < 1) return false
    looks -= 1
    return true
  }

  return {
    async find(kid) {
      if (known === null) await refresh()
      else if (Math.abs(now().getTime() - fetchedAt) > day && mayLook()) await refresh().catch(() => undefined)
      const found = known?.get(kid)
      if (found || !mayLook()) return found ?? null
      await refresh().catch(() => undefined)
      return known?.get(kid) ?? null
    },
  }
}

async function fetchKeys(openIdMetadataUrl: string): Promise<ReadonlyMap<string, SigningKey>> {
  const { jwks_uri } = configuration.parse(await fetchJson(openIdMetadataUrl))
  const { keys } = keySet.parse(await fetchJson(jwks_uri))
  const usable = keys.flatMap((key) => {
    const parsed = rsaKey.safeParse(key)
    return parsed.success ? [parsed.data] : []
  })
  return new Map(usable.map((key) => [key.kid, { publicKey: publicKey(key), endorsements: key.endorsements ?? [] }]))
}

const publicKey = ({ n, e }: { readonly n: string; readonly e: string }): KeyObject =>
  createPublicKey({ key: { kty: 'RSA', n, e }, format: 'jwk' })

async function fetchJson(address: string): Promise<unknown> {
  const url = new URL(address)
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname)))
    throw new Error('the channel’s keys are fetched by https only')
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(10_000) })
  if (!response.ok) throw new Error(`the channel’s keys cannot be had: ${response.status}`)
  return response.json()
}
