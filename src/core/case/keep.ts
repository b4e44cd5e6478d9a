import { allow, type Outcome, refuse } from '../outcome.ts'
import type { Somebody } from '../referral/parties.ts'
import type { Referral } from '../referral/referral.ts'
import type { WorkingCalendar } from '../working-time.ts'
import type { Case, Closing, NextStep } from './case.ts'
import { type Day, endOfWork } from './day.ts'

/** The owner, and the owner's team lead in the owner's place. */
export const answersFor = ({ owner, ownerOrganisation }: Case, by: Somebody): boolean =>
  owner === by.member || (by.roles.includes('team_lead') && ownerOrganisation === by.organisation)

/** Whoever sees a case may write notes in it; those who answer for it look after it, and a coordinator does. */
const looksAfter = (of: Case, by: Somebody): boolean => answersFor(of, by) || by.roles.includes('coordinator')

/** What can be done with a case, in the order in which its buttons stand. */
export const caseMoves = [
  'refer',
  'note',
  'step-done',
  'plan',
  'reassign',
  'contact',
  'approvals',
  'close',
  'reopen',
] as const
export type CaseMove = (typeof caseMoves)[number]

/** What this person can do with the case now. Each is checked again when it is done. */
export function caseMovesOpenTo(of: Case, by: Somebody): readonly CaseMove[] {
  const open = of.status === 'open'
  const can: { readonly [M in CaseMove]: boolean } = {
    refer: open && answersFor(of, by),
    note: true,
    'step-done': open && of.next !== null && looksAfter(of, by),
    plan: open && looksAfter(of, by),
    contact: [of.ownerOrganisation, of.door].includes(by.organisation),
    approvals: answersFor(of, by) || of.door === by.organisation,
    reassign: open && answersFor(of, by),
    close: open && looksAfter(of, by),
    reopen: !open && looksAfter(of, by),
  }
  return caseMoves.filter((one) => can[one])
}

const refusedTo = (of: Case, by: Somebody) =>
  looksAfter(of, by)
    ? null
    : refuse({ code: 'not-the-owner', caseNo: of.no, owner: `${of.ownerName}, ${of.ownerOrganisationName}` })

const refusedClosed = (of: Case) => (of.status === 'open' ? null : refuse({ code: 'case-closed', caseNo: of.no }))

/** Why somebody cannot plan or end this case, whatever they would fill in; null when they can. */
export const barredFrom = (of: Case, by: Somebody) => refusedTo(of, by) ?? refusedClosed(of)

interface When {
  readonly by: Somebody
  readonly today: Day
  readonly calendar: WorkingCalendar
}

/** The next step, in the place of the one before. */
export function plan(
  of: Case,
  next: NextStep,
  { by, today, calendar }: When,
): Outcome<NextStep & { readonly at: Date }> {
  const barred = barredFrom(of, by)
  if (barred) return barred
  if (next.on < today) return refuse({ code: 'day-past', field: 'on' })
  return allow({ ...next, at: endOfWork(next.on, calendar) })
}

/** The next step was done: gives what it was. */
export function stepDone(of: Case, by: Somebody): Outcome<NextStep> {
  const barred = barredFrom(of, by)
  if (barred) return barred
  return of.next === null ? refuse({ code: 'no-next-step', caseNo: of.no }) : allow(of.next)
}

interface Waiting {
  readonly referral: Referral
  readonly to: string
}

/** Nobody who has been asked is left with a case that is over: their answer comes first, or the question is withdrawn. */
export function close(of: Case, open: readonly Waiting[], closing: Closing, by: Somebody): Outcome<Closing> {
  const barred = barredFrom(of, by)
  if (barred) return barred
  for (const { referral, to } of open) {
    const { stage } = referral
    if (stage === 'offered' || stage === 'needs-info')
      return refuse({ code: 'referral-waits', caseNo: of.no, to, stage })
  }
  return allow(closing)
}

export function reopen(of: Case, by: Somebody): Outcome<Case> {
  const refused = refusedTo(of, by)
  if (refused) return refused
  return of.status === 'closed' ? allow(of) : refuse({ code: 'case-open', caseNo: of.no })
}
