import type { Approval } from '../core/case/approval.ts'
import type { Notice } from '../core/notice.ts'
import { allow, type Outcome } from '../core/outcome.ts'
import type { Ports, Receiver } from '../core/ports.ts'
import { firstRung } from '../core/referral/ladder.ts'
import { move } from '../core/referral/move.ts'
import type { Referral } from '../core/referral/referral.ts'
import type { Round, Seat } from '../core/referral/round.ts'
import type { Occasion } from './intent.ts'
import { arrivesAt } from './receiver.ts'

interface Offer {
  readonly round: Round
  readonly seat: Omit<Seat, 'referral'>
  readonly approval: Approval
  /** As it stands in the case. */
  readonly need: string
}

/** The referral of one place, offered as whoever sent the round has said beforehand, whoever's answer it follows upon. */
export function offered(ports: Ports, { round, seat, approval, need }: Offer, occasion: Occasion): Outcome<Referral> {
  const { by, now } = occasion
  const sender = { ...by, member: round.from, organisation: round.fromOrganisation, roles: [] }
  const draft: Referral = {
    id: ports.newId(),
    case: round.case,
    kind: seat.kind,
    from: round.from,
    fromOrganisation: round.fromOrganisation,
    toOrganisation: seat.toOrganisation,
    to: seat.to,
    standIn: null,
    need,
    question: seat.question,
    approval: approval.id,
    covers: approval.covers,
    hops: 0,
    revoked: null,
    version: 0,
    since: { at: now, by: round.from },
    stage: 'draft',
  }
  const made = move(draft, { move: 'offer' }, { ...occasion, by: sender })
  return made.ok ? allow(made.value.referral) : made
}

interface Sending {
  readonly round: Round
  /** To be recorded; null: what there is covers everybody. */
  readonly given: Approval | null
  readonly receivers: readonly Receiver[]
}

/** All or nothing; the sender gets one card for all of them. False when the case has been closed. */
export async function storeRound(
  ports: Ports,
  { round, given, receivers }: Sending,
  { by, now, calendar }: Occasion,
): Promise<boolean> {
  const asked = round.seats.flatMap(({ referral }) => referral ?? [])
  const of = round.case
  const [stored] = await Promise.all([
    Promise.all([given && ports.approvals.add(given), ...asked.map((one) => ports.referrals.offer(one))]),
    ports.rounds.send(round),
    ...asked.map((one) => ports.clocks.start(one, firstRung(one, calendar))),
    given && ports.chronicle.record(of, by, now, { what: 'approved', approval: given.id }),
    ...asked.map(({ id, kind }) =>
      ports.chronicle.record(of, by, now, { what: 'moved', referral: id, move: 'offer', kind, words: '' }),
    ),
    ports.notices.post(
      { id: ports.newId(), recipient: { member: by.member }, about: { kind: 'round', round: round.id } },
      ...round.seats.flatMap(({ referral }, at) => {
        const receiver = receivers[at]
        return referral && receiver ? cardsTo(ports, referral, receiver) : []
      }),
    ),
  ])
  return stored.slice(1).every((one) => one === true)
}

/** A card to wherever an offer to this receiver arrives. */
export const cardsTo = (ports: Ports, { id }: Referral, receiver: Receiver): readonly Notice[] =>
  arrivesAt(receiver).map((recipient) => ({
    id: ports.newId(),
    recipient,
    about: { kind: 'referral', referral: id },
  }))
