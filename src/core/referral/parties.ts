import type { Case } from '../case/case.ts'
import type { MemberId, OrganisationId } from '../ids.ts'
import type { Role } from '../register/register.ts'
import type { Parties, Referral } from './referral.ts'

/** What somebody is to a referral; a person can be several at once. */
export type Party = 'sender' | 'receiver' | 'coordinator' | 'network-admin' | 'system'

/** As much of a person, or of an organisation's channel (`member` null), as it takes to tell. */
export interface Somebody {
  readonly member: MemberId | null
  readonly organisation: OrganisationId
  readonly roles: readonly Role[]
}

/**
 * Who `by` is to this referral. Until it is accepted the receiver is the addressee, or anyone in the organisation when it is
 * addressed to the organisation; afterwards the one who took it. A team lead stands in for the team on either side.
 */
export function partiesOf(referral: Referral, by: Somebody | 'system'): readonly Party[] {
  if (by === 'system') return ['system']
  const leads = by.roles.includes('team_lead')
  const parties: Party[] = []
  if (referral.from === by.member || (leads && referral.fromOrganisation === by.organisation)) parties.push('sender')
  if (isReceiver(referral, by, leads)) parties.push('receiver')
  if (by.roles.includes('coordinator')) parties.push('coordinator')
  if (by.roles.includes('network_admin')) parties.push('network-admin')
  return parties
}

/** Whether `by` was the receiver for as long as nobody had taken it. */
export const wasAddressee = (referral: Referral, by: Somebody | 'system'): boolean =>
  by !== 'system' &&
  referral.toOrganisation === by.organisation &&
  (referral.to === by.member || standsIn(referral, by))

/** Whether `by` can answer though somebody else is named, or nobody. */
const standsIn = ({ to, standIn }: Referral, { member }: Somebody): boolean =>
  to === null || standIn === 'anyone' || (standIn !== null && standIn === member)

/** Whether the one who took it has not given it back. */
export const isHeldByReceiver = (referral: Referral): boolean =>
  'owner' in referral && (referral.stage !== 'returned' || referral.takenBack === null)

/**
 * Whether the case is still where this referral would move it from: with the one who took it, else with the sender's organisation. It may
 * have gone on, or back, by another referral meanwhile, and nobody gives away what is somebody else's.
 */
export const isWithGiver = (referral: Referral, of: Pick<Case, 'owner' | 'ownerOrganisation'>): boolean =>
  'owner' in referral && isHeldByReceiver(referral)
    ? referral.owner === of.owner
    : referral.fromOrganisation === of.ownerOrganisation

function isReceiver(referral: Referral, by: Somebody, leads: boolean): boolean {
  if (referral.toOrganisation !== by.organisation) return false
  if ('owner' in referral) return referral.owner === by.member || leads
  return referral.to === by.member || standsIn(referral, by) || leads
}

/** Without the present stage's own facts, which must not linger in the next. */
export function partiesAlone(referral: Referral): Parties {
  const {
    id,
    case: of,
    kind,
    from,
    fromOrganisation,
    toOrganisation,
    to: addressee,
    standIn,
    need,
    question,
    approval,
    covers,
    hops,
    revoked,
    version,
  } = referral
  return {
    id,
    case: of,
    kind,
    from,
    fromOrganisation,
    toOrganisation,
    to: addressee,
    standIn,
    need,
    question,
    approval,
    covers,
    hops,
    revoked,
    version,
  }
}
