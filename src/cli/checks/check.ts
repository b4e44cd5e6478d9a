/** One thing that was looked at. */
export interface Check {
  readonly name: string
  /** `warning`: it works, or will; `skipped`: it could not be looked at, because of another check. */
  readonly result: 'ok' | 'warning' | 'failed' | 'skipped'
  readonly says: string
  /** What to do about it; null when there is nothing to do. */
  readonly todo: string | null
}

export const ok = (name: string, says: string): Check => ({ name, result: 'ok', says, todo: null })
export const warning = (name: string, says: string, todo: string): Check => ({ name, result: 'warning', says, todo })
export const failed = (name: string, says: string, todo: string): Check => ({ name, result: 'failed', says, todo })
export const skipped = (name: string, says: string): Check => ({ name, result: 'skipped', says, todo: null })
