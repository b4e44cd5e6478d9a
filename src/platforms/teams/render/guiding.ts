import type { Suggested } from '../../../core/service/suggest.ts'
import type { View } from '../../../views/view.ts'
import { actionsFor } from '../actions.ts'
import type { Element } from '../card.ts'
import { aside, buttonsIn, line } from '../elements.ts'
import { fitting } from '../limits.ts'
import type { Pen } from '../pen.ts'
import { listed } from './case.ts'
import type { Drawn } from './drawn.ts'
import { leftOut } from './left-out.ts'

/** To whom one can turn, each with its reasons. */
export const suggestions = (suggested: Suggested, { t: { guiding } }: Pen): readonly Element[] => [
  line(guiding.intro(suggested)),
  ...suggested.suggestions.flatMap((one) => [
    line(guiding.offer(one), { weight: 'bolder' }, { spacing: 'medium' }),
    ...guiding.reasons(one).map((reason) => line(`• ${reason}`, {}, { spacing: 'none' })),
  ]),
  ...(suggested.own.length === 0 ? [] : [aside(guiding.own(suggested.own))]),
]

export function renderServices(view: View<'services'>, pen: Pen): Drawn {
  const { guiding } = pen.t
  const { title, intro } = guiding.services(view)
  return fitting(view.services, (shown) => ({
    wide: true,
    body: [
      line(title, { size: 'medium', weight: 'bolder' }),
      line(intro),
      ...shown.map((row) =>
        listed([
          line(row.title, { weight: 'bolder' }),
          line(guiding.service(row).join(' · '), {}, { spacing: 'none' }),
          ...buttonsIn(actionsFor(row.buttons, pen)),
        ]),
      ),
      ...leftOut(shown.length, view.services.length, pen),
    ],
    actions: actionsFor(view.buttons, pen),
  }))
}
