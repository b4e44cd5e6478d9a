/** Finding one's way in what a chat was given, as a person's eye would: by what it says. */
export type Json = { readonly [key: string]: unknown }

export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Every object in it, at any depth, in the order in which it is read. */
export function everyObject(value: unknown): readonly Json[] {
  if (Array.isArray(value)) return value.flatMap(everyObject)
  return isJson(value) ? [value, ...Object.values(value).flatMap(everyObject)] : []
}

export const at = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((inside, key) => (isJson(inside) ? inside[key] : undefined), value)

export const textAt = (value: unknown, ...path: readonly string[]): string => {
  const found = at(value, ...path)
  return typeof found === 'string' ? found : ''
}

/** Everything that is said in it, one text a line. */
export function wordsIn(value: unknown): string {
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.map(wordsIn).filter(Boolean).join('\n')
  if (!isJson(value)) return ''
  return Object.entries(value)
    .filter(([key]) => shown.has(key))
    .map(([, inside]) => wordsIn(inside))
    .filter(Boolean)
    .join('\n')
}

const shown = new Set([
  'text',
  'blocks',
  'elements',
  'fields',
  'title',
  'label',
  'hint',
  'content',
  'body',
  'items',
  'columns',
  'actions',
  'inlines',
  'facts',
  'value',
  'card',
  'accessory',
  'submit',
  'choices',
  'errorMessage',
  'rows',
  'cells',
  'close',
  'attachments',
])
