import { wordsInOrder } from '../search/words.ts'
import type { Need, NeedKey, Offering } from './service.ts'

/** Words of a need that are read. */
const mostWords = 200

/** A need that has been recognised, and how surely. */
export interface Recognised {
  readonly need: Need
  readonly score: number
}

/**
 * The needs that a text speaks of, the surest first. A need is recognised by its words, whatever their inflection and whether or not
 * they have å, ä and ö; longer expressions say more than single words, and a word that several needs have says less of each.
 */
export function recognise(text: string, needs: readonly Need[]): readonly Recognised[] {
  const words = wordsInOrder(text, mostWords)
  const phrases = needs.map((need) => ({ need, phrases: phrasesOf(need) }))
  const sharing = new Map<string, number>()
  for (const { phrases: own } of phrases) for (const one of own) sharing.set(one.key, (sharing.get(one.key) ?? 0) + 1)
  return phrases
    .map(({ need, phrases: own }, place) => ({ need, place, ...scoreOf(own, words, sharing) }))
    .filter(({ score }) => score > 0)
    .toSorted((one, other) => other.score - one.score || one.first - other.first || one.place - other.place)
    .map(({ need, score }) => ({ need, score }))
}

interface Phrase {
  readonly key: string
  readonly words: readonly string[]
}

const phrasesOf = ({ words }: Need): readonly Phrase[] => {
  const phrases = words.map((said) => wordsInOrder(said, mostWords)).filter((parts) => parts.length > 0)
  return [...new Map(phrases.map((parts) => [parts.join(' '), { key: parts.join(' '), words: parts }])).values()]
}

/** Each word of the text counts once for a need: for the longest expression that it is a part of. */
function scoreOf(phrases: readonly Phrase[], words: readonly string[], sharing: ReadonlyMap<string, number>) {
  const counted = new Set<number>()
  let [score, first] = [0, Number.POSITIVE_INFINITY]
  for (const { key, words: parts } of phrases.toSorted((one, other) => other.words.length - one.words.length)) {
    const found = surest(parts, words, counted)
    if (found === null) continue
    for (const step of parts.keys()) counted.add(found.at + step)
    score += (found.sureness * weightOf(parts)) / (sharing.get(key) ?? 1)
    first = Math.min(first, found.at)
  }
  return { score, first }
}

/** Where in the text the expression stands most clearly, the first of them. */
function surest(parts: readonly string[], words: readonly string[], counted: ReadonlySet<number>) {
  const places = words.map((_, at) => ({
    at,
    sureness: counted.has(at) ? 0 : Math.min(...parts.map((part, step) => sameness(words[at + step] ?? '', part))),
  }))
  const [best] = places.toSorted((one, other) => other.sureness - one.sureness || one.at - other.at)
  return best === undefined || best.sureness === 0 ? null : best
}

/** Two words together are rarely said by chance. */
const weightOf = (parts: readonly string[]): number => parts.length * 2 - 1

/** What Swedish and English put at the end of a word, without marks. */
const endings = new Set(
  [
    '',
    'a',
    'e',
    'n',
    'r',
    's',
    't',
    'an',
    'ar',
    'as',
    'at',
    'ad',
    'de',
    'ed',
    'en',
    'er',
    'es',
    'et',
    'na',
    'or',
    'te',
  ].concat([
    'ade',
    'arna',
    'are',
    'aren',
    'arens',
    'ande',
    'ens',
    'erna',
    'ers',
    'ets',
    'ing',
    'ings',
    'na',
    'ning',
    'ningar',
    'orna',
  ]),
)

/** Shorter words begin and end too many others. */
const longEnough = { toBegin: 5, toBeInside: 6 } as const

/** 1 for the same word but for its ending, half for a part of a compound: "exportgarantin" speaks of "garanti" as well. */
function sameness(said: string, known: string): 0 | 0.5 | 1 {
  const stem = known.length >= longEnough.toBeInside ? known.replace(/[aey]$/, '') : known
  if (said.startsWith(stem) && endings.has(said.slice(stem.length))) return 1
  const isPart =
    (stem.length >= longEnough.toBegin && said.startsWith(stem)) ||
    (stem.length >= longEnough.toBeInside && said.includes(stem))
  return isPart ? 0.5 : 0
}

/**
 * The network's needs, and those that only its services name: such a one goes by its key and by the titles of its services. So a network
 * without a list of its own is guided all the same.
 */
export function needsOf(
  listed: readonly Need[],
  offerings: readonly Pick<Offering, 'need' | 'title'>[],
): readonly Need[] {
  const known = new Set<NeedKey>(listed.map(({ key }) => key))
  const titles = Map.groupBy(
    offerings.filter(({ need }) => !known.has(need)),
    ({ need }) => need,
  )
  const unlisted = [...titles].map(([key, own]): Need => {
    const said = own.map(({ title }) => title)
    const name = said.length === 1 ? (said[0] ?? key) : key.replaceAll('_', ' ')
    return { key, sv: name, en: name, words: [key.replaceAll('_', ' '), ...said] }
  })
  return [...listed, ...unlisted.toSorted((one, other) => (one.key < other.key ? -1 : 1))]
}
