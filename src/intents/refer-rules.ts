import type { Case } from '../core/case/case.ts'
import { answersFor } from '../core/case/keep.ts'
import type { ReferralId } from '../core/ids.ts'
import { refuse } from '../core/outcome.ts'
import type { Receiver, ReferralSheet } from '../core/ports.ts'
import type { Kind } from '../core/referral/referral.ts'
import type { Occasion } from './intent.ts'
import { isReachable, receiverName } from './receiver.ts'

/** Why this person cannot refer the case; null when they can. */
export function mayRefer(found: Case, { by }: Occasion) {
  if (!answersFor(found, by)) {
    return refuse({
      code: 'not-the-owner',
      caseNo: found.no,
      owner: `${found.ownerName}, ${found.ownerOrganisationName}`,
    })
  }
  return found.status === 'closed' ? refuse({ code: 'case-closed', caseNo: found.no }) : null
}

export function mayReceive(found: Case, { organisation, member }: Receiver, { by }: Occasion) {
  const toOneself = member === null ? organisation.id === by.organisation : member.id === found.owner
  if (toOneself) return refuse({ code: 'receiver-is-sender' })
  return isReachable({ organisation, member })
    ? null
    : refuse({ code: 'receiver-unreachable', name: receiverName({ organisation, member }) })
}

interface Asking {
  readonly receiver: Receiver
  readonly kind: Kind
  /** The request for advice that becomes it. */
  readonly advice?: ReferralId | undefined
}

/** One handover at a time, so that a case cannot get two owners; and one waiting referral to each organisation. */
export const isInTheWay = ({ referral }: ReferralSheet, { receiver, kind, advice }: Asking): boolean =>
  (referral.stage === 'offered' || referral.stage === 'needs-info') &&
  referral.id !== advice &&
  ((referral.kind === 'handover' && kind === 'handover') ||
    (referral.toOrganisation === receiver.organisation.id && referral.to === (receiver.member?.id ?? null)))
