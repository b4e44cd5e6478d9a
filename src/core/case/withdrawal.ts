import type { OrganisationId } from '../ids.ts'
import { allow, type Outcome, refuse } from '../outcome.ts'
import type { Ownership } from '../referral/decide.ts'
import { partiesAlone, type Somebody } from '../referral/parties.ts'
import type { Referral, ReferralIn, Stage } from '../referral/referral.ts'
import type { Approval, RecordedApproval } from './approval.ts'
import type { Case } from './case.ts'
import { answersFor } from './keep.ts'

/** What a case looks like when the company takes its approval back. */
export interface Shared {
  readonly of: Case
  readonly approvals: readonly RecordedApproval[]
  readonly referrals: readonly Referral[]
}

/** What follows, all of it at once. */
export interface Withdrawal {
  /** Referrals that another approval covers: they go on under it. */
  readonly kept: readonly Referral[]
  /** Referrals that end, or have ended and are not seen by their receiver any more. */
  readonly revoked: readonly Referral[]
  /** Organisations that see nothing of the case any more. */
  readonly losing: readonly OrganisationId[]
  /** Whose the case becomes when its owner is among those; null when it stays where it is. */
  readonly owner: Ownership | null
}

/** Whoever answers for the case, and whoever noted the approval: the company tells either that it takes it back. */
export const mayWithdraw = (approval: RecordedApproval, of: Case, by: Somebody): boolean =>
  approval.withdrawn === null && (answersFor(of, by) || approval.recordedBy === by.member)

/**
 * The company takes an approval back. An organisation that another approval covers, and the one whose door the company came in through, keep what they
 * see; of the others' referrals nothing goes on. An open case has its owner all the time: one who loses sight of it gives it back to the nearest
 * sender who does not.
 */
export function withdrawal(
  approval: RecordedApproval,
  { of, approvals, referrals }: Shared,
  { by, now }: { readonly by: Somebody; readonly now: Date },
): Outcome<Withdrawal> {
  if (approval.withdrawn !== null) return refuse({ code: 'approval-gone', at: approval.withdrawn.at })
  if (!mayWithdraw(approval, of, by))
    return refuse({ code: 'approval-not-yours', owner: `${of.ownerName}, ${of.ownerOrganisationName}` })
  const others = approvals.filter((one) => one.id !== approval.id && one.withdrawn === null)
  const under = referrals.filter((one) => one.approval === approval.id && one.revoked === null)
  const shares = under.filter((one) => one.toOrganisation !== of.door)
  const without = shares.filter((one) => coveringOf(others, one.toOrganisation) === null)
  const losing = [...new Set(without.map((one) => one.toOrganisation))]
  const kept = under.filter((one) => !losing.includes(one.toOrganisation)).flatMap((one) => keptBy(one, others))
  const sentOn = referrals.filter(
    (one) => !without.includes(one) && isOpen(one) && losing.includes(one.fromOrganisation),
  )
  const revoked = [...without, ...sentOn].map((one) => revokedAt(one, now, by))
  return allow({
    kept,
    revoked,
    losing,
    owner: losing.includes(of.ownerOrganisation) ? giverIn(referrals, losing) : null,
  })
}

/** The newest first, as they are given. */
const coveringOf = (approvals: readonly Approval[], organisation: OrganisationId): Approval | null =>
  approvals.find(({ covers }) => covers === null || covers.includes(organisation)) ?? null

/** At the door itself nothing has to be approved; there the referral stays as it is. */
function keptBy(referral: Referral, others: readonly Approval[]): readonly Referral[] {
  const other = coveringOf(others, referral.toOrganisation)
  return other === null
    ? []
    : [{ ...referral, approval: other.id, covers: other.covers, version: referral.version + 1 }]
}

const waiting: readonly Stage[] = ['offered', 'needs-info']
const open: readonly Stage[] = [...waiting, 'accepted', 'in-progress', 'on-hold']

/** Sent by one who does not have the case any more, and not answered yet: nobody could be its sender. */
const isOpen = ({ stage, revoked }: Referral): boolean => revoked === null && waiting.includes(stage)

function revokedAt(referral: Referral, now: Date, { member }: Somebody): Referral {
  const changed = { revoked: now, version: referral.version + 1 }
  const goesOn = open.includes(referral.stage) || (referral.stage === 'returned' && referral.takenBack === null)
  if (!goesOn) return { ...referral, ...changed }
  const ended: ReferralIn<'withdrawn'> = {
    ...partiesAlone(referral),
    ...changed,
    ...{ since: { at: now, by: member }, stage: 'withdrawn', reason: '' },
  }
  return ended
}

/** The case has left by the last handover from one who keeps it to one who does not. */
function giverIn(referrals: readonly Referral[], losing: readonly OrganisationId[]): Ownership {
  const left = referrals
    .filter((one) => 'owner' in one && one.kind === 'handover')
    .filter((one) => losing.includes(one.toOrganisation) && !losing.includes(one.fromOrganisation))
    .toSorted((one, other) => (one.id < other.id ? -1 : 1))
    .at(-1)
  if (left === undefined) throw new Error('the owner of a case has got it by no handover')
  return { member: left.from, organisation: left.fromOrganisation }
}
