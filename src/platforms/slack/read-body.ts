import { z } from 'zod'
import { command, homeOpened, left, message, type Payload, press, shortcut, submission } from './payload.ts'

/** A request's body, understood. `raw` is what Bolt gets: the same object finds its payload again in the listener. */
export type Read =
  | { readonly as: 'payload'; readonly raw: Record<string, unknown>; readonly payload: Payload }
  | { readonly as: 'challenge'; readonly challenge: string }
  /** Well-formed, and nothing that we asked for. */
  | { readonly as: 'nothing' }
  | { readonly as: 'malformed' }
  | { readonly as: 'unsupported' }

const malformed = { as: 'malformed' } as const

/** Slack sends commands and interactions as forms and events as JSON. */
export function readBody(contentType: string, body: string): Read {
  const type = contentType.split(';')[0]?.trim().toLowerCase()
  if (type === 'application/json') return readEvent(parsed(body))
  return type === 'application/x-www-form-urlencoded' ? readForm(new URLSearchParams(body)) : { as: 'unsupported' }
}

const kinded = z.looseObject({ type: z.string() })
const challenged = z.object({ challenge: z.string().min(1).max(1_000) })
const told = z.looseObject({ type: z.literal('event_callback'), event: kinded })

const events: Readonly<Record<string, z.ZodType<Payload>>> = {
  app_home_opened: homeOpened,
  message,
  app_uninstalled: left,
  tokens_revoked: left,
}

export function readEvent(json: unknown): Read {
  const body = kinded.safeParse(json)
  if (!body.success) return malformed
  if (body.data.type === 'url_verification') {
    const asked = challenged.safeParse(json)
    return asked.success ? { as: 'challenge', challenge: asked.data.challenge } : malformed
  }
  if (body.data.type !== 'event_callback') return { as: 'nothing' }
  const event = told.safeParse(json)
  return event.success ? readAs(events[event.data.event.type], event.data) : malformed
}

function readForm(form: URLSearchParams): Read {
  if (form.has('ssl_check')) return { as: 'nothing' }
  const payload = form.get('payload')
  return payload === null ? readCommand(Object.fromEntries(form)) : readInteraction(parsed(payload))
}

export const readCommand = (json: unknown): Read => {
  const raw = z.looseObject({}).safeParse(json)
  return raw.success ? readAs(command, raw.data) : malformed
}

const interactions: Readonly<Record<string, z.ZodType<Payload>>> = {
  block_actions: press,
  view_submission: submission,
  message_action: shortcut,
}

export function readInteraction(json: unknown): Read {
  const raw = kinded.safeParse(json)
  return raw.success ? readAs(interactions[raw.data.type], raw.data) : malformed
}

function readAs(schema: z.ZodType<Payload> | undefined, raw: Record<string, unknown>): Read {
  if (schema === undefined) return { as: 'nothing' }
  const read = schema.safeParse(raw)
  return read.success ? { as: 'payload', raw, payload: read.data } : malformed
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
