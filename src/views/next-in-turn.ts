import type { ReferralSheet } from '../core/ports.ts'
import { partiesOf, type Somebody } from '../core/referral/parties.ts'
import { hasNext } from '../core/referral/round.ts'
import type { Button } from './view.ts'

export const isWaiting = ({ referral: { stage } }: ReferralSheet): boolean =>
  stage === 'offered' || stage === 'needs-info'

/** The sender goes on to the next in turn, once whoever was asked has let the time pass. */
export function nextButtons(sheet: ReferralSheet, somebody: Somebody): readonly Button[] {
  const { round, referral } = sheet
  const isLast = round === null || !hasNext(round)
  if (isLast || !sheet.overdue || !isWaiting(sheet) || !partiesOf(referral, somebody).includes('sender')) return []
  return [{ intent: 'round.next', input: { referral: referral.id }, weight: 'main', opens: false }]
}
