import { generateKeyPair, type KeyObject, randomBytes } from 'node:crypto'
import { promisify } from 'node:util'

export interface SigningKey {
  readonly kid: string
  readonly privateKey: KeyObject
  readonly publicKey: KeyObject
}

const generate = promisify(generateKeyPair)

export async function makeKey(): Promise<SigningKey> {
  const pair = await generate('rsa', { modulusLength: 2048 })
  return { kid: randomBytes(15).toString('base64url'), ...pair }
}

/** A key as OpenID documents publish it; `endorsements` names the channels that may sign with it. */
export function published(key: SigningKey, kid: string, endorsements?: readonly string[]): object {
  const { n, e } = key.publicKey.export({ format: 'jwk' })
  return { kty: 'RSA', use: 'sig', alg: 'RS256', kid, x5t: kid, n, e, ...(endorsements ? { endorsements } : {}) }
}

/**
 * The channel service's signing keys. Beside the current one the set publishes, as the real one does, a key endorsed
 * for another channel and one without endorsements; both share the current key's numbers, so that only the endorsement
 * tells a forged use from a proper one.
 */
export class KeyRing {
  #current: SigningKey
  #previous: SigningKey | null = null

  constructor(first: SigningKey) {
    this.#current = first
  }

  get current(): SigningKey {
    return this.#current
  }

  get previous(): SigningKey | null {
    return this.#previous
  }

  /** The key before stays published until the next rotation, unless it is retired at once. */
  async rotate(retire: boolean): Promise<void> {
    this.#previous = retire ? null : this.#current
    this.#current = await makeKey()
  }

  otherChannelKid(): string {
    return `${this.#current.kid}-webchat`
  }

  unendorsedKid(): string {
    return `${this.#current.kid}-bare`
  }

  jwks(): object {
    const keys = [published(this.#current, this.#current.kid, ['msteams'])]
    if (this.#previous) keys.push(published(this.#previous, this.#previous.kid, ['msteams']))
    keys.push(published(this.#current, this.otherChannelKid(), ['webchat', 'directline']))
    keys.push(published(this.#current, this.unendorsedKid()))
    return { keys }
  }
}
