import type { Eligibility } from '../core/network-file.ts'
import type { Need, Openness, Review } from '../core/service/service.ts'
import type { Button } from './button.ts'

export interface ServiceRow {
  readonly title: string
  readonly need: Pick<Need, 'sv' | 'en'>
  readonly eligibility: Eligibility
  readonly openness: Openness
  readonly review: Review
  readonly buttons: readonly Button[]
}

/** What an organisation offers; `quarter`: its keepers are asked, once in each, whether all of it still is right. */
export interface ServicesView {
  readonly organisation: string
  readonly quarter: string | null
  readonly services: readonly ServiceRow[]
  readonly total: number
  readonly buttons: readonly Button[]
}
