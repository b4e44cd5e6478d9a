import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import {
  type AgendaItem,
  type CaseAtHand,
  type CaseReason,
  draft,
  draftedAt,
  following,
  inOrder,
  mostCases,
  put,
  reasonsFor,
  takeOff,
  timeOf,
} from '#src/core/meeting/agenda.ts'
import { idOf } from '#test/core/referrals.ts'
import { calendar, item, items } from './items.ts'

const atHand = (no: string, reasons: readonly CaseReason[], dueAt: string | null = null): CaseAtHand => ({
  ...{ id: idOf(no), no, need: 'exportgaranti', owner: idOf('sara'), reasons },
  dueAt: dueAt === null ? null : new Date(dueAt),
})

describe('an agenda', () => {
  it.each([
    ['a Tuesday: the Tuesday before', '2026-12-01T08:00:00Z', '2026-11-24T07:00:00Z'],
    ['a Monday: the Monday before', '2026-11-30T12:00:00Z', '2026-11-23T07:00:00Z'],
    ['after Christmas: before it', '2026-12-29T08:00:00Z', '2026-12-18T07:00:00Z'],
    ['after summer time ends: by the clock on the wall', '2026-10-27T08:00:00Z', '2026-10-20T06:00:00Z'],
  ])('is drafted five working days before %s', (_, meeting, morning) => {
    expect(draftedAt(new Date(meeting), calendar).toISOString()).toBe(new Date(morning).toISOString())
  })

  it('begins with open actions and what stands there each time, has cases by gravity and clock, and ends with the calendar', () => {
    const cases = [
      atHand('KRO-9', ['several']),
      atHand('KRO-3', ['idle', 'several']),
      atHand('KRO-10', ['stuck']),
      atHand('KRO-2', ['stuck']),
      atHand('KRO-7', ['stuck'], '2026-11-20T09:00:00Z'),
      atHand('KRO-5', []),
      atHand('KRO-4', ['stand-in']),
    ]
    const drafted = draft({ openActions: 3, standing: ['figures'], cases, coming: 1 })
    expect(drafted.map((one) => one.case?.no ?? one.source)).toEqual([
      ...['actions', 'figures', 'KRO-7', 'KRO-2', 'KRO-10', 'KRO-3', 'KRO-4', 'KRO-9', 'calendar'],
    ])
  })

  it('has nothing of what there is nothing of, and no more cases than a meeting can take', () => {
    expect(draft({ openActions: 0, standing: [], cases: [], coming: 0 })).toEqual([])
    const many = Array.from({ length: 40 }, (_, at) => atHand(`KRO-${at + 1}`, ['stuck']))
    expect(draft({ openActions: 0, standing: [], cases: many, coming: 0 }).map((one) => one.case?.no)).toEqual(
      many.slice(0, mostCases).map(({ no }) => no),
    )
  })

  it.each([
    [0, []],
    [1, [2]],
    [4, [8]],
    [50, [15]],
  ])('gives %s open actions %s minutes', (openActions, minutes) => {
    expect(draft({ openActions, standing: [], cases: [], coming: 0 }).map((one) => one.minutes)).toEqual(minutes)
  })

  it.each([
    [{ stuck: false, idleDays: 29, standIn: false, organisations: 1 }, []],
    [{ stuck: false, idleDays: 30, standIn: false, organisations: 0 }, ['idle']],
    [{ stuck: true, idleDays: 31, standIn: true, organisations: 2 }, ['stuck', 'idle', 'stand-in', 'several']],
  ] as const)('says of %j why it is there: %j', (of, reasons) => {
    expect(reasonsFor(of)).toEqual(reasons)
  })

  it('adds up, and says by how much it does not fit', () => {
    const all = [item('a', { minutes: 20 }), item('b', { minutes: 45 }), item('c', { minutes: 90, state: 'dropped' })]
    expect(timeOf(all, 90)).toEqual({ planned: 65, left: 25 })
    expect(timeOf(all, 60)).toEqual({ planned: 65, left: -5 })
  })

  it.each([
    ['c', 1, ['c', 'a', 'b', 'd']],
    ['a', 3, ['b', 'c', 'a', 'd']],
    ['b', 99, ['a', 'c', 'd', 'b']],
    ['d', -4, ['d', 'a', 'b', 'c']],
  ])('has %s in place %i when that is wanted', (id, place, order) => {
    const moved = put(items('a', 'b', 'c', 'd'), idOf(id), place)
    expect(moved.ok && inOrder(moved.value).map((one) => one.id)).toEqual(order)
  })

  it('refuses what is not on it any more', () => {
    const gone = [item('a', { state: 'moved' })]
    expect(put(gone, idOf('a'), 1)).toMatchObject({ refusal: { code: 'item-gone' } })
    expect(takeOff(gone, idOf('a'), 'dropped')).toMatchObject({ refusal: { code: 'item-gone' } })
    expect(takeOff(gone, idOf('other'), 'dropped')).toMatchObject({ refusal: { code: 'item-gone' } })
  })

  it('is gone through from the first to the last, past what has been taken off', () => {
    const [a, b, c] = items('a', 'b', 'c')
    if (!a || !b || !c) throw new Error('there are three')
    const without = [a, { ...b, state: 'dropped' as const }, c]
    expect([following(without, null)?.id, following(without, a.id)?.id, following(without, c.id)]).toEqual([
      'a',
      'c',
      null,
    ])
    expect(following(without, b.id)?.id).toBe('c')
    expect(following([], null)).toBeNull()
  })

  it('never loses an item and never has one twice, however it is put about', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f']
    const act = fc.record({
      id: fc.constantFrom(...ids, 'nowhere'),
      to: fc.integer({ min: -2, max: 9 }),
      what: fc.constantFrom('put', 'dropped', 'moved'),
    })
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
        for (const all of standing(acts, items(...ids))) {
          expect(all.map((one) => one.id).toSorted()).toEqual(ids)
          const places = inOrder(all).map(({ place }) => place)
          expect(new Set(places).size).toBe(places.length)
        }
      }),
    )
  })
})

interface Act {
  readonly id: string
  readonly to: number
  readonly what: string
}

/** How the agenda stands each time that somebody has done something to it. */
function* standing(acts: readonly Act[], first: readonly AgendaItem[]) {
  let all = first
  for (const { id, to, what } of acts) {
    const done = what === 'put' ? put(all, idOf(id), to) : takeOff(all, idOf(id), what === 'moved' ? what : 'dropped')
    if (done.ok) all = done.value
    yield all
  }
}
