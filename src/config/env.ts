import { codeOf } from './fault.ts'

/** The environment as it comes: names to text. */
export type Env = { readonly [name: string]: string | undefined }

/** Which variables have been given at all, whether or not they make sense. */
export type Given = ReadonlySet<string>

/** Reads a file's text; throws a fault with a `code` as node:fs does. */
export type ReadText = (path: string) => string

/** Those that may also come from a file, as `NAME_FILE`: containers hand secrets over so. */
export const secrets = [
  'DATABASE_URL',
  'ENCRYPTION_KEY',
  'MicrosoftAppPassword',
  'SLACK_APP_TOKEN',
  'SLACK_BOT_TOKEN',
  'SLACK_CLIENT_SECRET',
  'SLACK_SIGNING_SECRET',
] as const

/**
 * The environment with blank values left out, surrounding white space trimmed, and every secret's file read. Mistakes name the
 * variable and the file, never what is in it.
 */
export function withSecretFiles(env: Env, readText: ReadText): { readonly env: Env; readonly mistakes: string[] } {
  const settled: Record<string, string> = {}
  for (const [name, value] of Object.entries(env)) {
    const plain = value?.trim()
    if (plain) settled[name] = plain
  }
  const mistakes: string[] = []
  for (const name of secrets) {
    const path = settled[`${name}_FILE`]
    if (path === undefined) continue
    if (settled[name] !== undefined) {
      mistakes.push(`${name} and ${name}_FILE are both set: keep one of them, so that it is clear which one counts.`)
      continue
    }
    const read = readSecret(path, readText)
    if ('text' in read) settled[name] = read.text
    else mistakes.push(`${name}_FILE: ${read.fault}`)
  }
  return { env: settled, mistakes }
}

function readSecret(path: string, readText: ReadText): { readonly text: string } | { readonly fault: string } {
  try {
    const text = readText(path).trim()
    return text ? { text } : { fault: `${path} is empty. Write the secret into it, or unset the variable.` }
  } catch (fault) {
    return {
      fault: `${path} cannot be read (${codeOf(fault) ?? 'unknown reason'}). Check the path and who may read the file.`,
    }
  }
}
