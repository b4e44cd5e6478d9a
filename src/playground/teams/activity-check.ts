import { z } from 'zod'
import { cardProblems, mentionProblems } from './card-check.ts'
import { problemsOf } from './json.ts'

export const cardType = 'application/vnd.microsoft.card.adaptive'

const attachment = z.looseObject({
  contentType: z.enum(
    [
      cardType,
      'application/vnd.microsoft.card.hero',
      'application/vnd.microsoft.card.thumbnail',
      'application/vnd.microsoft.card.receipt',
      'application/vnd.microsoft.card.signin',
      'application/vnd.microsoft.card.oauth',
      'application/vnd.microsoft.teams.card.o365connector',
      'application/vnd.microsoft.teams.card.file.consent',
      'application/vnd.microsoft.teams.card.file.info',
      'application/vnd.microsoft.teams.file.download.info',
      'image/png',
      'image/jpeg',
      'image/gif',
    ],
    { error: (issue) => `Teams does not show ${String(issue.input)}` },
  ),
  content: z.unknown().optional(),
})

const account = z.looseObject({ id: z.string().min(1), name: z.string().nullish() })

/** What the bot may send, as far as it matters to what people see. */
const outgoing = z.looseObject({
  type: z.enum(['message', 'typing'], { error: 'a bot sends messages and typing' }),
  text: z.string().nullish(),
  textFormat: z.enum(['plain', 'markdown', 'xml']).nullish(),
  from: account.nullish(),
  recipient: account.nullish(),
  replyToId: z.string().nullish(),
  attachmentLayout: z.enum(['list', 'carousel']).nullish(),
  attachments: z.array(attachment).max(10).nullish(),
  entities: z.array(z.looseObject({ type: z.string() })).nullish(),
  suggestedActions: z
    .looseObject({
      actions: z.array(z.looseObject({ type: z.string(), title: z.string(), value: z.unknown().optional() })).max(6),
    })
    .nullish(),
  channelData: z.looseObject({}).nullish(),
})

export type Outgoing = z.infer<typeof outgoing>

export type Checked =
  | { readonly ok: true; readonly activity: Outgoing }
  | { readonly ok: false; readonly problems: string[] }

/** Checks an activity from the bot, `bot` being the id it may speak as. */
export function checkActivity(body: unknown, bot: string): Checked {
  const parsed = outgoing.safeParse(body)
  if (!parsed.success) return { ok: false, problems: problemsOf(parsed.error, 'activity') }
  const activity = parsed.data
  const problems = [...messageProblems(activity), ...attachmentProblems(activity)]
  if (activity.from && activity.from.id !== bot) problems.push(`activity.from.id: is not ${bot}`)
  return problems.length > 0 ? { ok: false, problems } : { ok: true, activity }
}

function messageProblems({ type, text, attachments, entities }: Outgoing): string[] {
  if (type !== 'message') return []
  const problems = mentionProblems(entities, text ?? '', 'activity.entities')
  if (text?.trim() || attachments?.length) return problems
  return ["activity: must include non empty 'text' field or at least 1 attachment", ...problems]
}

function attachmentProblems({ attachments }: Outgoing): string[] {
  return (attachments ?? []).flatMap(({ contentType, content }, index) =>
    contentType === cardType ? cardProblems(content, `activity.attachments[${index}].content`) : [],
  )
}
