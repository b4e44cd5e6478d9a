import { describe, expect, it } from '@jest/globals'
import { appoint, approve, barredFromRecording, end, next, start, undo } from '#src/core/meeting/sitting.ts'
import { idOf, now } from '#test/core/referrals.ts'
import { items, record, sitting } from './items.ts'

const all = items('a', 'b')
const chair = idOf<'member'>('chair')

describe('a meeting that is held', () => {
  it('starts with its first item, and goes on to the last and past it', () => {
    const begun = start(sitting({ stage: 'planned', version: 1, current: null }), all, chair, now)
    if (!begun.ok) throw new Error('it starts')
    expect(begun.value).toMatchObject({
      stage: 'under-way',
      current: 'a',
      startedAt: now,
      startedBy: chair,
      version: 2,
    })
    const second = next(begun.value, all, 2)
    if (!second.ok) throw new Error('it goes on')
    expect(second.value).toMatchObject({ current: 'b', version: 3 })
    expect(next(second.value, all, 3)).toMatchObject({ value: { current: null, version: 4 } })
  })

  it('takes one step when two press at once', () => {
    expect(next(sitting({ version: 3 }), all, 2)).toMatchObject({ refusal: { code: 'step-taken' } })
  })

  it.each([
    ['start', start(sitting(), all, chair, now), { code: 'sitting-moved-on', stage: 'under-way' }],
    ['start', start(sitting({ stage: 'locked' }), all, chair, now), { code: 'sitting-moved-on', stage: 'locked' }],
    ['next', next(sitting({ stage: 'over' }), all, 2), { code: 'sitting-moved-on', stage: 'over' }],
    ['next', next(sitting({ current: null }), all, 2), { code: 'no-more-items' }],
    ['end', end(sitting({ stage: 'planned' }), [], chair, now), { code: 'sitting-moved-on', stage: 'planned' }],
  ])('refuses to %s when that cannot be', (_, outcome, refusal) => {
    expect(outcome).toEqual({ ok: false, refusal })
  })

  it.each([
    ['planned', { code: 'sitting-not-begun' }],
    ['under-way', null],
    ['over', null],
    ['locked', { code: 'minutes-locked' }],
  ] as const)('%s: what is recorded then comes to %j', (stage, refusal) => {
    expect(barredFromRecording(sitting({ stage }))).toEqual(refusal)
  })
})

describe('what has been recorded', () => {
  const taken = record('r', { by: idOf('sara'), byName: 'Sara Lund', at: now })
  const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
  it.each([
    ['by whoever recorded it', taken, sitting(), ['sara', 10, null]],
    ['by whoever holds the meeting', taken, sitting(), ['chair', 1, null]],
    ['by nobody else', taken, sitting(), ['li', 1, { code: 'not-yours-to-undo', by: 'Sara Lund' }]],
    ['for ten minutes', taken, sitting(), ['sara', 11, { code: 'undo-too-late', minutes: 10 }]],
    ['once', record('r', { undone: true }), sitting(), ['sara', 1, { code: 'undone-before' }]],
    ['until the minutes are locked', taken, sitting({ stage: 'locked' }), ['sara', 1, { code: 'minutes-locked' }]],
  ] as const)('can be taken back %s', (_, of, at, [by, minutes, refusal]) => {
    const came = undo(of, at, idOf(by), later(minutes))
    expect(came.ok ? null : came.refusal).toEqual(refusal)
  })
})

describe('minutes that are approved', () => {
  const over = sitting({ stage: 'over', approvers: [idOf('sara'), idOf('li')] })
  const seenBy = (who: string, seen = over.version) => ({ member: idOf<'member'>(who), name: who, seen })
  const active = new Set([idOf<'member'>('sara'), idOf<'member'>('li')])

  it('are locked when all have who are to, and not before', () => {
    const first = approve(over, seenBy('sara'), active, now)
    if (!first.ok) throw new Error('she approves')
    expect(first.value).toMatchObject({ stage: 'over', approved: ['sara'], lockedAt: null })
    expect(approve(first.value, seenBy('li'), active, now)).toMatchObject({ value: { stage: 'locked', lockedAt: now } })
  })

  it('are those that whoever approves has read', () => {
    const changed = { ...over, version: over.version + 1 }
    expect(approve(changed, seenBy('sara'), active, now)).toEqual({ ok: false, refusal: { code: 'minutes-changed' } })
  })

  it('keep who approved them as they were then, with the time', () => {
    const kept = approve(over, seenBy('sara'), active, now)
    expect(kept).toMatchObject({ value: { approvals: [{ member: 'sara', name: 'sara', at: now }] } })
  })

  it('are approved by somebody else, where whoever was to has left, and are locked at once where enough have', () => {
    const left = new Set([idOf<'member'>('per')])
    const set = appoint(over, [idOf('per')], left, now)
    if (!set.ok) throw new Error('somebody is set')
    expect(set.value).toMatchObject({ stage: 'over', approvers: ['per'] })
    expect(approve(set.value, seenBy('per'), left, now)).toMatchObject({ value: { stage: 'locked' } })
    const half = { ...over, approved: [idOf<'member'>('sara')] }
    expect(appoint(half, [], left, now)).toMatchObject({ value: { stage: 'locked', approvers: ['sara'] } })
    expect(appoint(over, [], left, now)).toMatchObject({ refusal: { code: 'required', field: 'people' } })
    expect(appoint(sitting({ stage: 'locked' }), [idOf('per')], left, now)).toMatchObject({
      refusal: { code: 'minutes-locked' },
    })
  })

  it('do not wait for somebody who has left', () => {
    expect(approve(over, seenBy('sara'), new Set([idOf('sara')]), now)).toMatchObject({ value: { stage: 'locked' } })
  })

  it.each([
    ['a stranger', over, 'per', { code: 'not-an-approver' }],
    ['the same twice', sitting({ ...over, approved: [idOf('sara')] }), 'sara', { code: 'approved-before' }],
    ['anybody once they are locked', sitting({ ...over, stage: 'locked' }), 'sara', { code: 'minutes-locked' }],
    ['anybody before the end', sitting(), 'sara', { code: 'sitting-moved-on', stage: 'under-way' }],
  ] as const)('are not approved by %s', (_, of, by, refusal) => {
    expect(approve(of, seenBy(by), active, now)).toEqual({ ok: false, refusal })
  })

  it('are approved by whoever closed the meeting, when nobody is named, and by each once', () => {
    expect(end(sitting(), [], chair, now)).toMatchObject({ value: { stage: 'over', approvers: [chair] } })
    const twice = [idOf<'member'>('li'), idOf<'member'>('li')]
    expect(end(sitting(), twice, chair, now)).toMatchObject({ value: { approvers: ['li'] } })
  })
})
