import type { Referral } from './referral.ts'

/** When the present stage's time runs out: the answer's, the completion's, the first contact's, the review's; null when none is set. */
export function deadlineOf(referral: Referral): Date | null {
  switch (referral.stage) {
    case 'offered':
    case 'needs-info':
      return referral.answerBy
    case 'accepted':
      return referral.contactBy
    case 'on-hold':
      return referral.reviewOn
    default:
      return null
  }
}

export function isOverdue(referral: Referral, now: Date): boolean {
  const deadline = deadlineOf(referral)
  return deadline !== null && deadline <= now
}
