/**
 * The effects a stand-in accepted, in order: the oracle of the reliability tests. An entry is written when the platform
 * would have carried the effect out, even if the answer to the caller was then lost by a fault.
 */
export interface Entry {
  readonly n: number
  readonly at: Date
  readonly effect: 'post' | 'update' | 'private' | 'open-form' | 'update-form' | 'home' | 'delete' | 'upload'
  readonly workspace: string
  readonly conversation: string
  /** The message's id (Slack's ts, Teams' activity id), the view's id, or the user of a home. */
  readonly message: string
  /** The person a private effect is for, else null. */
  readonly only: string | null
  readonly text: string
  readonly content: unknown
}

export class Ledger {
  readonly entries: Entry[] = []
  readonly #listeners = new Set<(entry: Entry) => void>()
  readonly #now: () => Date

  constructor(now: () => Date) {
    this.#now = now
  }

  write(entry: Omit<Entry, 'n' | 'at'>): Entry {
    const written = { ...entry, n: this.entries.length + 1, at: this.#now() }
    this.entries.push(written)
    for (const listener of this.#listeners) listener(written)
    return written
  }

  onEntry(listener: (entry: Entry) => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Resolves with the first entry, past or coming, that fits; rejects after `within` milliseconds. */
  async until(fits: (entry: Entry) => boolean, within = 15_000): Promise<Entry> {
    const past = this.entries.find(fits)
    if (past) return past
    return new Promise((resolve, reject) => {
      const stop = this.onEntry((entry) => {
        if (!fits(entry)) return
        clearTimeout(timer)
        stop()
        resolve(entry)
      })
      const timer = setTimeout(() => {
        stop()
        reject(new Error(`no such entry within ${within} ms; the ledger has ${this.entries.length}`))
      }, within)
    })
  }
}
