import { z } from 'zod'
import { withoutIds } from '../../intents/mention.ts'
import { inputFrom } from '../../intents/message-actions.ts'
import { buttonIntents } from '../../views/button-intents.ts'
import { messageLine } from './line.ts'
import { linkAction } from './render/buttons.ts'

/**
 * What Slack sends, as far as it is used. `installed` is the workspace whose token serves it, `home` the person's own: in a shared
 * channel people of several workspaces meet, and a user id means something only with that person's own.
 */
export interface Whose {
  readonly user: string
  readonly installed: string
  readonly home: string
}

const id = z.string().min(1).max(255)

export const command = z
  .object({
    command: z.string().regex(/^\/\S+$/),
    text: z.string().default(''),
    user_id: id,
    team_id: id,
    channel_id: id,
    trigger_id: id,
    response_url: z.string().default(''),
  })
  .transform((raw) => ({
    kind: 'command' as const,
    user: raw.user_id,
    installed: raw.team_id,
    home: raw.team_id,
    command: raw.command,
    text: raw.text,
    channel: raw.channel_id,
    trigger: raw.trigger_id,
    responseUrl: raw.response_url,
  }))
export type CommandPayload = z.infer<typeof command>

const actor = { user: z.object({ id, team_id: id.optional() }), team: z.object({ id }).nullish() }

const view = z.looseObject({
  id,
  hash: z.string().default(''),
  type: z.enum(['modal', 'home']),
  callback_id: z.string().default(''),
  private_metadata: z.string().default(''),
  blocks: z.array(z.unknown()).default([]),
  app_installed_team_id: id.nullish(),
})
export type OpenView = z.infer<typeof view>

/** A button that opens an address tells of its press as well: nothing is asked for. */
const asks = id.refine((action) => !action.startsWith(linkAction))
const button = z.object({ type: z.literal('button'), action_id: asks, value: z.string().default(''), action_ts: id })

export const press = z
  .object({
    type: z.literal('block_actions'),
    ...actor,
    trigger_id: id.optional(),
    response_url: z.string().default(''),
    view: view.nullish(),
    channel: z.object({ id }).nullish(),
    actions: z.array(z.unknown()).min(1),
  })
  .transform((raw, context) => ({
    kind: 'press' as const,
    ...whose(raw, raw.view?.app_installed_team_id, context),
    /** Null: a choice in a form, which means nothing until the form is sent, or a link. */
    button: button.safeParse(raw.actions[0]).data ?? null,
    trigger: raw.trigger_id ?? null,
    responseUrl: raw.response_url,
    view: raw.view ?? null,
    channel: raw.channel?.id ?? null,
  }))
export type PressPayload = z.infer<typeof press>

/** An action in a message's menu: a press of the button that the shortcut is named after, with what the message says. */
export const shortcut = z
  .object({
    type: z.literal('message_action'),
    ...actor,
    callback_id: z.enum(buttonIntents),
    action_ts: id,
    trigger_id: id,
    response_url: z.string().default(''),
    channel: z.object({ id }),
    message: z.object({ text: z.string().default('') }),
  })
  .transform((raw, context) => {
    const of = whose(raw, null, context)
    const words = withoutIds(messageLine(raw.message.text, of.installed, null))
    return {
      kind: 'press' as const,
      ...of,
      button: {
        type: 'button' as const,
        action_id: raw.callback_id,
        value: JSON.stringify({ input: inputFrom(raw.callback_id, words), opens: true }),
        action_ts: raw.action_ts,
      },
      trigger: raw.trigger_id,
      responseUrl: raw.response_url,
      view: null,
      channel: raw.channel.id,
    }
  })

const filledIn = z
  .object({
    value: z.string().nullish(),
    selected_option: z.object({ value: z.string() }).nullish(),
    selected_options: z.array(z.object({ value: z.string() })).nullish(),
    selected_date: z.string().nullish(),
    selected_time: z.string().nullish(),
  })
  .transform(
    (held) =>
      held.value ??
      held.selected_option?.value ??
      held.selected_options?.map(({ value }) => value).join(',') ??
      held.selected_date ??
      held.selected_time ??
      '',
  )

const state = z.object({ values: z.record(z.string(), z.record(z.string(), filledIn)) })

export const submission = z
  .object({ type: z.literal('view_submission'), ...actor, view: view.extend({ state }) })
  .transform((raw, context) => ({
    kind: 'submission' as const,
    ...whose(raw, raw.view.app_installed_team_id, context),
    view: raw.view,
    /** What was filled in, by block; empty strings for what was not. */
    values: Object.fromEntries(
      Object.entries(raw.view.state.values).map(([block, actions]) => [block, Object.values(actions)[0] ?? '']),
    ),
  }))
export type SubmissionPayload = z.infer<typeof submission>

interface Actor {
  readonly user: { readonly id: string; readonly team_id?: string | undefined }
  readonly team?: { readonly id: string } | null | undefined
}

function whose({ user, team }: Actor, viewTeam: string | null | undefined, context: z.RefinementCtx): Whose {
  const installed = viewTeam ?? team?.id ?? user.team_id
  const home = user.team_id ?? team?.id
  if (installed !== undefined && home !== undefined) return { user: user.id, installed, home }
  context.addIssue({ code: 'custom', message: 'nobody can tell which workspace this is from' })
  return z.NEVER
}

const envelope = {
  type: z.literal('event_callback'),
  team_id: id,
  event_id: id,
  authorizations: z.array(z.object({ team_id: id.nullish() })).nullish(),
}

const served = (raw: z.infer<z.ZodObject<typeof envelope>>) => ({
  delivery: raw.event_id,
  installed: raw.authorizations?.[0]?.team_id ?? raw.team_id,
})

export const homeOpened = z
  .object({
    ...envelope,
    event: z.object({ type: z.literal('app_home_opened'), user: id, tab: z.string(), user_team: id.nullish() }),
  })
  .transform((raw) => {
    const common = served(raw)
    const { user, tab, user_team: team } = raw.event
    return { kind: 'home' as const, ...common, user, tab, home: team ?? common.installed }
  })
export type HomePayload = z.infer<typeof homeOpened>

export const message = z
  .object({
    ...envelope,
    event: z.object({
      type: z.literal('message'),
      channel_type: z.string().optional(),
      channel: id,
      user: id.optional(),
      text: z.string().default(''),
      subtype: z.string().optional(),
      bot_id: z.string().nullish(),
      team: id.nullish(),
      user_team: id.nullish(),
    }),
  })
  .transform((raw) => {
    const common = served(raw)
    const { event } = raw
    return {
      kind: 'message' as const,
      ...common,
      home: event.user_team ?? event.team ?? common.installed,
      /** Null: not a person's own line in the direct messages, but an edit, a bot's, or said elsewhere. */
      user: event.channel_type === 'im' && !event.subtype && !event.bot_id ? (event.user ?? null) : null,
      text: event.text,
      channel: event.channel,
    }
  })
export type MessagePayload = z.infer<typeof message>

export const left = z
  .object({
    ...envelope,
    event: z.discriminatedUnion('type', [
      z.object({ type: z.literal('app_uninstalled') }),
      z.object({ type: z.literal('tokens_revoked'), tokens: z.object({ bot: z.array(z.string()).nullish() }) }),
    ]),
  })
  .transform((raw) => ({
    kind: 'left' as const,
    ...served(raw),
    /** Tokens of people are revoked as well, and they are none of ours. */
    ours: raw.event.type === 'app_uninstalled' || (raw.event.tokens.bot ?? []).length > 0,
  }))
export type LeftPayload = z.infer<typeof left>

export type Payload = CommandPayload | PressPayload | SubmissionPayload | HomePayload | MessagePayload | LeftPayload
