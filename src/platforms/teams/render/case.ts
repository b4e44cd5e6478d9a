import type { CaseRow, View } from '../../../views/view.ts'
import { actionsFor } from '../actions.ts'
import type { Element } from '../card.ts'
import { aside, box, buttonsIn, heading, line, row } from '../elements.ts'
import { fitting } from '../limits.ts'
import type { Pen } from '../pen.ts'
import type { Drawn } from './drawn.ts'
import { outcomeOf, referralHead } from './referral.ts'

export const caseLines = (of: CaseRow, { t }: Pen): readonly Element[] => [
  line(t.sentences.caseTitle(of), { weight: 'bolder' }),
  line(of.need, {}, { spacing: 'none' }),
  aside(
    [`${of.owner}, ${of.ownerOrganisation}`, t.sentences.opened(of.openedAt), t.sentences.caseClock(of)]
      .filter((part) => part !== null)
      .join(' · '),
  ),
]

export const listed = (items: readonly Element[]): Element => box(items, { separator: true, spacing: 'medium' })

export function renderCase(view: View<'case'>, pen: Pen): Drawn {
  const { t } = pen
  const { labels } = t
  return fitting(view.referrals, (referrals) => ({
    wide: true,
    body: [
      line(t.sentences.caseTitle(view), { isSubtle: true, weight: 'bolder' }),
      line(view.need, { size: 'medium', weight: 'bolder' }, { spacing: 'small' }),
      row(labels.number, view.number ?? labels.noNumber),
      row(labels.owner, `${view.owner}, ${view.ownerOrganisation}`),
      row(labels.status, view.status === 'open' ? labels.open : labels.closed),
      aside(t.sentences.opened(view.openedAt)),
      ...(referrals.length ? [heading(labels.referrals, 'medium', true)] : []),
      ...referrals.map((referral) =>
        box(
          [
            ...referralHead(referral, pen),
            ...outcomeOf(referral, pen),
            ...buttonsIn(actionsFor(referral.buttons, pen)),
          ],
          { spacing: 'medium' },
        ),
      ),
      ...leftOut(referrals.length, view.referrals.length, pen),
    ],
    actions: actionsFor(view.buttons, pen),
  }))
}

export function renderCases(view: View<'cases'>, pen: Pen): Drawn {
  const { title, empty } = pen.t.lists[view.which]
  return fitting(view.cases, (cases) => ({
    wide: true,
    body: [
      heading(title),
      ...(view.total === 0 ? [line(empty)] : []),
      ...cases.map((of) => listed(caseLines(of, pen))),
      ...leftOut(cases.length, view.total, pen),
    ],
  }))
}

/** Says how much of a list is not shown; nothing when all of it is. */
export const leftOut = (shown: number, total: number, { t }: Pen): readonly Element[] =>
  shown < total ? [aside(t.sentences.shown(shown, total))] : []
