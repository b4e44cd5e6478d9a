import { type Document, LineCounter, parseDocument, type YAMLError } from 'yaml'
import type { NetworkFile, OpenOf } from '../core/network-file.ts'
import { crossCheck } from './checks.ts'
import { draftOf } from './draft.ts'
import { locate, type Path, type Position, pathAt, showPath } from './positions.ts'
import { shape } from './shape.ts'
import { type Finding, findings, word } from './wording.ts'

/** Something wrong in a file, and where. The path is empty for what concerns the whole file. */
export interface FileMistake extends Position {
  readonly path: string
  readonly message: string
}

/** `organisations[1].members[0].stand_in: no member with key "sarra" …; did you mean "sara"? (line 34, column 7)` */
export const showMistake = ({ path, message, line, column }: FileMistake): string =>
  `${path ? `${path}: ` : ''}${message} (line ${line}, column ${column})`

const longestFile = 10_000_000

/** One slip in the syntax makes others out of what follows; the first ones are worth reading. */
const mostSlips = 10

/**
 * Reads a network file, YAML or JSON, and finds every mistake at once. `present` is the network as it is, when there is one: what a
 * file names and does not repeat is looked up there. `open`: what its members have open.
 */
export function readNetworkFile(
  text: string,
  present: NetworkFile | null = null,
  open: readonly OpenOf[] = [],
): { readonly file: NetworkFile } | { readonly mistakes: readonly FileMistake[] } {
  const whole = (message: string) => ({ mistakes: [{ path: '', message, line: 1, column: 1 }] })
  if (text.length > longestFile) return whole(`is too long: at most ${longestFile / 1_000_000} million characters`)
  try {
    return readDocument(text, present, open)
  } catch (fault) {
    if (fault instanceof RangeError) return whole('is nested too deeply to be a network file')
    if (fault instanceof ReferenceError) return whole('repeats itself by aliases (*) too often; write the entries out')
    throw fault
  }
}

function readDocument(
  text: string,
  present: NetworkFile | null,
  open: readonly OpenOf[],
): ReturnType<typeof readNetworkFile> {
  const lines = new LineCounter()
  const document = parseDocument(text, {
    version: '1.2',
    merge: false,
    uniqueKeys: true,
    prettyErrors: false,
    lineCounter: lines,
  })
  if (document.errors.some(({ code }) => code === 'RESOURCE_EXHAUSTION')) throw new RangeError('nested too deeply')
  const broken = document.errors.map((error) => syntaxMistake(error, document, lines))
  // What is said twice can still be checked; a file that is no YAML cannot.
  if (document.errors.some(({ code }) => code !== 'DUPLICATE_KEY'))
    return { mistakes: inOrder(broken).slice(0, mostSlips) }
  const typed: unknown = document.toJS({ maxAliasCount: 100 })
  if (typed === null)
    return { mistakes: [{ path: '', message: 'is empty: it begins with "network:"', line: 1, column: 1 }] }
  const read = shape.safeParse(typed, { error: word })
  const found = [
    ...(read.success ? [] : read.error.issues.flatMap(findings)),
    ...crossCheck(draftOf(typed, present), open),
  ]
  const mistakes = [...broken, ...found.map((finding) => placedMistake(finding, document, lines))]
  if (!read.success || mistakes.length > 0) return { mistakes: inOrder(mistakes) }
  return { file: read.data }
}

function syntaxMistake(error: YAMLError, document: Document, lines: LineCounter): FileMistake {
  const [offset] = error.pos
  const { line, col } = lines.linePos(offset)
  const path: Path = pathAt(document, offset)
  const message = error.code === 'DUPLICATE_KEY' ? 'stands twice in the same entry' : `cannot be read: ${error.message}`
  return { path: showPath(path), message, line: Math.max(1, line), column: Math.max(1, col) }
}

const placedMistake = ({ path, message }: Finding, document: Document, lines: LineCounter): FileMistake => ({
  path: showPath(path),
  message,
  ...locate(document, lines, path),
})

const inOrder = (mistakes: readonly FileMistake[]): readonly FileMistake[] =>
  mistakes.toSorted((one, other) => one.line - other.line || one.column - other.column)

/** The key of the network that a file is about, whatever else is wrong with it; null when it does not say. */
export function networkKeyIn(text: string): string | null {
  if (text.length > longestFile) return null
  const key = parseDocument(text, { version: '1.2', merge: false, prettyErrors: false }).getIn(['network', 'key'])
  return typeof key === 'string' ? key : null
}
