import type { View } from '../../../views/view.ts'
import { actionsFor } from '../actions.ts'
import type { Element } from '../card.ts'
import { buttonsIn, line } from '../elements.ts'
import { fitting } from '../limits.ts'
import type { Pen } from '../pen.ts'
import { caseLines, listed } from './case.ts'
import type { Drawn } from './drawn.ts'
import { leftOut } from './left-out.ts'
import { referralHead } from './referral.ts'

type Today = View<'today'>
type Item = { readonly waiting: Today['waiting'][number] } | { readonly mine: Today['mine'][number] }

/** What waits by clock, each with its buttons, and then one's own cases. What does not fit is counted. */
export function renderToday(view: Today, pen: Pen): Drawn {
  const { t } = pen
  const items: readonly Item[] = [
    ...view.waiting.map((waiting) => ({ waiting })),
    ...view.mine.map((mine) => ({ mine })),
  ]
  return fitting(items, (shown) => {
    const waiting = shown.flatMap((item) => ('waiting' in item ? [item.waiting] : []))
    const mine = shown.flatMap((item) => ('mine' in item ? [item.mine] : []))
    const section = (title: string): Element =>
      line(title, { weight: 'bolder', size: 'medium' }, { separator: true, spacing: 'large' })
    return {
      wide: true,
      body: [
        line(t.sentences.greeting(view.name), { size: 'large', weight: 'bolder' }),
        section(t.sentences.waiting(view.waiting.length)),
        ...(view.waiting.length ? [] : [line(t.sentences.nothingWaiting)]),
        ...waiting.map((one) => listed([...referralHead(one, pen), ...buttonsIn(actionsFor(one.buttons, pen))])),
        ...leftOut(waiting.length, view.waiting.length, pen),
        section(t.sentences.myCases(view.total)),
        ...(view.total ? [] : [line(t.sentences.noCases)]),
        ...mine.map((one) => listed([...caseLines(one, pen), ...buttonsIn(actionsFor(one.buttons, pen))])),
        ...leftOut(mine.length, view.total, pen),
      ],
      actions: actionsFor(view.buttons, pen),
    }
  })
}
