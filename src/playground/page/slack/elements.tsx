import type { ReactNode } from 'react'
import { Button, Overflow } from './buttons.tsx'
import { Choices, Menu } from './choices.tsx'
import { LibraryBlock } from './library-block.tsx'
import { type ElementProps, useSurface, useTied } from './surface.ts'
import type { Held } from './values.ts'

const drawn: Readonly<Record<string, (props: ElementProps) => ReactNode>> = {
  button: (props) => <Button {...props} />,
  overflow: (props) => <Overflow {...props} />,
  static_select: (props) => <Menu {...props} />,
  multi_static_select: (props) => <Choices {...props} many />,
  radio_buttons: (props) => <Choices {...props} many={false} />,
  checkboxes: (props) => <Choices {...props} many />,
  plain_text_input: (props) => <TextField {...props} type="text" />,
  number_input: (props) => <TextField {...props} type="number" />,
  email_text_input: (props) => <TextField {...props} type="email" />,
  url_text_input: (props) => <TextField {...props} type="url" />,
  datepicker: (props) => <Picker {...props} type="date" />,
  timepicker: (props) => <Picker {...props} type="time" />,
}

/** One live element. Kinds that the bot never sends are left to the library, which draws them without life. */
export function ElementView(props: ElementProps) {
  const draw = drawn[props.element.type]
  if (draw) return draw(props)
  return <LibraryBlock block={{ type: 'actions', elements: [props.element] }} />
}

function TextField({ block, element, tells = false, type }: ElementProps & { type: string }) {
  const surface = useSurface()
  const tied = useTied(block)
  const held = surface.held(block, element)
  const field = {
    ...tied,
    className: 'field',
    value: held && 'value' in held ? (held.value ?? '') : '',
    placeholder: element.placeholder?.text,
    maxLength: element.max_length,
    onChange: ({ target }: { target: { value: string } }) =>
      surface.hold({ block, element, held: { type: element.type, value: target.value || null }, tell: false }),
  }
  if (element.multiline) return <textarea rows={4} {...field} />
  return (
    <input
      type={type}
      {...field}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !tells || !held) return
        event.preventDefault()
        surface.hold({ block, element, held, tell: true })
      }}
    />
  )
}

function Picker({
  block,
  element,
  labelled = false,
  tells = !labelled,
  type,
}: ElementProps & { type: 'date' | 'time' }) {
  const surface = useSurface()
  const tied = useTied(block)
  return (
    <input
      {...tied}
      type={type}
      className="field picker"
      value={pickedOf(surface.held(block, element))}
      aria-label={labelled ? undefined : (element.placeholder?.text ?? surface.words.choose)}
      onChange={({ target }) => {
        const value = target.value || null
        const held = type === 'date' ? { selected_date: value } : { selected_time: value }
        surface.hold({ block, element, held: { type: element.type, ...held }, tell: tells })
      }}
    />
  )
}

function pickedOf(held: Held | null): string {
  if (held && 'selected_date' in held) return held.selected_date ?? ''
  return held && 'selected_time' in held ? (held.selected_time ?? '') : ''
}
