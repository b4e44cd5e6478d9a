import { sayButton } from '../../texts/say.ts'
import type { Button } from '../../views/view.ts'
import type { Act } from './act.ts'
import type { Action } from './card.ts'
import { cut, longest, mostButtons } from './limits.ts'
import type { Pen } from './pen.ts'
import { inert } from './text.ts'

const styles = { main: 'positive', plain: undefined, grave: 'destructive' } as const
const order = { main: 0, plain: 1, grave: 2 } as const

/** The main one first, the grave ones last; beyond four they go behind "…". */
export const actionsFor = (buttons: readonly Button[], pen: Pen): readonly Action[] =>
  inOrder(buttons).map((button, index) => actionFor(button, pen, index >= mostButtons))

/** All of them in sight, four in a row. */
export const actionRows = (buttons: readonly Button[], pen: Pen): readonly (readonly Action[])[] =>
  Array.from({ length: Math.ceil(buttons.length / mostButtons) }, (_, row) =>
    inOrder(buttons)
      .slice(row * mostButtons, (row + 1) * mostButtons)
      .map((button) => actionFor(button, pen, false)),
  )

const inOrder = (buttons: readonly Button[]): readonly Button[] =>
  [...buttons].sort((a, b) => order[a.weight] - order[b.weight])

/** Whom it leads to is somebody's own words: they are made to mean nothing here. */
const titleOf = (button: Button, t: Pen['t']): string =>
  button.offer === undefined ? cut(sayButton(t, button), longest.title) : inert(sayButton(t, button), longest.title)

/** Something to open elsewhere: an address, and what the button says. */
export const openUrl = (link: { readonly url: string; readonly label: string } | null): readonly Action[] =>
  link === null ? [] : [{ type: 'Action.OpenUrl', title: cut(link.label, longest.title), url: link.url }]

function actionFor(button: Button, { t, where, nonce }: Pen, behind: boolean): Action {
  const { intent, input, weight, opens } = button
  const act: Act = { way: 'press', intent, input, nonce: nonce() }
  const style = styles[weight]
  const base = {
    title: titleOf(button, t),
    ...(style ? { style } : {}),
    ...(behind ? { mode: 'secondary' as const } : {}),
  }
  // A dialog takes Action.Submit only, and stays open with what it is answered.
  if (where === 'dialog') return { type: 'Action.Submit', ...base, data: { act }, associatedInputs: 'none' }
  if (opens)
    return {
      type: 'Action.Submit',
      ...base,
      data: { act, msteams: { type: 'task/fetch' } },
      associatedInputs: 'none',
    }
  return { type: 'Action.Execute', ...base, verb: intent, data: { act }, associatedInputs: 'none' }
}
