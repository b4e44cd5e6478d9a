import type { Case } from '../core/case/case.ts'
import { longest } from '../core/case/case.ts'
import { answersFor } from '../core/case/keep.ts'
import type { Ports, Receiver } from '../core/ports.ts'
import type { Kind } from '../core/referral/referral.ts'
import { type Mode, modes, mostReceivers, plan } from '../core/referral/round.ts'
import type { Field, FormView, RoundPreview } from '../views/form.ts'
import { noteFor } from '../views/rounds.ts'
import { numberOf } from '../views/rows.ts'
import { approvalFields, todayFor } from './approval.ts'
import { caseNoFrom } from './case-no.ts'
import type { Known, Occasion } from './intent.ts'
import { awayNote, keyOf, receiverName, serviceIn } from './receiver.ts'
import { findReceivers, kindFrom, leadFrom, modeFrom, questionField, seenAs } from './several-receivers.ts'

interface Asking {
  readonly found: Case
  readonly receivers: readonly Receiver[]
  readonly kind: Kind
  readonly mode: Mode | null
  readonly known: Known
  readonly by: Occasion['by']
}

/**
 * Asks how several are to be asked, and shows what each of them will see. Null where the case or somebody who was named has to be chosen first:
 * the form with everything in it asks for that.
 */
export async function severalForm(
  ports: Ports,
  known: Known,
  occasion: Occasion,
): Promise<Omit<FormView & { kind: 'form' }, 'errors'> | null> {
  const asking = await askingFrom(ports, known, occasion)
  if (asking === null) return null
  const preview = previewOf(asking)
  const isCovered = await covered(ports, asking)
  return {
    kind: 'form',
    form: 'refer.several',
    keep: { ...kept(asking), ...(preview && { seen: seenAs(preview.mode, known['lead'] ?? '') }) },
    fields: [
      ...(preview ? [{ kind: 'round', round: preview } as const] : []),
      ...waysOf(asking),
      ...questionsOf(asking),
      ...(isCovered ? [] : approvals(known, occasion)),
    ],
  }
}

async function askingFrom(ports: Ports, known: Known, { by }: Occasion): Promise<Asking | null> {
  const { whole, also, to, case: typed = '' } = known
  if (whole || !also) return null
  const [found, named] = await Promise.all([
    ports.cases.byNo(caseNoFrom(typed, by.network.prefix)),
    findReceivers(ports, { to, also }),
  ])
  if (found === null || !named.ok || !answersFor(found, by)) return null
  const receivers = named.value
  if (receivers.length < 2 || receivers.length > mostReceivers) return null
  return { found, receivers, kind: kindFrom(known['kind']), mode: modeFrom(known['mode']), known, by }
}

/** Whether the common question begins each receiver's own; a longer one goes to whoever is asked nothing of their own, so that all fit into a form. */
const isShort = (question: string): boolean => question.length <= longest.ownQuestion

/** The common question is carried as long as it stands in no field; and what was suggested, with the service that was chosen of it. */
function kept({ found, receivers, kind, mode, known }: Asking): Readonly<Record<string, string>> {
  const [first = '', ...others] = receivers.map(keyOf)
  const { question = '', to = '', suggested = '' } = known
  const carried = question !== '' && (mode !== 'all' || !isShort(question)) ? { question } : {}
  // Apart from the receiver: the one who offers it is there to be asked also when it is offered no longer.
  const service = serviceIn(to) ?? known['service'] ?? ''
  const chosen = { to: first, ...(service && { service }), ...(suggested && { suggested }) }
  return { case: found.no, ...chosen, also: others.join(','), kind, ...carried }
}

async function covered(ports: Ports, { found, receivers }: Asking): Promise<boolean> {
  const all = await Promise.all(
    receivers.map(({ organisation }) => ports.approvals.covering(found.id, organisation.id)),
  )
  return all.every((approval) => approval !== null)
}

const approvals = (known: Known, occasion: Occasion): readonly Field[] =>
  approvalFields(known, todayFor(occasion)).map((field) =>
    field.kind === 'choice' && field.name === 'covers'
      ? {
          ...field,
          options: [
            { value: 'only-receiver', meaning: 'only-receivers' },
            { value: 'all-parties', meaning: 'all-parties' },
          ],
        }
      : field,
  )

/** How, and who leads: that only matters to all of them, where somebody is to contact the company. */
function waysOf({ receivers, kind, mode, known }: Asking): readonly Field[] {
  const way: Field = {
    kind: 'choice',
    name: 'mode',
    value: mode ?? '',
    required: true,
    options: modes.map((one) => ({ value: one, meaning: one })),
  }
  const isLed = (mode === null || mode === 'all') && (kind === 'handover' || kind === 'participation')
  if (!isLed) return [way]
  const lead: Field = {
    kind: 'choice',
    name: 'lead',
    value: known['lead'] ?? '',
    required: mode === 'all',
    options: [
      ...receivers.map((receiver, at) => ({ value: String(at + 1), label: receiverName(receiver) })),
      ...(kind === 'handover' ? [] : [{ value: 'sender', meaning: 'myself' } as const]),
    ],
  }
  return [way, lead]
}

/** To all of them a question each, which begins with the common one; else one, where it has not been asked yet. */
function questionsOf({ receivers, mode, known }: Asking): readonly Field[] {
  const { question = '', question1 = '' } = known
  if (mode !== 'all') {
    const isThere = question !== '' && question.length <= longest.question
    return isThere
      ? []
      : [{ kind: 'text', name: 'question', value: question || question1, required: true, most: longest.question }]
  }
  return receivers.map((receiver, at) => {
    const name = questionField({ place: at + 1 })
    const value = known[name] || (isShort(question) ? question : '')
    return {
      kind: 'text',
      name,
      value,
      required: isShort(question),
      most: longest.ownQuestion,
      whom: receiverName(receiver),
    }
  })
}

/** Null until everything is known that decides what they will see. */
function previewOf({ found, receivers, kind, mode, known, by }: Asking): RoundPreview | null {
  const to = receivers.map(({ organisation, member }) => ({ toOrganisation: organisation.id, to: member?.id ?? null }))
  const planned = plan({ mode, kind, lead: leadFrom(known['lead']), receivers: to })
  const { question = '' } = known
  if (!planned.ok || mode === null || (mode !== 'all' && question === '')) return null
  const seats = planned.value.flatMap((one, at) => {
    const receiver = receivers[at]
    if (receiver === undefined) return []
    const { organisation, member } = receiver
    return [{ ...one, toName: member?.name ?? null, toOrganisationName: organisation.name, away: awayNote(receiver) }]
  })
  const company = { sender: `${by.name}, ${by.organisationName}`, seats }
  const notes = {
    all: (at: number) => noteFor(company, at),
    first: () => ({ mode: 'first' }) as const,
    'in-turn': () => null,
  }
  return {
    ...{ caseNo: found.no, company: found.company.name, number: numberOf(found), need: found.need, mode },
    question: mode === 'all' && isShort(question) ? '' : question,
    seats: seats.map(({ place, kind: asked, lead, away }, at) => ({
      ...{ place, kind: asked, lead, away },
      to: receivers[at] ? receiverName(receivers[at]) : '',
      note: notes[mode](place),
    })),
  }
}
