import type { Case } from '../core/case/case.ts'
import { showOrganisationNumber } from '../core/company/organisation-number.ts'
import type { ReferralSheet } from '../core/ports.ts'
import { movesOpenTo } from '../core/referral/move.ts'
import type { Somebody } from '../core/referral/parties.ts'
import type { MoveName, Referral } from '../core/referral/referral.ts'
import type { Button, ButtonIntent, CaseRow, ReferralRow, ReferralView } from './view.ts'

/** From what is stored to what is shown. */
export const caseRow = (of: Case): CaseRow => ({
  no: of.no,
  company: of.company.name,
  need: of.need,
  owner: of.ownerName,
  ownerOrganisation: of.ownerOrganisationName,
  status: of.status,
  openedAt: of.openedAt,
})

export const numberOf = (of: Case): string | null =>
  of.company.number === null ? null : showOrganisationNumber(of.company.number)

export const referralRow = (sheet: ReferralSheet): ReferralRow => ({
  caseNo: sheet.case.no,
  need: sheet.case.need,
  referralKind: sheet.referral.kind,
  stage: sheet.referral.stage,
  from: sheet.fromName,
  fromOrganisation: sheet.fromOrganisationName,
  to: sheet.toName,
  toOrganisation: sheet.toOrganisationName,
  deadline: deadlineOf(sheet.referral),
  since: sheet.referral.since.at,
  by: sheet.sinceName,
})

function deadlineOf(referral: Referral): Date | null {
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

export const declinedOf = ({ referral, elsewhereName }: ReferralSheet): ReferralView['declined'] =>
  referral.stage === 'declined' ? { reason: referral.reason, suggestion: elsewhereName } : null

/** The moves that have a button, in the order in which they stand, with their weight. */
const moveButtons: readonly {
  readonly move: MoveName
  readonly intent: ButtonIntent
  readonly weight: Button['weight']
  readonly opens: boolean
}[] = [
  { move: 'accept', intent: 'referral.accept', weight: 'main', opens: false },
  { move: 'answer', intent: 'referral.answer', weight: 'main', opens: true },
  { move: 'release', intent: 'referral.release', weight: 'main', opens: false },
  { move: 'ask', intent: 'referral.ask', weight: 'plain', opens: true },
  { move: 'decline', intent: 'referral.decline', weight: 'grave', opens: true },
  { move: 'withdraw', intent: 'referral.withdraw', weight: 'plain', opens: true },
]

/** What `somebody` can do with the referral now, ending with its details. */
export function referralButtons(referral: Referral, somebody: Somebody): readonly Button[] {
  const open = movesOpenTo(referral, somebody)
  const input = { referral: referral.id }
  return [
    ...moveButtons
      .filter(({ move }) => open.includes(move))
      .map(({ intent, weight, opens }): Button => ({ intent, input, weight, opens })),
    { intent: 'referral.details', input, weight: 'plain', opens: true },
  ]
}
