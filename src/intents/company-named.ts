import type { Case } from '../core/case/case.ts'
import { caseIn, nameIn } from '../core/case/names.ts'
import type { CaseId } from '../core/ids.ts'
import { hasCases } from '../core/meeting/agenda.ts'
import type { MeetingHead } from '../core/meeting/agenda-store.ts'
import { type Outcome, refuse } from '../core/outcome.ts'
import type { Ports } from '../core/ports.ts'
import type { Occasion } from './intent.ts'

/** The words in which a text names a case's company, by what it is called or was before it was merged; null when it does not. */
export async function companyNamedIn(ports: Ports, text: string, { id, company }: Case): Promise<string | null> {
  const named = nameIn(text, company)
  if (named !== null || text === '') return named
  const former = await ports.cases.formerNames(id)
  return former.map((name) => nameIn(text, { name, number: null })).find((found) => found !== null) ?? null
}

/** What is said at a meeting where cases are not taken up gives none of them by its number. */
export const caseNamedTo = (
  { kind }: Pick<MeetingHead, 'kind'>,
  { field, words }: Said,
  { by }: Occasion,
): Outcome<never> | null => {
  const named = hasCases(kind) ? null : caseIn(words, by.network.prefix)
  return named === null ? null : refuse({ code: 'agenda-names-case', field, named })
}

interface Said {
  readonly field: string
  readonly words: string
}

/**
 * What is said of a case at a meeting is read by everybody there, also by those who were asked without being told which company it is about. Only
 * whoever has the case is refused: to others a refusal would tell that they have guessed right.
 */
export async function namedToMeeting(
  ports: Ports,
  { field, words }: Said,
  about: CaseId | undefined,
): Promise<Outcome<never> | null> {
  const of = about === undefined || words === '' ? null : await ports.cases.byId(about)
  const named = of && (await companyNamedIn(ports, words, of))
  return named === null ? null : refuse({ code: 'agenda-names-company', field, named })
}
