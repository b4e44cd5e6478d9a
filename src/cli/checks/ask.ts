import { readFault, reasonOf } from '../../config/fault.ts'

/** An answer over HTTP, or why there was none. */
export type Asked =
  | { readonly answered: true; readonly status: number; readonly headers: Headers; readonly body: unknown }
  | { readonly answered: false; readonly why: string }

/** Asks for JSON or text; follows no redirect, and waits ten seconds at most. */
export async function ask(url: string, init: RequestInit = {}): Promise<Asked> {
  try {
    const response = await fetch(url, { ...init, redirect: 'manual', signal: AbortSignal.timeout(10_000) })
    const text = await response.text()
    return { answered: true, status: response.status, headers: response.headers, body: parsed(text) }
  } catch (fault) {
    return { answered: false, why: whyOf(fault) }
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function whyOf(thrown: unknown): string {
  const fault = readFault(thrown)
  if (fault?.name === 'TimeoutError') return 'no answer within 10 seconds'
  return reasonOf(thrown)
}

/** The answering server's clock, to the second; null when it does not say. */
export function clockOf(asked: Asked): Date | null {
  const said = asked.answered ? Date.parse(asked.headers.get('date') ?? '') : Number.NaN
  return Number.isNaN(said) ? null : new Date(said)
}

/** What was said; null when nothing was. */
export const bodyOf = (asked: Asked): unknown => (asked.answered ? asked.body : null)

/** Why there was no answer, or no good one. */
export const whyNot = (asked: Asked): string => (asked.answered ? `status ${asked.status}` : asked.why)
