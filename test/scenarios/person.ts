import type { Act, Conversation, Reaction, ShownMessage, StandIn } from '#src/playground/stand-in.ts'
import { type Filled, hands } from './chat-hands.ts'
import { wordsIn } from './json.ts'

/** Somebody in a chat, who sees what the chat shows and does what its client allows. */
export class Person {
  readonly id: string
  readonly chat: StandIn['chat']
  /** What it has cost so far. */
  readonly effort: Effort = { lines: 0, clicks: 0, fields: 0 }
  readonly #standIn: StandIn

  constructor(standIn: StandIn, id: string) {
    this.#standIn = standIn
    this.chat = standIn.chat
    this.id = id
  }

  /** The chat with the bot, or a channel by a part of its name. */
  conversation(name?: string): Conversation {
    const all = this.#standIn.see(this.id).conversations
    const found = all.find((one) =>
      name === undefined ? one.kind === 'direct' : one.id === name || one.name.includes(name),
    )
    if (!found)
      throw new Error(
        `${this.id} is in no conversation ${name ?? 'with the bot'}: ${all.map((one) => one.name).join(', ')}`,
      )
    return found
  }

  /** Types a line; in Slack with its slash, in Teams' channels with a mention of the bot. */
  says(line: string, where?: string): Promise<Reaction> {
    const conversation = this.conversation(where)
    const text = this.chat === 'slack' ? `/${line}` : line
    return this.#act({
      do: 'say',
      conversation: conversation.id,
      text,
      mention: conversation.kind !== 'direct',
    })
  }

  /**
   * Presses a button by what it says, on the newest message that has it, once it is in sight: what somebody else did may have been told already
   * while one's own message still says how it stood before. `filled`: the message's own inputs.
   */
  async presses(label: string, where?: string, filled: Filled = {}): Promise<Reaction> {
    await this.until((one) => one.#withButton(label, where) !== undefined).catch((fault: Error) => {
      throw new Error(`no button "${label}" in sight of ${this.id}:\n${this.reads(where)}`, { cause: fault })
    })
    const { conversation, message } = this.remembers(label, where)
    return this.#press(conversation, message, label, filled)
  }

  /** Presses a button as it stood on a message that was seen before, whatever the message says now. */
  pressesOld(label: string, { conversation, message }: Seen, filled: Filled = {}): Promise<Reaction> {
    return this.#press(conversation, message, label, filled)
  }

  #press(conversation: string, message: ShownMessage, label: string, filled: Filled): Promise<Reaction> {
    const element = hands[this.chat].button(message.content, label)
    const values = hands[this.chat].values(message.content, filled)
    return this.#act({ do: 'press', conversation, message: message.id, element, values }, filled)
  }

  #act(act: Act, filled: Filled = {}): Promise<Reaction> {
    if (act.do === 'say') this.effort.lines += 1
    // A message's menu has to be opened first.
    else this.effort.clicks += act.do === 'act-on' ? 2 : 1
    this.effort.fields += Object.keys(filled).length
    return this.#standIn.act(this.id, act)
  }

  /** The newest message with this button, to be pressed later. */
  remembers(label: string, where?: string): Seen {
    const message = this.#withButton(label, where)
    if (!message) throw new Error(`no button "${label}" in sight of ${this.id}`)
    return { conversation: this.conversation(where).id, message }
  }

  #withButton(label: string, where?: string): ShownMessage | undefined {
    return this.conversation(where).messages.findLast(({ content }) => hands[this.chat].button(content, label))
  }

  /** Chooses "Create case", or another action, in the menu of the newest message that says this. */
  createsFrom(said: string, where?: string, action = 'case.new'): Promise<Reaction> {
    const conversation = this.conversation(where)
    const message = conversation.messages.findLast((one) => one.text.includes(said))
    if (!message) throw new Error(`${this.id} sees no message "${said}":\n${this.reads(where)}`)
    return this.#act({
      do: 'act-on',
      conversation: conversation.id,
      message: message.id,
      action,
    })
  }

  /** Writes in so many words, to whoever is there: no command. */
  writes(text: string, where?: string): Promise<Reaction> {
    return this.#act({ do: 'say', conversation: this.conversation(where).id, text })
  }

  /** Presses a button in what is open on top of the chat. */
  async pressesOnTop(label: string): Promise<Reaction> {
    const { form } = this.#standIn.see(this.id)
    const element = hands[this.chat].button(form?.content, label)
    if (!form || !element) throw new Error(`no button "${label}" on top of what ${this.id} sees`)
    return this.#act(hands[this.chat].press(form.id, element))
  }

  get form(): { readonly content: unknown; readonly errors: Readonly<Record<string, string>> } | null {
    return this.#standIn.see(this.id).form
  }

  /** Fills the open form in, by its labels, and sends it. */
  async sends(filled: Filled): Promise<Reaction> {
    const { form } = this
    if (!form) throw new Error(`${this.id} has no form open:\n${this.reads()}`)
    const unknown = Object.keys(filled).filter((label) => !hands[this.chat].labels(form.content).includes(label))
    if (unknown.length) throw new Error(`the form has no field ${unknown.join(', ')}`)
    return this.#act({ do: 'submit', values: hands[this.chat].values(form.content, filled) }, filled)
  }

  /**
   * Fills a form in and sends it wherever this chat has put it: on top, or as a card in the conversation. `send` is what its button says.
   */
  fills(send: string, filled: Filled, where?: string): Promise<Reaction> {
    return this.form ? this.sends(filled) : this.presses(send, where, filled)
  }

  closesForm(): Promise<Reaction> {
    return this.#act({ do: 'close-form' })
  }

  visits(): Promise<Reaction> {
    return this.#act({ do: 'visit' })
  }

  get home(): string {
    return wordsIn(this.#standIn.see(this.id).home)
  }

  /** All that is said in a conversation, as this person sees it. */
  reads(where?: string): string {
    return this.conversation(where).messages.map(said).join('\n---\n')
  }

  /** What the newest message says. */
  last(where?: string): string {
    const message = this.conversation(where).messages.at(-1)
    return message ? said(message) : ''
  }

  /** Waits until something that this person sees fits; tells what was seen instead when it does not come. */
  async until(fits: (person: Person) => boolean, within = 15_000): Promise<void> {
    if (fits(this)) return
    await new Promise<void>((resolve, reject) => {
      const stop = this.#standIn.onChange(() => {
        if (!fits(this)) return
        clearTimeout(timer)
        stop()
        resolve()
      })
      const timer = setTimeout(() => {
        stop()
        reject(new Error(`${this.id} waited in vain and sees:\n${this.reads()}`))
      }, within)
    })
  }

  async untilReads(text: string | RegExp, where?: string): Promise<void> {
    await this.until((one) => {
      const read = one.reads(where)
      return typeof text === 'string' ? read.includes(text) : text.test(read)
    }).catch((fault: Error) => {
      throw new Error(
        `${this.id} never read ${String(text)} in ${where ?? 'the chat with the bot'}:\n${this.reads(where)}`,
        { cause: fault },
      )
    })
  }
}

/** Lines typed, things pressed, and fields that had to be filled in or chosen. */
export interface Effort {
  lines: number
  clicks: number
  fields: number
}

export interface Seen {
  readonly conversation: string
  readonly message: ShownMessage
}

const said = ({ text, content }: ShownMessage): string => [text, wordsIn(content)].filter(Boolean).join('\n')
