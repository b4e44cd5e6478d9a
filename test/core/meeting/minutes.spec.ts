import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { minutesOf } from '#src/core/meeting/minutes.ts'
import { recordKinds } from '#src/core/meeting/sitting.ts'
import { idOf } from '#test/core/referrals.ts'
import { item, items, record } from './items.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 11, 1, 9, minute))
const whom = (name: string) => ({ id: idOf<'member'>(name), name, organisation: 'Almi' })

describe('minutes', () => {
  it('have each item with what was said at it, in the order in which it was said', () => {
    const said = [
      record('late', { at: at(5), item: idOf('a') }),
      record('early', { at: at(1), item: idOf('a'), kind: 'decision' }),
      record('other', { at: at(2), item: idOf('b'), kind: 'action', whom: whom('Li'), on: '2026-12-08' }),
    ]
    const { paragraphs, decisions, actions } = minutesOf(items('a', 'b'), said)
    expect(paragraphs.map(({ no, item: of, records }) => [no, of?.id, records.map(({ id }) => id)])).toEqual([
      [1, 'a', ['early', 'late']],
      [2, 'b', ['other']],
    ])
    expect([decisions.map(({ id }) => id), actions.map(({ id }) => id)]).toEqual([['early'], ['other']])
  })

  it('keep what was said at something that was taken off, at the end, and nothing that was taken back', () => {
    const all = [...items('a'), item('b', { place: 2, state: 'moved' })]
    const said = [record('kept', { item: idOf('b') }), record('free', { item: null }), record('back', { undone: true })]
    const { paragraphs } = minutesOf(all, said)
    expect(paragraphs.map(({ item: of, records }) => [of?.id ?? null, records.map(({ id }) => id)])).toEqual([
      ['a', []],
      [null, ['free', 'kept']],
    ])
  })

  it('say of each who was there what was said last', () => {
    const said = [
      record('1', { kind: 'present', whom: whom('Åsa'), at: at(1) }),
      record('2', { kind: 'present', whom: whom('Bo'), at: at(2) }),
      record('3', { kind: 'absent', whom: whom('Bo'), at: at(3) }),
      record('4', { kind: 'present', whom: whom('Ärla'), at: at(4) }),
    ]
    const { present, absent, paragraphs } = minutesOf([], said)
    expect(present.map(({ name }) => name)).toEqual(['Åsa', 'Ärla'])
    expect(absent.map(({ name }) => name)).toEqual(['Bo'])
    expect(paragraphs).toEqual([])
  })

  it('have every record once, whatever became of its item', () => {
    const ids = ['a', 'b', 'c']
    const one = fc.record({
      item: fc.constantFrom(...ids, 'gone', null),
      kind: fc.constantFrom(...recordKinds),
      undone: fc.boolean(),
      minute: fc.integer({ min: 0, max: 59 }),
    })
    const states = fc.tuple(...ids.map(() => fc.constantFrom('planned' as const, 'dropped' as const, 'moved' as const)))
    fc.assert(
      fc.property(fc.array(one, { maxLength: 25 }), states, (said, state) => {
        const records = said.map(({ item: of, minute, ...rest }, no) =>
          record(`r${no}`, { ...rest, item: of === null ? null : idOf(of), at: at(minute) }),
        )
        const all = ids.map((id, place) => item(id, { place, state: state[place] ?? 'planned' }))
        const shown = minutesOf(all, records).paragraphs.flatMap((part) => part.records.map(({ id }) => id))
        const wanted = records.filter(({ undone, kind }) => !undone && kind !== 'present' && kind !== 'absent')
        expect(shown.toSorted()).toEqual(wanted.map(({ id }) => id).toSorted())
      }),
    )
  })
})
