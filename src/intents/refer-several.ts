import { z } from 'zod'
import type { Approval } from '../core/case/approval.ts'
import { type Case, longest } from '../core/case/case.ts'
import { allow, type Outcome, refuse } from '../core/outcome.ts'
import type { Ports, Receiver } from '../core/ports.ts'
import { deadlineOf } from '../core/referral/clock.ts'
import { kinds, type Referral } from '../core/referral/referral.ts'
import { firstAsked, type Mode, modes, plan, type Round, type Seat } from '../core/referral/round.ts'
import type { Refusal } from '../core/refusal.ts'
import type { Choice } from '../core/service/service-store.ts'
import type { View } from '../views/view.ts'
import { approvalFrom, approvalInput, todayFor } from './approval.ts'
import { caseNoFrom } from './case-no.ts'
import { choice, line, text } from './input.ts'
import { defineIntent, type Occasion } from './intent.ts'
import { receiverName } from './receiver.ts'
import { referForm } from './refer-form.ts'
import { isInTheWay, mayReceive, mayRefer } from './refer-rules.ts'
import { choiceIn } from './refer-to.ts'
import { offered, storeRound } from './round-offers.ts'
import { findReceivers, leadFrom, questionField, seenAs } from './several-receivers.ts'

const own = text(longest.ownQuestion)
const input = z.object({
  case: line(60),
  to: line(200),
  also: line(1_000),
  /** The service that the first was chosen for, once its form has found who offers it. */
  service: line(60),
  kind: choice(kinds),
  mode: choice(modes),
  lead: line(10),
  question: text(longest.question),
  question1: own,
  question2: own,
  question3: own,
  question4: own,
  question5: own,
  /** What was in front of the sender: see `seenAs`. */
  seen: line(30),
  suggested: line(2_000),
  ...approvalInput,
})
/** A line and the first form know nothing of how and by whom yet. */
type Wanted = Partial<z.infer<typeof input>>

/** One question to several: to all of them, to whoever is first to take it, or to one after the other. */
export const referSeveral = defineIntent({
  name: 'refer.several',
  writes: true,
  input,
  form: referForm,
  run: (ports, wanted, occasion) => several(ports, wanted, occasion),
})

interface Asking {
  readonly found: Case
  readonly receivers: readonly Receiver[]
  readonly mode: Mode
  readonly seats: readonly Omit<Seat, 'referral'>[]
  readonly choice: Choice
}

/** The same from a line or from the form that has chosen more than one receiver. Nothing is sent that has not been seen before. */
export async function several(ports: Ports, wanted: Wanted, occasion: Occasion): Promise<Outcome<View>> {
  const asking = await askingFrom(ports, wanted, occasion)
  if (!asking.ok) return asking
  const { found, receivers, mode, seats } = asking.value
  const [open, recorded] = await Promise.all([
    ports.referrals.openOf(found.id),
    Promise.all(receivers.map(({ organisation }) => ports.approvals.covering(found.id, organisation.id))),
  ])
  for (const [at, receiver] of receivers.entries()) {
    const kind = seats[at]?.kind ?? 'handover'
    const waiting = open.find((sheet) => isInTheWay(sheet, { receiver, kind }))
    if (waiting)
      return refuse({ code: 'already-offered', caseNo: found.no, to: waiting.toOrganisationName, field: 'also' })
  }
  const approvals = approvalsFor(ports, { wanted, asking: asking.value, recorded }, occasion)
  if (!approvals.ok) return approvals
  if (wanted.seen !== seenAs(mode, wanted.lead ?? '')) return refuse({ code: 'preview-unseen' })
  const { given, each } = approvals.value
  return send(ports, { ...asking.value, given, each }, occasion)
}

async function askingFrom(ports: Ports, wanted: Wanted, occasion: Occasion): Promise<Outcome<Asking>> {
  const no = caseNoFrom(wanted.case ?? '', occasion.by.network.prefix)
  if (no === '') return refuse({ code: 'required', field: 'case' })
  const [found, named] = await Promise.all([ports.cases.byNo(no), findReceivers(ports, wanted)])
  if (found === null) return refuse({ code: 'case-not-found', wanted: no })
  const barred = mayRefer(found, occasion)
  if (barred) return barred
  if (!named.ok) return named
  const receivers = named.value
  for (const [at, receiver] of receivers.entries()) {
    const unfit = mayReceive(found, receiver, occasion)
    if (unfit) return refuse({ ...unfit.refusal, ...(at > 0 && { field: 'also' }) })
  }
  const seats = seatsFor(wanted, receivers)
  if (!seats.ok) return seats
  const { to = '', service = '', suggested = '' } = wanted
  const choice = choiceIn({ to: service === '' ? to : `#${service}`, suggested })
  return allow({ found, receivers, choice, ...seats.value })
}

function seatsFor(wanted: Wanted, receivers: readonly Receiver[]): Outcome<Pick<Asking, 'mode' | 'seats'>> {
  const { kind, mode = null } = wanted
  if (mode === null) return refuse({ code: 'mode-unasked', field: 'mode' })
  const to = receivers.map(({ organisation, member }) => ({ toOrganisation: organisation.id, to: member?.id ?? null }))
  const planned = plan({ mode, kind: kind ?? 'handover', lead: leadFrom(wanted.lead), receivers: to })
  if (!planned.ok) return planned
  const asked = planned.value.map((one) => ({ ...one, ...questionTo(one.place, mode, wanted) }))
  const wrong = asked.find(({ refusal }) => refusal !== null)?.refusal
  if (wrong) return refuse(wrong)
  const seats = asked.flatMap(({ field, refusal, ...one }, at) => (to[at] ? [{ ...one, ...to[at] }] : []))
  return allow({ mode, seats })
}

/** To all of them a question each, for want of one the common one; else the same to everybody. */
function questionTo(place: number, mode: Mode, wanted: Wanted) {
  const field = mode === 'all' ? questionField({ place }) : 'question'
  const own = mode === 'all' ? (wanted[field] ?? '') : ''
  const question = own || (wanted.question ?? '')
  const most = own === '' ? longest.question : longest.ownQuestion
  const refusal: Refusal | null =
    question === ''
      ? { code: 'required', field }
      : question.length > most
        ? { code: 'too-long', field, most, was: question.length }
        : null
  return { field, question, refusal }
}

interface Approving {
  readonly wanted: Wanted
  readonly asking: Asking
  readonly recorded: readonly (Approval | null)[]
}

interface Approvals {
  /** To be recorded; null: what there is covers everybody. */
  readonly given: Approval | null
  /** In the order of the receivers. */
  readonly each: readonly Approval[]
}

/** Asked once for all: whoever is not covered by it, or by one that there is, is asked by nobody, and neither are the others. */
function approvalsFor(
  ports: Ports,
  { wanted, asking: { found, receivers }, recorded }: Approving,
  occasion: Occasion,
): Outcome<Approvals> {
  const { approvedBy = '', approvedHow = null, approvedOn = null, covers = null } = wanted
  if ((approvedOn ?? '') > todayFor(occasion)) return refuse({ code: 'date-ahead', field: 'approvedOn' })
  const [first] = receivers
  if (first === undefined) return refuse({ code: 'required', field: 'to' })
  const about = { of: found.id, id: ports.newId<'approval'>(), to: first.organisation.id }
  const one = approvalFrom({ approvedBy, approvedHow, approvedOn, covers }, about, occasion)
  const organisations = [...new Set(receivers.map(({ organisation }) => organisation.id))]
  const given = one && { ...one, covers: one.covers === null ? null : organisations }
  const each = recorded.flatMap((had) => given ?? had ?? [])
  if (each.length === receivers.length) return allow({ given, each })
  const names = receivers.filter((_, at) => !recorded[at]).map(receiverName)
  return refuse(
    names.length === receivers.length
      ? { code: 'approval-missing' }
      : { code: 'approval-lacks', field: 'approvedBy', names },
  )
}

async function send(ports: Ports, asking: Asking & Approvals, occasion: Occasion): Promise<Outcome<View>> {
  const { found, receivers, mode, choice, given, each } = asking
  const { by, now } = occasion
  const seats: Seat[] = []
  const round: Round = {
    ...{ id: ports.newId<'round'>(), case: found.id, mode, seats, sentAt: now, endedAt: null },
    ...{ from: by.member, fromOrganisation: by.organisation },
  }
  for (const [at, seat] of asking.seats.entries()) {
    const approval = each[at]
    const offer =
      approval && firstAsked(mode, seat.place)
        ? offered(ports, { round, seat, approval, need: found.need }, occasion)
        : null
    if (offer !== null && !offer.ok) return offer
    seats.push({ ...seat, referral: offer?.value ?? null })
  }
  const stored = await storeRound(ports, { round, given, receivers }, occasion)
  if (!stored) return refuse({ code: 'case-closed', caseNo: found.no })
  const all = seats.flatMap(({ referral }) => referral ?? [])
  const [asked] = all
  // The first was chosen among what was suggested; the others beside it.
  const chosen = (at: number) => (at === 0 ? choice : { ...choice, service: null })
  await Promise.all(all.map(({ id }, at) => ports.services.chosen(id, found.id, chosen(at), now)))
  return allow({
    kind: 'done',
    done: {
      what: 'offered-several',
      caseNo: found.no,
      to: receivers.map(receiverName),
      mode,
      answerBy: answerBy(asked) ?? now,
    },
    buttons: [],
  })
}

const answerBy = (asked: Referral | undefined): Date | null => (asked ? deadlineOf(asked) : null)
