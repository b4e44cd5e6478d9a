import type { Refusal } from './refusal.ts'

/** What a decision came to: a value, or a refusal that a person can be told. Faults are thrown instead. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal }

export const allow = <T>(value: T): Outcome<T> => ({ ok: true, value })

export const refuse = (refusal: Refusal): { readonly ok: false; readonly refusal: Refusal } => ({ ok: false, refusal })
