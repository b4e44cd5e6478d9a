import { dayIn } from '../core/register/absence.ts'
import type { CompanyFacts, Directory, NeedKey } from '../core/service/service.ts'
import { type Suggested, suggest } from '../core/service/suggest.ts'
import type { Occasion } from './intent.ts'

interface About {
  readonly need: string
  readonly chosen: NeedKey | null
}

/** Null in a network that offers nothing yet: there is nothing to say. */
export const suggestedFor = (
  { company, ...directory }: Directory & { readonly company: CompanyFacts },
  about: About,
  { by, now }: Occasion,
): Suggested | null =>
  directory.offerings.length === 0
    ? null
    : suggest(directory, { ...about, company, organisation: by.organisation }, dayIn(by.network.timeZone, now))
