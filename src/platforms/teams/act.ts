import { z } from 'zod'
import type { Way } from '../../intents/invocation.ts'

/**
 * What our buttons carry, under one key beside what the card's inputs add. The nonce is new with every button drawn: Teams delivers a
 * press again with another id and another timestamp, but never with another nonce.
 */
export interface Act {
  readonly way: 'press' | 'form'
  readonly intent: string
  /** A button's input, or what a form keeps unseen. */
  readonly input: Readonly<Record<string, string>>
  /** A form's fields: Teams leaves out those that are empty. */
  readonly fields?: readonly string[]
  readonly nonce: string
}

const act = z.object({
  way: z.enum(['press', 'form']),
  intent: z.string(),
  input: z.record(z.string(), z.string()),
  fields: z.array(z.string()).max(50).optional(),
  nonce: z.string().regex(/^[\w-]{8,64}$/),
})

const data = z.looseObject({ act })

export interface Acted {
  readonly way: Extract<Way, { by: 'press' | 'form' }>
  readonly nonce: string
}

/** Reads what was pressed or sent; null for what is not ours, or from another time. */
export function readAct(sent: unknown): Acted | null {
  const read = data.safeParse(sent)
  if (!read.success) return null
  const { way, intent, input, fields = [], nonce } = read.data.act
  if (way === 'press') return { way: { by: 'press', intent, input }, nonce }
  const filled = fields.map((name) => [name, textOf(read.data[name])])
  return { way: { by: 'form', intent, input: { ...input, ...Object.fromEntries(filled) } }, nonce }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
