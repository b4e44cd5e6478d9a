import type { Entry } from '#src/playground/ledger.ts'
import { cardOf, wordsOf } from '#test/reliability/stories.ts'

/** In milliseconds. */
export interface Timed {
  readonly at: number
  readonly took: number
}

/** What is saved has to be told, once, and nothing else: each by the number of its case and what is told of it. */
export class Judge {
  readonly #asked = new Map<string, { readonly since: number; readonly place: string; fine: boolean; told: number }>()
  /** From a command to its card in the other chat. */
  readonly cards: Timed[] = []
  #others = 0

  /** Before the command is sent: it can be told before its answer is here. */
  expect(what: Telling, no: string, place: string): void {
    this.#asked.set(`${what} ${no}`, { since: Date.now(), place, fine: false, told: 0 })
  }

  /** Whoever asked has had a good answer; in Slack that can be an empty one, with the outcome to follow. */
  answered(what: Telling, no: string): void {
    const asked = this.#asked.get(`${what} ${no}`)
    if (asked) asked.fine = true
  }

  /** Gives the number of the case when this is the card that a command led to. */
  hear(entry: Entry): string | null {
    if (entry.effect !== 'post') return null
    const [, accepted] = /har accepterat (LAD-\d+)/.exec(wordsOf(entry)) ?? []
    const [what, no]: readonly [Telling, string | null] = accepted ? ['accepted', accepted] : ['card', cardOf(entry)]
    const asked = this.#asked.get(`${what} ${no}`)
    if (no === null || asked?.place !== entry.conversation) {
      this.#others += 1
      return null
    }
    asked.told += 1
    if (what === 'card' && asked.told === 1) this.cards.push({ at: asked.since, took: Date.now() - asked.since })
    return what === 'card' && asked.told === 1 ? no : null
  }

  /** `saved`: what the database has of it, as `card LAD-1`, `accepted LAD-1`. */
  verdict(saved: ReadonlySet<string>): Verdict {
    const all = [...this.#asked]
    return {
      saved: all.filter(([what]) => saved.has(what)).length,
      lost: all.filter(([what, { told }]) => saved.has(what) && told === 0).map(([what]) => what),
      unsaved: all.filter(([what, { told }]) => !saved.has(what) && told > 0).map(([what]) => what),
      answeredUnsaved: all.filter(([what, { fine }]) => fine && !saved.has(what)).length,
      copies: all.reduce((sum, [, { told }]) => sum + Math.max(0, told - 1), 0),
      others: this.#others,
    }
  }
}

type Telling = 'card' | 'accepted'

export interface Verdict {
  /** Referrals and acceptances in the database, each of which somebody has to be told. */
  readonly saved: number
  /** Saved, and told nobody. */
  readonly lost: readonly string[]
  /** Told, and not saved. */
  readonly unsaved: readonly string[]
  /** Acknowledged in time, and not saved: whoever asked is told so afterwards. */
  readonly answeredUnsaved: number
  readonly copies: number
  /** Messages that were none of those: answers in Teams, the sender's own cards. */
  readonly others: number
}
