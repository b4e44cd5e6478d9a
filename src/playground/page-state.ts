import type { Command, FirstSteps, Language, PageState, Persona } from './page/wire.ts'
import type { Conversation, StandIn } from './stand-in.ts'

export interface PageSetting {
  readonly standIns: readonly StandIn[]
  /** By person's id; who is not in it is shown with the workspace's name. */
  readonly personas: Readonly<Record<string, Persona>>
  readonly network: { readonly name: string; readonly timeZone: string }
  /** What the composer completes, with the leading slash, in each language: commands, and whole lines as examples. */
  readonly commands: { readonly sv: readonly Command[]; readonly en: readonly Command[] }
  readonly firstSteps: FirstSteps
  readonly language: {
    spoken(): Language
    speak(language: Language): Promise<void>
  }
}

/** All that the page shows, for one chosen person a chat. Who is not chosen, or unknown, is whom the first steps begin with. */
export function statePage(setting: PageSetting, now: Date, chosen: URLSearchParams): PageState {
  return {
    now: now.toISOString(),
    language: setting.language.spoken(),
    network: setting.network,
    commands: { sv: [...setting.commands.sv], en: [...setting.commands.en] },
    firstSteps: { sv: [...setting.firstSteps.sv], en: [...setting.firstSteps.en] },
    chats: setting.standIns.map((standIn) => chatState(setting, standIn, chosen.get(standIn.chat))),
  }
}

function chatState(setting: PageSetting, standIn: StandIn, wanted: string | null): PageState['chats'][number] {
  const people = standIn.people()
  const first = setting.firstSteps.sv.find((step) => step.chat === standIn.chat)?.person
  const person = people.find(({ id }) => id === wanted) ?? people.find(({ id }) => id === first) ?? people[0]
  if (!person) throw new Error(`nobody could be signed in to ${standIn.chat}`)
  const { conversations, form, home } = standIn.see(person.id)
  return {
    chat: standIn.chat,
    person: person.id,
    people: people.map((each) => ({
      ...each,
      organisation: setting.personas[each.id]?.organisation ?? each.workspaceName,
      roles: setting.personas[each.id]?.roles ?? '',
      counts: Object.fromEntries(standIn.see(each.id).conversations.map(({ id, messages }) => [id, messages.length])),
    })),
    sight: { conversations: conversations.map(onTheWire), form: form && { ...form, errors: { ...form.errors } }, home },
  }
}

function onTheWire(conversation: Conversation): PageState['chats'][number]['sight']['conversations'][number] {
  return {
    ...conversation,
    messages: conversation.messages.map((message) => ({
      ...message,
      at: message.at.toISOString(),
      content: [...message.content],
    })),
  }
}
