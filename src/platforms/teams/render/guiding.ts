import type { Suggested } from '../../../core/service/suggest.ts'
import type { Element } from '../card.ts'
import { aside, line } from '../elements.ts'
import type { Pen } from '../pen.ts'

/** To whom one can turn, each with its reasons. */
export const suggestions = (suggested: Suggested, { t: { guiding } }: Pen): readonly Element[] => [
  line(guiding.intro(suggested)),
  ...suggested.suggestions.flatMap((one) => [
    line(guiding.offer(one), { weight: 'bolder' }, { spacing: 'medium' }),
    ...guiding.reasons(one).map((reason) => line(`• ${reason}`, {}, { spacing: 'none' })),
  ]),
  ...(suggested.own.length === 0 ? [] : [aside(guiding.own(suggested.own))]),
]
