import { z } from 'zod'
import { type Company, longest } from '../core/case/case.ts'
import { readOrganisationNumber } from '../core/company/organisation-number.ts'
import { allow, type Outcome, refuse } from '../core/outcome.ts'
import type { Ports } from '../core/ports.ts'
import { shownOf } from '../core/service/shown.ts'
import type { Suggested } from '../core/service/suggest.ts'
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
})

/** Registers a company's case; the one who registers it owns it. */
export const caseNew = defineIntent({
  name: 'case.new',
  writes: true,
  input,
  form: async (_, known) => caseForm(known),
  run: async (ports, wanted, occasion) => {
    if (wanted.company === '' && wanted.number === '') return refuse({ code: 'required', field: 'company' })
    const found = await findCompany(ports, wanted)
    if (!found.ok) return found
    if (wanted.need === '') return refuse({ code: 'required', field: 'need' })
    return register(ports, found.value, wanted.need, occasion)
  },
})

const caseForm = (known: Known) => ({
  kind: 'form' as const,
  form: 'case.new' as const,
  keep: { numberAsked: 'yes' },
  fields: [
    { kind: 'line', name: 'company', value: known['company'] ?? '', required: true, most: longest.companyName },
    { kind: 'line', name: 'number', value: known['number'] ?? '', required: false, most: 40 },
    { kind: 'text', name: 'need', value: known['need'] ?? '', required: true, most: longest.need },
  ] as const,
})

interface Found {
  readonly company: Company
  readonly alreadyKnown: boolean
}

async function findCompany(ports: Ports, wanted: z.infer<typeof input>): Promise<Outcome<Found>> {
  if (wanted.number !== '') {
    const number = readOrganisationNumber(wanted.number)
    if (!number.ok) return number
    const known = await ports.companies.byNumber(number.value)
    if (known) return allow({ company: known, alreadyKnown: true })
    if (wanted.company === '') return refuse({ code: 'required', field: 'company' })
    return allow({ company: { id: ports.newId(), name: wanted.company, number: number.value }, alreadyKnown: false })
  }
  const named = await ports.companies.byName(wanted.company)
  const [only] = named
  if (only && named.length === 1) return allow({ company: only, alreadyKnown: true })
  if (only) return refuse({ code: 'company-ambiguous', wanted: wanted.company, count: named.length })
  if (wanted.numberAsked === '') return refuse({ code: 'company-unknown', wanted: wanted.company })
  return allow({ company: { id: ports.newId(), name: wanted.company, number: null }, alreadyKnown: false })
}

async function register(ports: Ports, found: Found, need: string, occasion: Occasion): Promise<Outcome<View>> {
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
  ])
  const suggested = suggestedFor(directory, { need, chosen: null }, occasion)
  if (suggested) ports.services.remember(id, shownOf(suggested), now)
  return allow({
    kind: 'done',
    done: { what: 'registered', caseNo, company: company.name, need, alreadyKnown, elsewhere },
    ...(suggested && { suggested }),
    buttons: [
      ...referralButtons(caseNo, suggested),
      ...(elsewhere ? [askToBeBroughtIn(caseNo)] : []),
      { intent: 'case.show', input: { case: caseNo }, weight: 'plain', opens: false },
    ],
  })
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

const askToBeBroughtIn = (caseNo: string): Button => ({
  intent: 'inquiry.ask',
  input: { case: caseNo },
  weight: 'plain',
  opens: false,
})
