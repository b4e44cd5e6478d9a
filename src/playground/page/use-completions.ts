import { useState } from 'react'
import type { Command } from './wire.ts'

export interface Completing {
  readonly found: readonly Command[]
  /** The place in `found` that Tab would take. */
  readonly marked: number
  readonly move: (by: 1 | -1) => void
  /** To be called whenever something is typed. */
  readonly restart: () => void
  readonly dismiss: () => void
  /** Whether Enter takes the marked line instead of sending what is written. */
  readonly enterTakes: boolean
}

/** Lines that begin as what is written does: whole commands, and examples of how to go on. */
export function useCompletions(draft: string, commands: readonly Command[]): Completing {
  const [at, setAt] = useState<number | null>(null)
  const [dismissed, setDismissed] = useState('')
  const found = draft === dismissed ? [] : completions(draft, commands)
  const marked = Math.min(at ?? 0, found.length - 1)
  const unfinished = !draft.includes(' ') && !commands.some(({ name }) => same(name, draft))
  return {
    found,
    marked,
    move: (by) => setAt((marked + by + found.length) % found.length),
    restart: () => setAt(null),
    dismiss: () => setDismissed(draft),
    enterTakes: found.length > 0 && (at !== null || unfinished),
  }
}

function completions(draft: string, commands: readonly Command[]): readonly Command[] {
  if (!draft.startsWith('/')) return []
  const begun = draft.toLowerCase()
  return commands.filter(({ name }) => name.toLowerCase().startsWith(begun) && !same(name, draft))
}

const same = (name: string, draft: string): boolean => name.toLowerCase() === draft.trim().toLowerCase()
