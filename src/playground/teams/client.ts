import type { Act, Person, Reaction, Sight } from '../stand-in.ts'
import { type Desk, notSent, whereIs } from './desk.ts'
import { Dialogs } from './dialogs.ts'
import { announce, install, installAll, placeNamed, uninstall } from './installs.ts'
import { press, refresh } from './press.ts'
import { say } from './say.ts'
import { sightOf } from './sight.ts'
import type { Message, Someone } from './world.ts'

export interface MessageAction {
  readonly conversation: string
  readonly message: string
  /** The command's id in the manifest's composeExtensions. */
  readonly command: string
}

/** The Teams client of every simulated person. */
export class Client {
  readonly #desk: Desk
  readonly #dialogs: Dialogs

  constructor(desk: Desk) {
    this.#desk = desk
    this.#dialogs = new Dialogs(desk)
  }

  people(): readonly Person[] {
    return [...this.#desk.world.people.values()].map(({ id, name, tenant, tenantName, locale }) => {
      return { id, name, workspace: tenant, workspaceName: tenantName, locale }
    })
  }

  see(id: string): Sight {
    return sightOf(this.#desk.world, this.#dialogs, this.#person(id))
  }

  async act(id: string, act: Act): Promise<Reaction> {
    const person = this.#person(id)
    switch (act.do) {
      case 'say':
        return say(this.#desk, person, act)
      case 'press':
        return press(this.#desk, this.#dialogs, person, act)
      case 'act-on':
        return this.actOnMessage(id, { ...act, command: act.action })
      case 'press-home':
        return notSent('Teams has no home view.')
      case 'submit':
        return this.#dialogs.submit(person, { ...act.values })
      case 'close-form':
        return this.#dialogs.close(person)
      case 'visit':
        return announce(this.#desk, this.#desk.world.personalPlace(person))
    }
  }

  async refresh(id: string, at: { readonly conversation: string; readonly message: string }): Promise<Reaction> {
    return refresh(this.#desk, this.#person(id), at)
  }

  async actOnMessage(id: string, { conversation, message: messageId, command }: MessageAction): Promise<Reaction> {
    const person = this.#person(id)
    const { place } = whereIs(this.#desk, person, conversation)
    const message = place.messages.find((candidate) => candidate.id === messageId)
    if (!message) throw new Error(`there is no message ${messageId}`)
    const thread = place.kind === 'channel' ? (message.thread ?? message.id) : null
    const value = { commandId: command, commandContext: 'message', messagePayload: payloadOf(message) }
    const origin = { spot: { place, thread }, submit: 'composeExtension/submitAction', repeated: value } as const
    return this.#dialogs.fetch(person, origin, { name: 'composeExtension/fetchTask', value })
  }

  install(place: string): Promise<Reaction> {
    return install(this.#desk, place)
  }

  uninstall(place: string): Promise<Reaction> {
    return uninstall(this.#desk, place)
  }

  installAll(): Promise<readonly Reaction[]> {
    return installAll(this.#desk)
  }

  block(place: string, blocked: boolean): void {
    placeNamed(this.#desk, place).blocked = blocked
  }

  #person(id: string): Someone {
    return this.#desk.world.person(id)
  }
}

/** The message an action was taken on, in Graph's form. */
function payloadOf(message: Message): object {
  const application = { application: { displayName: 'bot', applicationIdentityType: 'bot' } }
  const user = message.from && {
    user: { id: message.from.id, displayName: message.from.name, userIdentityType: 'aadUser' },
  }
  return {
    id: message.id,
    createdDateTime: message.at.toISOString(),
    messageType: 'message',
    importance: 'normal',
    body: { contentType: 'text', content: message.text },
    from: user ?? application,
    attachments: [],
    mentions: [],
    reactions: [],
  }
}
