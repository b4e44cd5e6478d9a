import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { type Course, firstRung, ladderOf, type Rung, ringOf, type Step } from '#src/core/referral/ladder.ts'
import { move } from '#src/core/referral/move.ts'
import { type Referral, type Stage, stages } from '#src/core/referral/referral.ts'
import { afterWorkingMinutes, type WorkingCalendar } from '#src/core/working-time.ts'
import { swedishFreeDays } from './naive-calendar.ts'
import { actors, idOf, moveWith, referralIn, when } from './referrals.ts'

const calendar: WorkingCalendar = {
  timeZone: 'Europe/Stockholm',
  hours: { from: 8 * 60, to: 17 * 60 },
  freeDays: new Set([2026, 2027].flatMap(swedishFreeDays)),
}
/** Monday the 23rd of November 2026, ten in the morning in Stockholm. */
const since = new Date('2026-11-23T09:00:00Z')
const calm: Course = { activeAt: since, snoozed: null }
const brief = ({ step, at, whom, agenda }: Rung): string =>
  `${at.toISOString().slice(0, 16)} ${step}: ${whom.join(', ')}${agenda ? ', agenda' : ''}`

describe('the ladder of each stage, when nobody does anything', () => {
  const ladders: { readonly [S in Stage]?: readonly string[] } = {
    offered: [
      '2026-11-23T13:00 reminder: receiver',
      '2026-11-24T09:00 overdue: stand-in, channel',
      '2026-11-25T09:00 escalated: team-leads, sender',
      '2026-11-26T09:00 convened: coordinators, agenda',
    ],
    'needs-info': ['2026-11-25T09:00 overdue: sender', '2026-11-26T09:00 convened: coordinators'],
    accepted: [
      '2026-11-26T09:00 overdue: owner',
      '2026-11-27T09:00 escalated: team-leads',
      '2026-12-23T09:00 quiet: owner',
      '2027-01-07T09:00 convened: coordinators, agenda',
    ],
    'in-progress': ['2026-12-23T09:00 quiet: owner', '2027-01-07T09:00 convened: coordinators, agenda'],
    'on-hold': [
      '2026-11-24T09:00 review: owner',
      '2026-12-28T07:00 quiet: owner',
      '2027-01-08T09:00 convened: coordinators, agenda',
    ],
    returned: [
      '2026-11-24T09:00 overdue: sender',
      '2026-11-25T09:00 escalated: team-leads',
      '2026-11-26T09:00 convened: coordinators, agenda',
    ],
  }

  it.each(stages)('%s', (stage) => {
    expect(ladderOf(referralIn(stage), calm, calendar).map(brief)).toEqual(ladders[stage] ?? [])
  })

  it('has nothing for what has been returned and taken back', () => {
    const taken = move(referralIn('returned'), moveWith('take-back'), when(actors.sender))
    expect(taken.ok && firstRung(taken.value.referral, calendar)).toBeNull()
  })

  it.each([
    ['on Midsummer’s Eve', '2026-06-19T08:00:00Z', '2026-06-22T10:00 reminder: receiver'],
    ['late on the day before Maundy Thursday', '2026-04-01T14:00:00Z', '2026-04-02T09:00 reminder: receiver'],
    ['on the 23rd of December', '2026-12-23T14:00:00Z', '2026-12-28T09:00 reminder: receiver'],
  ])('an offer made %s', (_, at, expected) => {
    const offered: Referral = { ...referralIn('offered'), since: { at: new Date(at), by: idOf('sara') } }
    const first = firstRung(offered, calendar)
    expect(first && brief(first)).toBe(expected)
  })

  it('begins anew with an answer: the receiver’s clock stood still meanwhile', () => {
    const answered = move(
      referralIn('needs-info'),
      moveWith('answer'),
      when(actors.sender, new Date('2026-11-25T08:00:00Z')),
    )
    const first = answered.ok && firstRung(answered.value.referral, calendar)
    expect(first && brief(first)).toBe('2026-11-25T12:00 reminder: receiver')
  })
})

describe('a reminder that is put off', () => {
  const put = (stage: Stage, step: Step, until: string) =>
    ladderOf(referralIn(stage), { ...calm, snoozed: { step, until: new Date(until) } }, calendar).map(brief)

  it('takes those after it along, at the same distance', () => {
    expect(put('offered', 'overdue', '2026-11-27T07:00:00Z')).toEqual([
      '2026-11-23T13:00 reminder: receiver',
      '2026-11-27T07:00 overdue: stand-in, channel',
      '2026-11-27T16:00 escalated: team-leads, sender',
      '2026-11-30T16:00 convened: coordinators, agenda',
    ])
  })

  it('leaves what counts the quiet days where it was, when they are later', () => {
    expect(put('accepted', 'overdue', '2026-11-30T07:00:00Z').slice(0, 3)).toEqual([
      '2026-11-30T07:00 overdue: owner',
      '2026-11-30T16:00 escalated: team-leads',
      '2026-12-23T09:00 quiet: owner',
    ])
  })

  it('cannot be brought forward', () => {
    expect(put('offered', 'overdue', '2026-11-23T10:00:00Z')).toEqual(
      ladderOf(referralIn('offered'), calm, calendar).map(brief),
    )
  })
})

describe('a clock that rings', () => {
  const ladder = ladderOf(referralIn('offered'), calm, calendar)
  const ringing = (step: Step | null, at: string, rungs = ladder) => {
    const { now, next } = ringOf(step, rungs, new Date(at))
    return [now?.step ?? null, next?.step ?? null]
  }

  it.each([
    ['reminder', '2026-11-23T13:00:00Z', 'reminder', 'overdue'],
    ['reminder', '2026-11-23T12:59:00Z', null, 'reminder'],
    ['reminder', '2026-12-24T12:00:00Z', 'reminder', 'overdue'],
    ['convened', '2026-11-26T09:00:00Z', 'convened', null],
    [null, '2026-11-24T12:00:00Z', null, 'escalated'],
    [null, '2026-12-24T12:00:00Z', null, 'convened'],
  ] as const)('for %s at %s tells %s and goes on to %s', (step, at, told, next) => {
    expect(ringing(step, at)).toEqual([told, next])
  })

  it('counts the quiet from its beginning when somebody has done something since the nudge', () => {
    const active = { ...calm, activeAt: new Date('2026-12-28T09:00:00Z') }
    const rungs = ladderOf(referralIn('in-progress'), active, calendar)
    expect(ringing('convened', '2027-01-07T09:00:00Z', rungs)).toEqual([null, 'quiet'])
  })
})

/** As the worker does it: one after the other, until it is not time yet. Gives the step that is next. */
function rungAll(rungs: readonly Rung[], step: Step | null, now: Date, told: Step[]): Step | null {
  const rang = step === null ? null : ringOf(step, rungs, now)
  if (!rang?.now) return step
  told.push(rang.now.step)
  return rungAll(rungs, rang.next?.step ?? null, now, told)
}

/** At work, or just when work ends. */
const isInWorkingTime = (at: Date): boolean =>
  [at, new Date(at.getTime() - 1)].some((one) => afterWorkingMinutes(one, 0, calendar).getTime() === one.getTime())

describe('every ladder', () => {
  const moments = fc
    .integer({ min: Date.parse('2026-02-01T00:00:00Z'), max: Date.parse('2027-06-01T00:00:00Z') })
    .map((time) => new Date(time))
  const anyCourse = fc.record({
    activeAt: moments,
    snoozed: fc.option(
      fc.record({ step: fc.constantFrom<Step>('reminder', 'overdue', 'escalated', 'quiet'), until: moments }),
    ),
  })

  it('goes up in time, and tells nobody anything outside working time', () => {
    fc.assert(
      fc.property(fc.constantFrom(...stages), moments, anyCourse, (stage, at, course) => {
        const referral: Referral = { ...referralIn(stage), since: { at, by: null } }
        const rungs = ladderOf(referral, course, calendar)
        const times = rungs.map((rung) => rung.at.getTime())
        expect(times).toEqual([...times].sort((one, other) => one - other))
        for (const rung of rungs) {
          expect(isInWorkingTime(rung.at)).toBe(true)
          expect(rung.at >= at || stage === 'on-hold').toBe(true)
        }
      }),
    )
  })

  it('begins with its first step, which is reckoned alone where only that is asked for', () => {
    fc.assert(
      fc.property(fc.constantFrom(...stages), moments, (stage, at) => {
        const referral: Referral = { ...referralIn(stage), since: { at, by: null } }
        const [first = null] = ladderOf(referral, { activeAt: at, snoozed: null }, calendar)
        expect(firstRung(referral, calendar)).toEqual(first)
      }),
    )
  })

  it('rings each of its steps once, however late the clock is looked at', () => {
    fc.assert(
      fc.property(fc.constantFrom(...stages), fc.array(fc.nat(40 * 24), { maxLength: 30 }), (stage, hours) => {
        const rungs = ladderOf(referralIn(stage), calm, calendar)
        const told: Step[] = []
        let now = since.getTime()
        let step = rungs[0]?.step ?? null
        for (const later of [...hours, 60 * 24, 60 * 24]) {
          now += later * 3_600_000
          step = rungAll(rungs, step, new Date(now), told)
        }
        expect(told).toEqual(rungs.map((rung) => rung.step))
      }),
    )
  })
})
