import type { MemberId, OrganisationId, ReferralId } from '../core/ids.ts'
import type { About, Notice, Recipient, Tiding } from '../core/notice.ts'
import type { Ports, ReferralSheet } from '../core/ports.ts'
import type { Moved } from '../core/referral/decide.ts'
import type { Somebody } from '../core/referral/parties.ts'
import type { Move, MoveName, Referral } from '../core/referral/referral.ts'
import type { Occasion } from './intent.ts'
import { arrivesAt } from './receiver.ts'

export interface Telling {
  readonly notices: readonly Notice[]
  /** Organisations whose coordinators are told, and have to know of the case for that. */
  readonly letKnow: readonly OrganisationId[]
}

interface Made {
  readonly wanted: Move
  readonly moved: Moved
}

type Side = 'sender' | 'receiver'

interface News {
  readonly tiding: Tiding
  readonly to: readonly Side[]
}

const both: readonly Side[] = ['sender', 'receiver']

/** Whom each move is told to: the other side, or both when somebody else can make it too. */
const news: { readonly [N in MoveName]?: News } = {
  accept: { tiding: 'accepted', to: ['sender'] },
  decline: { tiding: 'declined', to: ['sender'] },
  ask: { tiding: 'asked', to: ['sender'] },
  answer: { tiding: 'answered', to: ['receiver'] },
  redirect: { tiding: 'redirected', to: ['sender'] },
  release: { tiding: 'released', to: ['sender'] },
  begin: { tiding: 'begun', to: ['sender'] },
  hold: { tiding: 'held', to: ['sender'] },
  return: { tiding: 'returned', to: ['sender'] },
  'take-back': { tiding: 'taken-back', to: both },
  complete: { tiding: 'ended', to: ['sender'] },
  fail: { tiding: 'ended', to: ['sender'] },
  thank: { tiding: 'thanked', to: ['receiver'] },
  reopen: { tiding: 'reopened', to: both },
  void: { tiding: 'voided', to: both },
  override: { tiding: 'overridden', to: both },
}

/** From the second time that a case is sent onwards, its coordinators follow it. */
const hopsToTell = 2

/** Who is to be told of a move, or to get a card of their own; never the one who made it. */
export async function tellingOf(
  ports: Ports,
  sheet: ReferralSheet,
  { wanted, moved }: Made,
  { by }: Occasion,
): Promise<Telling> {
  const { referral } = sheet
  const about = aboutIn(ports, referral.id)
  const what = wanted.move === 'withdraw' ? withdrawal(referral) : news[wanted.move]
  const sides = await Promise.all((what?.to ?? []).map((side) => recipientOn(side, ports, referral)))
  const named = wanted.move === 'override' ? [{ member: wanted.owner }] : []
  const others = unique([...sides.flatMap((one) => one ?? []), ...named]).filter((one) => !isMember(one, by.member))
  const coordinators = await coordinatorsFor(ports, wanted, moved)
  return {
    notices: [
      ...(what ? others.map((recipient) => about(recipient, { kind: 'tiding', tiding: what.tiding })) : []),
      ...cardsFor(referral, wanted, by.member).map((member) => about({ member }, { kind: 'referral' })),
      ...(moved.next ? await cardsOf(ports, moved.next) : []),
      ...coordinators.notices.filter(({ recipient }) => !isMember(recipient, by.member)),
    ],
    letKnow: coordinators.letKnow,
  }
}

/** Both sides of what ends because the company withdrew its approval: what had waited, and what somebody had taken. */
export async function tellingRevoked(
  ports: Ports,
  ended: readonly Referral[],
  by: Somebody,
): Promise<readonly Notice[]> {
  const concerned = ended.filter((one) => 'owner' in one || one.stage === 'offered' || one.stage === 'needs-info')
  const told = concerned.map(async (one) => {
    const sides = await Promise.all(both.map((side) => recipientOn(side, ports, one)))
    const recipients = unique(sides.flatMap((side) => side ?? []))
    return recipients
      .filter((recipient) => by.member === null || !isMember(recipient, by.member))
      .map((recipient) => aboutIn(ports, one.id)(recipient, { kind: 'tiding', tiding: 'revoked' }))
  })
  return (await Promise.all(told)).flat()
}

type What = { readonly kind: 'referral' } | { readonly kind: 'tiding'; readonly tiding: Tiding }

const aboutIn =
  ({ newId }: Ports, referral: ReferralId) =>
  (recipient: Recipient, what: What): Notice => ({
    id: newId(),
    recipient,
    about: { ...what, referral } satisfies About,
  })

const withdrawal = ({ stage }: Referral): News => ({
  tiding: stage === 'offered' || stage === 'needs-info' ? 'withdrawn' : 'withdrawal-asked',
  to: ['receiver'],
})

/** Whoever takes it, or is given it, without its being addressed to them gets a card of their own to go on from. */
function cardsFor({ to }: Referral, wanted: Move, by: MemberId): readonly MemberId[] {
  const taker = wanted.move === 'accept' ? by : wanted.move === 'override' ? wanted.owner : null
  return taker === null || taker === to ? [] : [taker]
}

async function cardsOf(ports: Ports, next: Referral): Promise<readonly Notice[]> {
  const receiver = await ports.register.receiverById(next.toOrganisation, next.to)
  const recipients = [{ member: next.from }, ...(receiver ? arrivesAt(receiver) : [])]
  return recipients.map((recipient) => aboutIn(ports, next.id)(recipient, { kind: 'referral' }))
}

/** The receiver is the one who has taken it or who asked, else the one it was addressed to, else the organisation's channel. */
async function recipientOn(side: Side, ports: Ports, referral: Referral): Promise<Recipient | null> {
  if (side === 'sender') return { member: referral.from }
  const named = 'owner' in referral ? referral.owner : ((await askerOf(ports, referral)) ?? referral.to)
  if (named !== null) return { member: named }
  const receiver = await ports.register.receiverById(referral.toOrganisation, null)
  const channel = receiver?.organisation.handovers ?? null
  return channel === null ? null : { channel }
}

/** Who asked, while the sender is to answer; null when that one has left meanwhile. */
async function askerOf(ports: Ports, { stage, since, toOrganisation }: Referral): Promise<MemberId | null> {
  if (stage !== 'needs-info' || since.by === null) return null
  const found = await ports.register.receiverById(toOrganisation, since.by)
  return found?.member?.id ?? null
}

const nobody: Telling = { notices: [], letKnow: [] }

/** Coordinators are told when a case goes from door to door, and when what is returned has nobody left to return to. */
async function coordinatorsFor(ports: Ports, { move: name }: Move, { referral, next }: Moved): Promise<Telling> {
  if (next !== null && next.hops >= hopsToTell) return toCoordinators(ports, next.id, 'passed-on')
  if (name !== 'return') return nobody
  const sender = await ports.register.receiverById(referral.fromOrganisation, referral.from)
  return sender === null ? toCoordinators(ports, referral.id, 'returned') : nobody
}

async function toCoordinators(ports: Ports, referral: ReferralId, tiding: Tiding): Promise<Telling> {
  const members = (await ports.register.all()).flatMap((one) => one.members)
  const coordinators = members.filter(({ roles, chat }) => roles.includes('coordinator') && chat !== null)
  return {
    notices: coordinators.map(({ id }) => aboutIn(ports, referral)({ member: id }, { kind: 'tiding', tiding })),
    letKnow: [...new Set(coordinators.map(({ organisation }) => organisation))],
  }
}

const isMember = (recipient: Recipient, member: MemberId): boolean =>
  'member' in recipient && recipient.member === member

const unique = (recipients: readonly Recipient[]): readonly Recipient[] =>
  recipients.filter((one, at) => recipients.findIndex((other) => JSON.stringify(other) === JSON.stringify(one)) === at)
