import type { Message } from './connector.ts'
import type { Rendered } from './render/render.ts'

/** A rendered view as a message: the card, and a line for the notification. There is no text beside the card, which Teams would read as markdown. */
export const messageOf = ({ card, summary }: Rendered): Message => ({
  type: 'message',
  summary,
  attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
})

/** Outside a turn the connector wants to be told the tenant, and whom a personal message is for. */
export const addressed = (
  message: Message,
  to: {
    readonly tenant: string
    readonly conversation: string
    readonly bot: string | null
    readonly recipient?: { readonly id: string; readonly aadObjectId?: string }
  },
): object => ({
  ...message,
  ...(to.bot ? { from: { id: to.bot } } : {}),
  ...(to.recipient ? { recipient: to.recipient } : {}),
  conversation: { id: to.conversation, tenantId: to.tenant },
  channelData: { tenant: { id: to.tenant } },
})
