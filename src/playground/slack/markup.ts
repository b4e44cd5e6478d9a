import { type Json, listOf, objectOf, textOf } from './json.ts'

/** Something in a message that a client would make live: a mention, a link, a date, a style. */
export interface Activation {
  readonly kind: 'user' | 'channel' | 'broadcast' | 'group' | 'team' | 'link' | 'date' | 'emoji' | 'format'
  /** The id, the URL, the range or the name of the style. */
  readonly target: string
  /** Where: "text", or the path of the text object in the blocks ("blocks/0/text"). */
  readonly where: string
}

type Found = Omit<Activation, 'where'>

/** Everything live in a message, so that a test can prove that what a person typed became none of it. */
export function activeMarkup(text: string, blocks: readonly unknown[] = []): Activation[] {
  return [...mrkdwn(text, false).map((found) => ({ ...found, where: 'text' })), ...within(blocks, 'blocks')]
}

function within(value: unknown, where: string): Activation[] {
  if (Array.isArray(value)) return value.flatMap((one: unknown, at) => within(one, `${where}/${at}`))
  const fields = objectOf(value)
  if (!fields) return []
  const own = spoken(fields).map((found) => ({ ...found, where }))
  return [...own, ...Object.entries(fields).flatMap(([name, inner]) => within(inner, `${where}/${name}`))]
}

/** What this one object makes live, leaving aside what lies in it. */
function spoken(fields: Json): Found[] {
  const text = textOf(fields['text'])
  const style = objectOf(fields['style'])
  const styles: Found[] = Object.entries(style ?? {})
    .filter(([, on]) => on === true)
    .map(([name]) => ({ kind: 'format', target: name }))
  const kind = textOf(fields['type'])
  if (kind === 'mrkdwn') return mrkdwn(text, fields['verbatim'] === true)
  if (kind === 'markdown') return markdown(text)
  if (kind === 'plain_text') return fields['emoji'] === false ? [] : emoji(text)
  if (kind === 'button') return textOf(fields['url']) ? [{ kind: 'link', target: textOf(fields['url']) }] : []
  const rich = richTargets[kind]
  return rich ? [{ kind: rich[0], target: textOf(fields[rich[1]]) }, ...styles] : styles
}

const richTargets: Readonly<Record<string, readonly [Activation['kind'], string]>> = {
  user: ['user', 'user_id'],
  channel: ['channel', 'channel_id'],
  usergroup: ['group', 'usergroup_id'],
  team: ['team', 'team_id'],
  broadcast: ['broadcast', 'range'],
  link: ['link', 'url'],
  emoji: ['emoji', 'name'],
  date: ['date', 'format'],
}

const address = /\b(?:https?|mailto|tel|slack):[^\s<>|]+/giu

function mrkdwn(text: string, verbatim: boolean): Found[] {
  const tags = [...text.matchAll(/<([^<>]+)>/gu)].map(([, inside]) => tag(inside ?? ''))
  const rest = text.replaceAll(/<[^<>]+>/gu, ' ')
  const automatic = verbatim ? [] : [...addresses(rest), ...calls(rest)]
  return [...tags, ...automatic, ...emoji(rest), ...styles(rest)].filter((found) => found !== null)
}

function tag(inside: string): Found | null {
  const target = inside.split('|')[0] ?? ''
  const sign = target.slice(0, 1)
  if (sign === '@') return { kind: 'user', target: target.slice(1) }
  if (sign === '#') return { kind: 'channel', target: target.slice(1) }
  if (sign !== '!') return { kind: 'link', target }
  const [name = '', id = ''] = target.slice(1).split('^')
  if (name === 'date') return { kind: 'date', target: id }
  if (name === 'subteam') return { kind: 'group', target: id }
  return { kind: 'broadcast', target: name }
}

function addresses(text: string): Found[] {
  return [...text.matchAll(address)].map(([target]) => ({ kind: 'link', target }))
}

/** "@channel" and its like, which Slack reads in text it is asked to look through. */
function calls(text: string): Found[] {
  return [...text.matchAll(/(?<![\p{L}\p{N}._@-])@(channel|here|everyone)\b/giu)].map(([, range = '']) => ({
    kind: 'broadcast',
    target: range.toLowerCase(),
  }))
}

function emoji(text: string): Found[] {
  return [...text.matchAll(/:([a-z0-9_+'-]*[a-z_+][a-z0-9_+'-]*):/gu)].map(([, name = '']) => ({
    kind: 'emoji',
    target: name,
  }))
}

const marks: readonly (readonly [string, RegExp])[] = [
  ['bold', /(?<![\p{L}\p{N}*])\*[^\s*](?:[^*\n]*[^\s*])?\*(?![\p{L}\p{N}*])/u],
  ['italic', /(?<![\p{L}\p{N}_])_[^\s_](?:[^_\n]*[^\s_])?_(?![\p{L}\p{N}_])/u],
  ['strike', /(?<![\p{L}\p{N}~])~[^\s~](?:[^~\n]*[^\s~])?~(?![\p{L}\p{N}~])/u],
  ['code', /`[^`\n]+`|```/u],
  ['quote', /^&gt;/mu],
]

function styles(text: string): Found[] {
  return marks.filter(([, shape]) => shape.test(text)).map(([target]) => ({ kind: 'format', target }))
}

/** Standard Markdown, as the markdown block reads it. */
function markdown(text: string): Found[] {
  const links = [...text.matchAll(/\[[^\]]*\]\(([^)\s]+)[^)]*\)/gu)].map(
    ([, target = '']): Found => ({ kind: 'link', target }),
  )
  const marked = /[*_~`]{1,3}\S|^\s*(?:#{1,6}|[-+]|\d+\.|>)\s/mu.test(text)
  return [...links, ...mrkdwn(text, false), ...(marked ? [{ kind: 'format' as const, target: 'markdown' }] : [])]
}

/** The ids of the blocks' interactive elements, each with its block. */
export function elementsOf(blocks: readonly unknown[]): { block: Json; element: Json }[] {
  return blocks.flatMap((value) => {
    const block = objectOf(value) ?? {}
    const inner = [block['accessory'], block['element'], ...listOf(block['elements']), ...listOf(block['actions'])]
    return inner.flatMap((one) => {
      const element = objectOf(one)
      return element && 'action_id' in element ? [{ block, element }] : []
    })
  })
}
