import { type Remedy, remedyFor, type StuckCase, stuck } from '../core/case/stuck.ts'
import type { Button, StuckView } from './view.ts'

/** A case as a coordinator knows it, with the one thing that helps most. */
export function stuckRow(of: StuckCase): StuckView['known'][number] {
  const reasons = stuck(of.standing)
  return {
    ...{ no: of.no, need: of.need, owner: of.ownerName, ownerOrganisation: of.ownerOrganisationName },
    ...{ deadline: of.dueAt, overdue: of.overdue, reasons },
    buttons: [buttonFor(remedyFor(reasons, of.referral), of)],
  }
}

/** Where counting ends, after the first that are passed over. */
export const countedTo = 100

/** The rest, after as many as a chat has shown; none when that is all. */
export const moreStuck = ({ from, total, owner }: StuckView, shown: number): readonly Button[] =>
  from + shown < total
    ? [
        {
          ...{ intent: 'stuck.more', weight: 'plain', opens: false },
          input: { from: String(from + shown), ...(owner && { owner }) },
        },
      ]
    : []

const intentOf: { readonly [R in Remedy]: Pick<Button, 'intent' | 'opens'> } = {
  remind: { intent: 'referral.remind', opens: false },
  override: { intent: 'referral.override', opens: true },
  'take-back': { intent: 'referral.take-back', opens: true },
  reassign: { intent: 'case.reassign', opens: true },
}

function buttonFor(remedy: Remedy, { no, referral }: StuckCase): Button {
  const input: Button['input'] = remedy === 'reassign' || referral === null ? { case: no } : { referral: referral.id }
  return { ...intentOf[remedy], input, weight: 'plain' }
}
