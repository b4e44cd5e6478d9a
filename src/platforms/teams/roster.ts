import { z } from 'zod'
import type { Profile } from '../../intents/invocation.ts'
import type { Connector } from './connector.ts'
import { parseJson } from './json.ts'
import type { Source } from './payload.ts'

const account = z.object({
  aadObjectId: z.string().nullish(),
  objectId: z.string().nullish(),
  email: z.string().nullish(),
  userPrincipalName: z.string().nullish(),
  userRole: z.string().nullish(),
  tenantId: z.string().nullish(),
})

type Account = z.infer<typeof account>

/** Asks Teams about somebody in the conversation. Null when there is no such member; throws when Teams does not say. */
async function memberOf(connector: Connector, source: Source, id: string): Promise<Account | null> {
  const called = await connector.call(source.serviceUrl, { method: 'GET', path: [source.conversation, 'members', id] })
  if ('failed' in called) throw new Error(`the roster cannot be read: ${called.why}`)
  if (called.status === 404) return null
  const read = account.safeParse(parseJson(called.text))
  if (called.status !== 200 || !read.success) throw new Error(`the roster cannot be read: ${called.status}`)
  return read.data
}

/**
 * What Teams vouches for. A guest, somebody from another tenant and somebody whose role is not said are outsiders; only the insecure
 * mode on this machine, whose clients leave roles out, takes silence for membership.
 */
export async function profileOf(connector: Connector, source: Source, insecureLocal: boolean): Promise<Profile> {
  const member = await memberOf(connector, source, source.account)
  if (member === null) return { email: null, outsider: true, locale: null, timeZone: null }
  const role = member.userRole ?? (insecureLocal ? 'user' : null)
  const tenant = member.tenantId ?? (insecureLocal ? source.tenant : null)
  const outsider = role?.toLowerCase() !== 'user' || tenant !== source.tenant
  return { email: member.email || member.userPrincipalName || null, outsider, locale: null, timeZone: null }
}

/** How many people the bot remembers by their `29:` ids. */
const mostKnown = 5_000

/** Finds the Entra object id behind a `29:` id, which is all that a mention carries. */
export interface Roster {
  /** Whoever writes to the bot says both ids: in a personal chat nobody else could be looked up. */
  learn(source: Source): void
  objectIdOf(source: Source, id: string): Promise<string | null>
}

export function createRoster(connector: Connector): Roster {
  const known = new Map<string, string>()
  const keep = ({ tenant }: Source, id: string, user: string) => {
    const key = `${tenant} ${id}`
    const [oldest] = known.size >= mostKnown && !known.has(key) ? known.keys() : []
    if (oldest !== undefined) known.delete(oldest)
    known.set(key, user)
  }
  return {
    learn: (source) => {
      if (source.user !== null) keep(source, source.account, source.user)
    },
    async objectIdOf(source, id) {
      const before = known.get(`${source.tenant} ${id}`)
      if (before !== undefined) return before
      const member = await memberOf(connector, source, id).catch(() => null)
      const found = member?.aadObjectId ?? member?.objectId ?? null
      if (found !== null) keep(source, id, found)
      return found
    },
  }
}
