import { z } from 'zod'
import { complaints } from '../blocks/wording.ts'
import { type Json, parseJson } from '../json.ts'
import type { WorkspaceSeed } from '../seed.ts'
import type { World } from '../state/world.ts'

export interface Caller {
  readonly world: World
  readonly workspace: WorkspaceSeed
}

/** One method of the Web API. `scope` is what the bot must have been granted. */
export interface Method {
  readonly scope: string | null
  readonly call: (caller: Caller, args: Json) => Json
}

/** A method whose arguments are exactly these: any other is refused. */
export function method<Shape extends z.ZodRawShape>(
  scope: string | null,
  shape: Shape,
  run: (caller: Caller, args: z.infer<z.ZodObject<Shape, z.core.$strict>>) => Json,
): Method {
  const schema = z.strictObject(shape)
  return {
    scope,
    call: (caller, args) => {
      const parsed = schema.safeParse(args)
      return parsed.success ? run(caller, parsed.data) : refuse('invalid_arguments', complaints(parsed.error))
    },
  }
}

export function ok(fields: Json = {}): Json {
  return { ok: true, ...fields }
}

/** Slack's "no", which is an answer like any other. A type alias, since an interface is no `Json`. */
export type Refusal = { readonly ok: false; readonly error: string }

export function refuse(error: string, messages: readonly string[] = [], more: Json = {}): Refusal {
  if (messages.length === 0) return { ...more, ok: false, error }
  const details = { errors: messages, response_metadata: { messages } }
  return { ...more, ...details, ok: false, error }
}

export function missingScope(needed: string, world: World): Refusal {
  return refuse('missing_scope', [], { needed, provided: (world.seed.scopes ?? []).join(',') })
}

/** A flag as JSON or a form carries it. */
export const flag = z.union([
  z.boolean(),
  z.enum(['true', 'false', '1', '0']).transform((on) => on === 'true' || on === '1'),
])

/** A number as JSON or a form carries it. */
export const whole = z.union([z.number().int(), z.string().regex(/^\d+$/).transform(Number)])

/** An object or a list, which a form carries as JSON text. */
export const structured = z.preprocess((value) => (typeof value === 'string' ? parseJson(value) : value), z.unknown())

/** One page of a list, in Slack's way of cursors; null when the cursor is not one of ours. */
export function page<Item>(items: readonly Item[], cursor: string | undefined, limit = 100) {
  const from = cursor ? Number(/^from:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString())?.[1] ?? Number.NaN) : 0
  if (Number.isNaN(from) || from > items.length) return null
  const to = from + Math.min(Math.max(limit, 1), 200)
  const next = to < items.length ? Buffer.from(`from:${to}`).toString('base64') : ''
  return { items: items.slice(from, to), response_metadata: { next_cursor: next } }
}
