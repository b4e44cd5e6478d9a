import { type ChartName, chartNames } from '../core/digest/drawn.ts'

interface Said {
  readonly what: 'period' | 'whose' | 'chart' | 'format'
  readonly value: string
  /** As it was typed. */
  readonly word: string
}

const ownWords = ['own', 'eget', 'egna', 'egen']
const formatWords = new Map([
  ['excel', 'xlsx'],
  ['arbetsbok', 'xlsx'],
  ['workbook', 'xlsx'],
  ['rapport', 'pdf'],
  ['report', 'pdf'],
])
const chartWords = new Map<string, ChartName>([
  ...chartNames.map((name): [string, ChartName] => [name.toLowerCase(), name]),
  ['svarstider', 'responseTimes'],
  ['dörrar', 'doorOwner'],
  ['dorrar', 'doorOwner'],
  ['doors', 'doorOwner'],
  ['behov', 'needs'],
  ['kommuner', 'municipalities'],
])

/** Between two times, where they are written as a sentence. */
const untilWords = /\s+(?:till|to|until|-)\s+(?=20\d\d)/g

/**
 * A time, a kind of file, a chart and whose, in any order; what is none of them is taken for the kind of file, so that it is said to be
 * unknown. What is said twice stands in its field as it was typed, and cannot be read there.
 */
export function readExport(rest: string): Readonly<Record<string, string>> {
  const words = rest
    .toLocaleLowerCase('sv')
    .replace(/\s*(?:\.\.+|…|–|—)\s*/g, '..')
    .replace(untilWords, '..')
    .split(/[\s,]+/)
    .filter((word) => word !== '')
    .map(meant)
  return Object.fromEntries(
    (['period', 'whose', 'chart', 'format'] as const).flatMap((what) => {
      const said = words.filter((word) => word.what === what)
      const values = new Set(said.map(({ value }) => value))
      if (values.size === 0) return []
      return [[what, values.size === 1 ? [...values].join('') : said.map(({ word }) => word).join(' ')]]
    }),
  )
}

function meant(word: string): Said {
  if (ownWords.includes(word)) return { what: 'whose', value: 'own', word }
  const chart = chartWords.get(word)
  if (chart !== undefined) return { what: 'chart', value: chart, word }
  if (/^\d/.test(word) || word.includes('..')) return { what: 'period', value: word, word }
  return { what: 'format', value: formatWords.get(word) ?? word, word }
}
