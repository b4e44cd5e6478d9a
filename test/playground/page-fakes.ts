import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Language } from '#src/playground/page/wire.ts'
import { bundlePage, type PageFiles } from '#src/playground/page-bundle.ts'
import { type PageOptions, type PlaygroundPage, playgroundPage } from '#src/playground/page-server.ts'
import type { Act, Conversation, Person, Reaction, ShownMessage, Sight, StandIn } from '#src/playground/stand-in.ts'

/** A chat without a bot behind it: it shows what a test puts there and remembers what the page asks for. */
export interface FakeChat extends StandIn {
  readonly acts: readonly { readonly person: string; readonly act: Act }[]
  /** Resolves with what was done, once it is that much. */
  acted(count: number): Promise<readonly Act[]>
  show(person: string, sight: Partial<Sight>): void
  /** What the next acts are answered with. */
  answer(reaction: Reaction): void
  /** What happens when somebody acts, before the answer. */
  when(acted: (person: string, act: Act) => void): void
}

export function fakeChat(chat: StandIn['chat'], people: readonly Person[]): FakeChat {
  const sights = new Map<string, Sight>()
  const listeners = new Set<() => void>()
  const acts: { person: string; act: Act }[] = []
  const waiting = new Set<() => void>()
  let reaction: Reaction = { status: 200, trouble: null }
  let acted: (person: string, act: Act) => void = () => undefined
  const empty: Sight = { conversations: [conversation('bot', 'Manydoors')], form: null, home: null }
  return {
    chat,
    acts,
    people: () => people,
    see: (person) => sights.get(person) ?? empty,
    act: async (person, act) => {
      acts.push({ person, act })
      for (const look of waiting) look()
      acted(person, act)
      return reaction
    },
    acted: (count) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (acts.length < count) return
          waiting.delete(look)
          resolve(acts.map(({ act }) => act))
        }
        waiting.add(look)
        look()
      }),
    onChange: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    close: async () => undefined,
    show: (person, sight) => {
      sights.set(person, { ...(sights.get(person) ?? empty), ...sight })
      for (const listener of listeners) listener()
    },
    answer: (next) => {
      reaction = next
    },
    when: (then) => {
      acted = then
    },
  }
}

export const conversation = (id: string, name: string, ...messages: readonly ShownMessage[]): Conversation => ({
  id,
  name,
  kind: id === 'bot' ? 'direct' : 'channel',
  messages,
})

let written = 0

export const fromBot = (content: readonly unknown[], more: Partial<ShownMessage> = {}): ShownMessage => {
  written += 1
  return {
    id: `m${written}`,
    from: { name: 'Manydoors', bot: true },
    at: new Date('2026-11-24T09:00:00Z'),
    text: '',
    content,
    onlyYou: false,
    edited: false,
    thread: null,
    ...more,
  }
}

const person = (id: string, name: string, locale: string): Person => {
  return { id, name, workspace: 'W', workspaceName: 'Workspace', locale }
}

export interface Stage {
  readonly url: string
  readonly slack: FakeChat
  readonly teams: FakeChat
  readonly page: PlaygroundPage
  now(): Date
  close(): Promise<void>
}

let bundled: Promise<PageFiles> | undefined

/** One bundle for all tests of a file: it does not change between them. */
const bundleOnce = (): Promise<PageFiles> => {
  bundled ??= bundlePage()
  return bundled
}

/** The page on a free loopback port, in front of two fake chats, with a clock that stands still. */
export async function stage(): Promise<Stage> {
  const slack = fakeChat('slack', [person('U1', 'Sara Lund', 'sv-SE'), person('U2', 'Erik Öst', 'sv-SE')])
  const teams = fakeChat('teams', [person('T1', 'Maria Ek', 'sv-SE'), person('T2', 'Li Berg', 'en-GB')])
  let now = new Date('2026-10-23T13:30:00Z')
  let language: Language = 'sv'
  const options: PageOptions = {
    standIns: [slack, teams],
    personas: { U1: { organisation: 'Almi', roles: 'främjare' }, T2: { organisation: 'Business Sweden', roles: '' } },
    network: { name: 'Regionalt exportcenter Kronoberg', timeZone: 'Europe/Stockholm' },
    commands: {
      sv: [{ name: '/arende', hint: 'ärenden' }],
      en: [
        { name: '/case', hint: 'cases' },
        { name: '/case list', hint: 'yours' },
      ],
    },
    firstSteps: {
      sv: [
        { chat: 'slack', person: 'U2', text: 'Registrera ett ärende', fill: '/case new Nordform AB: Tyskland' },
        { chat: 'teams', person: 'T2', text: 'Acceptera det' },
      ],
      en: [{ chat: 'slack', person: 'U2', text: 'Register a case', fill: '/case new Nordform AB: Germany' }],
    },
    language: {
      spoken: () => language,
      speak: async (wanted) => {
        language = wanted
      },
    },
    clock: {
      now: () => now,
      moveTo: (at) => {
        now = at
      },
      workingDayAfter: async () => new Date('2026-10-26T14:30:00Z'),
    },
  }
  const page = playgroundPage(options, bundleOnce)
  const server = createServer((request, response) => {
    void page.handle(request, response).then((ours) => {
      if (!ours) response.writeHead(404).end('not the page’s')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${portOf(server)}`,
    slack,
    teams,
    page,
    now: () => now,
    close: async () => {
      page.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address()
  if (!address || typeof address === 'string') throw new Error('not listening on a port')
  return address.port
}
