import { z } from 'zod'

/** A JSON object of which nothing is known yet. */
export const fields = z.record(z.string(), z.unknown())

export type Fields = z.infer<typeof fields>

/** The value as an object, or an empty one: for reading optional parts of what the bot sent. */
export function fieldsOf(value: unknown): Fields {
  const parsed = fields.safeParse(value)
  return parsed.success ? parsed.data : {}
}

/** One field of a value that may be an object. */
export function field(value: unknown, key: string): unknown {
  return fieldsOf(value)[key]
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

export function parseJson(text: string): { readonly ok: true; readonly value: unknown } | { readonly ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch {
    return { ok: false }
  }
}

/** zod's issues as "path: what is wrong", with the path the way a developer would write it. */
export function problemsOf(error: z.ZodError, root: string): string[] {
  return error.issues.map((issue) => {
    const path = issue.path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('')
    return `${root}${path}: ${issue.message}`
  })
}
