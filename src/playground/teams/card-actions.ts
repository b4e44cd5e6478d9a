import { z } from 'zod'

const base = {
  id: z.string().optional(),
  title: z.string().min(1, 'a button needs a title'),
  iconUrl: z.string().optional(),
  style: z.enum(['default', 'positive', 'destructive']).optional(),
  mode: z.enum(['primary', 'secondary']).optional(),
  tooltip: z.string().optional(),
  isEnabled: z.boolean().optional(),
  role: z.string().optional(),
  requires: z.record(z.string(), z.string()).optional(),
  fallback: z.unknown().optional(),
  associatedInputs: z.enum(['auto', 'none']).optional(),
}

const msteams = z.looseObject({
  type: z.enum(['task/fetch', 'task/submit', 'messageBack', 'imBack', 'invoke', 'signin']).optional(),
})

const submit = z.strictObject({
  ...base,
  type: z.literal('Action.Submit'),
  data: z.union([z.string(), z.looseObject({ msteams: msteams.optional() })]).optional(),
})

const execute = z.strictObject({
  ...base,
  type: z.literal('Action.Execute'),
  verb: z.string().min(1, 'Action.Execute needs a verb'),
  data: z.union([z.string(), z.record(z.string(), z.unknown())]).optional(),
})

const { associatedInputs: _, ...plain } = base

const openUrl = z.strictObject({
  ...plain,
  type: z.literal('Action.OpenUrl'),
  url: z.url({ protocol: /^(https?|msteams|mailto|tel)$/ }),
})

const toggle = z.strictObject({
  ...plain,
  type: z.literal('Action.ToggleVisibility'),
  targetElements: z
    .array(z.union([z.string(), z.strictObject({ elementId: z.string(), isVisible: z.boolean().optional() })]))
    .min(1),
})

const unknownAction = (issue: { input?: unknown }) => `unknown action type ${typeIn(issue.input)}`

export function typeIn(value: unknown): string {
  const typed = z.object({ type: z.string() }).safeParse(value)
  return typed.success ? `"${typed.data.type}"` : '(none given)'
}

/** A button of a card; `card` is what an Action.ShowCard holds. */
export function actionWith(card: z.ZodType): z.ZodType {
  const showCard = z.strictObject({ ...plain, type: z.literal('Action.ShowCard'), card })
  return z.discriminatedUnion('type', [submit, execute, openUrl, toggle, showCard], { error: unknownAction })
}

/** What happens when an element itself is pressed: no title needed, and no card to show. */
export const selectAction: z.ZodType = z.discriminatedUnion(
  'type',
  [
    submit.extend({ title: z.string().optional() }),
    execute.extend({ title: z.string().optional() }),
    openUrl.extend({ title: z.string().optional() }),
    toggle.extend({ title: z.string().optional() }),
  ],
  { error: unknownAction },
)

/** The refresh of a card: at most 60 people, and only by Action.Execute. */
export const refresh = z.strictObject({
  action: execute.extend({ title: z.string().optional() }),
  userIds: z.array(z.string().startsWith('29:', 'people are named by their 29: ids')).max(60).optional(),
  expires: z.string().optional(),
})
