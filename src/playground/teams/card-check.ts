import { z } from 'zod'
import { adaptiveCard } from './card-elements.ts'
import { type Fields, field, fieldsOf, listOf, problemsOf, textOf } from './json.ts'

/** Everything wrong with an Adaptive Card, as "path: problem"; empty when Teams would take it. */
export function cardProblems(card: unknown, root: string, where: 'message' | 'dialog' = 'message'): string[] {
  const parsed = adaptiveCard.safeParse(card)
  if (!parsed.success) return problemsOf(parsed.error, root)
  const found = [...parts(card, root)]
  return [...repeatedIds(found), ...lostTargets(found), ...lostMentions(card, root), ...misplaced(found, where)]
}

interface Part {
  readonly path: string
  readonly value: Fields
}

/** Every typed object of the card, without what actions carry as data and without fallbacks. */
function* parts(value: unknown, path: string): Generator<Part> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* parts(item, `${path}[${index}]`)
    return
  }
  const object = fieldsOf(value)
  if (textOf(field(object, 'type'))) yield { path, value: object }
  for (const [key, inner] of Object.entries(object)) {
    if (key !== 'data' && key !== 'fallback' && key !== 'msteams') yield* parts(inner, `${path}.${key}`)
  }
}

function repeatedIds(found: readonly Part[]): string[] {
  const seen = new Set<string>()
  return found.flatMap(({ path, value }) => {
    const id = textOf(field(value, 'id'))
    if (!id || textOf(field(value, 'type')).startsWith('Action.')) return []
    if (seen.has(id)) return [`${path}.id: "${id}" is used twice`]
    seen.add(id)
    return []
  })
}

function lostTargets(found: readonly Part[]): string[] {
  const ids = new Set(found.map(({ value }) => textOf(field(value, 'id'))))
  return found.flatMap(({ path, value }) =>
    listOf(field(value, 'targetElements')).flatMap((target, index) => {
      const id = textOf(target) || textOf(field(target, 'elementId'))
      return ids.has(id) ? [] : [`${path}.targetElements[${index}]: no element has the id "${id}"`]
    }),
  )
}

function misplaced(found: readonly Part[], where: 'message' | 'dialog'): string[] {
  if (where === 'message') return []
  const executes = found.filter(({ value }) => field(value, 'type') === 'Action.Execute')
  return executes.map(({ path }) => `${path}: a dialog takes Action.Submit only`)
}

const mention = z.looseObject({
  type: z.literal('mention'),
  text: z.string().regex(/^<at>[^<]+<\/at>$/, 'a mention is written <at>name</at>'),
  mentioned: z.looseObject({ id: z.string().min(1), name: z.string().min(1) }),
})

/** Mentions must stand in the text they belong to, or Teams refuses the message. */
export function mentionProblems(entities: unknown, text: string, root: string): string[] {
  return listOf(entities).flatMap((entity, index) => {
    if (field(entity, 'type') !== 'mention') return []
    const path = `${root}[${index}]`
    const parsed = mention.safeParse(entity)
    if (!parsed.success) return problemsOf(parsed.error, path)
    return text.includes(parsed.data.text) ? [] : [`${path}.text: "${parsed.data.text}" does not stand in the text`]
  })
}

function lostMentions(card: unknown, root: string): string[] {
  const { msteams, ...shown } = fieldsOf(card)
  const texts = [...parts(shown, root)].flatMap(({ value }) => [textOf(field(value, 'text')), ...factTexts(value)])
  return mentionProblems(field(msteams, 'entities'), texts.join('\n'), `${root}.msteams.entities`)
}

function factTexts(value: Fields): string[] {
  return listOf(field(value, 'facts')).map((fact) => textOf(field(fact, 'value')))
}
