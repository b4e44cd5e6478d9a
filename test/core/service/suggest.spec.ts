import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { fitOf, judge } from '#src/core/service/judge.ts'
import { type CompanyFacts, type Offering, opennessOn, reviewOn } from '#src/core/service/service.ts'
import { type Suggestion, suggest } from '#src/core/service/suggest.ts'
import { company, needs, offering, offerings, own, today } from './services.ts'

const unknown: CompanyFacts = { employees: null, netTurnoverSek: null }
const suggested = (all: readonly Offering[], about = unknown, need = 'lån', chosen: string | null = null) =>
  suggest({ needs, offerings: all }, { need, chosen, company: about, organisation: own }, today)
const titles = (all: readonly Offering[], about = unknown) =>
  suggested(all, about).suggestions.map(({ title }) => title)

const few = { employees: { from: 1, to: 10 }, netTurnoverMinSek: null }
const rich = { employees: null, netTurnoverMinSek: 3_000_000 }

describe('a rule of a service, held against what is known of the company', () => {
  it.each([
    ['employees at the least', few, { employees: 1, netTurnoverSek: null }, 'met'],
    ['employees at the most', few, { employees: 10, netTurnoverSek: null }, 'met'],
    ['too many employees', few, { employees: 11, netTurnoverSek: null }, 'not-met'],
    ['too few employees', few, { employees: 0, netTurnoverSek: null }, 'not-met'],
    ['employees that nobody knows', few, unknown, 'unknown'],
    ['turnover at the least', rich, { employees: null, netTurnoverSek: 3_000_000 }, 'met'],
    ['too little turnover', rich, { employees: null, netTurnoverSek: 2_999_999 }, 'not-met'],
    ['turnover that nobody knows', rich, unknown, 'unknown'],
    [
      'one rule unknown, one not met',
      { ...few, netTurnoverMinSek: 1 },
      { employees: 11, netTurnoverSek: null },
      'not-met',
    ],
    ['one rule met, one unknown', { ...few, netTurnoverMinSek: 1 }, { employees: 2, netTurnoverSek: null }, 'unknown'],
    ['no rules', { employees: null, netTurnoverMinSek: null }, unknown, 'met'],
  ] as const)('%s', (_, rules, about, fit) => {
    expect(fitOf(judge(rules, about))).toBe(fit)
  })

  it('is told with what was held against it', () => {
    expect(judge({ ...few, netTurnoverMinSek: 5 }, { employees: 14, netTurnoverSek: null })).toEqual([
      { rule: 'employees', from: 1, to: 10, has: 14, verdict: 'not-met' },
      { rule: 'net-turnover', least: 5, has: null, verdict: 'unknown' },
    ])
  })
})

describe('a service on a day', () => {
  it.each([
    ['open', null, { is: 'open' }],
    ['limited', null, { is: 'limited' }],
    ['closed', null, { is: 'closed', until: null }],
    ['closed', '2026-11-24', { is: 'closed', until: '2026-11-24' }],
    ['closed', '2026-11-23', { is: 'open' }],
  ] as const)('%s until %s', (capacity, closedUntil, openness) => {
    expect(opennessOn({ capacity, closedUntil }, today)).toEqual(openness)
  })

  it.each([
    [null, 'never'],
    ['2026-05-28', 'fresh'],
    ['2026-05-27', 'stale'],
    ['2026-11-24', 'fresh'],
  ])('reviewed %s: %s', (reviewed, is) => {
    expect(reviewOn({ reviewed }, today).is).toBe(is)
  })
})

describe('the order of what is suggested', () => {
  const about = { employees: 20, netTurnoverSek: null }
  const steps: readonly (readonly [string, Offering, Offering])[] = [
    ['what fits, before what is not known to', offering('a'), offering('b', { eligibility: rich })],
    [
      'what is known to fit and is closed, before what is not known to and is open',
      offering('a', { capacity: 'closed' }),
      offering('b', { eligibility: rich }),
    ],
    ['open before limited', offering('z'), offering('b', { capacity: 'limited' })],
    ['limited before closed', offering('z', { capacity: 'limited' }), offering('b', { capacity: 'closed' })],
    [
      'what opens sooner',
      offering('z', { capacity: 'closed', closedUntil: '2026-12-01' }),
      offering('b', { capacity: 'closed', closedUntil: '2027-12-01' }),
    ],
    [
      'open and stale before limited and fresh',
      offering('z', { reviewed: null }),
      offering('b', { capacity: 'limited' }),
    ],
    ['fresh before stale', offering('z'), offering('b', { reviewed: '2026-01-01' })],
    ['fresh and slow before stale and quick', offering('z', { pace: 900 }), offering('b', { reviewed: null, pace: 5 })],
    ['quick before slow', offering('z', { pace: 10 }), offering('b', { pace: 20 })],
    ['slow before what cannot be said', offering('z', { pace: 900 }), offering('b', { pace: null })],
    ['by name where nothing else tells', offering('a'), offering('b')],
  ]
  it.each(steps)('%s', (_, first, second) => {
    expect(titles([second, first], about)).toEqual([first.title, second.title])
    expect(titles([first, second], about)).toEqual([first.title, second.title])
  })

  it('is by need where the text speaks of two', () => {
    const all = [offering('m', { need: 'market' }), offering('l', { capacity: 'limited' })]
    expect(suggested(all, unknown, 'lån till en ny marknad').suggestions.map(({ title }) => title)).toEqual(['l', 'm'])
    expect(suggested(all, unknown, 'lån till en ny marknad', 'market').suggestions.map(({ title }) => title)).toEqual([
      'm',
    ])
  })
})

describe('what is suggested', () => {
  it('is what fits; and where nothing does, the nearest, which is said', () => {
    const fits = suggested([offering('a'), offering('b', { eligibility: few })], {
      employees: 20,
      netTurnoverSek: null,
    })
    expect([fits.fits, fits.suggestions.map(({ title }) => title)]).toEqual([true, ['a']])
    const none = suggested([offering('b', { eligibility: few })], { employees: 20, netTurnoverSek: null })
    expect([none.fits, none.suggestions.map(({ title }) => title)]).toEqual([false, ['b']])
    expect(suggested([])).toMatchObject({ fits: false, suggestions: [], needs: [{ key: 'loan' }] })
  })

  it('says that one’s own organisation has it, and does not send one there', () => {
    const mine = offering('eget', { organisation: own })
    expect(suggested([mine, offering('a')])).toMatchObject({ own: ['eget'], suggestions: [{ title: 'a' }] })
  })

  it('is nothing for a need that nobody knows', () => {
    expect(suggested([offering('a')], unknown, 'något helt annat')).toEqual({
      ...{ needs: [], suggestions: [], fits: false, own: [] },
    })
  })

  it('a need that is not in the list is not chosen', () => {
    expect(suggested([offering('a')], unknown, 'lån', 'nowhere').needs).toMatchObject([{ key: 'loan' }])
  })
})

describe('whatever is offered', () => {
  const rank = { met: 0, unknown: 1, 'not-met': 2 }
  const openness = { open: 0, limited: 1, closed: 2 }
  const fitIn = ({ judged }: Suggestion) => rank[fitOf(judged)]
  const asked = (need: string) => fc.tuple(offerings, company, fc.constant(need))

  it('there are at most three, of others’ and of what was asked for, each once', () => {
    fc.assert(
      fc.property(asked('lån, marknad'), ([all, about, need]) => {
        const { suggestions, needs: meant } = suggested(all, about, need)
        expect(suggestions.length).toBeLessThanOrEqual(3)
        expect(new Set(suggestions.map(({ service }) => service)).size).toBe(suggestions.length)
        for (const { service, need: of } of suggestions) {
          const from = all.find(({ id }) => id === service)
          expect(from?.organisation).not.toBe(own)
          expect(meant).toContainEqual(of)
        }
      }),
    )
  })

  it('nothing that is not met comes before what may be, nor what is closed before what is open and fits as well', () => {
    fc.assert(
      fc.property(asked('lån'), ([all, about, need]) => {
        const { suggestions } = suggested(all, about, need)
        for (const [at, one] of suggestions.entries())
          for (const later of suggestions.slice(at + 1)) {
            expect(fitIn(one)).toBeLessThanOrEqual(fitIn(later))
            if (fitIn(one) === fitIn(later))
              expect(openness[one.openness.is]).toBeLessThanOrEqual(openness[later.openness.is])
          }
      }),
    )
  })

  it('nothing better is left out', () => {
    fc.assert(
      fc.property(asked('lån'), ([all, about, need]) => {
        const { suggestions } = suggested(all, about, need)
        const isLeft = ({ id, organisation, need: of }: Offering) =>
          of === 'loan' && organisation !== own && !suggestions.some(({ service }) => service === id)
        const left = all.filter(isLeft).map(({ eligibility }) => rank[fitOf(judge(eligibility, about))])
        const worst = suggestions.length === 3 ? Math.max(...suggestions.map(fitIn)) : suggestions.length > 0 ? 2 : 3
        for (const fit of left) expect(fit).toBeGreaterThanOrEqual(worst)
      }),
    )
  })

  it('the order in which it stands makes no difference', () => {
    const shuffled = offerings.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })),
    )
    fc.assert(
      fc.property(shuffled, company, ([all, others], about) => {
        expect(suggested(others, about, 'lån, marknad')).toEqual(suggested(all, about, 'lån, marknad'))
      }),
    )
  })
})
