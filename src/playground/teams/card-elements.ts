import { z } from 'zod'
import { actionWith, refresh, selectAction, typeIn } from './card-actions.ts'
import { charts } from './card-charts.ts'
import { inputs } from './card-inputs.ts'

const some = <T extends z.ZodType>(item: T) => z.array(item).min(1)
const elementLater: z.ZodType = z.lazy(() => element)
const cardLater: z.ZodType = z.lazy(() => innerCard)
const action = actionWith(cardLater)
const press = { selectAction: selectAction.optional() }

const size = z.enum(['small', 'default', 'medium', 'large', 'extraLarge'])
const tint = z.enum(['default', 'dark', 'light', 'accent', 'good', 'warning', 'attention'])
const container = z.enum(['default', 'emphasis', 'good', 'attention', 'warning', 'accent'])
const spoken = {
  text: z.string().min(1, 'an empty text is not shown'),
  size: size.optional(),
  weight: z.enum(['lighter', 'default', 'bolder']).optional(),
  color: tint.optional(),
  isSubtle: z.boolean().optional(),
}

const textRun = z.looseObject({
  ...spoken,
  ...press,
  type: z.literal('TextRun'),
  italic: z.boolean().optional(),
  strikethrough: z.boolean().optional(),
  underline: z.boolean().optional(),
  highlight: z.boolean().optional(),
})
const column = z.looseObject({
  type: z.literal('Column').optional(),
  items: z.array(elementLater).optional(),
  ...press,
})
const cell = z.looseObject({ type: z.literal('TableCell'), items: z.array(elementLater), ...press })
const row = z.looseObject({ type: z.literal('TableRow'), cells: some(cell) })
const image = z.looseObject({ type: z.literal('Image'), url: z.url({ protocol: /^(https|data)$/ }), ...press })

const element: z.ZodType = z.discriminatedUnion(
  'type',
  [
    z.looseObject({
      ...spoken,
      type: z.literal('TextBlock'),
      wrap: z.boolean().optional(),
      maxLines: z.int().positive().optional(),
      style: z.enum(['default', 'heading', 'columnHeader']).optional(),
    }),
    z.looseObject({ type: z.literal('RichTextBlock'), inlines: some(z.union([z.string(), textRun])) }),
    image,
    z.looseObject({ type: z.literal('ImageSet'), images: some(image) }),
    z.looseObject({ type: z.literal('Media'), sources: some(z.looseObject({ url: z.url() })) }),
    z.looseObject({
      type: z.literal('FactSet'),
      facts: some(z.looseObject({ title: z.string().min(1), value: z.string().min(1) })),
    }),
    z.looseObject({
      type: z.literal('Container'),
      items: z.array(elementLater),
      style: container.optional(),
      ...press,
    }),
    z.looseObject({ type: z.literal('ColumnSet'), columns: some(column), style: container.optional(), ...press }),
    z.looseObject({ type: z.literal('ActionSet'), actions: some(action) }),
    z.looseObject({ type: z.literal('Table'), columns: some(z.looseObject({})), rows: z.array(row) }),
    z.looseObject({ type: z.literal('Badge'), text: z.string().min(1) }),
    z.looseObject({ type: z.literal('CodeBlock'), codeSnippet: z.string() }),
    z.looseObject({ type: z.literal('Icon'), name: z.string().min(1), ...press }),
    z.looseObject({ type: z.literal('CompoundButton'), title: z.string().min(1), ...press }),
    z.looseObject({ type: z.literal('ProgressBar'), value: z.number().optional() }),
    ...charts,
    ...inputs,
  ],
  { error: (issue) => `unknown element type ${typeIn(issue.input)}` },
)

const shape = {
  body: z.array(elementLater).optional(),
  actions: z.array(action).optional(),
  fallbackText: z.string().optional(),
  speak: z.string().optional(),
  lang: z.string().optional(),
  rtl: z.boolean().optional(),
  minHeight: z.string().optional(),
  verticalContentAlignment: z.enum(['top', 'center', 'bottom']).optional(),
  backgroundImage: z.unknown().optional(),
  msteams: z.looseObject({ width: z.enum(['Full', 'full']).optional() }).optional(),
  msTeams: z.looseObject({}).optional(),
  $schema: z.string().optional(),
  ...press,
}

const version = z
  .string({ error: 'a card needs a version' })
  .regex(/^1\.[0-5]$/, 'Teams shows Adaptive Cards up to version 1.5')

const innerCard = z.strictObject({ ...shape, type: z.literal('AdaptiveCard'), version: version.optional() })

/** An Adaptive Card that Teams shows as it was meant. */
export const adaptiveCard = z
  .strictObject({
    ...shape,
    type: z.literal('AdaptiveCard'),
    version,
    refresh: refresh.optional(),
    authentication: z.looseObject({}).optional(),
    metadata: z.looseObject({}).optional(),
  })
  .refine((card) => (card.body?.length ?? 0) + (card.actions?.length ?? 0) > 0, {
    message: 'an empty card is not shown',
    path: ['body'],
  })
