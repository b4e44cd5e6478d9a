import { createContext, useContext } from 'react'
import type { PageTexts } from '../texts.ts'
import type { Language } from '../wire.ts'
import type { Element } from './shapes.ts'
import type { Held } from './values.ts'

/** What lies around drawn blocks: a message, a modal or Home. */
export interface Surface {
  readonly words: PageTexts
  readonly language: Language
  readonly users: readonly { readonly id: string; readonly name: string }[]
  readonly channels: readonly { readonly id: string; readonly name: string }[]
  /** By block id: what the bot or the form itself complains of. */
  readonly errors: Readonly<Record<string, string>>
  readonly held: (block: string, element: Element) => Held | null
  /** Keeps what was typed or chosen, and tells the bot where the element asks for it. */
  readonly hold: (change: Change) => void
  /** Presses a button or chooses in a menu, after its confirmation. `with`: what Slack adds to the element. */
  readonly press: (block: string, element: Element, added?: Readonly<Record<string, unknown>>) => void
  /** The action id under way. */
  readonly pressed: string | null
}

export interface Change {
  readonly block: string
  readonly element: Element
  readonly held: Held
  /** True for elements that tell the bot at once: outside input blocks, or with `dispatch_action`. */
  readonly tell: boolean
}

export const SurfaceContext = createContext<Surface | null>(null)

export function useSurface(): Surface {
  const surface = useContext(SurfaceContext)
  if (!surface) throw new Error('blocks are drawn inside a surface')
  return surface
}

/** The DOM id of the field in an input block: its label, hint and error are tied to it. */
export const fieldId = (block: string): string => `slack-${block}`

export interface ElementProps {
  readonly block: string
  readonly element: Element
  /** True in an input block, whose label names it; elsewhere its placeholder does. */
  readonly labelled?: boolean
  /** Whether the bot hears of a change at once; in a form it does so only where the block asks for it. */
  readonly tells?: boolean
}

/** The attributes that tie a field to its label, hint and error. */
export function useTied(block: string): { id: string; 'aria-describedby': string; 'aria-invalid': boolean } {
  const { errors } = useSurface()
  const id = fieldId(block)
  return { id, 'aria-describedby': `${id}-error ${id}-hint`, 'aria-invalid': Boolean(errors[block]) }
}
