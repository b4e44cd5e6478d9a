import { z } from 'zod'

export type Json = Record<string, unknown>

const object = z.record(z.string(), z.unknown())

/** The value as an object, or null when it is anything else. */
export function objectOf(value: unknown): Json | null {
  const parsed = object.safeParse(value)
  return parsed.success ? parsed.data : null
}

export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** The parsed text, or undefined when it is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The object without its undefined fields, as JSON would carry it. */
export function present(fields: Json): Json {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}
