import type { Button } from '../../views/view.ts'
import type { Act } from './act.ts'
import type { Action } from './card.ts'
import { cut, longest, mostButtons } from './limits.ts'
import type { Pen } from './pen.ts'

const styles = { main: 'positive', plain: undefined, grave: 'destructive' } as const
const order = { main: 0, plain: 1, grave: 2 } as const

/** The main one first, the grave ones last; beyond four they go behind "…". */
export function actionsFor(buttons: readonly Button[], pen: Pen): readonly Action[] {
  const sorted = [...buttons].sort((a, b) => order[a.weight] - order[b.weight])
  return sorted.map((button, index) => actionFor(button, pen, index >= mostButtons))
}

function actionFor(button: Button, { t, where, nonce }: Pen, behind: boolean): Action {
  const { intent, input, weight, opens } = button
  const act: Act = { way: 'press', intent, input, nonce: nonce() }
  const style = styles[weight]
  const base = {
    title: cut(t.buttons[intent], longest.title),
    ...(style ? { style } : {}),
    ...(behind ? { mode: 'secondary' as const } : {}),
  }
  // A dialog takes Action.Submit only, and stays open with what it is answered.
  if (where === 'dialog') return { type: 'Action.Submit', ...base, data: { act } }
  if (opens) return { type: 'Action.Submit', ...base, data: { act, msteams: { type: 'task/fetch' } } }
  return { type: 'Action.Execute', ...base, verb: intent, data: { act }, associatedInputs: 'none' }
}
