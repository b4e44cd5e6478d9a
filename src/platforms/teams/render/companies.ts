import { moreCompanies } from '../../../views/companies-rest.ts'
import type { View } from '../../../views/view.ts'
import { actionsFor } from '../actions.ts'
import { aside, buttonsIn, line } from '../elements.ts'
import { fitting } from '../limits.ts'
import type { Pen } from '../pen.ts'
import { listed } from './case.ts'
import type { Drawn } from './drawn.ts'

export function renderCompanies(view: View<'companies'>, pen: Pen): Drawn {
  const { merging, sentences } = pen.t
  const { title, intro } = merging.list(view)
  return fitting(view.pairs, (pairs) => ({
    wide: true,
    body: [
      line(title, { size: 'medium', weight: 'bolder' }),
      line(intro),
      ...pairs.map(({ stays, goes, buttons }) =>
        listed([
          line(merging.entry(stays)),
          line(merging.entry(goes), {}, { spacing: 'none' }),
          ...buttonsIn(actionsFor(buttons, pen)),
        ]),
      ),
      ...(pairs.length < view.total || view.more ? [aside(sentences.part({ ...view, shown: pairs.length }))] : []),
    ],
    actions: actionsFor(moreCompanies(view, pairs.length), pen),
  }))
}
