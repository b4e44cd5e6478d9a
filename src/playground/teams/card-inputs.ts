import { z } from 'zod'

const base = {
  id: z.string().min(1, 'an input needs an id'),
  label: z.string({ error: 'an input needs a label' }).min(1, 'an input needs a label'),
  isRequired: z.boolean().optional(),
  errorMessage: z.string().min(1).optional(),
  value: z.string().optional(),
}

const needsMessage = {
  check: (input: { isRequired?: boolean | undefined; errorMessage?: string | undefined }) =>
    !input.isRequired || input.errorMessage !== undefined,
  says: { message: 'a required input needs an errorMessage', path: ['errorMessage'] },
}

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'not a date YYYY-MM-DD')
const clock = z.string().regex(/^\d{2}:\d{2}$/, 'not a time HH:MM')

const text = z.looseObject({
  ...base,
  type: z.literal('Input.Text'),
  isMultiline: z.boolean().optional(),
  maxLength: z.int().positive().optional(),
  placeholder: z.string().optional(),
  regex: z.string().optional(),
  style: z.enum(['text', 'tel', 'url', 'email', 'password']).optional(),
})

const number = z.looseObject({
  ...base,
  type: z.literal('Input.Number'),
  value: z.number().optional(),
  min: z.number().optional(),
  max: z.number().optional(),
})

const date = z.looseObject({
  ...base,
  type: z.literal('Input.Date'),
  value: day.optional(),
  min: day.optional(),
  max: day.optional(),
})

const time = z.looseObject({
  ...base,
  type: z.literal('Input.Time'),
  value: clock.optional(),
  min: clock.optional(),
  max: clock.optional(),
})

const toggle = z.looseObject({
  ...base,
  label: z.string().min(1).optional(),
  type: z.literal('Input.Toggle'),
  title: z.string().min(1),
  valueOn: z.string().optional(),
  valueOff: z.string().optional(),
})

const choice = z.looseObject({ title: z.string().min(1), value: z.string().min(1) })

const choiceSet = z.looseObject({
  ...base,
  type: z.literal('Input.ChoiceSet'),
  choices: z
    .array(choice, { error: 'a choice set needs choices' })
    .refine((all) => new Set(all.map((one) => one.value)).size === all.length, 'two choices have the same value'),
  'choices.data': z.looseObject({ type: z.literal('Data.Query'), dataset: z.string().min(1) }).optional(),
  isMultiSelect: z.boolean().optional(),
  style: z.enum(['compact', 'expanded', 'filtered']).optional(),
})

/** Inputs as Teams shows them well: each with a label, a required one with what to say when it is empty. */
export const inputs = [
  text.refine(needsMessage.check, needsMessage.says),
  number.refine(needsMessage.check, needsMessage.says),
  date.refine(needsMessage.check, needsMessage.says),
  time.refine(needsMessage.check, needsMessage.says),
  toggle.refine(needsMessage.check, needsMessage.says),
  choiceSet
    .refine(needsMessage.check, needsMessage.says)
    .refine((input) => input.choices.length > 0 || input['choices.data'] !== undefined, {
      message: 'a choice set needs choices',
      path: ['choices'],
    })
    .refine((input) => !input.isMultiSelect || input.choices.every((one) => !one.value.includes(',')), {
      message: 'values of a multiple choice may not hold commas, which join them',
      path: ['choices'],
    }),
] as const

export const anyInput = z.discriminatedUnion('type', inputs)

export type Input = z.infer<typeof anyInput>
