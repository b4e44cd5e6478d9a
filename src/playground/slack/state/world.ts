import type { Faults } from '../../faults.ts'
import type { Ledger } from '../../ledger.ts'
import type { PersonSeed, SlackSeed, WorkspaceSeed } from '../seed.ts'
import { type Conversation, directId, type Message } from './conversation.ts'
import { Counter } from './counter.ts'
import { Triggers } from './triggers.ts'
import { Views } from './views.ts'

export interface Warning {
  readonly method: string
  readonly conversation: string
  readonly why: string
}

export interface Placed {
  readonly person: PersonSeed
  readonly workspace: WorkspaceSeed
}

/** Everything the pretended Slack remembers. Only the Web API, the response URLs and the client change it. */
export class World {
  readonly seed: SlackSeed
  readonly ledger: Ledger
  readonly faults: Faults
  readonly counter: Counter
  readonly triggers: Triggers
  readonly views: Views
  readonly conversations = new Map<string, Conversation>()
  readonly warnings: Warning[] = []
  /** Bot token by workspace id; OAuth may deal new ones. */
  readonly tokens = new Map<string, string>()
  /** Tokens of workspaces that removed the app. */
  readonly revoked = new Set<string>()
  readonly #people = new Map<string, Placed>()
  readonly #listeners = new Set<() => void>()

  constructor(seed: SlackSeed, ledger: Ledger, faults: Faults) {
    this.seed = seed
    this.ledger = ledger
    this.faults = faults
    this.counter = new Counter(seed.now)
    this.triggers = new Triggers(this.counter, seed.now)
    this.views = new Views(this.counter)
    for (const workspace of seed.workspaces) this.#fill(workspace)
  }

  get botName(): string {
    return this.seed.botName ?? 'Manydoors'
  }

  /** Throws for a person nobody seeded: that is a mistake of the caller, not of the bot. */
  person(id: string): Placed {
    const found = this.#people.get(id)
    if (!found) throw new Error(`nobody called ${id} was seeded in the stand-in for Slack`)
    return found
  }

  people(): Placed[] {
    return [...this.#people.values()]
  }

  personIn(workspace: WorkspaceSeed, id: string): PersonSeed | null {
    return workspace.people.find((person) => person.id === id) ?? null
  }

  byToken(token: string): WorkspaceSeed | null {
    const id = this.tokens.get(token)
    return this.seed.workspaces.find((workspace) => workspace.id === id) ?? null
  }

  /** Takes the app out of the workspace: its tokens stop working until it is installed again. */
  uninstall(workspace: string): void {
    for (const [token, id] of this.tokens) {
      if (id !== workspace) continue
      this.tokens.delete(token)
      this.revoked.add(token)
    }
  }

  /** Whether the bot was granted the scope. */
  granted(scope: string): boolean {
    return this.seed.scopes?.includes(scope) ?? true
  }

  /** A conversation of this workspace by its id, or the direct one by a person's id. */
  conversationIn(workspace: WorkspaceSeed, id: string): Conversation | null {
    const direct = this.personIn(workspace, id) ? directId(id) : id
    const found = this.conversations.get(direct)
    return found?.workspace === workspace.id ? found : null
  }

  post(conversation: Conversation, message: Omit<Message, 'ts' | 'at' | 'edited' | 'earlier'>): Message {
    const posted: Message = { ...message, ts: this.counter.ts(), at: this.seed.now(), edited: false, earlier: [] }
    conversation.messages.push(posted)
    this.changed()
    return posted
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  changed(): void {
    for (const listener of this.#listeners) listener()
  }

  #fill(workspace: WorkspaceSeed): void {
    this.tokens.set(workspace.botToken, workspace.id)
    for (const channel of workspace.channels) {
      const members = workspace.people
        .filter(({ channels }) => !channels || channels.includes(channel.id) || channels.includes(channel.name))
        .filter(({ kind }) => kind !== 'deactivated')
        .map(({ id }) => id)
      this.#open({ ...channel, workspace: workspace.id, person: null, members, archived: false, messages: [] })
    }
    for (const person of workspace.people) {
      if (this.#people.has(person.id)) throw new Error(`${person.id} was seeded twice in the stand-in for Slack`)
      this.#people.set(person.id, { person, workspace })
      const direct = { id: directId(person.id), name: this.botName, workspace: workspace.id, person: person.id }
      this.#open({ ...direct, botIsMember: true, archived: false, members: [person.id], messages: [] })
    }
  }

  #open(conversation: Conversation): void {
    if (this.conversations.has(conversation.id)) throw new Error(`${conversation.id} was seeded twice`)
    this.conversations.set(conversation.id, conversation)
  }
}
