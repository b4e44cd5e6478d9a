import { z } from 'zod'
import { limits } from './limits.ts'

/** What a modal carries unseen in `private_metadata`. */
export interface Carried {
  readonly keep: Readonly<Record<string, string>>
  /** The channel it was opened from, where its private confirmation goes; null: the person's own chat with the bot. */
  readonly channel: string | null
}

const carried = z.object({ keep: z.record(z.string(), z.string()), channel: z.string().nullable() })

/** From the Private Use Area: nobody types them, and JSON would double every quotation mark of a long text. */
const between = '\ue000'
const separators = /[\ue000\ue001]/g

/** JSON, or where that is too long the same without escapes. Throws when it is longer than Slack takes even so. */
export function packed(what: Carried): string {
  const json = JSON.stringify(what)
  if (json.length <= limits.privateMetadata) return json
  const parts = [what.channel ?? '', ...Object.entries(what.keep).flat()]
  const plain = `${between}${parts.map((part) => part.replace(separators, '')).join(between)}`
  if (plain.length > limits.privateMetadata) throw new Error(`a form cannot carry ${plain.length} characters`)
  return plain
}

/** Null for what is not ours: a modal of another version of this program. */
export function unpacked(metadata: string): Carried | null {
  if (metadata.startsWith(between)) {
    const [, channel = '', ...parts] = metadata.split(between)
    const names = parts.filter((_, at) => at % 2 === 0)
    const keep = Object.fromEntries(names.map((name, at) => [name, parts[2 * at + 1] ?? '']))
    return { keep, channel: channel === '' ? null : channel }
  }
  try {
    return carried.parse(JSON.parse(metadata))
  } catch {
    return null
  }
}
