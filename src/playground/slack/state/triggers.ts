import type { Counter } from './counter.ts'

interface Trigger {
  readonly person: string
  readonly workspace: string
  readonly dealt: number
  /** The view it was dealt in, which is where `views.push` may put another on top. */
  readonly view: string | null
  used: boolean
}

export type TriggerRefusal = 'invalid_trigger_id' | 'expired_trigger_id' | 'exchanged_trigger_id'

const life = 3_000

/** Trigger ids: each lives three seconds and opens one view. */
export class Triggers {
  readonly #counter: Counter
  readonly #now: () => Date
  readonly #dealt = new Map<string, Trigger>()

  constructor(counter: Counter, now: () => Date) {
    this.#counter = counter
    this.#now = now
  }

  deal(person: string, workspace: string, view: string | null = null): string {
    const id = `${this.#counter.id('')}.${workspace}.${this.#counter.id('').toLowerCase()}`
    this.#dealt.set(id, { person, workspace, view, dealt: this.#now().getTime(), used: false })
    return id
  }

  /** Looks without using it up: the view may still be refused, and then the id stays good. */
  look(id: string, workspace: string): Trigger | TriggerRefusal {
    const trigger = this.#dealt.get(id)
    if (!trigger || trigger.workspace !== workspace) return 'invalid_trigger_id'
    if (trigger.used) return 'exchanged_trigger_id'
    return this.#now().getTime() - trigger.dealt > life ? 'expired_trigger_id' : trigger
  }

  use(id: string): void {
    const trigger = this.#dealt.get(id)
    if (trigger) trigger.used = true
  }
}
