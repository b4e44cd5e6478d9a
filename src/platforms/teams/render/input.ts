import { sayOption, sayRefusal } from '../../../texts/say.ts'
import type { Texts } from '../../../texts/shape.ts'
import type { Filled, FormName, Option } from '../../../views/form.ts'
import type { Choice, Input } from '../card.ts'
import { longest } from '../limits.ts'
import type { Pen } from '../pen.ts'
import { shown } from '../text.ts'

/** Fewer stand open below each other, more are searched by typing. */
const fewChoices = 5
const someChoices = 12

/** How much fits: choices of a list, and characters of what was typed. */
export interface Room {
  readonly choices: number
  /** Of a list of which several can be chosen. */
  readonly several: number
  readonly typed: number
}

interface Shared {
  readonly id: string
  readonly label: string
  readonly spacing: 'medium'
  readonly isRequired?: true
  readonly errorMessage?: string
  readonly placeholder?: string
}

/** Teams shows the label, the star and what to say when it is empty; nothing for a choice without choices, which it would refuse. */
export function inputFor(field: Filled, form: FormName, { t }: Pen, room: Room): readonly Input[] {
  const { label, placeholder } = t.field(form, field.name)
  const errorMessage = sayRefusal(t, { code: 'required', field: field.name })
  const shared: Shared = {
    id: field.name,
    label,
    spacing: 'medium',
    ...(field.required ? { isRequired: true, errorMessage } : {}),
    ...(placeholder ? { placeholder } : {}),
  }
  if (field.kind === 'choice') return choiceInput(field, shared, t, room.choices)
  if (field.kind === 'several') return manyOf(field, shared, t, room.several)
  if (field.kind === 'choices') return boxes(field, shared, t)
  if (field.kind === 'date' || field.kind === 'time') return [picked(field, shared)]
  const value = shown(field.value, room.typed)
  return [
    {
      type: 'Input.Text',
      ...shared,
      ...(field.kind === 'text' ? { isMultiline: true } : {}),
      maxLength: field.most,
      ...(value ? { value } : {}),
    },
  ]
}

function choiceInput(
  { options, value: wanted, required }: Extract<Filled, { kind: 'choice' }>,
  shared: Shared,
  t: Texts,
  most: number,
): readonly Input[] {
  const choices = choicesOf(options, [wanted], t, most)
  if (choices.length === 0) return []
  const chosen = choices.some(({ value }) => value === wanted) ? { value: wanted } : {}
  return [{ type: 'Input.ChoiceSet', ...shared, ...chosen, choices, style: styleFor(choices.length, required) }]
}

/** Few enough to stand open, each with a box to tick. */
function boxes({ options, value }: Extract<Filled, { kind: 'choices' }>, shared: Shared, t: Texts): readonly Input[] {
  const choices = choicesOf(options, [], t, options.length)
  const ticked = value.split(',').filter((one) => choices.some((choice) => choice.value === one))
  const chosen = ticked.length > 0 ? { value: ticked.join(',') } : {}
  if (choices.length === 0) return []
  return [{ type: 'Input.ChoiceSet', ...shared, ...chosen, choices, style: 'expanded', isMultiSelect: true }]
}

/** Some of many, each ticked; more than a few are searched by typing. */
function manyOf(
  { options, value }: Extract<Filled, { kind: 'several' }>,
  shared: Shared,
  t: Texts,
  most: number,
): readonly Input[] {
  const wanted = value.split(',')
  const choices = choicesOf(options, wanted, t, most)
  if (choices.length === 0) return []
  const ticked = wanted.filter((one) => choices.some((choice) => choice.value === one))
  const chosen = ticked.length > 0 ? { value: ticked.join(',') } : {}
  const style = choices.length <= someChoices ? 'compact' : 'filtered'
  return [{ type: 'Input.ChoiceSet', ...shared, ...chosen, choices, style, isMultiSelect: true }]
}

const picked = ({ kind, value }: Extract<Filled, { kind: 'date' | 'time' }>, shared: Shared): Input => {
  const [type, reads] = kind === 'date' ? (['Input.Date', isDay] as const) : (['Input.Time', isTime] as const)
  return { type, ...shared, ...(reads.test(value) ? { value } : {}) }
}

const isTime = /^([01]\d|2[0-3]):[0-5]\d$/
const isDay = /^\d{4}-\d{2}-\d{2}$/

/** One that may be left empty must not stand open: nobody could take the choice back. */
function styleFor(count: number, required: boolean): 'expanded' | 'compact' | 'filtered' {
  if (count <= fewChoices && required) return 'expanded'
  return count <= someChoices ? 'compact' : 'filtered'
}

/** Those that are chosen are never among those that do not fit. */
function choicesOf(options: readonly Option[], chosen: readonly string[], t: Texts, most: number): readonly Choice[] {
  const distinct = options.filter(
    ({ value }, index) => value !== '' && options.findIndex((o) => o.value === value) === index,
  )
  const kept = distinct.filter(({ value }, index) => index < most || chosen.includes(value))
  return kept.map((option) => ({ title: titleOf(option, t), value: option.value }))
}

function titleOf(option: Option, t: Texts): string {
  const { label, group } = sayOption(t, option)
  return shown(group !== null && group !== label ? `${group} – ${label}` : label, longest.choice) || option.value
}
