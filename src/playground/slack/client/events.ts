import type { Reaction } from '../../stand-in.ts'
import type { Answer } from '../http/delivery.ts'
import type { Json } from '../json.ts'
import { app } from '../seed.ts'
import { type Conversation, directId } from '../state/conversation.ts'
import type { Placed, World } from '../state/world.ts'
import { viewOut } from '../web-api/views.ts'
import { escaped } from './escape.ts'
import { isFine, reaction, type Wire } from './wire.ts'

interface Unheard {
  readonly body: Json
  readonly reason: string
  readonly tried: number
}

const mostRetries = 3
const nothing: Reaction = { status: 0, trouble: null }

/** The Events API: what happened, told to the bot, and told again when it did not hear. */
export class Events {
  readonly #world: World
  readonly #wire: Wire
  #unheard: Unheard[] = []

  constructor(world: World, wire: Wire) {
    this.#world = world
    this.#wire = wire
  }

  async visit(who: Placed): Promise<Reaction> {
    const { id } = who.person
    const home = this.#world.views.home(id)
    const view = home ? { view: viewOut(this.#world, home) } : {}
    const ts = this.#world.counter.ts()
    const where = { user: id, channel: directId(id), tab: 'home' }
    return this.#tell(who, 'app_home_opened', { type: 'app_home_opened', ...where, ...view, event_ts: ts })
  }

  /** A person wrote something that is no command. */
  async message(who: Placed, conversation: Conversation, typed: string): Promise<Reaction> {
    const text = escaped(typed)
    const { person, workspace } = who
    const author = { user: person.id, bot: false, name: person.name }
    const shown = { text, blocks: [], attachments: [], only: null, thread: null, metadata: null }
    const { ts } = this.#world.post(conversation, { ...author, ...shown })
    const common = { user: person.id, text, ts, channel: conversation.id, event_ts: ts, team: workspace.id }
    const id = this.#world.counter.id('client-')
    if (conversation.person) {
      return this.#tell(who, 'message.im', { type: 'message', channel_type: 'im', client_msg_id: id, ...common })
    }
    if (typed.includes(`@${this.#world.botName}`)) {
      const mention = text.replaceAll(`@${this.#world.botName}`, `<@${workspace.botUser}>`)
      return this.#tell(who, 'app_mention', { ...common, type: 'app_mention', text: mention })
    }
    return this.#tell(who, 'message.channels', {
      type: 'message',
      channel_type: 'channel',
      client_msg_id: id,
      ...common,
    })
  }

  /** Tells once more what was not heard. Answers how many of them still were not. */
  async retry(): Promise<number> {
    const waiting = this.#unheard
    this.#unheard = []
    for (const { body, reason, tried } of waiting) await this.#send(body, { number: tried, reason })
    return this.#unheard.length
  }

  async #tell(who: Placed, name: string, event: Json): Promise<Reaction> {
    const wanted: readonly string[] = this.#world.seed.events ?? ['app_home_opened', 'message.im']
    if (!wanted.includes(name)) return nothing
    const body = this.#envelope(who, event)
    const first = await this.#send(body)
    if (isFine(first)) return reaction(first, null)
    const waiting = this.#unheard.pop()
    const second = waiting ? await this.#send(body, { number: 1, reason: waiting.reason }) : first
    return reaction(second, null)
  }

  async #send(body: Json, retry?: { number: number; reason: string }): Promise<Answer> {
    const answer = await this.#wire.send('event', body, retry)
    const tried = (retry?.number ?? 0) + 1
    if (!isFine(answer) && tried <= mostRetries) {
      this.#unheard.push({ body, tried, reason: answer.failure === 'timeout' ? 'http_timeout' : 'http_error' })
    }
    return answer
  }

  #envelope({ person, workspace }: Placed, event: Json): Json {
    const install = { enterprise_id: null, team_id: workspace.id, user_id: workspace.botUser }
    return {
      token: app.verificationToken,
      team_id: workspace.id,
      api_app_id: app.id,
      event: person.kind === 'external' ? { ...event, user_team: app.home, team: app.home } : event,
      type: 'event_callback',
      event_id: this.#world.counter.id('Ev'),
      event_time: Math.floor(this.#world.seed.now().getTime() / 1000),
      authorizations: [{ ...install, is_bot: true, is_enterprise_install: false }],
      is_ext_shared_channel: person.kind === 'external',
      event_context: this.#world.counter.id('context-'),
    }
  }
}
