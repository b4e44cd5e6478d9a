import { anyInput, type Input } from './card-inputs.ts'
import { type Fields, field, fieldsOf, listOf } from './json.ts'

export interface Filled {
  /** Every input's value, as text, the way Teams sends them. */
  readonly values: Fields
  /** What the client shows at each input that is wrong, by input id. */
  readonly errors: Readonly<Record<string, string>>
}

/** Fills a card's inputs as the Teams client does: what was typed, else the input's own value; then checks them. */
export function fill(card: unknown, action: unknown, typed: Fields): Filled {
  if (field(action, 'associatedInputs') === 'none') return { values: {}, errors: {} }
  const inputs = inputsFor(card, JSON.stringify(action ?? null))
  const values: Fields = {}
  const errors: Record<string, string> = {}
  for (const input of inputs) {
    const value = filledIn(input, typed[input.id])
    if (value !== '' || typed[input.id] !== undefined) values[input.id] = value
    const problem = problemWith(input, value)
    if (problem) errors[input.id] = input.errorMessage ?? problem
  }
  return { values, errors }
}

/** The inputs an action sends: those of its own card and of the cards around it, not those folded away elsewhere. */
function inputsFor(node: unknown, action: string): Input[] {
  if (Array.isArray(node)) return node.flatMap((item) => inputsFor(item, action))
  const object = fieldsOf(node)
  if (field(object, 'type') === 'Action.ShowCard' && !JSON.stringify(field(object, 'card')).includes(action)) return []
  const parsed = anyInput.safeParse(object)
  if (parsed.success) return [parsed.data]
  const inner = Object.entries(object).filter(([key]) => key !== 'data' && key !== 'fallback')
  return inner.flatMap(([, value]) => inputsFor(value, action))
}

function filledIn(input: Input, typed: unknown): string {
  if (input.type === 'Input.Toggle') {
    const on = input.valueOn ?? 'true'
    const off = input.valueOff ?? 'false'
    if (typed === true) return on
    if (typed === false) return off
    return typed === undefined ? (input.value ?? off) : String(typed)
  }
  const value = typed ?? input.value ?? ''
  return listOf(value).length > 0 ? listOf(value).join(',') : String(value)
}

function problemWith(input: Input, value: string): string | null {
  if (input.type === 'Input.Toggle') {
    return input.isRequired && value !== (input.valueOn ?? 'true') ? 'This has to be ticked' : null
  }
  if (value === '') return input.isRequired ? 'This field is required' : null
  return problemWithFilled(input, value)
}

function problemWithFilled(input: Exclude<Input, { type: 'Input.Toggle' }>, value: string): string | null {
  switch (input.type) {
    case 'Input.Text':
      return problemWithText(input, value)
    case 'Input.Number':
      return inNumbers(input, value) ? null : 'This is not a number in the range'
    case 'Input.Date':
      return /^\d{4}-\d{2}-\d{2}$/.test(value) && within(input, value) ? null : 'This is not a date in the range'
    case 'Input.Time':
      return /^\d{2}:\d{2}$/.test(value) && within(input, value) ? null : 'This is not a time in the range'
    case 'Input.ChoiceSet':
      return isOffered(input, value) ? null : 'That is not one of the choices'
  }
}

function problemWithText(input: Extract<Input, { type: 'Input.Text' }>, value: string): string | null {
  if (value.length > (input.maxLength ?? Number.POSITIVE_INFINITY)) return `At most ${input.maxLength} characters`
  if (input.regex === undefined || new RegExp(input.regex).test(value)) return null
  return 'This is not in the right form'
}

function inNumbers({ min, max }: Extract<Input, { type: 'Input.Number' }>, value: string): boolean {
  const number = Number(value)
  if (!Number.isFinite(number)) return false
  return number >= (min ?? number) && number <= (max ?? number)
}

function isOffered(input: Extract<Input, { type: 'Input.ChoiceSet' }>, value: string): boolean {
  if (input['choices.data']) return true
  const known = input.choices.map((choice) => choice.value)
  return (input.isMultiSelect ? value.split(',') : [value]).every((one) => known.includes(one))
}

/** Dates and times in their written forms sort as they should. */
function within({ min, max }: { min?: string | undefined; max?: string | undefined }, value: string): boolean {
  return value >= (min ?? value) && value <= (max ?? value)
}
