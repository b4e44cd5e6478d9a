import { z } from 'zod'
import { type Company, longest } from '../core/case/case.ts'
import { readOrganisationNumber, showOrganisationNumber } from '../core/company/organisation-number.ts'
import type { CaseId } from '../core/ids.ts'
import { allow, type Outcome, refuse } from '../core/outcome.ts'
import type { Ports } from '../core/ports.ts'
import { shownOf } from '../core/service/shown.ts'
import type { Suggested } from '../core/service/suggest.ts'
import type { Field } from '../views/form.ts'
import { askToBeBroughtIn } from '../views/rows.ts'
import type { Button, View } from '../views/view.ts'
import { line } from './input.ts'
import { defineIntent, type Known, type Occasion } from './intent.ts'
import { packShown } from './shown.ts'
import { suggestedFor } from './suggested.ts'

const input = z.object({
  company: line(longest.companyName),
  number: line(40),
  need: line(longest.need),
  /** Set by the form: an empty number then means that the company has none, and not that nobody was asked. */
  numberAsked: line(3),
  /** Of nearly the same name: which company is meant, or that it is a new one. */
  sameAs: line(40),
})

/** Registers a company's case; the one who registers it owns it. */
export const caseNew = defineIntent({
  name: 'case.new',
  writes: true,
  input,
  form: caseForm,
  run: async (ports, wanted, occasion) => {
    if (wanted.company === '' && wanted.number === '') return refuse({ code: 'required', field: 'company' })
    const found = await findCompany(ports, wanted)
    if (!found.ok) return found
    if (wanted.need === '') return refuse({ code: 'required', field: 'need' })
    return allow((await registerCase(ports, found.value, wanted.need, occasion)).view)
  },
})

async function caseForm(ports: Ports, known: Known) {
  const name = known['company'] ?? ''
  const isNew = name !== '' && (known['number'] ?? '') === '' && (await ports.companies.byName(name)).length === 0
  const alike = isNew ? await ports.companies.likeName(name) : []
  return {
    kind: 'form' as const,
    form: 'case.new' as const,
    keep: { numberAsked: 'yes' },
    fields: [
      { kind: 'line', name: 'company', value: name, required: true, most: longest.companyName },
      ...(alike.length > 0 ? [sameAsField(alike, known)] : []),
      { kind: 'line', name: 'number', value: known['number'] ?? '', required: false, most: 40 },
      { kind: 'text', name: 'need', value: known['need'] ?? '', required: true, most: longest.need },
    ] as const,
  }
}

const newCompany = 'new'

const sameAsField = (alike: readonly Company[], known: Known): Field => ({
  kind: 'choice',
  name: 'sameAs',
  value: known['sameAs'] ?? '',
  required: true,
  options: [
    ...alike.map(({ id, name, number }) => ({
      value: id,
      label: number === null ? name : `${name}, ${showOrganisationNumber(number)}`,
    })),
    { value: newCompany, meaning: 'new-company' },
  ],
})

interface Found {
  readonly company: Company
  readonly alreadyKnown: boolean
}

type Wanted = z.infer<typeof input>

const findCompany = (ports: Ports, wanted: Wanted): Promise<Outcome<Found>> =>
  wanted.number === '' ? findByName(ports, wanted) : findByNumber(ports, wanted)

async function findByNumber(ports: Ports, { number: typed, company: name }: Wanted): Promise<Outcome<Found>> {
  const number = readOrganisationNumber(typed)
  if (!number.ok) return number
  const known = await ports.companies.byNumber(number.value)
  if (known) return allow({ company: known, alreadyKnown: true })
  if (name === '') return refuse({ code: 'required', field: 'company' })
  return allow({ company: { id: ports.newId(), name, number: number.value }, alreadyKnown: false })
}

/** Nearly the same name is asked about first, so that one company does not become two. */
async function findByName(ports: Ports, { company: name, numberAsked, sameAs }: Wanted): Promise<Outcome<Found>> {
  const named = await ports.companies.byName(name)
  const [only] = named
  if (only && named.length === 1) return allow({ company: only, alreadyKnown: true })
  if (only) return refuse({ code: 'company-ambiguous', wanted: name, count: named.length })
  if (numberAsked === '') return refuse({ code: 'company-unknown', wanted: name })
  const alike = sameAs === newCompany ? [] : await ports.companies.likeName(name)
  const meant = alike.find(({ id }) => id === sameAs)
  if (meant) return allow({ company: meant, alreadyKnown: true })
  if (alike.length > 0) return refuse({ code: 'company-alike', wanted: name })
  return allow({ company: { id: ports.newId(), name, number: null }, alreadyKnown: false })
}

/** The case is opened, and its owner told to whom one could turn. */
export async function registerCase(
  ports: Ports,
  found: Found,
  need: string,
  occasion: Occasion,
): Promise<{ readonly id: CaseId; readonly view: View }> {
  const { by, now } = occasion
  const { company, alreadyKnown } = found
  const id = ports.newId<'case'>()
  const opened = { id, company, need, owner: by.member, organisation: by.organisation, openedAt: now }
  const [, caseNo, elsewhere, , directory] = await Promise.all([
    alreadyKnown ? undefined : ports.companies.add(company, now),
    ports.cases.open(opened),
    ports.inquiries.isElsewhere(company),
    ports.chronicle.record(id, by, now, { what: 'registered' }),
    ports.services.directory(company.id),
    ports.stuck.letKnowIfAway(id),
  ])
  const suggested = suggestedFor(directory, { need, chosen: null }, occasion)
  if (suggested) ports.services.remember(id, shownOf(suggested), now)
  const view: View = {
    kind: 'done',
    done: { what: 'registered', caseNo, company: company.name, need, alreadyKnown, elsewhere },
    ...(suggested && { suggested }),
    buttons: [
      ...referralButtons(caseNo, suggested),
      ...(elsewhere ? [askToBeBroughtIn(caseNo)] : []),
      { intent: 'case.show', input: { case: caseNo }, weight: 'plain', opens: false },
    ],
  }
  return { id, view }
}

/** To each that is suggested, the first of them foremost; and to anybody. */
function referralButtons(caseNo: string, suggested: Suggested | null): readonly Button[] {
  const within = suggested?.suggestions.filter(({ reachable }) => reachable) ?? []
  const shown = suggested === null ? '' : packShown(shownOf(suggested))
  return [
    ...within.map(({ service, organisationName, title }, at): Button => {
      const input = { case: caseNo, to: `#${service}`, suggested: shown }
      return {
        intent: 'refer',
        input,
        weight: at === 0 ? 'main' : 'plain',
        opens: true,
        offer: `${organisationName}: ${title}`,
      }
    }),
    { intent: 'refer', input: { case: caseNo }, weight: within.length === 0 ? 'main' : 'plain', opens: true },
  ]
}
