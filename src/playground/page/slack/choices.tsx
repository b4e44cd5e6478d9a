import type { Option } from './shapes.ts'
import { type ElementProps, useSurface, useTied } from './surface.ts'
import { plainOf, Text } from './text.tsx'
import { optionsOf } from './values.ts'

/** A select. In an input block it is named by the label, elsewhere by its placeholder. */
export function Menu({ block, element, labelled = false, tells = !labelled }: ElementProps) {
  const surface = useSurface()
  const tied = useTied(block)
  const held = surface.held(block, element)
  const chosen = held && 'selected_option' in held ? held.selected_option?.value : undefined
  const empty = element.placeholder?.text ?? surface.words.choose
  const options = (list: readonly Option[]) =>
    list.map((option, index) => (
      <option key={option.value ?? index} value={option.value}>
        {plainOf(option.text)}
      </option>
    ))
  return (
    <select
      {...tied}
      className="field"
      value={chosen ?? ''}
      aria-label={labelled ? undefined : empty}
      onChange={({ target }) => {
        const option = optionsOf(element).find(({ value }) => value === target.value) ?? null
        surface.hold({ block, element, held: { type: element.type, selected_option: option }, tell: tells })
      }}
    >
      <option value="">{empty}</option>
      {element.option_groups
        ? element.option_groups.map((group) => (
            <optgroup key={group.label.text} label={plainOf(group.label)}>
              {options(group.options)}
            </optgroup>
          ))
        : options(optionsOf(element))}
    </select>
  )
}

/** Radio buttons, or with `many` check boxes. */
export function Choices({
  block,
  element,
  labelled = false,
  tells = !labelled,
  many,
}: ElementProps & { many: boolean }) {
  const surface = useSurface()
  const { id } = useTied(block)
  const held = surface.held(block, element)
  const chosen = chosenOf(held)
  const toggle = (option: Option, on: boolean): void => {
    const others = chosen.filter(({ value }) => value !== option.value)
    const next = many
      ? { type: element.type, selected_options: on ? [...others, option] : others }
      : { type: element.type, selected_option: option }
    surface.hold({ block, element, held: next, tell: tells })
  }
  return (
    <div className="choices">
      {optionsOf(element).map((option, index) => (
        <label key={option.value ?? index}>
          <input
            type={many ? 'checkbox' : 'radio'}
            name={`${id}-${element.action_id}`}
            checked={chosen.some(({ value }) => value === option.value)}
            onChange={({ target }) => toggle(option, target.checked)}
          />
          <span>
            <Text text={option.text} />
            {option.description && <small>{plainOf(option.description)}</small>}
          </span>
        </label>
      ))}
    </div>
  )
}

function chosenOf(held: ReturnType<ReturnType<typeof useSurface>['held']>): readonly Option[] {
  if (held && 'selected_options' in held) return held.selected_options
  return held && 'selected_option' in held && held.selected_option ? [held.selected_option] : []
}
