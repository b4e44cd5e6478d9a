import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import {
  asOne,
  barredFromMoving,
  type Hall,
  movePlace,
  type Place,
  type PlaceMove,
  placeInLine,
  placeMoves,
  resized,
  takenIn,
} from '#src/core/club/hall.ts'
import { type PlaceStage, placeStages } from '#src/core/club/stage.ts'
import { idOf } from '#test/core/referrals.ts'

const id = (name: string) => idOf<'place'>(name)
/** Written as `a:coming:1 b:waiting:2`, or without a turn. */
const hall = (cap: number, said: string): Hall => ({
  cap,
  places: said.split(' ').map((one): Place => {
    const [name = '', stage, turn] = one.split(':')
    const found = placeStages.find((known) => known === stage)
    if (!found) throw new Error(`no such stage: ${stage}`)
    return { id: id(name), stage: found, turn: turn === undefined ? null : Number(turn) }
  }),
})
const said = ({ id: name, stage, turn }: Place): string => `${name}:${stage}${turn === null ? '' : `:${turn}`}`

describe('a company’s place', () => {
  const oneStep: readonly (readonly [PlaceStage, PlaceMove, string])[] = [
    ['proposed', 'invite', 'invited'],
    ['proposed', 'come', 'place-moved-on'],
    ['proposed', 'decline', 'place-moved-on'],
    ['proposed', 'attend', 'place-moved-on'],
    ['proposed', 'miss', 'place-moved-on'],
    ['invited', 'invite', 'invited-before'],
    ['invited', 'come', 'coming'],
    ['invited', 'decline', 'declined'],
    ['invited', 'attend', 'attended'],
    ['invited', 'miss', 'place-moved-on'],
    ['coming', 'invite', 'invited-before'],
    ['coming', 'come', 'coming'],
    ['coming', 'decline', 'declined'],
    ['coming', 'attend', 'attended'],
    ['coming', 'miss', 'absent'],
    ['waiting', 'invite', 'invited-before'],
    ['waiting', 'come', 'waiting'],
    ['waiting', 'decline', 'declined'],
    ['waiting', 'attend', 'attended'],
    ['waiting', 'miss', 'place-moved-on'],
    ['declined', 'invite', 'invited-before'],
    ['declined', 'come', 'coming'],
    ['declined', 'decline', 'declined'],
    ['declined', 'attend', 'attended'],
    ['declined', 'miss', 'place-moved-on'],
    ['attended', 'invite', 'invited-before'],
    ['attended', 'come', 'place-moved-on'],
    ['attended', 'decline', 'place-moved-on'],
    ['attended', 'attend', 'attended'],
    ['attended', 'miss', 'absent'],
    ['absent', 'invite', 'invited-before'],
    ['absent', 'come', 'place-moved-on'],
    ['absent', 'decline', 'place-moved-on'],
    ['absent', 'attend', 'attended'],
    ['absent', 'miss', 'absent'],
  ]
  it.each(oneStep)('that is %s, %s: %s', (stage, move, comes) => {
    const moved = movePlace(hall(5, `a:${stage}`), id('a'), move)
    expect(moved.ok ? moved.value.moved.stage : moved.refusal.code).toBe(comes)
  })

  it('is in the table with every stage and every move', () => {
    expect(oneStep.map(([stage, move]) => `${stage} ${move}`).toSorted()).toEqual(
      placeStages.flatMap((stage) => placeMoves.map((move) => `${stage} ${move}`)).toSorted(),
    )
  })

  it.each([
    ['the last free place is taken', '2 | a:coming:1 b:invited | b come', 'b:coming:2'],
    ['it is full, and one waits', '1 | a:coming:1 b:invited | b come', 'b:waiting:2'],
    ['another waits already, behind whom one stands', '1 | a:coming:1 b:waiting:2 c:invited | c come', 'c:waiting:3'],
    [
      'one withdraws, and the first in line moves up',
      '1 | a:coming:1 b:waiting:3 c:waiting:2 | a decline',
      'a:declined c:coming:2',
    ],
    ['one who waits withdraws, and nobody moves', '1 | a:coming:1 b:waiting:2 c:waiting:3 | b decline', 'b:declined'],
    [
      'one who had declined comes after all, last of all',
      '1 | a:coming:1 b:waiting:2 c:declined | c come',
      'c:waiting:3',
    ],
    ['one who had declined is there all the same', '1 | a:coming:1 b:declined | b attend', 'b:attended:2'],
    ['who came and who did not both have their place', '2 | a:attended:1 b:absent:2 c:invited | c come', 'c:waiting:3'],
  ])('%s', (_, given, comes) => {
    const [cap, before = '', who = '', wanted] = given.split(/ \| | (?=\w+$)/)
    const move = placeMoves.find((one) => one === wanted)
    const done = move && movePlace(hall(Number(cap), before), id(who), move)
    expect(done?.ok && [done.value.moved, ...done.value.up].map(said).join(' ')).toBe(comes)
  })

  it.each([
    ['raised by one', 2, 'b:coming:2'],
    ['raised by many', 9, 'b:coming:2 c:coming:3'],
    ['left', 1, ''],
    ['lowered below those who come', 0, 'cap-below-coming'],
  ] as const)('moves up in the order of the answers when the cap is %s', (_, cap, up) => {
    const done = resized(hall(1, 'a:coming:1 c:waiting:3 b:waiting:2'), cap)
    expect(done.ok ? done.value.map(said).join(' ') : done.refusal.code).toBe(up)
  })

  it.each([
    ['the better one stays', '3 | a:invited b:coming:1', 'b:coming:1 without a'],
    ['a refusal says more than an invitation', '3 | a:invited b:declined', 'b:declined without a'],
    ['of two that wait the first', '1 | x:coming:1 a:waiting:3 b:waiting:2', 'b:waiting:2 without a'],
    [
      'of two that come one is free for the next',
      '2 | a:coming:1 b:coming:2 x:waiting:3',
      'a:coming:1 x:coming:3 without b',
    ],
  ])('of an entry that is merged: %s', (_, given, comes) => {
    const [cap, before = ''] = given.split(' | ')
    const done = asOne(hall(Number(cap), before), [id('a'), id('b')], true)
    expect(done && `${[done.moved, ...done.up].map(said).join(' ')} without ${done.goes}`).toBe(comes)
  })

  it('that is freed by a merge goes to nobody once the meeting is over or called off', () => {
    const done = asOne(hall(2, 'a:coming:1 b:coming:2 c:waiting:3'), [id('a'), id('b')], false)
    expect(done && [done.moved, ...done.up].map(said)).toEqual(['a:coming:1'])
  })

  const startsAt = new Date('2026-12-04T14:00:00Z')
  it.each([
    ['come', 'invited', '2026-12-04T13:59:00Z', null],
    ['come', 'invited', '2026-12-04T14:00:00Z', 'meeting-begun'],
    ['decline', 'planned', '2026-12-04T14:00:00Z', 'meeting-begun'],
    ['invite', 'ended', '2026-12-05T14:00:00Z', 'meeting-begun'],
    ['attend', 'invited', '2026-12-03T22:59:00Z', 'attendance-too-early'],
    ['attend', 'invited', '2026-12-03T23:00:00Z', null],
    ['miss', 'ended', '2026-12-09T10:00:00Z', null],
    ['come', 'cancelled', '2026-12-01T10:00:00Z', 'meeting-moved-on'],
    ['attend', 'cancelled', '2026-12-04T15:00:00Z', 'meeting-moved-on'],
  ] as const)('%s, of a meeting that is %s, at %s: %s', (move, stage, now, code) => {
    const dayBegins = new Date('2026-12-03T23:00:00Z')
    expect(barredFromMoving({ stage, startsAt }, move, { now: new Date(now), dayBegins })?.code ?? null).toBe(code)
  })
})

describe('whatever companies answer, in whatever order, and however the cap is changed', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f'] as const
  const step = fc.oneof(
    fc.record({ who: fc.constantFrom(...names), move: fc.constantFrom('come', 'decline') }),
    fc.record({ cap: fc.integer({ min: 1, max: 7 }) }),
  )

  type Step = { readonly who: string; readonly move: 'come' | 'decline' } | { readonly cap: number }
  /** What is to be, without anything of ours: a list of those who want to come, the oldest answer first, and how many can. */
  interface Wanted {
    readonly cap: number
    readonly all: readonly string[]
  }
  const wantedAfter = ({ cap, all }: Wanted, one: Step): Wanted => {
    if ('cap' in one) return one.cap < Math.min(cap, all.length) ? { cap, all } : { cap: one.cap, all }
    if (one.move === 'decline') return { cap, all: all.filter((name) => name !== one.who) }
    return { cap, all: all.includes(one.who) ? all : [...all, one.who] }
  }
  const hallAfter = (now: Hall, one: Step): Hall => {
    if ('cap' in one) {
      const done = resized(now, one.cap)
      return done.ok ? { cap: one.cap, places: mixed(now.places, done.value) } : now
    }
    const done = movePlace(now, id(one.who), one.move)
    // Who has not answered, or has declined, cannot be moved twice: nothing else is refused here.
    return done.ok ? { ...now, places: mixed(now.places, [done.value.moved, ...done.value.up]) } : now
  }

  it('those come who answered first, as many as there is room for, and the others wait in that order', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.array(step, { maxLength: 60 }), (cap, steps) => {
        let now = hall(cap, names.map((name) => `${name}:invited`).join(' '))
        let wanted: Wanted = { cap, all: [] }
        for (const one of steps) {
          now = hallAfter(now, one)
          wanted = wantedAfter(wanted, one)
          const those = (stage: PlaceStage) =>
            now.places.filter((place) => place.stage === stage).map((place) => place.id)
          const line = wanted.all.slice(wanted.cap)
          expect(takenIn(now)).toBeLessThanOrEqual(now.cap)
          expect(those('coming').toSorted()).toEqual(wanted.all.slice(0, wanted.cap).toSorted())
          expect(those('waiting').toSorted()).toEqual(line.toSorted())
          expect(line.map((name) => placeInLine(now, id(name)))).toEqual(line.map((_, nth) => nth + 1))
          expect(now.places.map((place) => place.id)).toEqual([...names])
        }
      }),
    )
  })
})

const mixed = (places: readonly Place[], changed: readonly Place[]): readonly Place[] =>
  places.map((one) => changed.find((other) => other.id === one.id) ?? one)
