import { type Case, longest } from '../core/case/case.ts'
import { answersFor } from '../core/case/keep.ts'
import type { CaseList, Ports } from '../core/ports.ts'
import { kinds } from '../core/referral/referral.ts'
import { mostReceivers } from '../core/referral/round.ts'
import { needsOf } from '../core/service/recognise.ts'
import type { Need } from '../core/service/service.ts'
import { shownOf } from '../core/service/shown.ts'
import type { Suggested } from '../core/service/suggest.ts'
import type { Field, FormView, Option, Preview } from '../views/form.ts'
import { numberOf } from '../views/rows.ts'
import { approvalFields, todayFor } from './approval.ts'
import { caseNoFrom } from './case-no.ts'
import type { Known, Occasion } from './intent.ts'
import { awayNote, findReceiver, keyOf, receiverName, receiverOptions, serviceIn } from './receiver.ts'
import { severalForm } from './several-form.ts'
import { asMeant, keysIn, kindFrom, type Said } from './several-receivers.ts'
import { packShown } from './shown.ts'
import { suggestedFor } from './suggested.ts'

/** A choice of cases holds no more than this in either chat. */
export const mostCases = 100

/**
 * Asks for what is missing. When the case, the receiver and the question are known, only the company's approval is asked for,
 * beside a preview of exactly what the receiver will see; `whole` asks for everything, where one of those has to be changed.
 */
export async function referForm(
  ports: Ports,
  said: Known,
  occasion: Occasion,
): Promise<Omit<FormView & { kind: 'form' }, 'errors'>> {
  const known: Known = await asMeant<Known & Said>(ports, said)
  const other = await otherForm(ports, known, occasion)
  if (other) return other
  const approval = approvalFields(known, todayFor(occasion))
  const preview = await previewOf(ports, known, occasion)
  const seen = known['suggested'] ? { suggested: known['suggested'] } : {}
  const asked = {
    ...(known['inquiry'] ? { inquiry: known['inquiry'] } : {}),
    ...(known['advice'] ? { advice: known['advice'] } : {}),
  }
  if (preview) {
    const keep = {
      case: preview.caseNo,
      to: preview.key,
      kind: preview.referralKind,
      question: preview.question,
      ...asked,
      ...seen,
    }
    const { case: no, to, question } = keep
    const instead = known['advice']
      ? []
      : [{ kind: 'instead', intent: 'refer.unnamed', input: { case: no, to, question, ...seen } } as const]
    return { kind: 'form', form: 'refer', keep, fields: [{ kind: 'preview', preview }, ...instead, ...approval] }
  }
  const { fields, suggested } = await openFields(ports, known, occasion)
  const shown = suggested === null ? {} : { suggested: packShown(shownOf(suggested)) }
  // Who asks without naming the company has no approval to tell of.
  const optional = approval.map((field) => ({ ...field, required: false }))
  const keep = { unseen: 'yes', ...asked, ...shown }
  return { kind: 'form', form: 'refer', keep, fields: [...fields, ...optional] }
}

/** Asked without naming the company, or several at once: each has a form of its own. */
async function otherForm(ports: Ports, known: Known, occasion: Occasion) {
  const isUnnamed = known['kind'] === 'unnamed' && !known['whole'] && !known['also']
  if (isUnnamed && known['case'] && known['to'] && known['question']) return unnamedForm(ports, known, occasion)
  return severalForm(ports, known, occasion)
}

/** All that a receiver sees who is asked without being told which company it is about: it can be reworded until it names none. */
export async function unnamedForm(
  ports: Ports,
  known: Known,
  occasion: Occasion,
): Promise<Omit<FormView & { kind: 'form' }, 'errors'>> {
  const no = caseNoFrom(known['case'] ?? '', occasion.by.network.prefix)
  const to = known['to'] ?? ''
  const [found, receiver] = await Promise.all([
    no === '' ? null : ports.cases.byNo(no),
    to === '' ? null : findReceiver(ports, to),
  ])
  const words = unnamedWords(known['need'] ?? found?.need ?? '', known['question'] ?? '')
  const keep = { seen: 'yes', ...(known['suggested'] ? { suggested: known['suggested'] } : {}) }
  if (found === null || !receiver?.ok || known['whole'])
    return {
      kind: 'form',
      form: 'refer.unnamed',
      keep,
      fields: [...(await whichAndWhom(ports, known, occasion)), ...words],
    }
  return {
    kind: 'form',
    form: 'refer.unnamed',
    keep: { ...keep, case: found.no, to: serviceIn(to) ? to : keyOf(receiver.value) },
    fields: [{ kind: 'sight', to: receiverName(receiver.value), caseNo: found.no }, ...words],
  }
}

const unnamedWords = (need: string, question: string): readonly Field[] => [
  { kind: 'text', name: 'need', value: need, required: true, most: longest.need },
  { kind: 'text', name: 'question', value: question, required: true, most: longest.question },
]

async function whichAndWhom(ports: Ports, known: Known, { by }: Occasion): Promise<readonly Field[]> {
  const [{ cases }, receivers] = await Promise.all([ports.cases.list(referable(by), mostCases), receiverOptions(ports)])
  const to = known['to'] ?? ''
  // A service is chosen where services are suggested; here whoever offers it is.
  const offering = serviceIn(to) ? await findReceiver(ports, to) : null
  return [caseField(cases, known, by), receiverField(receivers, offering?.ok ? keyOf(offering.value) : to)]
}

async function previewOf(ports: Ports, known: Known, { by }: Occasion): Promise<(Preview & { key: string }) | null> {
  const { case: typedCase = '', to = '', also = '', question = '', whole } = known
  if (whole || also || !typedCase || !to || !question || question.length > longest.question) return null
  const [found, receiver] = await Promise.all([
    ports.cases.byNo(caseNoFrom(typedCase, by.network.prefix)),
    findReceiver(ports, to),
  ])
  if (found === null || !receiver.ok || !answersFor(found, by)) return null
  const referralKind = kindFrom(known['kind'])
  const number = numberOf(found)
  const shown = { caseNo: found.no, company: found.company.name, number, need: found.need, referralKind, question }
  return {
    ...shown,
    to: receiverName(receiver.value),
    away: awayNote(receiver.value),
    key: serviceIn(to) ? to : keyOf(receiver.value),
  }
}

/** Chosen instead of a receiver by whoever wants to be shown some. */
export const suggestPlease = '?'

async function openFields(ports: Ports, known: Known, occasion: Occasion): Promise<Opened> {
  const { by } = occasion
  const { kind: typed } = known
  const [{ cases }, receivers] = await Promise.all([ports.cases.list(referable(by), mostCases), receiverOptions(ports)])
  const about = chosenIn(cases, known, by)
  const directory = await ports.services.directory(about?.company.id ?? null)
  const wanted = { need: about?.need ?? '', chosen: known['needKey'] || null }
  const suggested = about ? suggestedFor(directory, wanted, occasion) : null
  const options = [...suggestedOptions(suggested, directory.offerings.length > 0), ...receivers]
  const fields: readonly Field[] = [
    caseField(cases, known, by),
    ...(suggested ? guidance(suggested, needsOf(directory.needs, directory.offerings)) : []),
    receiverField(receivers.length === 0 ? [] : options, chosenAmong(options, known)),
    ...othersField(receivers, await keysIn(ports, known['also'] ?? '')),
    {
      kind: 'choice',
      name: 'kind',
      value: typed === 'unnamed' ? typed : kindFrom(typed),
      required: true,
      options: [...kinds, 'unnamed' as const].map((kind) => ({ value: kind, meaning: kind })),
    },
    { kind: 'text', name: 'question', value: known['question'] ?? '', required: true, most: longest.question },
  ]
  return { fields, suggested }
}

interface Opened {
  readonly fields: readonly Field[]
  readonly suggested: Suggested | null
}

const guidance = (suggested: Suggested, needs: readonly Need[]): readonly Field[] => [
  {
    kind: 'choice',
    name: 'needKey',
    value: suggested.needs[0]?.key ?? '',
    required: false,
    options: needs.map((need) => ({ value: need.key, named: need })),
  },
  { kind: 'suggested', suggested },
]

/** They stand first; and below them, or alone where nothing has been suggested, that one can ask for suggestions. */
const suggestedOptions = (suggested: Suggested | null, some: boolean): readonly Option[] => [
  ...(suggested?.suggestions ?? [])
    .filter(({ reachable }) => reachable)
    .map(({ service, organisationName, title }) => ({
      value: `#${service}`,
      label: `${organisationName}: ${title}`,
      suggested: true as const,
    })),
  ...(some ? [{ value: suggestPlease, meaning: 'suggest', suggested: true } as const] : []),
]

/** The case that the form is about as it opens, if it is one of those to choose from. */
function chosenIn(cases: readonly Case[], known: Known, by: Occasion['by']): Case | null {
  const typed = known['case'] ?? ''
  const wanted = caseNoFrom(typed, by.network.prefix)
  return (cases.length === 1 && typed === '' ? cases[0] : cases.find(({ no }) => no === wanted)) ?? null
}

/** A team lead refers the team's cases as well. */
export const referable = ({ roles }: Occasion['by']): CaseList => (roles.includes('team_lead') ? 'team' : 'mine')

/** Cases to choose from, the only one chosen already; a line to type in for somebody who has none. */
export function caseField(cases: readonly Case[], known: Known, by: Occasion['by']): Field {
  const typed = known['case'] ?? ''
  if (cases.length === 0) return { kind: 'line', name: 'case', value: typed, required: true, most: 60 }
  return {
    kind: 'choice',
    name: 'case',
    value: chosenIn(cases, known, by)?.no ?? '',
    required: true,
    options: cases.map(({ no, company }) => ({ value: no, label: `${no} · ${company.name}` })),
  }
}

/** The service that was chosen, for as long as it is suggested; else whoever offers it. */
const chosenAmong = (options: readonly Option[], { service = '', to = '' }: Known): string =>
  options.some(({ value }) => value === `#${service}`) ? `#${service}` : to

/** A line to type in where the network has nobody to choose: what was typed is kept, and told that nobody is called so. */
const receiverField = (receivers: readonly Option[], typed: string): Field =>
  receivers.length === 0
    ? { kind: 'line', name: 'to', value: typed, required: true, most: 200 }
    : {
        kind: 'choice',
        name: 'to',
        value: typed !== suggestPlease && receivers.some(({ value }) => value === typed) ? typed : '',
        required: true,
        options: receivers,
      }

/** Whoever else is to be asked together with the first; there is nobody else to choose among one. */
function othersField(receivers: readonly Option[], named: readonly string[]): readonly Field[] {
  if (receivers.length < 2) return []
  const chosen = named.filter((one) => receivers.some(({ value }) => value === one))
  const most = mostReceivers - 1
  return [{ kind: 'several', name: 'also', value: chosen.join(','), required: false, options: receivers, most }]
}
