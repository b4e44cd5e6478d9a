import type { Case } from '../core/case/case.ts'
import { nameIn } from '../core/case/names.ts'
import type { Ports } from '../core/ports.ts'

/** The words in which a text names a case's company, by what it is called or was before it was merged; null when it does not. */
export async function companyNamedIn(ports: Ports, text: string, { id, company }: Case): Promise<string | null> {
  const named = nameIn(text, company)
  if (named !== null || text === '') return named
  const former = await ports.cases.formerNames(id)
  return former.map((name) => nameIn(text, { name, number: null })).find((found) => found !== null) ?? null
}
