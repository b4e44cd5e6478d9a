import type { Case } from '../core/case/case.ts'
import { allow, type Outcome, refuse } from '../core/outcome.ts'
import type { Ports } from '../core/ports.ts'
import type { Field, FormName, FormView } from '../views/form.ts'
import { caseNoFrom } from './case-no.ts'
import type { Known, Occasion } from './intent.ts'
import { caseField, mostCases } from './refer-form.ts'

/** The case that a line, a button or a form is about; without one its form asks. */
export async function caseOf(ports: Ports, typed: string, { by }: Occasion): Promise<Outcome<Case>> {
  if (typed === '') return refuse({ code: 'required', field: 'case' })
  const no = caseNoFrom(typed, by.network.prefix)
  const found = await ports.cases.byNo(no)
  return found === null ? refuse({ code: 'case-not-found', wanted: no }) : allow(found)
}

/** A form about one case: which, where that is not known yet or was wrong, and then its own fields. */
export async function caseForm(
  ports: Ports,
  form: FormName,
  known: Known,
  occasion: Occasion,
): Promise<(fields: readonly Field[]) => Omit<FormView & { kind: 'form' }, 'errors'>> {
  const typed = known['case'] ?? ''
  const asks = typed === '' || known['whole'] !== undefined
  const { cases } = asks ? await ports.cases.list('mine', mostCases) : { cases: [] }
  return (fields) => ({
    kind: 'form',
    form,
    keep: asks ? {} : { case: typed },
    fields: asks ? [caseField(cases, known, occasion.by), ...fields] : fields,
  })
}
