import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto'

/** Where a sealed value stands: moved to another table, row or column it cannot be opened. */
export interface Place {
  readonly table: string
  /** The row's id. */
  readonly row: string
  readonly column: string
}

export interface Encryption {
  seal(text: string, place: Place): Buffer
  /** Throws when it was sealed elsewhere, altered, or sealed with a key that is not on the ring any more. */
  open(sealed: Buffer, place: Place): string
  /** A keyed hash within a network, for finding equal values without opening them: one for each key, the present one first. */
  matches(text: string, network: string): readonly [Buffer, ...Buffer[]]
}

const keyIdLength = 4
const nonceLength = 12
const tagLength = 16

interface Key {
  readonly id: Buffer
  /** Made once: from bare bytes, making one costs more each time than what it is made for. */
  readonly sealing: KeyObject
  readonly matching: KeyObject
}

/**
 * AES-256-GCM. The first key seals, all open: a new key is put first, and the old one stays for as long as rows need it.
 * Layout: key id, nonce, tag, text. Keys are 32 bytes of chance; what each is used for is derived from it.
 */
export function createEncryption(secrets: readonly Uint8Array[]): Encryption {
  const ring = secrets.map(keyOf)
  const [present, ...older] = ring
  if (present === undefined) throw new Error('no encryption key')
  return {
    seal: (text, place) => seal(present, text, place),
    open: (sealed, place) => {
      const id = sealed.subarray(0, keyIdLength)
      const key = ring.find((one) => one.id.equals(id))
      if (key === undefined)
        throw new Error(`${place.table}.${place.column} is sealed with a key that is not known here`)
      return open(key, sealed, place)
    },
    matches: (text, network) => [match(present, text, network), ...older.map((key) => match(key, text, network))],
  }
}

function keyOf(secret: Uint8Array): Key {
  if (secret.length !== 32) throw new Error('an encryption key is 32 bytes')
  const derive = (use: string, length: number): Buffer =>
    Buffer.from(hkdfSync('sha256', secret, '', `manydoors ${use}`, length))
  return {
    id: derive('key id', keyIdLength),
    sealing: createSecretKey(derive('sealing', 32)),
    matching: createSecretKey(derive('matching', 32)),
  }
}

const standing = ({ table, row, column }: Place): Buffer => Buffer.from(JSON.stringify([table, row, column]))

function seal({ id, sealing }: Key, text: string, place: Place): Buffer {
  const nonce = randomBytes(nonceLength)
  const cipher = createCipheriv('aes-256-gcm', sealing, nonce).setAAD(standing(place))
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([id, nonce, cipher.getAuthTag(), body])
}

function open({ sealing }: Key, sealed: Buffer, place: Place): string {
  const afterId = sealed.subarray(keyIdLength)
  const tag = afterId.subarray(nonceLength, nonceLength + tagLength)
  const decipher = createDecipheriv('aes-256-gcm', sealing, afterId.subarray(0, nonceLength), {
    authTagLength: tagLength,
  })
  decipher.setAAD(standing(place)).setAuthTag(tag)
  const text = decipher.update(afterId.subarray(nonceLength + tagLength))
  return Buffer.concat([text, decipher.final()]).toString('utf8')
}

const match = ({ matching }: Key, text: string, network: string): Buffer =>
  createHmac('sha256', matching).update(`${network}\n${text}`).digest()
