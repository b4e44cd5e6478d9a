import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { main } from '#src/cli/main.ts'

export interface Ran {
  readonly status: number
  readonly out: string
  readonly notes: string
}

/** Runs a command line as `npx manydoors` would, with an environment of its own. */
export async function run(line: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ran> {
  const out: string[] = []
  const notes: string[] = []
  const status = await main(line, {
    out: (text) => out.push(text),
    note: (text) => notes.push(text),
    watched: false,
    now: () => new Date(),
    env,
  })
  return { status, out: out.join('\n'), notes: notes.join('\n') }
}

/** A directory of one's own, and how to be rid of it. */
export function scratch(): { readonly at: (name: string) => string; readonly remove: () => void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'manydoors-cli-'))
  return { at: (name) => path.join(folder, name), remove: () => rmSync(folder, { recursive: true, force: true }) }
}
