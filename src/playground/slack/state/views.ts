import type { Json } from '../json.ts'
import type { Counter } from './counter.ts'

/** A modal or Home as Slack keeps it. `content` is what the bot sent, checked. */
export interface View {
  readonly id: string
  readonly type: 'modal' | 'home'
  readonly person: string
  readonly workspace: string
  content: Json
  hash: string
  readonly root: string
  readonly previous: string | null
  /** What was chosen or typed so far, by block_id and action_id. */
  values: Record<string, Json>
  errors: Record<string, string>
}

/** At most this many modals lie on one another. */
const highest = 3

export class Views {
  readonly #counter: Counter
  readonly #stacks = new Map<string, View[]>()
  readonly #homes = new Map<string, View>()

  constructor(counter: Counter) {
    this.#counter = counter
  }

  /** The modal on top for this person, or null. */
  top(person: string): View | null {
    return this.#stacks.get(person)?.at(-1) ?? null
  }

  home(person: string): View | null {
    return this.#homes.get(person) ?? null
  }

  /** A modal that is open anywhere in a stack, or a published home. */
  find(fits: (view: View) => boolean): View | null {
    return [...[...this.#stacks.values()].flat(), ...this.#homes.values()].find(fits) ?? null
  }

  open(person: string, workspace: string, content: Json): View {
    const view = this.#make({ person, workspace, content, type: 'modal', previous: null })
    this.#stacks.set(person, [view])
    return view
  }

  /** Null when three modals lie there already. */
  push(person: string, workspace: string, content: Json): View | null {
    const stack = this.#stacks.get(person) ?? []
    if (stack.length >= highest) return null
    const view = this.#make({ person, workspace, content, type: 'modal', previous: stack.at(-1) ?? null })
    this.#stacks.set(person, [...stack, view])
    return view
  }

  publish(person: string, workspace: string, content: Json): View {
    const shown = this.#homes.get(person)
    if (shown) return this.update(shown, content)
    const view = this.#make({ person, workspace, content, type: 'home', previous: null })
    this.#homes.set(person, view)
    return view
  }

  update(view: View, content: Json): View {
    view.content = content
    view.hash = this.#counter.hash()
    view.errors = {}
    return view
  }

  close(person: string): void {
    this.#stacks.set(person, (this.#stacks.get(person) ?? []).slice(0, -1))
  }

  clear(person: string): void {
    this.#stacks.delete(person)
  }

  #make(made: Pick<View, 'person' | 'workspace' | 'content' | 'type'> & { previous: View | null }): View {
    const { person, workspace, content, type, previous } = made
    const id = this.#counter.id('V')
    const hash = this.#counter.hash()
    const kin = { root: previous?.root ?? id, previous: previous?.id ?? null }
    return { id, type, person, workspace, content, hash, ...kin, values: {}, errors: {} }
  }
}
