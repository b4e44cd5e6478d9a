import type { View } from '../../../views/view.ts'
import { actionsFor } from '../actions.ts'
import { aside, buttonsIn, line } from '../elements.ts'
import { fitting } from '../limits.ts'
import type { Pen } from '../pen.ts'
import { listed } from './case.ts'
import type { Drawn } from './drawn.ts'

export function renderClub(view: View<'club'>, pen: Pen): Drawn {
  const { club: t, sentences } = pen.t
  return fitting(view.places, (shown) => ({
    wide: true,
    body: [
      line(t.title(view), { size: 'medium', weight: 'bolder' }),
      ...t.about(view).map((said) => line(said, {}, { spacing: 'small' })),
      ...buttonsIn(actionsFor(view.buttons, pen)),
      ...(view.total === 0 ? [aside(t.empty)] : []),
      ...shown.map((row) => {
        const [name = '', ...more] = t.place(row)
        return listed([
          line(name, { weight: 'bolder' }),
          ...more.map(aside),
          ...buttonsIn(actionsFor(row.buttons, pen)),
        ])
      }),
      ...(view.unnamed === 0 ? [] : [aside(t.unnamed(view.unnamed))]),
      ...(shown.length < view.total
        ? [aside(sentences.part({ ...view, shown: shown.length, more: view.more !== null }))]
        : []),
    ],
    actions: actionsFor(view.more === null ? [] : [view.more], pen),
  }))
}
