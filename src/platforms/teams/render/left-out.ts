import type { Element } from '../card.ts'
import { aside } from '../elements.ts'
import type { Pen } from '../pen.ts'

/** Says how much of a list is not shown; nothing when all of it is. */
export const leftOut = (shown: number, total: number, { t }: Pen): readonly Element[] =>
  shown < total ? [aside(t.sentences.shown(shown, total))] : []
