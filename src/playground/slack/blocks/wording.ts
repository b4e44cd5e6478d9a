import type { z } from 'zod'

type Issue = z.core.$ZodIssue

/** The faults of a payload in Slack's words: `[ERROR] <what> [json-pointer:/blocks/0/text/text]`. */
export function complaints(error: z.ZodError, under: readonly PropertyKey[] = []): string[] {
  return error.issues.map((issue) => {
    const pointer = [...under, ...issue.path].map((step) => `/${String(step)}`).join('')
    return `[ERROR] ${worded(issue)} [json-pointer:${pointer || '/'}]`
  })
}

function worded(issue: Issue): string {
  if (issue.code === 'too_big') return tooBig(issue.origin, Number(issue.maximum))
  if (issue.code === 'too_small') return tooSmall(issue.origin, Number(issue.minimum))
  if (issue.code === 'unrecognized_keys') return `invalid additional property: ${issue.keys.join(', ')}`
  if (issue.code === 'invalid_union') return 'unsupported type, or failed to match all allowed schemas'
  if (issue.code === 'invalid_type') {
    return issue.message.endsWith('received undefined') ? 'missing required field' : `must provide a ${issue.expected}`
  }
  return issue.message
}

function tooBig(origin: string, most: number): string {
  if (origin === 'string') return `must be less than ${most + 1} characters`
  return origin === 'array' ? `no more than ${most} items allowed` : `must be no more than ${most}`
}

function tooSmall(origin: string, least: number): string {
  if (origin === 'string') return `must be more than ${least - 1} characters`
  return origin === 'array' ? `no less than ${least} items required` : `must be no less than ${least}`
}
