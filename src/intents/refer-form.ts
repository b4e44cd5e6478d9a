import { type Case, longest } from '../core/case/case.ts'
import { answersFor } from '../core/case/keep.ts'
import type { CaseList, Ports } from '../core/ports.ts'
import { type Kind, kinds } from '../core/referral/referral.ts'
import type { Field, FormView, Option, Preview } from '../views/form.ts'
import { numberOf } from '../views/rows.ts'
import { approvalFields, todayFor } from './approval.ts'
import { caseNoFrom } from './case-no.ts'
import type { Known, Occasion } from './intent.ts'
import { awayNote, findReceiver, keyOf, receiverName, receiverOptions } from './receiver.ts'

/** A choice of cases holds no more than this in either chat. */
export const mostCases = 100

/**
 * Asks for what is missing. When the case, the receiver and the question are known, only the company's approval is asked for,
 * beside a preview of exactly what the receiver will see; `whole` asks for everything, where one of those has to be changed.
 */
export async function referForm(
  ports: Ports,
  known: Known,
  occasion: Occasion,
): Promise<Omit<FormView & { kind: 'form' }, 'errors'>> {
  const approval = approvalFields(known, todayFor(occasion))
  const preview = await previewOf(ports, known, occasion)
  const asked = known['inquiry'] ? { inquiry: known['inquiry'] } : {}
  if (preview) {
    const keep = {
      case: preview.caseNo,
      to: preview.key,
      kind: preview.referralKind,
      question: preview.question,
      ...asked,
    }
    return { kind: 'form', form: 'refer', keep, fields: [{ kind: 'preview', preview }, ...approval] }
  }
  const keep = { unseen: 'yes', ...asked }
  return { kind: 'form', form: 'refer', keep, fields: [...(await openFields(ports, known, occasion)), ...approval] }
}

async function previewOf(ports: Ports, known: Known, { by }: Occasion): Promise<(Preview & { key: string }) | null> {
  const { case: typedCase = '', to = '', question = '', whole } = known
  if (whole || !typedCase || !to || !question || question.length > longest.question) return null
  const [found, receiver] = await Promise.all([
    ports.cases.byNo(caseNoFrom(typedCase, by.network.prefix)),
    findReceiver(ports, to),
  ])
  if (found === null || !receiver.ok || !answersFor(found, by)) return null
  const referralKind = kindFrom(known['kind'])
  const number = numberOf(found)
  const shown = { caseNo: found.no, company: found.company.name, number, need: found.need, referralKind, question }
  return { ...shown, to: receiverName(receiver.value), away: awayNote(receiver.value), key: keyOf(receiver.value) }
}

const kindFrom = (typed: string | undefined): Kind => kinds.find((kind) => kind === typed) ?? 'handover'

async function openFields(ports: Ports, known: Known, { by }: Occasion): Promise<readonly Field[]> {
  const [{ cases }, receivers] = await Promise.all([ports.cases.list(referable(by), mostCases), receiverOptions(ports)])
  return [
    caseField(cases, known, by),
    receiverField(receivers, known['to'] ?? ''),
    {
      kind: 'choice',
      name: 'kind',
      value: kindFrom(known['kind']),
      required: true,
      options: kinds.map((kind) => ({ value: kind, meaning: kind })),
    },
    { kind: 'text', name: 'question', value: known['question'] ?? '', required: true, most: longest.question },
  ]
}

/** A team lead refers the team's cases as well. */
export const referable = ({ roles }: Occasion['by']): CaseList => (roles.includes('team_lead') ? 'team' : 'mine')

/** Cases to choose from, the only one chosen already; a line to type in for somebody who has none. */
export function caseField(cases: readonly Case[], known: Known, by: Occasion['by']): Field {
  const typed = known['case'] ?? ''
  if (cases.length === 0) return { kind: 'line', name: 'case', value: typed, required: true, most: 60 }
  const [only] = cases.length === 1 && typed === '' ? cases : []
  const wanted = only ? only.no : caseNoFrom(typed, by.network.prefix)
  return {
    kind: 'choice',
    name: 'case',
    value: cases.some(({ no }) => no === wanted) ? wanted : '',
    required: true,
    options: cases.map(({ no, company }) => ({ value: no, label: `${no} · ${company.name}` })),
  }
}

/** A line to type in where the network has nobody to choose: what was typed is kept, and told that nobody is called so. */
const receiverField = (receivers: readonly Option[], typed: string): Field =>
  receivers.length === 0
    ? { kind: 'line', name: 'to', value: typed, required: true, most: 200 }
    : {
        kind: 'choice',
        name: 'to',
        value: receivers.some(({ value }) => value === typed) ? typed : '',
        required: true,
        options: receivers,
      }
