import { z } from 'zod'
import type { Approval } from '../core/case/approval.ts'
import { type Case, longest } from '../core/case/case.ts'
import type { InquiryId } from '../core/ids.ts'
import { allow, type Outcome, refuse } from '../core/outcome.ts'
import type { Ports, Receiver } from '../core/ports.ts'
import { firstRung } from '../core/referral/ladder.ts'
import { move } from '../core/referral/move.ts'
import { type Kind, kinds, type Referral } from '../core/referral/referral.ts'
import { modes } from '../core/referral/round.ts'
import type { View } from '../views/view.ts'
import { approvalFrom, approvalInput, todayFor } from './approval.ts'
import { choice, id, line, text } from './input.ts'
import { defineIntent, type Occasion } from './intent.ts'
import { toldIn } from './make-move.ts'
import { arrivesAt, awayNote, receiverName } from './receiver.ts'
import { referable, referForm, suggestPlease } from './refer-form.ts'
import { isInTheWay } from './refer-rules.ts'
import { several } from './refer-several.ts'
import { addressed, choiceIn, closedSince } from './refer-to.ts'
import { turnedInto } from './referral-turn.ts'
import { asMeant } from './several-receivers.ts'

const input = z.object({
  case: line(60),
  to: line(200),
  /** `unnamed`: advice without naming the company, which its own form then asks for. */
  kind: choice([...kinds, 'unnamed']),
  question: text(longest.question),
  /** More receivers: then they are asked together. */
  also: line(1_000),
  mode: choice(modes),
  unlisted: text(2 * longest.question),
  /** Set by the form with everything in it: what will be shared has then not been seen yet. */
  unseen: line(3),
  /** The need that the suggestions are for, and those that were shown. */
  needKey: line(60),
  suggested: line(2_000),
  /** The request for advice that becomes this handover. */
  advice: id<'referral'>().optional(),
  /** Somebody has asked to be brought in, and this is the answer. */
  inquiry: id<'inquiry'>().optional(),
  ...approvalInput,
})
type Wanted = z.infer<typeof input>

/** Offers a case to another promoter. The sender owns it until the receiver has accepted. */
export const refer = defineIntent({
  name: 'refer',
  writes: true,
  input,
  form: referForm,
  run: async (ports, said, occasion) => {
    const wanted = await asMeant(ports, said)
    if (wanted.also !== '' && wanted.to !== suggestPlease)
      return (await closedSince(ports, wanted, occasion)) ?? severalOf(ports, wanted, occasion)
    if (wanted.case === '') return noCase(ports, occasion)
    const both = await addressed(ports, wanted, occasion)
    if (!both.ok) return both
    const closed = await closedSince(ports, wanted, occasion)
    if (closed) return closed
    const unread = questionIn(wanted)
    if (unread) return unread
    // Its own form asks for that, with what will be seen.
    if (wanted.kind === 'unnamed')
      return refuse(wanted.unseen === '' ? { code: 'required', field: 'question' } : { code: 'preview-unseen' })
    return offerTo(ports, { ...both.value, wanted }, occasion)
  },
})

function questionIn({ question: { length: was } }: Wanted) {
  if (was === 0) return refuse({ code: 'required', field: 'question' })
  return was > longest.question ? refuse({ code: 'too-long', field: 'question', most: longest.question, was }) : null
}

async function noCase(ports: Ports, { by }: Occasion) {
  const { total } = await ports.cases.list(referable(by), 1)
  return refuse(total === 0 ? { code: 'no-cases' } : { code: 'required', field: 'case' })
}

/** What names no company is asked of one at a time. */
const severalOf = (ports: Ports, { kind, ...wanted }: Wanted, occasion: Occasion) =>
  kind === 'unnamed' ? refuse({ code: 'unnamed-to-one', field: 'kind' }) : several(ports, { ...wanted, kind }, occasion)

interface Offer {
  readonly found: Case
  readonly receiver: Receiver
  readonly wanted: Asked
}

interface Asked extends Pick<Wanted, 'kind' | 'to' | 'question' | 'advice' | 'suggested'> {
  /** As the receiver is told of it; absent: as it stands in the case. */
  readonly need?: string
}

async function offerTo(
  ports: Ports,
  offer: Offer & { readonly wanted: Wanted },
  occasion: Occasion,
): Promise<Outcome<View>> {
  const { found, receiver, wanted } = offer
  const [waiting, recorded] = await Promise.all([
    waitingAlready(ports, offer),
    ports.approvals.covering(found.id, receiver.organisation.id),
  ])
  if (waiting) return waiting
  if ((wanted.approvedOn ?? '') > todayFor(occasion)) return refuse({ code: 'date-ahead', field: 'approvedOn' })
  const given = approvalFrom(wanted, { of: found.id, id: ports.newId(), to: receiver.organisation.id }, occasion)
  const approval = given ?? recorded
  if (approval === null) return refuse({ code: 'approval-missing' })
  const offered = move(draft(ports, offer, approval, occasion), { move: 'offer' }, occasion)
  if (!offered.ok) return offered
  if (wanted.unseen !== '') return refuse({ code: 'preview-unseen' })
  const { referral } = offered.value
  const turned = wanted.advice ? await turnedInto(ports, wanted.advice, referral, occasion) : null
  if (turned && !turned.ok) return turned
  const stored = await store(ports, referral, given, { ...offer, occasion })
  if (!stored) return refuse({ code: 'case-closed', caseNo: found.no })
  if (wanted.inquiry) await shared(ports, wanted.inquiry, offer, occasion)
  return offeredView(referral, offer, occasion)
}

/** Offers what needs no approval, because it does not name the company. */
export async function offerUnnamed(ports: Ports, offer: Offer, occasion: Occasion): Promise<Outcome<View>> {
  const waiting = await waitingAlready(ports, offer)
  if (waiting) return waiting
  const offered = move(draft(ports, offer, null, occasion), { move: 'offer' }, occasion)
  if (!offered.ok) return offered
  const { referral } = offered.value
  const stored = await store(ports, referral, null, { ...offer, occasion })
  return stored ? offeredView(referral, offer, occasion) : refuse({ code: 'case-closed', caseNo: offer.found.no })
}

const offeredView = (referral: Referral, { found, receiver }: Offer, { now }: Occasion): Outcome<View> =>
  allow({
    kind: 'done',
    done: {
      what: 'offered',
      caseNo: found.no,
      to: receiverName(receiver),
      away: awayNote(receiver),
      referralKind: referral.kind,
      unnamed: referral.approval === null,
      answerBy: 'answerBy' in referral ? referral.answerBy : now,
    },
    buttons: [{ intent: 'referral.details', input: { referral: referral.id }, weight: 'plain', opens: true }],
  })

async function waitingAlready(ports: Ports, { found, receiver, wanted }: Offer) {
  const asking = { receiver, kind: kindOf(wanted), advice: wanted.advice }
  const waiting = (await ports.referrals.openOf(found.id)).find((sheet) => isInTheWay(sheet, asking))
  return waiting ? refuse({ code: 'already-offered', caseNo: found.no, to: waiting.toOrganisationName }) : null
}

/** Whoever asked to be brought in is, unless the form was used to ask somebody else. */
async function shared(ports: Ports, id: InquiryId, { found: { id: of }, receiver }: Offer, { now }: Occasion) {
  const inquiry = await ports.inquiries.byCase(id, of)
  if (inquiry?.asker.split('/')[0] !== receiver.organisation.key) return
  await Promise.all([ports.inquiries.answer(id, of, 'shared', now), ports.notices.refresh(of)])
}

const kindOf = ({ kind }: Asked): Kind => (kind === 'unnamed' ? 'advice' : (kind ?? 'handover'))

function draft(
  ports: Ports,
  { found, receiver, wanted }: Offer,
  approval: Approval | null,
  { by, now }: Occasion,
): Referral {
  return {
    id: ports.newId(),
    case: found.id,
    kind: kindOf(wanted),
    from: by.member,
    fromOrganisation: by.organisation,
    toOrganisation: receiver.organisation.id,
    to: receiver.member?.id ?? null,
    standIn: null,
    need: wanted.need ?? found.need,
    question: wanted.question,
    approval: approval?.id ?? null,
    covers: approval?.covers ?? null,
    hops: 0,
    revoked: null,
    version: 0,
    since: { at: now, by: by.member },
    stage: 'draft',
  }
}

async function store(
  ports: Ports,
  referral: Referral,
  given: Approval | null,
  { found, receiver, wanted, occasion: { by, now, calendar } }: Offer & { readonly occasion: Occasion },
): Promise<boolean> {
  const about = { kind: 'referral', referral: referral.id } as const
  const offer = { what: 'moved', referral: referral.id, move: 'offer', kind: referral.kind, words: '' } as const
  const moved = { ...offer, ...toldIn(referral) }
  const [, stored] = await Promise.all([
    given && ports.approvals.add(given),
    ports.referrals.offer(referral),
    ports.clocks.start(referral, firstRung(referral, calendar)),
    given && ports.chronicle.record(found.id, by, now, { what: 'approved', approval: given.id }),
    ports.chronicle.record(found.id, by, now, moved),
    ports.services.chosen(referral.id, found.id, choiceIn(wanted), now),
    ports.notices.post(
      ...[{ member: by.member }, ...arrivesAt(receiver)].map((recipient) => ({
        id: ports.newId<'notice'>(),
        recipient,
        about,
      })),
    ),
  ])
  return stored
}
