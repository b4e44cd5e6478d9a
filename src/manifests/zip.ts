import { crc32 } from 'node:zlib'

export interface ZipEntry {
  /** ASCII, with "/" between folders. */
  readonly name: string
  readonly body: Buffer
}

/** 1 January 1980, the first day that a zip can name: the same files give the same bytes. */
const day = 0x21
const versionNeeded = 20

/** A zip file of small files, stored as they are. */
export function zip(entries: readonly ZipEntry[]): Buffer {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, body } of entries) {
    const common = described(name, body)
    const local = Buffer.concat([signature('PK\x03\x04'), common, Buffer.from(name), body])
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([signature('PK\x01\x02'), word(versionNeeded), common, place, Buffer.from(name)]))
    files.push(local)
    offset += local.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(entries.length, 4)
  end.writeUInt16LE(entries.length, 6)
  end.writeUInt32LE(list.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...files, list, signature('PK\x05\x06'), end])
}

/** The part that a file's own header and the directory share: from the version needed to the lengths of the name and of nothing more. */
function described(name: string, body: Buffer): Buffer {
  const header = Buffer.alloc(26)
  header.writeUInt16LE(versionNeeded, 0)
  header.writeUInt16LE(day, 8)
  header.writeUInt32LE(crc32(body), 10)
  header.writeUInt32LE(body.length, 14)
  header.writeUInt32LE(body.length, 18)
  header.writeUInt16LE(Buffer.byteLength(name), 22)
  return header
}

const signature = (letters: string): Buffer => Buffer.from(letters, 'latin1')

function word(value: number): Buffer {
  const two = Buffer.alloc(2)
  two.writeUInt16LE(value)
  return two
}
