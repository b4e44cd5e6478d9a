import { z } from 'zod'
import { clean, cleanLine } from '../core/clean.ts'
import type { Id } from '../core/ids.ts'
import type { Refusal } from '../core/refusal.ts'

/** Fields as forms and lines send them: strings, cleaned, with absent and empty the same; each intent says what it needs. */
export const line = (most: number) => z.string().default('').transform(cleanLine).pipe(z.string().max(most))
export const text = (most: number) => z.string().default('').transform(clean).pipe(z.string().max(most))

/** One of `values`, or null when nothing was chosen. */
export const choice = <const V extends string>(values: readonly V[]) =>
  z
    .string()
    .default('')
    .transform((typed) => (typed === '' ? null : typed))
    .pipe(z.enum(values).nullable())

/** What a list holds, as forms send it: joined by commas. */
export const listed = (typed: string): readonly string[] =>
  typed
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')

/** A list of at most so many characters. */
export const listOf = (most: number) => line(most).transform(listed)

/** Any number of `values`, as forms send them: joined by commas. */
export const choices = <const V extends string>(values: readonly V[]) =>
  z
    .string()
    .default('')
    .transform(listed)
    .pipe(z.array(z.enum(values)))

/** A calendar day, `2026-11-23`; null when empty. */
export const day = z
  .string()
  .default('')
  .transform((typed) => (typed === '' ? null : typed))
  .pipe(z.iso.date().nullable())

/** A whole number as people write it, with or without spaces between its digits; null when empty. */
export const number = (most: number) =>
  z
    .string()
    .default('')
    .transform((typed) => typed.replace(/\s/g, ''))
    .pipe(z.string().regex(/^\d*$/))
    .transform((digits) => (digits === '' ? null : Number(digits)))
    .pipe(z.number().max(most).nullable())

const uuid = z.uuid()

/** An id that a button or a form carries; who may do what with it is decided where it is used. */
export const id = <Of extends string>() => z.custom<Id<Of>>((typed) => uuid.safeParse(typed).success)

/** What zod found wrong, as refusals at their fields. */
export function refusalsOf(error: z.ZodError, raw: unknown): readonly Refusal[] {
  const typed = z.record(z.string(), z.unknown()).catch({}).parse(raw)
  return error.issues.map((issue) => {
    const field = String(issue.path[0] ?? '')
    const value = typed[field]
    return refusalOf(issue, field, typeof value === 'string' ? value : '')
  })
}

const longestShown = 60

function refusalOf(issue: z.core.$ZodIssue, field: string, was: string): Refusal {
  if (issue.code === 'too_big') {
    const most = Number(issue.maximum)
    return issue.origin === 'number'
      ? { code: 'number-too-large', field, most }
      : { code: 'too-long', field, most, was: clean(was).length }
  }
  const unreadable = { field, typed: was.slice(0, longestShown) }
  if (issue.code === 'invalid_value') return { code: 'choice-unknown', ...unreadable }
  if (issue.code !== 'invalid_format') return { code: 'form-expired' }
  if (issue.format === 'date') return { code: 'date-unreadable', ...unreadable }
  return issue.format === 'regex' ? { code: 'number-unreadable', ...unreadable } : { code: 'form-expired' }
}
