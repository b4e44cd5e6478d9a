import { z } from 'zod'

/** The least that any activity has; without it the request is not one. */
export const envelope = z.looseObject({ type: z.string().min(1) })

const account = z.object({
  id: z.string().min(1),
  name: z.string().nullish(),
  aadObjectId: z.string().nullish(),
  tenantId: z.string().nullish(),
  role: z.string().nullish(),
})

/** An activity as Teams sends it: only the fields used, all of which but the first few can be missing. */
export const payload = z.object({
  type: z.string(),
  id: z.string().nullish(),
  name: z.string().nullish(),
  action: z.string().nullish(),
  serviceUrl: z.string(),
  text: z.string().nullish(),
  value: z.unknown().optional(),
  /** The message whose card was pressed. */
  replyToId: z.string().nullish(),
  locale: z.string().nullish(),
  localTimezone: z.string().nullish(),
  /** When it was said, by the clock of the one who said it: the same however often it is delivered. */
  localTimestamp: z.string().max(60).nullish().catch(null),
  from: account,
  recipient: z.object({ id: z.string() }),
  conversation: z.object({
    id: z.string().min(1),
    conversationType: z.string().nullish(),
    isGroup: z.boolean().nullish(),
    tenantId: z.string().nullish(),
  }),
  channelData: z
    .object({
      tenant: z.object({ id: z.string().min(1) }).nullish(),
      team: z.object({ id: z.string().nullish() }).nullish(),
    })
    .nullish(),
  membersAdded: z.array(z.object({ id: z.string() })).nullish(),
  membersRemoved: z.array(z.object({ id: z.string() })).nullish(),
  entities: z.array(z.unknown()).nullish(),
})

export type Payload = z.infer<typeof payload>

const mention = z.object({
  type: z.literal('mention'),
  text: z.string().min(1),
  mentioned: z.object({ id: z.string(), name: z.string().nullish(), aadObjectId: z.string().nullish() }),
})

export type Mention = z.infer<typeof mention>

export const mentionsIn = ({ entities }: Payload): readonly Mention[] =>
  (entities ?? []).flatMap((entity) => {
    const read = mention.safeParse(entity)
    return read.success ? [read.data] : []
  })

/** Where an activity came from, and who sent it. */
export interface Source {
  readonly tenant: string
  readonly kind: 'personal' | 'channel' | 'group'
  /** With its thread, where it has one. */
  readonly conversation: string
  readonly serviceUrl: string
  readonly team: string | null
  /** Entra's object id. Null for somebody whom Teams does not name, such as an anonymous guest of a meeting. */
  readonly user: string | null
  /** `29:…`, by which the connector knows the person. */
  readonly account: string
  readonly bot: string
}

/**
 * The tenant is said twice, and some activities say it only with the conversation. Null when nothing says it, or when the two differ: then
 * nobody could say whose it is.
 */
export function sourceOf(activity: Payload): Source | null {
  const { conversation, channelData, from, recipient, serviceUrl } = activity
  const tenant = channelData?.tenant?.id ?? (conversation.tenantId || null)
  if (tenant === null || (conversation.tenantId && conversation.tenantId !== tenant)) return null
  return {
    tenant,
    kind: kindOf(conversation),
    conversation: conversation.id,
    serviceUrl,
    team: channelData?.team?.id ?? null,
    user: from.aadObjectId || null,
    account: from.id,
    bot: recipient.id,
  }
}

function kindOf({ conversationType, isGroup }: Payload['conversation']): Source['kind'] {
  if (conversationType === 'channel') return 'channel'
  if (conversationType === 'personal') return 'personal'
  return conversationType || isGroup ? 'group' : 'personal'
}
