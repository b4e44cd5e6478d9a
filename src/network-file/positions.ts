import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  type LineCounter,
  type Node,
  type Pair,
} from 'yaml'

export type Path = readonly (string | number)[]

/** Where something stands in the file; lines and columns are counted from 1. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** `organisations[1].members[0].stand_in` */
export const showPath = (path: Path): string =>
  path.reduce<string>((shown, part) => {
    if (typeof part === 'number') return `${shown}[${part}]`
    const name = /^[\w-]+$/.test(part) ? part : JSON.stringify(part)
    return shown ? `${shown}.${name}` : name
  }, '')

/** The place of the last part of the path that is there: a key where it has one, else the entry of the list. */
export function locate(document: Document, lines: LineCounter, path: Path): Position {
  let node = resolved(document, document.contents)
  let offset = node?.range?.[0] ?? 0
  for (const part of path) {
    const next = stepInto(node, part)
    if (!next) break
    node = resolved(document, next.value)
    offset = (isScalar(next.key) ? next.key.range?.[0] : undefined) ?? startOf(next.value) ?? offset
  }
  const { line, col } = lines.linePos(offset)
  return { line: Math.max(1, line), column: Math.max(1, col) }
}

/** No entry of a network file lies deeper. */
const deepest = 8

/** The path of the innermost entry that holds this place in the text. */
export function pathAt(document: Document, offset: number): Path {
  const path: (string | number)[] = []
  let node: unknown = document.contents
  for (;;) {
    const inner = entriesOf(node).find(({ from, to }) => from <= offset && offset <= to)
    if (!inner || path.length === deepest) return path
    path.push(inner.part)
    node = inner.value
  }
}

function stepInto(node: unknown, part: string | number): { readonly key: unknown; readonly value: unknown } | null {
  if (isMap(node)) return node.items.find((pair) => keyOf(pair) === String(part)) ?? null
  if (isSeq(node) && typeof part === 'number' && part < node.items.length) return { key: null, value: node.items[part] }
  return null
}

interface Entry {
  readonly part: string | number
  readonly value: unknown
  readonly from: number
  readonly to: number
}

function entriesOf(node: unknown): readonly Entry[] {
  if (isMap(node))
    return node.items.map((pair) => {
      const from = startOf(pair.key) ?? Number.POSITIVE_INFINITY
      return { part: keyOf(pair), value: pair.value, from, to: endOf(pair.value) ?? endOf(pair.key) ?? from }
    })
  if (!isSeq(node)) return []
  return node.items.map((value, part) => ({ part, value, from: startOf(value) ?? 0, to: endOf(value) ?? -1 }))
}

const keyOf = ({ key }: Pair): string => String(isScalar(key) ? key.value : key)

const resolved = (document: Document, node: unknown): Node | null => {
  if (isAlias(node)) return node.resolve(document) ?? null
  return isCollection(node) || isScalar(node) ? node : null
}

const rangeOf = (node: unknown) => (isCollection(node) || isScalar(node) || isAlias(node) ? node.range : null)
const startOf = (node: unknown): number | undefined => rangeOf(node)?.[0]
const endOf = (node: unknown): number | undefined => rangeOf(node)?.[1]
