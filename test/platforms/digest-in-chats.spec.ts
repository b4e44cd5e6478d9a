import { describe, expect, it } from '@jest/globals'
import type { Digest } from '#src/core/digest/digest.ts'
import { eachFigure } from '#src/core/digest/figures.ts'
import type { Locale } from '#src/core/register/register.ts'
import { messageOf } from '#src/platforms/slack/render/message.ts'
import { renderView } from '#src/platforms/teams/render/render.ts'
import { checkBlocks } from '#src/playground/slack/blocks/check.ts'
import { cardProblems } from '#src/playground/teams/card-check.ts'
import type { View } from '#src/views/view.ts'
import { digestWith } from '#test/core/digest/sample.ts'
import { forty } from '#test/digest-file/hostile.ts'
import { nothing, sample } from '#test/digest-file/sample.ts'
import { everyObject } from '#test/scenarios/json.ts'
import { english, swedish } from './slack/bot.ts'
import { wordsOf } from './slack/sights.ts'

type Part = View<'digest'>['part']
const viewOf = (digest: Digest, part: Part): View<'digest'> => ({
  ...{ kind: 'digest', digest, part, note: '', form: 'full', standing: 'told', charts: true, buttons: [] },
})

/** What each chat shows, and what the chat would not take of it. */
const shownIn = {
  Slack: (digest: Digest, part: Part, locale: Locale) => {
    const { blocks } = messageOf(viewOf(digest, part), locale === 'sv' ? swedish : english)
    return { content: blocks, words: wordsOf(blocks), problems: checkBlocks('message', blocks) }
  },
  Teams: (digest: Digest, part: Part, locale: Locale) => {
    const tongue = { locale, timeZone: 'Europe/Stockholm' } as const
    const { card } = renderView(viewOf(digest, part), tongue, { where: 'message', nonce: () => 'nonce-000001' })
    return { content: card.body, words: wordsOf(card.body), problems: cardProblems(card, 'card', 'message') }
  },
} as const

const chats = ['Slack', 'Teams'] as const
const drawn = /"(data_visualization|Chart\.\w+)"/
const charts = (content: unknown) => drawn.test(JSON.stringify(content))

/** Counted in one month alone: the network has just begun. */
const first = (): Digest => {
  const { headlines, series } = sample()
  const unknown = { before: null, year: null }
  return sample({
    headlines: eachFigure((figure) => ({ ...headlines[figure], ...unknown })),
    series: {
      months: series.months,
      values: eachFigure((figure) => series.values[figure].map((cell, at) => (at === 11 ? cell : null))),
    },
  })
}

it.each([
  ['sv', 'dec. 2025: öppnade ärenden', 'nov. 2026: öppnade ärenden 46 · avslutade ärenden 31 · hänvisningar 52'],
  ['en', 'Dec 2025: cases opened', 'Nov 2026: cases opened 46 · cases closed 31 · referrals 52'],
] as const)(
  'in Teams a chart that is not drawn has its numbers in words in its place, in %s',
  (locale, oldest, newest) => {
    const { content } = shownIn.Teams(sample(), 'figures', locale)
    const line = everyObject(content).find(({ type }) => type === 'Chart.Line')
    const months = wordsOf(line?.['fallback']).split('\n')
    expect(months).toHaveLength(12)
    expect(months[0]).toContain(oldest)
    expect(months[11]).toBe(newest)
  },
)

describe.each(chats)('in %s', (chat) => {
  const shown = (digest: Digest, part: Part = 'figures', locale: Locale = 'sv') => {
    const { problems, ...seen } = shownIn[chat](digest, part, locale)
    expect(problems).toEqual([])
    return seen
  }

  it.each([
    ['sv', 'Inget som går att räkna har hänt än.', 'Nästa månadsbrev: 4 januari 2027'],
    ['en', 'Nothing has happened yet that could be counted.', 'Next digest: 4 January 2027'],
  ] as const)(
    'an empty network is told in %s that there is nothing, and when the next one comes',
    (locale, empty, next) => {
      const { words, content } = shown(nothing(), 'figures', locale)
      expect(words).toContain(empty)
      expect(words).toContain(next)
      expect(charts(content)).toBe(false)
      expect(shown(nothing(), 'tables', locale).words).toContain(empty)
    },
  )

  it('a first month is told without a change, a year or a line of one point, and its numbers stand', () => {
    const { words, content } = shown(sample({ ...first(), responseTimes: [] }))
    expect(words).toContain('Öppnade ärenden: 46')
    expect(words).not.toMatch(/ mot oktober| på tolv månader/)
    expect(charts(content)).toBe(false)
    const months = shown(first(), 'tables').words
    expect(months).toContain('nov. 2026: öppnade ärenden 46 · avslutade ärenden 31 · hänvisningar 52')
    expect(months).toContain('okt. 2026: öppnade ärenden – · avslutade ärenden – · hänvisningar –')
  })

  it.each([
    ['sv', 'juni 2026: öppnade ärenden 12 · avslutade ärenden visas inte · hänvisningar 12'],
    ['en', 'Jun 2026: cases opened 12 · cases closed not shown · referrals 12'],
  ] as const)('each month of the year that is drawn stands in words, in %s, with the tables', (locale, june) => {
    const { series } = sample()
    const casesClosed = series.values.casesClosed.map((cell, at) => (at === 6 ? 'suppressed' : cell))
    const digest = sample({ series: { ...series, values: { ...series.values, casesClosed } } })
    const { words } = shown(digest, 'tables', locale)
    expect(words).toContain(june)
    expect(words.split('\n').filter((line) => / · .* · /.test(line))).toHaveLength(12)
  })

  it('of forty needs and municipalities, some with 200 characters, the first twelve are told and how many more there are', () => {
    const { words } = shown(forty(), 'tables')
    expect(words).toContain('Organisation nr 1: 60')
    expect(words).toContain('… och 28 till')
  })

  it.each([
    ['sv', '… och 8 möten till', '… och 1 insats till'],
    ['en', '… and 8 more meetings', '… and 1 more service'],
  ] as const)(
    'what is coming is told as far as anybody reads, and in %s how much more there is',
    (locale, more, last) => {
      const coming = {
        meetings: Array.from(
          { length: 20 },
          () => ({ kind: 'working-group', at: '2026-12-08T08:00:00.000Z' }) as const,
        ),
        services: Array.from({ length: 13 }, () => ({ organisation: 'EKN', title: 'Garanti', opens: '2027-01-02' })),
        nextDigest: '2027-01-04T08:00:00.000Z',
      }
      const { words } = shown(sample({ coming }), 'figures', locale)
      expect(words).toContain(more)
      expect(words).toContain(last)
      expect(words.split('Garanti')).toHaveLength(13)
    },
  )

  it.each([
    ['Arabic', 'شبكة كرونوبرغ للتصدير'],
    ['200 characters', `${'Ö'.repeat(199)}X`],
    ['200 of two halves each', '😀'.repeat(100)],
  ])('names in %s are shown, and what is too long for its place is cut', (_, name) => {
    for (const part of ['figures', 'tables'] as const) {
      const { words } = shown(digestWith(name), part)
      expect(words).toContain(name.slice(0, 100))
      expect(words).not.toMatch(/\p{Surrogate}/u)
    }
  })
})
