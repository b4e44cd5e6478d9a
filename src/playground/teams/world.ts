import { createHash } from 'node:crypto'
import type { SeededPerson, SeededTenant, TeamsSeed } from './seed.ts'

export interface Someone extends SeededPerson {
  /** `29:…`, the id by which this bot knows the person. */
  readonly account: string
  readonly tenant: string
  readonly tenantName: string
}

export interface Message {
  readonly id: string
  /** Null: the bot. */
  readonly from: Someone | null
  readonly at: Date
  text: string
  content: readonly unknown[]
  /** The only person who sees it (targeted messages), else null. */
  readonly only: string | null
  edited: boolean
  /** The id of the thread's first message, or null for that message itself and outside channels. */
  readonly thread: string | null
  /** What an Action.Execute put in its place for single people, until the bot updates the message. */
  readonly replaced: Map<string, unknown>
}

export interface Place {
  readonly id: string
  readonly kind: 'personal' | 'channel' | 'groupChat'
  readonly tenant: string
  readonly name: string
  readonly team: { readonly id: string; readonly name: string } | null
  /** Entra object ids. */
  readonly people: Set<string>
  installed: boolean
  /** The person blocked the bot, or moderation forbids writing. */
  blocked: boolean
  /** Whether the bot was told of its installation. */
  announced: boolean
  messages: Message[]
}

/** A conversation id as it stands in a URL: the place, and the thread in `;messageid=`. */
export interface Spot {
  readonly place: Place
  readonly thread: string | null
}

function opaque(prefix: string, ...of: string[]): string {
  return prefix + createHash('sha256').update(of.join('\n')).digest('base64url')
}

/** Everything the simulated tenants hold: people, places and what was said there. */
export class World {
  readonly people = new Map<string, Someone>()
  readonly places = new Map<string, Place>()
  readonly botAccount: string
  readonly botName: string
  readonly #appId: string
  readonly #now: () => Date
  readonly #listeners = new Set<() => void>()
  #lastId = 0

  constructor(seed: TeamsSeed) {
    this.#now = seed.now
    this.#appId = seed.app.id
    this.botAccount = `28:${seed.app.id}`
    this.botName = seed.app.name ?? 'Manydoors'
    for (const tenant of seed.tenants) this.#settle(tenant)
  }

  now(): Date {
    return this.#now()
  }

  /** Message ids are milliseconds, as in Teams, and never repeat or go back. */
  nextId(): string {
    this.#lastId = Math.max(this.#lastId + 1, this.#now().getTime())
    return String(this.#lastId)
  }

  person(id: string): Someone {
    const person = this.people.get(id)
    if (!person) throw new Error(`nobody here has the id ${id}`)
    return person
  }

  /** By `29:` account, Entra object id or user principal name: the connector takes each. */
  whoIs(id: string): Someone | null {
    for (const person of this.people.values()) {
      if (person.account === id || person.id === id || person.email === id) return person
    }
    return null
  }

  personalPlace(person: Someone): Place {
    const place = this.places.get(opaque('a:1', this.#appId, person.tenant, person.id))
    if (!place) throw new Error(`${person.name} has no personal chat`)
    return place
  }

  spot(conversation: string): Spot | null {
    const [id = '', thread] = conversation.split(';messageid=')
    const place = this.places.get(id)
    if (!place) return null
    if (thread === undefined) return { place, thread: null }
    const root = place.messages.some((message) => message.id === thread && message.thread === null)
    return place.kind === 'channel' && root ? { place, thread } : null
  }

  add(place: Place, message: Omit<Message, 'edited' | 'replaced' | 'at'>): Message {
    const added: Message = { ...message, at: this.#now(), edited: false, replaced: new Map() }
    place.messages.push(added)
    this.changed()
    return added
  }

  changed(): void {
    for (const listener of this.#listeners) listener()
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  #settle(tenant: SeededTenant): void {
    for (const person of tenant.people) {
      const account = opaque('29:1', this.#appId, tenant.id, person.id)
      const someone = { ...person, account, tenant: tenant.id, tenantName: tenant.name }
      this.people.set(person.id, someone)
      const installed = person.hasApp ?? person.kind !== 'external'
      const id = opaque('a:1', this.#appId, tenant.id, person.id)
      this.#open({ id, kind: 'personal', tenant: tenant.id, name: this.botName, people: [person.id], installed })
    }
    for (const { id, name, team, botInstalled } of tenant.channels) {
      const people = tenant.people.filter((person) => isIn(person, id)).map((person) => person.id)
      const known = { id: `19:${opaque('', tenant.id, team)}@thread.tacv2`, name: team }
      const place = { id, kind: 'channel', tenant: tenant.id, name, people, installed: botInstalled } as const
      this.#open({ ...place, team: known })
    }
    for (const { id, name, people, botInstalled = true } of tenant.groups ?? []) {
      this.#open({ id, kind: 'groupChat', tenant: tenant.id, name, people, installed: botInstalled })
    }
  }

  #open(
    place: Pick<Place, 'id' | 'kind' | 'tenant' | 'name' | 'installed'> & {
      people: readonly string[]
      team?: Place['team']
    },
  ): void {
    const rest = { blocked: false, announced: false, messages: [] }
    this.places.set(place.id, { team: null, ...place, ...rest, people: new Set(place.people) })
  }
}

function isIn(person: SeededPerson, channel: string): boolean {
  return person.channels ? person.channels.includes(channel) : person.kind !== 'external'
}
