import { z } from 'zod'

/** The parts of Teams' attachments and dialogs that the page needs to know; the rest goes to the card library as it is. */

const card = z.looseObject({ type: z.literal('AdaptiveCard') })
export type CardJson = z.infer<typeof card>

const attachment = z.looseObject({
  contentType: z.string().exactOptional(),
  name: z.string().nullish(),
  content: z.unknown().optional(),
})

const taskInfo = z.looseObject({
  title: z.string().nullish(),
  card: z.unknown().optional(),
  message: z.string().exactOptional(),
})

export interface ShownAttachment {
  readonly card: CardJson | null
  readonly name: string
}

/** An attachment as a card, or as a name to show for what the page does not draw. */
export function attachmentOf(value: unknown): ShownAttachment {
  const bare = card.safeParse(value)
  if (bare.success) return { card: bare.data, name: '' }
  const parsed = attachment.safeParse(value)
  if (!parsed.success) return { card: null, name: '?' }
  const inner = card.safeParse(parsed.data.content)
  return { card: inner.success ? inner.data : null, name: parsed.data.name ?? parsed.data.contentType ?? '?' }
}

export interface ShownDialog {
  readonly title: string
  readonly card: CardJson | null
  /** What Teams shows in place of a card when the bot answered with a sentence. */
  readonly message: string
}

export function dialogOf(content: unknown): ShownDialog {
  const parsed = taskInfo.safeParse(content)
  if (!parsed.success) return { title: '', card: null, message: '' }
  const { title, card: given, message = '' } = parsed.data
  return { title: title ?? '', card: attachmentOf(given).card, message }
}

export const cardFromText = (written: string): CardJson => card.parse(JSON.parse(written))

/** What an action carries for the bot; anything but an object carries nothing that inputs could be added to. */
export function dataOf(action: unknown): Readonly<Record<string, unknown>> {
  const parsed = z.looseObject({ data: z.record(z.string(), z.unknown()) }).safeParse(action)
  return parsed.success ? parsed.data.data : {}
}
