import type { CompaniesView } from './merging-view.ts'
import type { Button } from './view.ts'

/** The rest, after as many as a chat has shown; none when that is all. */
export const moreCompanies = (
  { from, total }: Pick<CompaniesView<unknown>, 'from' | 'total'>,
  shown: number,
): readonly Button[] =>
  from + shown < total
    ? [{ intent: 'companies.more', input: { from: String(from + shown) }, weight: 'plain', opens: false }]
    : []
