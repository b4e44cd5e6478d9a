import { describe, expect, it } from '@jest/globals'
import type { MeetingStep } from '#src/core/meeting/meeting.ts'
import { isNear, nextRing, tellNow } from '#src/core/meeting/reminders.ts'
import type { MeetingStage } from '#src/core/meeting/stage.ts'

const calendar = {
  ...{ timeZone: 'Europe/Stockholm', hours: { from: 480, to: 1020 } },
  freeDays: new Set(['2026-12-24', '2026-12-25', '2026-12-31', '2027-01-01', '2027-01-06']),
}
/** Nine on a Tuesday in Växjö. */
const startsAt = new Date('2026-12-08T08:00:00Z')
const meeting = (stage: MeetingStage = 'invited') => ({ stage, startsAt })
const at = (moment: string) => new Date(moment)

describe('what is told of a meeting on Tuesday 8 December at nine', () => {
  it.each<[now: string, stage: MeetingStage, step: MeetingStep | null, when: string | null]>([
    ['2026-11-01T09:00:00Z', 'planned', 'invite', '2026-11-08T07:00:00Z'],
    ['2026-11-01T09:00:00Z', 'invited', 'week-before', '2026-12-01T07:00:00Z'],
    ['2026-12-01T07:00:00Z', 'invited', 'day-before', '2026-12-07T07:00:00Z'],
    ['2026-12-07T07:00:00Z', 'invited', 'hour-before', '2026-12-08T07:00:00Z'],
    ['2026-12-08T07:00:00Z', 'invited', null, null],
    ['2026-11-01T09:00:00Z', 'cancelled', null, null],
    ['2026-11-01T09:00:00Z', 'started', null, null],
    ['2026-11-01T09:00:00Z', 'ended', null, null],
  ])('at %s, while it is %s, next is %s', (now, stage, step, when) => {
    expect(nextRing(meeting(stage), at(now), calendar)).toEqual(step && { step, at: at(when ?? '') })
  })

  it.each<[since: MeetingStep, stopped: string, now: string, told: readonly string[]]>([
    ['week-before', 'not at all', '2026-12-01T07:00:00Z', ['week-before', 'agenda']],
    ['week-before', 'a minute', '2026-12-01T07:01:00Z', ['week-before', 'agenda']],
    ['week-before', 'an hour', '2026-12-01T08:00:00Z', ['week-before late', 'agenda late']],
    ['week-before', 'five days', '2026-12-06T07:00:00Z', ['week-before late', 'agenda late']],
    ['week-before', 'six days', '2026-12-07T07:00:00Z', ['day-before']],
    ['week-before', 'until the hour before', '2026-12-08T07:00:00Z', ['hour-before']],
    ['week-before', 'until ten minutes before', '2026-12-08T07:50:00Z', ['hour-before late']],
    ['week-before', 'until it begins', '2026-12-08T08:00:00Z', []],
    ['week-before', '70 days', '2027-02-09T07:00:00Z', []],
    ['day-before', 'an hour', '2026-12-07T08:00:00Z', ['day-before late']],
    ['day-before', 'a day', '2026-12-08T07:00:00Z', ['hour-before']],
    ['hour-before', 'a minute', '2026-12-08T07:01:00Z', ['hour-before']],
    ['hour-before', 'an hour', '2026-12-08T08:00:00Z', []],
  ])('from %s on, when nothing has run for %s (%s): %j', (step, _, now, told) => {
    const said = tellNow(meeting(), step, at(now), calendar)
    expect(said.map((one) => `${one.step}${one.late ? ' late' : ''}`)).toEqual(told)
  })

  it.each(['2026-11-08T07:00:00Z', '2026-12-01T09:00:00Z', '2026-12-08T07:30:00Z'])(
    'whoever is asked only at %s is told all by that',
    (now) => {
      expect(tellNow(meeting('planned'), 'invite', at(now), calendar).map(({ step }) => step)).toEqual(['invite'])
    },
  )

  it('is nothing once it has been called off, whatever was due', () => {
    expect(tellNow(meeting('cancelled'), 'week-before', at('2026-12-07T07:00:00Z'), calendar)).toEqual([])
    expect(tellNow(meeting('started'), 'hour-before', at('2026-12-08T07:30:00Z'), calendar)).toEqual([])
  })

  it('goes by working days: over Christmas and the New Year, and on Friday for a Monday', () => {
    const after = { stage: 'invited', startsAt: at('2027-01-07T08:00:00Z') } as const
    const rings: string[] = []
    for (let now = at('2026-12-10T07:00:00Z'); ; ) {
      const ring = nextRing(after, now, calendar)
      if (ring === null) break
      rings.push(`${ring.step} ${ring.at.toISOString().slice(0, 16)}`)
      now = ring.at
    }
    expect(rings).toEqual([
      'agenda 2026-12-28T07:00',
      'week-before 2026-12-31T07:00',
      'day-before 2027-01-05T07:00',
      'hour-before 2027-01-07T07:00',
    ])
    const monday = { stage: 'invited', startsAt: at('2026-12-14T08:00:00Z') } as const
    expect(nextRing(monday, at('2026-12-10T09:00:00Z'), calendar)?.at).toEqual(at('2026-12-11T07:00:00Z'))
  })

  it('asks everybody at once when its day is near', () => {
    expect(isNear(meeting('planned'), at('2026-11-08T06:59:00Z'), calendar)).toBe(false)
    expect(isNear(meeting('planned'), at('2026-11-08T07:00:00Z'), calendar)).toBe(true)
  })
})
