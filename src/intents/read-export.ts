import { type ChartName, chartNames } from '../core/digest/drawn.ts'

interface Said {
  readonly what: 'period' | 'whose' | 'chart' | 'format'
  readonly value: string
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

/** A time, a kind of file, a chart and whose, in any order; what is none of them is taken for the kind of file, so that it is said to be unknown. */
export function readExport(rest: string): Readonly<Record<string, string>> {
  const words = rest
    .replace(/\s*(?:\.\.+|…|–|—)\s*/g, '..')
    .toLocaleLowerCase('sv')
    .split(/[\s,]+/)
    .filter((word) => word !== '')
    .map(meant)
  const said = (what: Said['what']) => words.filter((word) => word.what === what).map(({ value }) => value)
  const found = { period: said('period')[0], whose: said('whose')[0], chart: said('chart')[0] }
  const format = said('format').join(' ')
  return Object.fromEntries(
    Object.entries({ ...found, format }).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  )
}

function meant(word: string): Said {
  if (ownWords.includes(word)) return { what: 'whose', value: 'own' }
  const chart = chartWords.get(word)
  if (chart !== undefined) return { what: 'chart', value: chart }
  if (/^\d/.test(word) || word.includes('..')) return { what: 'period', value: word }
  return { what: 'format', value: formatWords.get(word) ?? word }
}
