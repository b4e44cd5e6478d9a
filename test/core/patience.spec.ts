import { describe, expect, it } from '@jest/globals'
import type { Clock } from '#src/core/clocks.ts'
import { mayAskAgain, maySnooze, notBefore, snooze } from '#src/core/referral/patience.ts'
import { type Stage, stages } from '#src/core/referral/referral.ts'
import { actors, idOf, now, referralIn, when } from './referrals.ts'

const clock: Clock = { referral: idOf('referral'), since: now, step: 'overdue', snoozed: null, askedAt: null }
const people = Object.keys(actors).filter((who): who is keyof typeof actors => who in actors)
const those = (may: (who: keyof typeof actors) => boolean) => people.filter(may)

describe('who can put a reminder off, in each stage', () => {
  const receivers = ['receiver', 'receiverLead']
  const senders = ['sender', 'senderLead']
  const allowed: { readonly [S in Stage]?: readonly string[] } = {
    offered: receivers,
    'needs-info': senders,
    accepted: receivers,
    'in-progress': receivers,
    returned: senders,
  }
  it.each(stages)('%s', (stage) => {
    expect(those((who) => maySnooze(referralIn(stage), actors[who]))).toEqual(allowed[stage] ?? [])
  })
})

describe('who can ask again', () => {
  it.each(stages)('in %s: the sender’s side and a coordinator, where the receiver is late', (stage) => {
    const late = ['offered', 'accepted', 'in-progress'].includes(stage) ? ['sender', 'senderLead', 'coordinator'] : []
    expect(those((who) => mayAskAgain(referralIn(stage), actors[who], true))).toEqual(late)
    expect(those((who) => mayAskAgain(referralIn(stage), actors[who], false))).toEqual([])
  })

  it('is no coordinator who is to answer', () => {
    const { roles } = actors.coordinator
    const answers = { ...actors.receiver, roles: [...actors.receiver.roles, ...roles] }
    expect(mayAskAgain(referralIn('offered'), answers, true)).toBe(false)
  })

  it.each([
    [null, null],
    ['2026-11-23T08:00:00Z', '2026-11-23T12:00:00.000Z'],
    ['2026-11-20T14:00:00Z', '2026-11-23T09:00:00.000Z'],
    ['2026-11-20T15:00:00Z', '2026-11-23T10:00:00.000Z'],
  ])('last at %s: again %s', (asked, again) => {
    const at = notBefore(asked === null ? null : new Date(asked), when(actors.sender))
    const expected = again === null || new Date(again) <= now ? null : again
    expect(at?.toISOString() ?? null).toBe(expected)
  })
})

describe('how long a reminder can be put off', () => {
  const put = (until: string, reason = 'Sjuk', stage: Stage = 'offered', at = now) => {
    const outcome = snooze(referralIn(stage), clock, { until: new Date(until), reason }, when(actors.receiver, at))
    return outcome.ok ? outcome.value.toISOString() : outcome.refusal
  }
  // The answer is due on Tuesday the 24th at ten.
  it.each([
    ['to the next morning', '2026-11-24T00:00:00Z', '2026-11-24T07:00:00.000Z'],
    ['to a Saturday: until Monday', '2026-11-28T00:00:00Z', '2026-11-30T07:00:00.000Z'],
    ['to five working days after the deadline', '2026-12-01T00:00:00Z', '2026-12-01T07:00:00.000Z'],
  ])('%s', (_, until, expected) => {
    expect(put(until)).toBe(expected)
  })

  it.each([
    ['to a day that has passed', '2026-11-20T00:00:00Z', 'Sjuk', { code: 'date-past', field: 'until' }],
    ['for too long', '2026-12-02T00:00:00Z', 'Sjuk', { code: 'date-too-late', field: 'until' }],
    ['without a reason', '2026-11-25T00:00:00Z', '', { code: 'required', field: 'note' }],
  ])('not %s', (_, until, reason, refusal) => {
    expect(put(until, reason)).toMatchObject(refusal)
  })

  it('not once that week has passed, and not for what has a review date of its own', () => {
    expect(put('2026-12-10T00:00:00Z', 'Sjuk', 'offered', new Date('2026-12-02T09:00:00Z'))).toEqual({
      code: 'snoozed-enough',
    })
    expect(put('2026-11-25T00:00:00Z', 'Sjuk', 'on-hold')).toEqual({ code: 'snoozed-enough' })
  })

  it('a month, where no deadline runs', () => {
    expect(put('2026-12-22T00:00:00Z', 'Mässan', 'in-progress')).toBe('2026-12-22T07:00:00.000Z')
    expect(put('2026-12-29T00:00:00Z', 'Mässan', 'in-progress')).toMatchObject({ code: 'date-too-late' })
  })
})
