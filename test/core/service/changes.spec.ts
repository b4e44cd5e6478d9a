import { describe, expect, it } from '@jest/globals'
import { changesOf, closingOf, type Logged, type Standing } from '#src/core/service/changes.ts'
import type { Offering } from '#src/core/service/service.ts'
import { unprovided } from '#src/core/service/unprovided.ts'
import { idOf } from '#test/core/referrals.ts'
import { namedCounts } from '#test/digest-file/sample.ts'

type Kept = Logged['was']
const open: Kept = { capacity: 'open', closedUntil: null }
const limited: Kept = { capacity: 'limited', closedUntil: null }
const until = (closedUntil: string | null): Kept => ({ capacity: 'closed', closedUntil })

const offering = (title: string, kept: NonNullable<Kept>, need = 'loan'): Offering => ({
  ...{ id: idOf<'service'>(title), organisation: idOf<'organisation'>('almi'), organisationName: 'Almi', title, need },
  ...{
    eligibility: { employees: null, netTurnoverMinSek: null },
    reviewed: null,
    reachable: true,
    pace: null,
    ...kept,
  },
})
const logged = (title: string, on: string, was: Kept, became: Kept): Logged => ({
  ...{ service: idOf<'service'>(title), organisationName: 'Almi', title, on, was, became },
})
const span = { since: '2026-11-10', until: '2026-12-01' }

const words = (of: Standing): string => (of.is === 'closed' ? `closed ${of.until}` : of.is)
const told = (offerings: readonly Offering[], log: readonly Logged[]) =>
  changesOf(offerings, log, span).map(({ title, was, now, on }) => `${title}: ${words(was)} → ${words(now)}, ${on}`)

describe('what has become of services since a day', () => {
  it.each<[string, readonly Logged[], readonly string[]]>([
    ['a new one', [logged('Lån', '2026-11-12', null, open)], ['Lån: none → open, 2026-11-12']],
    ['one that is taken away', [logged('Lån', '2026-11-12', limited, null)], ['Lån: limited → none, 2026-11-12']],
    [
      'two changes: the first state and the last',
      [logged('Lån', '2026-11-12', open, limited), logged('Lån', '2026-11-20', limited, until('2026-12-24'))],
      ['Lån: open → closed 2026-12-24, 2026-11-20'],
    ],
    [
      'changed and changed back: nothing',
      [logged('Lån', '2026-11-12', open, limited), logged('Lån', '2026-11-20', limited, open)],
      [],
    ],
    [
      'closed for a longer time',
      [logged('Lån', '2026-11-12', until('2026-12-10'), until('2026-12-24'))],
      ['Lån: closed 2026-12-10 → closed 2026-12-24, 2026-11-12'],
    ],
    [
      'closed for a time that has passed: nothing, as it is open again',
      [logged('Lån', '2026-11-12', open, until('2026-11-15'))],
      [],
    ],
    [
      'opened when it had been open by itself already: nothing',
      [logged('Lån', '2026-11-12', until('2026-11-01'), open)],
      [],
    ],
  ])('%s', (_, log, lines) => {
    expect(told([], log)).toEqual(lines)
  })

  it('has what is open again since its day came, without anybody having done anything', () => {
    const offerings = [offering('Lån', { capacity: 'closed', closedUntil: '2026-11-20' }), offering('Råd', limited)]
    expect(told(offerings, [])).toEqual(['Lån: closed 2026-11-20 → open, 2026-11-21'])
  })

  it('says what is closed until a day, the nearest first, and not what is closed for good or open again', () => {
    const kept = { Lån: '2026-12-24', Råd: '2026-12-02', Garanti: null, Resa: '2026-11-30' }
    const all = Object.entries(kept).map(([title, closedUntil]) => offering(title, { capacity: 'closed', closedUntil }))
    expect(closingOf(all, '2026-12-01').map(({ title }) => title)).toEqual(['Råd', 'Lån'])
  })
})

describe('needs that no service meets', () => {
  const months = [
    {
      needs: namedCounts([
        ['Tull', 7],
        ['Lån', 12],
        ['Patent', 'suppressed'],
        ['', 9],
        ['Mark', 0],
      ]),
    },
    {
      needs: namedCounts([
        ['Patent', 8],
        ['Tull', 'suppressed'],
      ]),
    },
  ]

  it('are those that were told, and that nothing is offered for: added up, the most frequent first', () => {
    const found = unprovided(months, { offerings: [offering('Lån', { capacity: 'closed', closedUntil: null }, 'Lån')] })
    expect(found.map(({ sv, cases }) => [sv, cases])).toEqual([
      ['Patent', 8],
      ['Tull', 7],
    ])
  })

  it('are no other than the digest has told: never one to four, never what nobody recognised', () => {
    const found = unprovided(months, { offerings: [] })
    expect(found.map(({ sv, cases }) => [sv, cases])).toEqual([
      ['Lån', 12],
      ['Patent', 8],
      ['Tull', 7],
    ])
  })
})
