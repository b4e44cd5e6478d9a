import { z } from 'zod'
import type { ShownMessage } from '#src/playground/stand-in.ts'
import type { Bot } from './bot.ts'

const worded = z.looseObject({ text: z.union([z.string(), z.looseObject({ text: z.string() })]).optional() })

/** Everything that blocks show, in their order. */
export function wordsOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(wordsOf).filter(Boolean).join('\n')
  const read = worded.safeParse(value)
  if (!read.success) return ''
  const { text, ...rest } = read.data
  const own = typeof text === 'string' ? text : (text?.text ?? '')
  return [own, ...Object.values(rest).map(wordsOf)].filter(Boolean).join('\n')
}

export function lastSeen(bot: Bot, person: string, conversation: string): ShownMessage {
  const found = bot.stand.see(person).conversations.find(({ id }) => id === conversation)
  const last = found?.messages.at(-1)
  if (!last) throw new Error(`${person} sees nothing in ${conversation}`)
  return last
}

const shown = z.looseObject({
  title: z.object({ text: z.string() }).optional(),
  blocks: z.array(z.looseObject({ type: z.string(), block_id: z.string().optional() })),
})

/** The modal on top, in words: its title, what it shows, and which inputs it has. */
export function formSeen(bot: Bot, person: string) {
  const { form } = bot.stand.see(person)
  if (form === null) return null
  const { title, blocks } = shown.parse(form.content)
  const inputs = blocks.filter(({ type }) => type === 'input').map(({ block_id: id }) => id)
  return { title: title?.text, words: wordsOf(blocks), inputs, errors: form.errors, id: form.id }
}

export const homeSeen = (bot: Bot, person: string): string => wordsOf(bot.stand.see(person).home)

const pressable = z.looseObject({ action_id: z.string(), text: z.object({ text: z.string() }) })

/** The button that says so, wherever it is. */
export function buttonIn(content: unknown, label: string): unknown {
  const found = buttonsIn(content).find(({ text }) => text.text === label)
  if (!found) throw new Error(`no button ${label}`)
  return found
}

function buttonsIn(value: unknown): z.infer<typeof pressable>[] {
  if (Array.isArray(value)) return value.flatMap(buttonsIn)
  const button = pressable.safeParse(value)
  if (button.success) return [button.data]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(buttonsIn) : []
}
