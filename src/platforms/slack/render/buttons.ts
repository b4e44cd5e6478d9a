import type { types } from '@slack/bolt'
import { z } from 'zod'
import { sayButton } from '../../../texts/say.ts'
import type { Button } from '../../../views/view.ts'
import { type Block, plain } from './blocks.ts'
import { cut, limits } from './limits.ts'
import type { Voice } from './voice.ts'

/** What a button carries in its `value`; its intent is in the `action_id`. */
const carried = z.object({ input: z.record(z.string(), z.string()), opens: z.boolean() })

export interface Pressed {
  readonly intent: string
  readonly input: Readonly<Record<string, string>>
  readonly opens: boolean
}

const styles = { main: 'primary', plain: null, grave: 'danger' } as const

/** Something to open: an address, and what the button says. */
export interface Link {
  readonly url: string
  readonly label: string
}

/** By this an address that was opened is told from a press. */
export const linkAction = 'link#'

/** A row of buttons; none gives no block. `about` tells apart, for those who hear the page, buttons that read alike. */
export function actions(buttons: readonly Button[], { t }: Voice, about = '', link: Link | null = null): Block[] {
  const links = link === null ? [] : [linkTo(link)]
  const asked = buttons.slice(0, limits.actions - links.length).map((button, at) => buttonOf(button, t, about, at))
  const elements = [...links, ...asked]
  return elements.length === 0 ? [] : [{ type: 'actions', elements }]
}

/** Several things to open, a row. */
export const links = (all: readonly Link[]): Block[] =>
  all.length === 0 ? [] : [{ type: 'actions', elements: all.map((link, at) => linkTo(link, at)) }]

const linkTo = ({ url, label }: Link, at = 0): types.Button => ({
  ...{ type: 'button', action_id: `${linkAction}${at}`, url },
  text: plain(label, limits.buttonText),
})

/** A text of several lines with one button beside it, as a row of a list. */
export const rowWith = (text: string, button: Button, { t }: Voice, about: string): Block => ({
  type: 'section',
  text: plain(text, limits.section),
  accessory: buttonOf(button, t, about),
})

function buttonOf(button: Button, t: Voice['t'], about: string, at = 0): types.Button {
  const style = styles[button.weight]
  const label = sayButton(t, button)
  return {
    type: 'button',
    action_id: `${button.intent}#${at}`,
    text: plain(label, limits.buttonText),
    value: carriedBy(button),
    ...(style === null ? {} : { style }),
    ...(about === '' ? {} : { accessibility_label: cut(`${label} ${about}`, limits.buttonText) }),
  }
}

/** Long inputs (a typed text) go first where there is too much: their form then asks for them again. */
function carriedBy({ input, opens }: Button): string {
  const value = JSON.stringify({ input, opens })
  if (value.length <= limits.buttonValue) return value
  const shortestFirst = Object.entries(input).toSorted(([, one], [, other]) => one.length - other.length)
  return carriedBy({
    intent: 'doors.help',
    weight: 'plain',
    opens,
    input: Object.fromEntries(shortestFirst.slice(0, -1)),
  })
}

/** Reads a press. A button from another time, or one that is not ours, has no input: its intent then says what is wrong. */
export function pressedOf(actionId: string, value: string): Pressed {
  const intent = actionId.split('#')[0] ?? ''
  const parsed = z
    .string()
    .transform((text, context) => {
      try {
        return carried.parse(JSON.parse(text))
      } catch {
        context.addIssue({ code: 'custom', message: 'not a value of ours' })
        return z.NEVER
      }
    })
    .safeParse(value)
  return parsed.success ? { intent, ...parsed.data } : { intent, input: {}, opens: false }
}
