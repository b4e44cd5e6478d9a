import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import type { Digest } from '#src/core/digest/digest.ts'
import type { Locale } from '#src/core/register/register.ts'
import { chartsOf } from '#src/digest-file/charts/charts.ts'
import { svgOf } from '#src/digest-file/charts/draw.ts'
import { fileOf } from '#src/digest-file/file-of.ts'
import { wordsFor } from '#src/texts/words.ts'
import { forty, hostileDigest } from './hostile.ts'
import { namedCounts, nothing, sample } from './sample.ts'

const charts = (digest: Digest, locale: Locale = 'sv') =>
  chartsOf(digest, { locale, texts: wordsFor({ locale, timeZone: 'Europe/Stockholm' }) })

const chart = (digest: Digest, name: string, locale: Locale = 'sv') => {
  const found = charts(digest, locale).find((one) => one.name === name)
  if (!found) throw new Error(`no picture of ${name}`)
  return found
}

const drawn = new Set(['clipPath', 'defs', 'desc', 'g', 'path', 'rect', 'svg', 'text', 'title'])

function inherited(object: object): readonly string[] {
  const names: string[] = []
  for (const name in object) names.push(name)
  return names
}

/** As a strict reader of XML has it: what is written in it, and what elements it is made of. */
function seen(svg: string) {
  const words: string[] = []
  const elements = new Set<string>()
  const parser = new SaxesParser()
  parser.on('error', (fault) => {
    throw fault
  })
  parser.on('opentag', ({ name }) => elements.add(name))
  parser.on('text', (text) => words.push(text))
  parser.write(svg).close()
  return { words, all: words.join(' '), elements }
}

describe('pictures of a digest', () => {
  it('tell what they show in words, in either language', () => {
    expect(charts(sample()).map(({ name, title, text }) => [name, title, text])).toEqual([
      [
        'responseTimes',
        'Svarstider',
        'Accepterade inom en arbetsdag: 78,8 % av 52. inom 4 timmar 29; inom 1 arbetsdag 12; inom 2 arbetsdagar 6; inom 5 arbetsdagar visas inte; senare 0; inte accepterade visas inte.',
      ],
      [
        'trend',
        'Tolv månader',
        'Öppnade ärenden: 46 (månaden innan 40). Avslutade ärenden: 31 (månaden innan 35). Accepterade inom en arbetsdag: 78,8 % (månaden innan 71,4 %). Ingen fel dörr: 94,9 % (månaden innan 92,1 %). Där linjen bryts fanns inget att räkna på, eller så visas det inte.',
      ],
      [
        'doorOwner',
        'Dörr och ägare',
        'Flest: från Region Kronoberg till Region Kronoberg 14 och från Almi Kronoberg till Almi Kronoberg 9.',
      ],
      [
        'needs',
        'Behov',
        'Flest: Hitta en partner på en ny marknad 14, Exportlån och garantier 11 och Regler, tullar och intyg 9.',
      ],
      ['municipalities', 'Kommuner', 'Flest: Växjö 19, Ljungby 9 och Älmhult 8.'],
    ])
    expect(chart(sample(), 'needs', 'en').text).toBe(
      'Most: Hitta en partner på en ny marknad (en) 14, Exportlån och garantier (en) 11 and Regler, tullar och intyg (en) 9.',
    )
  })

  it('have each number where it is, and words where there is too little to show', async () => {
    const { words, elements } = seen(await svgOf(chart(sample(), 'responseTimes')))
    for (const word of ['inom 4 timmar', '29', '12', 'en arbetsdag', 'senare', '0']) expect(words).toContain(word)
    expect(words.filter((word) => word === 'visas inte')).toHaveLength(2)
    expect(words.filter((word) => word === '0')).toHaveLength(1)
    expect([...elements].toSorted()).toEqual(['desc', 'path', 'rect', 'svg', 'text', 'title'])
  })

  it('tell none from what is not shown in a matrix', async () => {
    const { words } = seen(await svgOf(chart(sample(), 'doorOwner')))
    expect(words.filter((word) => word === '*')).toHaveLength(3)
    expect(words.filter((word) => word === '·')).toHaveLength(15)
    expect(words).toContain('* visas inte')
    expect(words).not.toContain('0')
  })

  it('show the largest of forty, the others together, and say so', async () => {
    const needs = chart(forty(), 'needs')
    expect(needs.text).toContain('De största visas; 30 till är sammanförda i ”Övriga”.')
    const { words } = seen(await svgOf(needs))
    expect(words).toContain('Övriga (30)')
    // One of those is not shown, and neither are all of them together.
    expect(words).toContain('visas inte')
    const matrix = chart(forty(), 'doorOwner')
    expect(seen(await svgOf(matrix)).words.filter((word) => word === 'Övriga (32)')).toHaveLength(2)
    expect(matrix.height).toBeLessThan(600)
  })

  it('name what the municipalities that are not shown have together, after those that are', async () => {
    const municipalities = [
      ...namedCounts([
        ['Växjö', 19],
        ['*', 25],
        ['Ljungby', 9],
        ['', 6],
      ]),
    ]
    const swedish = chart(sample({ municipalities }), 'municipalities')
    expect(swedish.text).toBe('Flest: Växjö 19, Ljungby 9 och Övriga kommuner 25.')
    const { words } = seen(await svgOf(chart(sample({ municipalities }), 'municipalities', 'en')))
    expect(words).toContain('Other municipalities')
    expect(words).not.toContain('*')
  })

  it('are none of nothing, and one of a single point', async () => {
    expect(charts(nothing())).toEqual([])
    const { series } = nothing()
    const values = { ...series.values, casesOpened: [...Array.from({ length: 11 }, () => null), 7] }
    const { all } = seen(await svgOf(chart({ ...nothing(), series: { ...series, values } }, 'trend')))
    expect(all).toContain('7')
  })

  it('hold whatever is typed', async () => {
    await fc.assert(
      fc.asyncProperty(hostileDigest, async ({ digest }) => {
        for (const one of charts(digest)) {
          const { elements } = seen(await svgOf(one))
          expect([...elements].filter((element) => !drawn.has(element))).toEqual([])
          // What is called "__proto__" has not changed what every object has.
          expect(inherited({})).toEqual([])
        }
      }),
      { numRuns: 25 },
    )
  })

  it('are drawn with their letters, wide enough for a phone', async () => {
    // In a process of its own, as ever.
    const order = { of: 'picture', digest: sample(), format: 'png', chart: 'needs', locale: 'sv' } as const
    const png = await fileOf(order, () => undefined)
    if (png === null) throw new Error('there is no picture')
    expect(png.subarray(1, 4).toString()).toBe('PNG')
    expect(png.readUInt32BE(16)).toBe(1200)
    // A picture whose letters were not found is not half as large.
    expect(png.length).toBeGreaterThan(30_000)
  })
})
