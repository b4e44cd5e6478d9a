/** How a call can go wrong. `accepted` says whether the effect took place before the trouble began. */
export type Fault =
  | { readonly kind: 'status'; readonly status: 429 | 500 | 502 | 503 | 504; readonly retryAfter?: string }
  | { readonly kind: 'refuse'; readonly error: string }
  | { readonly kind: 'hang' }
  | { readonly kind: 'drip'; readonly milliseconds: number }
  | { readonly kind: 'reset'; readonly accepted: boolean }
  | { readonly kind: 'truncated' }
  | { readonly kind: 'html' }
  | { readonly kind: 'redirect'; readonly to: string }

export interface FaultPlan {
  /** Slack's method name ("chat.postMessage"), or the connector's "POST activities" / "PUT activities" …; absent: every call. */
  readonly on?: string
  /** The calls it strikes, counted from 1 among those `on` names; or the probability of each. */
  readonly calls?: readonly number[]
  readonly probability?: number
  readonly fault: Fault
}

/** Decides which calls go wrong: by number, or by chance from a seed, so that a run can be repeated. */
export class Faults {
  #plans: { plan: FaultPlan; seen: number }[] = []
  #state: number

  constructor(seed = 1) {
    this.#state = seed >>> 0 || 1
  }

  plan(...plans: FaultPlan[]): void {
    this.#plans.push(...plans.map((plan) => ({ plan, seen: 0 })))
  }

  clear(): void {
    this.#plans = []
  }

  /** The fault that strikes this call, or null. Counts the call in every plan that names it. */
  strike(call: string): Fault | null {
    let struck: Fault | null = null
    for (const entry of this.#plans) {
      const { on, calls, probability, fault } = entry.plan
      if (on !== undefined && on !== call) continue
      entry.seen += 1
      const hit = calls ? calls.includes(entry.seen) : this.#chance() < (probability ?? 1)
      if (hit) struck ??= fault
    }
    return struck
  }

  /** xorshift32: small, seeded, and good enough to choose calls by. */
  #chance(): number {
    let x = this.#state
    x ^= x << 13
    x ^= x >>> 17
    x ^= x << 5
    this.#state = x >>> 0
    return this.#state / 0x1_0000_0000
  }
}
