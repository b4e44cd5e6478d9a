import type { Case } from '../core/case/case.ts'
import { type CaseMove, caseMovesOpenTo } from '../core/case/keep.ts'
import type { TimelineEntry } from '../core/chronicle.ts'
import { showOrganisationNumber } from '../core/company/organisation-number.ts'
import type { ReferralSheet } from '../core/ports.ts'
import { deadlineOf } from '../core/referral/clock.ts'
import { isSettled, movesOpenTo } from '../core/referral/move.ts'
import { partiesOf, type Somebody } from '../core/referral/parties.ts'
import { mayAskAgain, maySnooze } from '../core/referral/patience.ts'
import type { MoveName, Referral } from '../core/referral/referral.ts'
import { isApart } from '../core/referral/round.ts'
import { mayBook } from '../core/referral/warm-decide.ts'
import type { ButtonIntent } from './button-intents.ts'
import { nextButtons } from './next-in-turn.ts'
import type { Button, CaseRow, ReferralRow, ReferralView, TimelineRow } from './view.ts'

/** From what is stored to what is shown. */
export const caseRow = (of: Case): CaseRow => ({
  no: of.no,
  company: of.company.name,
  need: of.need,
  owner: of.ownerName,
  ownerOrganisation: of.ownerOrganisationName,
  status: of.status,
  openedAt: of.openedAt,
  next: of.status === 'open' ? of.next : null,
  deadline: of.dueAt,
  overdue: of.overdue,
})

export const numberOf = (of: Case): string | null =>
  of.company.number === null ? null : showOrganisationNumber(of.company.number)

export const referralRow = (sheet: ReferralSheet): ReferralRow => ({
  caseNo: sheet.case.no,
  need: sheet.referral.approval === null ? sheet.referral.need : sheet.case.need,
  referralKind: sheet.referral.kind,
  stage: sheet.referral.stage,
  from: sheet.fromName,
  fromOrganisation: sheet.fromOrganisationName,
  to: sheet.toName,
  toOrganisation: sheet.toOrganisationName,
  deadline: deadlineOf(sheet.referral),
  overdue: sheet.overdue,
  since: sheet.referral.since.at,
  by: sheet.sinceName,
  taker: sheet.ownerName,
  onwards: sheet.referral.stage === 'redirected' ? sheet.elsewhereName : null,
  outcome: outcomeOf(sheet.referral),
  settled: isSettled(sheet.referral),
  unnamed: sheet.referral.approval === null,
  revoked: sheet.referral.revoked !== null,
  seat: sheet.round,
  warm: sheet.warm?.stage === 'cancelled' ? null : sheet.warm,
})

const outcomeOf = (referral: Referral): ReferralRow['outcome'] =>
  referral.stage === 'completed' || referral.stage === 'failed'
    ? { result: referral.result, gains: referral.gains }
    : null

export const declinedOf = ({ referral, elsewhereName }: ReferralSheet): ReferralView['declined'] =>
  referral.stage === 'declined' ? { reason: referral.reason, suggestion: elsewhereName } : null

/** The moves that have a button, in the order in which they stand, with their weight. Rare ones stand in the details alone. */
const moveButtons: readonly {
  readonly move: MoveName
  readonly intent: ButtonIntent
  readonly weight: Button['weight']
  readonly opens: boolean
  readonly rare?: true
}[] = [
  { move: 'release', intent: 'referral.release', weight: 'main', opens: false },
  { move: 'accept', intent: 'referral.accept', weight: 'main', opens: false },
  { move: 'answer', intent: 'referral.answer', weight: 'main', opens: true },
  { move: 'begin', intent: 'referral.begin', weight: 'main', opens: false },
  { move: 'resume', intent: 'referral.resume', weight: 'main', opens: false },
  { move: 'take-back', intent: 'referral.take-back', weight: 'main', opens: false },
  { move: 'thank', intent: 'referral.thank', weight: 'main', opens: false },
  { move: 'complete', intent: 'referral.finish', weight: 'plain', opens: true },
  { move: 'turn', intent: 'referral.turn', weight: 'plain', opens: true },
  { move: 'hold', intent: 'referral.hold', weight: 'plain', opens: true },
  { move: 'ask', intent: 'referral.ask', weight: 'plain', opens: true },
  { move: 'reopen', intent: 'referral.reopen', weight: 'plain', opens: true },
  { move: 'return', intent: 'referral.return', weight: 'plain', opens: true },
  { move: 'decline', intent: 'referral.decline', weight: 'grave', opens: true },
  { move: 'withdraw', intent: 'referral.withdraw', weight: 'plain', opens: true },
  { move: 'redirect', intent: 'referral.redirect', weight: 'plain', opens: true, rare: true },
  { move: 'override', intent: 'referral.override', weight: 'plain', opens: true, rare: true },
  { move: 'void', intent: 'referral.void', weight: 'plain', opens: true, rare: true },
]

/** More would crowd the card; the details have the others. */
const mostMoves = 3

/** What `somebody` can do with the referral now, ending with its details: as much as a card shows. */
export function referralButtons(sheet: ReferralSheet, somebody: Somebody): readonly Button[] {
  const { referral, overdue, warm } = sheet
  const common = openButtons(sheet, somebody).filter(({ rare }) => !rare)
  const isParty = [referral.fromOrganisation, referral.toOrganisation].includes(somebody.organisation)
  return [
    ...common.slice(0, mostMoves).map(({ button }) => button),
    ...bookButton(referral, warm, somebody),
    ...(mayAskAgain(referral, somebody, overdue) ? [plain('referral.remind', referral, false)] : []),
    ...(isParty ? [detailsButton(referral)] : []),
  ]
}

/** Everything that `somebody` can do with it now. */
export const everyButton = (sheet: ReferralSheet, somebody: Somebody): readonly Button[] =>
  openButtons(sheet, somebody).map(({ button }) => button)

/** A meeting of the two with the company, where one can be booked. */
export const bookButton = (referral: Referral, last: ReferralSheet['warm'], somebody: Somebody): readonly Button[] =>
  mayBook(referral, last, somebody) ? [plain('warm.book', referral, true)] : []

export const detailsButton = (referral: Referral): Button => plain('referral.details', referral, true)

function openButtons({ referral, round }: ReferralSheet, somebody: Somebody) {
  // Whom else to ask has been decided by whoever asked several.
  const open = movesOpenTo(referral, somebody).filter((move) => move !== 'redirect' || !isApart(round?.mode ?? 'all'))
  const input = { referral: referral.id }
  // A reason is asked for then.
  const isForSender = !partiesOf(referral, somebody).includes('sender')
  return moveButtons
    .filter(({ move }) => open.includes(move))
    .map((one) => (one.move === 'take-back' && isForSender ? { ...one, opens: true } : one))
    .map(({ intent, weight, opens, rare = false }) => ({ rare, button: { intent, input, weight, opens } as const }))
    .map((one) => (referral.approval === null && one.button.intent === 'referral.finish' ? advising(one) : one))
}

/** Whoever does not know the company answers the question, and that is the end of it. */
const advising = <T extends { readonly button: Button }>(one: T) => ({
  ...one,
  button: { ...one.button, intent: 'referral.advise', weight: 'main' } as const,
})

const caseMoveButtons: { readonly [M in CaseMove]: Pick<Button, 'intent' | 'weight' | 'opens'> } = {
  refer: { intent: 'refer', weight: 'main', opens: true },
  note: { intent: 'case.note', weight: 'plain', opens: true },
  'step-done': { intent: 'case.done', weight: 'plain', opens: false },
  plan: { intent: 'case.next', weight: 'plain', opens: true },
  contact: { intent: 'case.contact', weight: 'plain', opens: true },
  approvals: { intent: 'case.approvals', weight: 'plain', opens: true },
  reassign: { intent: 'case.reassign', weight: 'plain', opens: true },
  close: { intent: 'case.close', weight: 'grave', opens: true },
  reopen: { intent: 'case.reopen', weight: 'main', opens: false },
}

/** What `somebody` can do with the case now. */
export const caseButtons = (of: Case, somebody: Somebody): readonly Button[] =>
  caseMovesOpenTo(of, somebody).map((move) => ({ ...caseMoveButtons[move], input: { case: of.no } }))

export const showCase = (no: string): Button => ({
  intent: 'case.show',
  input: { case: no },
  weight: 'plain',
  opens: true,
})

export const askToBeBroughtIn = (no: string): Button => ({
  intent: 'inquiry.ask',
  input: { case: no },
  weight: 'plain',
  opens: false,
})

/** In a list there is one main thing to do with each case: to do its next step, or to say which that is. */
export function caseRowButtons(of: Case, somebody: Somebody): readonly Button[] {
  const open = caseMovesOpenTo(of, somebody)
  const move = (['step-done', 'plan'] as const).find((one) => open.includes(one))
  return [
    ...(move ? [{ ...caseMoveButtons[move], weight: 'main' as const, input: { case: of.no } }] : []),
    showCase(of.no),
  ]
}

export const timelineRow = ({ at, byName, organisationName, happening }: TimelineEntry): TimelineRow => ({
  at,
  by: byName,
  organisation: organisationName,
  happening,
})

/** The same on a reminder, which can be put off; once it has passed there is nothing to do there but to look. */
export function clockButtons(sheet: ReferralSheet, somebody: Somebody, passed: boolean): readonly Button[] {
  const { referral } = sheet
  const isParty = [referral.fromOrganisation, referral.toOrganisation].includes(somebody.organisation)
  const details = isParty ? [detailsButton(referral)] : []
  if (passed) return details
  // Those who are neither side's have no card of their own: all that they can do stands here.
  if (!isParty) return everyButton(sheet, somebody)
  const moves = referralButtons(sheet, somebody).filter(({ intent }) => intent !== 'referral.details')
  return [
    ...moves,
    ...nextButtons(sheet, somebody),
    ...(maySnooze(referral, somebody) ? [plain('referral.snooze', referral, true)] : []),
    ...details,
  ]
}

const plain = (intent: ButtonIntent, { id }: Referral, opens: boolean): Button => ({
  intent,
  input: { referral: id },
  weight: 'plain',
  opens,
})
