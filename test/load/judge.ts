import type { Entry } from '#src/playground/ledger.ts'
import { cardOf, wordsOf } from '#test/reliability/stories.ts'

/** In milliseconds. */
export interface Timed {
  readonly at: number
  readonly took: number
}

/** What was acknowledged has to be told, once: each by the number of its case and what is told of it. */
export class Judge {
  readonly #expected = new Map<string, { readonly since: number; readonly place: string; told: number }>()
  /** From a command to its card in the other chat. */
  readonly cards: Timed[] = []
  #others = 0

  /** Before the command is sent: it can be told before its answer is here. */
  expect(what: Telling, no: string, place: string): void {
    this.#expected.set(`${what} ${no}`, { since: Date.now(), place, told: 0 })
  }

  /** It was not acknowledged: nobody was promised anything. */
  release(what: Telling, no: string): void {
    if (this.#expected.get(`${what} ${no}`)?.told === 0) this.#expected.delete(`${what} ${no}`)
  }

  /** Gives the number of the case when this is the card that a command led to. */
  hear(entry: Entry): string | null {
    if (entry.effect !== 'post') return null
    const [, accepted] = /har accepterat (LAD-\d+)/.exec(wordsOf(entry)) ?? []
    const [what, no]: readonly [Telling, string | null] = accepted ? ['accepted', accepted] : ['card', cardOf(entry)]
    const expected = this.#expected.get(`${what} ${no}`)
    if (no === null || expected?.place !== entry.conversation) {
      this.#others += 1
      return null
    }
    expected.told += 1
    if (what === 'card' && expected.told === 1)
      this.cards.push({ at: expected.since, took: Date.now() - expected.since })
    return what === 'card' && expected.told === 1 ? no : null
  }

  verdict(): Verdict {
    const all = [...this.#expected]
    return {
      promised: all.length,
      lost: all.filter(([, { told }]) => told === 0).map(([what]) => what),
      copies: all.reduce((sum, [, { told }]) => sum + Math.max(0, told - 1), 0),
      others: this.#others,
    }
  }
}

type Telling = 'card' | 'accepted'

export interface Verdict {
  /** Cards and news of acceptances that had to come. */
  readonly promised: number
  readonly lost: readonly string[]
  readonly copies: number
  /** Messages that were none of those: answers in Teams, the sender's own cards. */
  readonly others: number
}
