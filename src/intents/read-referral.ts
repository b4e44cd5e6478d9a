import { headOf } from './head-of.ts'

const kindWords = new Map([
  ['handover', 'handover'],
  ['överlämning', 'handover'],
  ['overlamning', 'handover'],
  ['advice', 'advice'],
  ['rådfråga', 'advice'],
  ['radfraga', 'advice'],
  ['råd', 'advice'],
  ['participation', 'participation'],
  ['medverka', 'participation'],
  ['medverkan', 'participation'],
  ['information', 'information'],
  ['kännedom', 'information'],
  ['unnamed', 'unnamed'],
  ['anonymous', 'unnamed'],
  ['anonymously', 'unnamed'],
  ['anonymt', 'unnamed'],
])

/** How several are asked. A question may begin so as well, which is why it is read only after more than one receiver. */
const modeWords: readonly (readonly [RegExp, string])[] = [
  [/^(?:i tur och ordning|i tur|en i taget|turvis|in turn|in-turn|one by one|one at a time)(?=\s|$)/iu, 'in-turn'],
  [/^(?:först till kvarn|först|forst|first)(?=\s|$)/iu, 'first'],
  [/^(?:alla|allihop|all|everyone)(?=\s|$)/iu, 'all'],
]

/**
 * `<no> <receiver>[, <receiver> …] [how] [kind] <question>`: how and the kind in either order. What follows a comma may be a receiver or the question:
 * `unlisted` is the question for the case that nobody is called as its first word.
 */
export function readReferral(rest: string): Readonly<Record<string, string>> {
  const [no, afterNo] = headOf(rest)
  const { names, last, after } = namesIn(afterNo)
  const [to = '', ...others] = names
  if (others.length === 0) return { case: no, to: trimmed(headOf(afterNo)[0]), ...kindIn(after) }
  const { mode, after: afterMode } = modeIn(after)
  const read = kindIn(afterMode)
  const late = mode === '' && 'kind' in read ? modeIn(read.question) : null
  const [how, question] = late && late.mode !== '' ? [late.mode, late.after] : [mode, read.question]
  return {
    ...{ case: no, to, also: others.join(',') },
    ...(how === '' ? {} : { mode: how }),
    ...read,
    question,
    ...(how === '' && !('kind' in read) ? { unlisted: last } : {}),
  }
}

/** Names with commas between them; `last` is the text from the last of them on. */
function namesIn(typed: string): { readonly names: readonly string[]; readonly last: string; readonly after: string } {
  const names: string[] = []
  let [last, after] = [typed, typed]
  let goesOn = true
  while (goesOn) {
    const [word, rest] = headOf(after)
    last = after
    after = rest.replace(/^,\s*/, '')
    names.push(...partsOf(word, names.length).map(trimmed))
    goesOn = after !== '' && (word.endsWith(',') || rest.startsWith(','))
  }
  return { names: names.filter((one) => one !== ''), last, after }
}

/** What a chat calls a mentioned person may hold a comma: among several it is left out, and they are looked up by who they are. */
const partsOf = (word: string, before: number): readonly string[] =>
  word.includes('@{') ? [before === 0 ? word : word.replace(/\|[^{}]*(?=\})/, '')] : word.split(',')

const trimmed = (name: string): string => name.trim().replace(/[,;:]+$/, '')

function kindIn(typed: string): { readonly kind?: string; readonly question: string } {
  const [word, after] = headOf(typed)
  const kind = kindWords.get(word.toLocaleLowerCase('sv'))
  return kind === undefined ? { question: typed } : { kind, question: after }
}

function modeIn(typed: string): { readonly mode: string; readonly after: string } {
  for (const [words, mode] of modeWords) {
    const [found] = words.exec(typed) ?? []
    if (found !== undefined) return { mode, after: typed.slice(found.length).trim() }
  }
  return { mode: '', after: typed }
}
