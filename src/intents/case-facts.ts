import { z } from 'zod'
import { exportStages } from '../core/network-file.ts'
import { allow, refuse } from '../core/outcome.ts'
import { showCase } from '../views/rows.ts'
import { caseForm, caseOf } from './case-kept.ts'
import { exportStageOptions, factsTyped } from './club-list.ts'
import { choice, line, number } from './input.ts'
import { defineIntent } from './intent.ts'

/** What is known of a case's company: where it is, how many work there, and how far its export has come. */
export const caseFacts = defineIntent({
  name: 'case.facts',
  writes: true,
  input: z.object({
    ...{ case: line(60), municipality: line(10), employees: number(10_000_000), exportStage: choice(exportStages) },
    asked: line(3),
  }),
  form: async (ports, known, occasion) => {
    const found = known['case'] ? await caseOf(ports, known['case'], occasion) : null
    const facts = found?.ok ? factsTyped(await ports.companies.factsOf(found.value.company.id)) : {}
    const value = (name: string) => known[name] ?? facts[name] ?? ''
    const form = await caseForm(ports, 'case.facts', known, occasion)
    const drawn = form([
      { kind: 'line', name: 'municipality', value: value('municipality'), required: false, most: 10 },
      { kind: 'line', name: 'employees', value: value('employees'), required: false, most: 12 },
      {
        ...{ kind: 'choice', name: 'exportStage', value: value('exportStage'), required: false },
        options: exportStageOptions,
      },
    ])
    return { ...drawn, keep: { ...drawn.keep, asked: 'yes' } }
  },
  run: async (ports, { case: typed, municipality, employees, exportStage, asked }, occasion) => {
    const found = await caseOf(ports, typed, occasion)
    if (!found.ok) return found
    if (asked === '') return refuse({ code: 'required', field: 'municipality' })
    if (municipality !== '' && !/^\d{4}$/.test(municipality))
      return refuse({ code: 'municipality-unreadable', field: 'municipality' })
    const { company, no } = found.value
    const { by, now } = occasion
    const facts = { municipality: municipality === '' ? null : municipality, employees, exportStage }
    if (!(await ports.companies.tell(company.id, facts, by.member, now))) return refuse({ code: 'company-not-yours' })
    return allow({ kind: 'done', done: { what: 'company-told', company: company.name }, buttons: [showCase(no)] })
  },
})
