import type { z } from 'zod'
import { suggest } from './nearest.ts'
import type { Path } from './positions.ts'
import { knownKeys } from './shape.ts'

/** Something wrong at a place in the file; the message reads after the path. */
export interface Finding {
  readonly path: Path
  readonly message: string
}

const kinds: { readonly [type: string]: string } = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'an entry with keys',
  array: 'a list',
  tuple: 'a list of two numbers',
}

/** For zod: the words of what has none of its own. */
export function word(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === 'invalid_type') return wordType(issue.expected, issue.input)
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String)
    if (issue.input === undefined) return `is missing; give ${oneOf(values)}`
    return `must be ${oneOf(values)}${typeof issue.input === 'string' ? suggest(issue.input, values) : ''}`
  }
  if (issue.origin === 'array') return 'must be a list of two numbers, such as [2, 49]'
  return undefined
}

function wordType(expected: string, input: unknown): string {
  if (input === undefined || input === null) return 'is missing'
  if (expected === 'string' && ['number', 'boolean'].includes(typeof input)) return 'must be text: put it in quotes'
  return `must be ${kinds[expected] ?? expected}`
}

const oneOf = (values: readonly string[]): string =>
  new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(values)

/** One finding for each unknown key, each with the key that was probably meant. */
export function findings(issue: z.core.$ZodIssue): readonly Finding[] {
  const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)))
  if (issue.code !== 'unrecognized_keys') return [{ path, message: issue.message }]
  const known = knownKeys.get(path.filter((part) => typeof part === 'string').join('.')) ?? []
  return issue.keys.map((key) => ({
    path: [...path, key],
    message: `unknown key${suggest(key, known) || `; known here are ${known.join(', ')}`}`,
  }))
}
