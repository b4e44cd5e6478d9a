import type { Notice, Tiding } from '../core/notice.ts'
import { allow, type Outcome, refuse } from '../core/outcome.ts'
import type { Ports, ReferralSheet, RoundSheet } from '../core/ports.ts'
import type { Moved } from '../core/referral/decide.ts'
import { firstRung } from '../core/referral/ladder.ts'
import { move } from '../core/referral/move.ts'
import type { MoveName, Referral } from '../core/referral/referral.ts'
import {
  isApart,
  isOpenTo,
  type Round,
  type Seat,
  type Sequel,
  sequelOf,
  waitingIn,
  withReferral,
} from '../core/referral/round.ts'
import type { Occasion } from './intent.ts'
import { arrivesAt } from './receiver.ts'
import { cardsTo, offered } from './round-offers.ts'

/** A referral that is asked as one of several, with the round held: nobody else answers in it until this transaction ends. */
export interface Held {
  readonly sheet: ReferralSheet
  readonly round: RoundSheet | null
}

/** Reads a referral as it is; one of several as it is once everybody else's answer has been given or waits. */
export async function hold(ports: Ports, read: () => Promise<ReferralSheet | null>): Promise<Held | null> {
  const sheet = await read()
  if (sheet === null || sheet.round === null) return sheet && { sheet, round: null }
  const round = await ports.rounds.hold(sheet.round.id, sheet.referral.fromOrganisation)
  return { sheet: (await read()) ?? sheet, round }
}

export interface Made {
  readonly cause: MoveName | 'next'
  readonly moved: Moved
}

/** What follows for the others, ready to be written. */
export interface Following {
  readonly round: Round
  readonly sequel: Sequel
  readonly next: Referral | null
  readonly superseded: readonly Referral[]
  readonly notices: readonly Notice[]
}

/** Null: it is asked alone. */
export async function followingOf(
  ports: Ports,
  { sheet, round }: Held,
  { cause, moved }: Made,
  occasion: Occasion,
): Promise<Outcome<Following | null>> {
  const place = sheet.round?.place
  if (round === null || place === undefined) return allow(null)
  const isRival = (cause === 'accept' || cause === 'override') && !isOpenTo(round, place)
  if (isRival) return refuse({ code: 'round-taken', caseNo: sheet.case.no })
  const is = seated(withReferral(round, moved.referral), moved)
  const wished = sequelOf(is, cause)
  const next = wished.ask && (await askNext(ports, { round, seat: wished.ask, sheet }, occasion))
  // Where the next may not be asked any more, nobody is left.
  const sequel: Sequel = wished.ask && !next ? { ...wished, ask: null, ends: true, tells: 'none-left' } : wished
  const superseded: Referral[] = []
  for (const other of sequel.superseded) {
    const gone = move(other, { move: 'supersede' }, { ...occasion, by: 'system' })
    if (!gone.ok) return gone
    superseded.push(gone.value.referral)
  }
  const following = { round: is, sequel, next, superseded }
  return allow({ ...following, notices: await noticesOf(ports, following, moved.referral, occasion) })
}

/** One that is sent onwards keeps its place. */
const seated = (round: Round, { referral, next }: Moved): Round =>
  next === null
    ? round
    : { ...round, seats: round.seats.map((seat) => (seat.referral?.id === referral.id ? placed(seat, next) : seat)) }

const placed = (seat: Seat, referral: Referral): Seat => ({
  ...seat,
  toOrganisation: referral.toOrganisation,
  to: referral.to,
  referral,
})

interface Asking {
  readonly round: Round
  readonly seat: Seat
  readonly sheet: ReferralSheet
}

/** Null where the case has gone elsewhere or been closed meanwhile, or the company's approval does not cover this one any more. */
async function askNext(ports: Ports, { round, seat, sheet }: Asking, occasion: Occasion): Promise<Referral | null> {
  const { status, ownerOrganisation } = sheet.case
  if (status === 'closed' || ownerOrganisation !== round.fromOrganisation) return null
  const approval = await ports.approvals.covering(round.case, seat.toOrganisation)
  if (approval === null) return null
  const offer = offered(ports, { round, seat, approval, need: sheet.case.need }, occasion)
  return offer.ok ? offer.value : null
}

/** Before whoever moved parts with the case: afterwards it can let nobody else see it. False when another was first after all. */
export async function storeFollowing(
  ports: Ports,
  { round, sequel, next, superseded, notices }: Following,
  { next: onwards }: Moved,
  { now, calendar }: Occasion,
): Promise<boolean> {
  const place = round.seats.find((seat) => seat.referral?.id === onwards?.id)?.place
  const started = [...superseded, ...(next ? [next] : [])]
  const [won] = await Promise.all([
    Promise.all(superseded.map((one) => ports.referrals.store(one, one.version - 1, null, round.fromOrganisation))),
    next && ports.referrals.offer(next),
    next && sequel.ask && ports.rounds.seat(round, sequel.ask.place, next),
    next && ports.services.follow(next, round.sentAt),
    onwards && place !== undefined && ports.rounds.seat(round, place, onwards),
    sequel.ends && ports.rounds.end(round, now),
    ...started.map((one) => ports.clocks.start(one, firstRung(one, calendar))),
    ...superseded.map((one) => ports.notices.refresh(one.id)),
    ports.notices.refresh(round.id),
    ...superseded.map((one) => recorded(ports, one, 'supersede', now)),
    next && recorded(ports, next, 'offer', now),
    ports.notices.post(...notices),
  ])
  return won.every(Boolean)
}

/** Nobody did it at that moment: it follows from what was said when the round was sent. */
const recorded = (ports: Ports, { id, kind, case: of }: Referral, what: 'supersede' | 'offer', now: Date) =>
  ports.chronicle.record(of, 'system', now, { what: 'moved', referral: id, move: what, kind, words: '' })

async function noticesOf(
  ports: Ports,
  { round, sequel, next, superseded }: Omit<Following, 'notices'>,
  referral: Referral,
  { by }: Occasion,
): Promise<readonly Notice[]> {
  const reach = ({ toOrganisation, to }: Referral) => ports.register.receiverById(toOrganisation, to)
  const [receiver, ...others] = await Promise.all([next && reach(next), ...superseded.map(reach)])
  const told = superseded.flatMap((one, at) => {
    const other = others[at]
    return other ? arrivesAt(other).map((recipient) => tiding(ports, recipient, 'superseded', one)) : []
  })
  const isTold = sequel.tells !== null && by.member !== round.from
  return [
    ...told,
    ...(next && receiver ? cardsTo(ports, next, receiver) : []),
    ...(isTold && sequel.tells ? [tiding(ports, { member: round.from }, sequel.tells, next ?? referral)] : []),
  ]
}

const tiding = (ports: Ports, recipient: Notice['recipient'], what: Tiding, { id }: Referral): Notice => ({
  id: ports.newId(),
  recipient,
  about: { kind: 'tiding', referral: id, tiding: what },
})

/**
 * What the sender is spared: among rivals and in turn, one who declines is no news by itself, since the round's own card says so and what follows
 * from it is told; and that card shows the one it was sent onwards to as well.
 */
export const isSpared = ({ round }: Following, { about, recipient }: Notice): boolean =>
  'member' in recipient &&
  recipient.member === round.from &&
  (about.kind === 'referral' || (about.kind === 'tiding' && about.tiding === 'declined' && isApart(round.mode)))

/** Rounds whose referrals have ended from outside: nothing follows for the others, and where nobody waits any more the round is over. */
export async function endRounds(
  ports: Ports,
  sheets: readonly ReferralSheet[],
  ended: readonly Referral[],
  { now }: Occasion,
): Promise<void> {
  const touched = sheets.filter(({ referral, round }) => round !== null && ended.some(({ id }) => id === referral.id))
  const rounds = new Map(touched.map(({ referral, round }) => [round?.id, referral.fromOrganisation] as const))
  for (const [id, from] of rounds) {
    const round = id ? await ports.rounds.hold(id, from) : null
    if (round === null) continue
    if (waitingIn(round).length === 0) await ports.rounds.end(round, now)
    await ports.notices.refresh(round.id)
  }
}
