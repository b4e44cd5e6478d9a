import { z } from 'zod'

/** What goes between the page and its server. Dates travel as ISO 8601 in UTC. */

const languages = ['sv', 'en'] as const
export type Language = (typeof languages)[number]

const step = z.object({
  /** What to do, as one short sentence. */
  text: z.string(),
  chat: z.enum(['slack', 'teams']),
  /** Whom to be for it: an id among that chat's people. */
  person: z.string(),
  /** Where: a conversation's id or name; absent: the chat with the bot. */
  conversation: z.string().exactOptional(),
  /** What to put into the composer, ready to be sent. */
  fill: z.string().exactOptional(),
})
export type Step = z.infer<typeof step>
export interface FirstSteps {
  readonly sv: readonly Step[]
  readonly en: readonly Step[]
}

const command = z.object({ name: z.string(), hint: z.string() })
export type Command = z.infer<typeof command>

const persona = z.object({ organisation: z.string(), roles: z.string() })
export type Persona = z.infer<typeof persona>

const person = z.object({
  id: z.string(),
  name: z.string(),
  workspace: z.string(),
  workspaceName: z.string(),
  locale: z.string(),
  organisation: z.string(),
  roles: z.string(),
  /** How many messages each conversation holds: the page keeps count of what was seen. */
  counts: z.record(z.string(), z.number()),
})
export type PagePerson = z.infer<typeof person>

const message = z.object({
  id: z.string(),
  from: z.object({ name: z.string(), bot: z.boolean() }),
  at: z.iso.datetime(),
  text: z.string(),
  content: z.array(z.unknown()),
  onlyYou: z.boolean(),
  edited: z.boolean(),
  thread: z.string().nullable(),
})
export type PageMessage = z.infer<typeof message>

const conversation = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['direct', 'channel', 'group']),
  messages: z.array(message),
})
export type PageConversation = z.infer<typeof conversation>

const form = z.object({ id: z.string(), content: z.unknown().optional(), errors: z.record(z.string(), z.string()) })
export type PageForm = z.infer<typeof form>

const chat = z.object({
  chat: z.enum(['slack', 'teams']),
  people: z.array(person),
  /** Who the page shows. */
  person: z.string(),
  sight: z.object({ conversations: z.array(conversation), form: form.nullable(), home: z.unknown().optional() }),
})
export type ChatState = z.infer<typeof chat>
export type ChatName = ChatState['chat']

export const pageState = z.object({
  now: z.iso.datetime(),
  /** What the page, both clients and the bot speak, unless a person has chosen another language of their own. */
  language: z.enum(languages),
  network: z.object({ name: z.string(), timeZone: z.string() }),
  commands: z.object({ sv: z.array(command), en: z.array(command) }),
  firstSteps: z.object({ sv: z.array(step), en: z.array(step) }),
  chats: z.array(chat),
})
export type PageState = z.infer<typeof pageState>

const values = z.record(z.string(), z.unknown())

export const actRequest = z.object({
  chat: z.enum(['slack', 'teams']),
  person: z.string(),
  act: z.discriminatedUnion('do', [
    z.object({
      do: z.literal('say'),
      conversation: z.string(),
      text: z.string().min(1),
      mention: z.boolean().exactOptional(),
    }),
    z.object({
      do: z.literal('press'),
      conversation: z.string(),
      message: z.string(),
      element: z.unknown(),
      values: values.exactOptional(),
    }),
    z.object({
      do: z.literal('act-on'),
      conversation: z.string(),
      message: z.string(),
      action: z.string(),
    }),
    z.object({ do: z.literal('press-home'), element: z.unknown() }),
    z.object({ do: z.literal('submit'), values }),
    z.object({ do: z.literal('close-form') }),
    z.object({ do: z.literal('visit') }),
  ]),
})

export const languageRequest = z.object({ language: z.enum(languages) })

/** `to` is also the way back to now: the browser knows the real time. */
export const clockRequest = z.discriminatedUnion('move', [
  z.object({ move: z.enum(['hour', 'working-day', 'week']) }),
  z.object({ move: z.literal('to'), at: z.iso.datetime() }),
])
export type ClockRequest = z.infer<typeof clockRequest>

export const reaction = z.object({ status: z.number(), trouble: z.string().nullable() })
export type PageReaction = z.infer<typeof reaction>
