import { describe, expect, it } from '@jest/globals'
import { type ReasonStuck, type Remedy, reasonsStuck, remedyFor, type StuckReferral } from '#src/core/case/stuck.ts'
import { type Stage, stages } from '#src/core/referral/referral.ts'
import { idOf } from './referrals.ts'

const at = (stage: Stage, overdue = true): StuckReferral => ({ id: idOf('referral'), stage, overdue })

describe('what helps most with a case that is stuck', () => {
  it.each<[string, readonly ReasonStuck[], StuckReferral | null, Remedy]>([
    ['an answer is asked for', ['unanswered'], at('offered'), 'remind'],
    ['and again of whoever took it and went quiet', ['unanswered'], at('in-progress'), 'remind'],
    ['not before its time has run out', ['unanswered'], at('in-progress', false), 'reassign'],
    ['what was returned is taken back', ['unanswered'], at('returned'), 'take-back'],
    ['of what goes from door to door somebody decides', ['passed-on'], at('offered'), 'override'],
    ['and of what nobody wants', ['declined'], at('declined'), 'override'],
    ['and of what waits for somebody who has left', ['receiver-gone'], at('needs-info'), 'override'],
    ['what waits for a sender who has left is taken back', ['receiver-gone'], at('returned'), 'take-back'],
    ['a colleague has what its owner is away from', ['owner-away'], null, 'reassign'],
    ['or has left', ['owner-gone'], at('offered'), 'reassign'],
    ['who is away is not what keeps an answer waiting', ['unanswered', 'owner-away'], at('offered'), 'remind'],
    ['nobody is asked again who has been passed by', ['unanswered', 'passed-on'], at('offered'), 'override'],
    ['without a referral there is only one thing', ['declined'], null, 'reassign'],
    ['nor can what has ended be decided', ['declined'], at('completed'), 'reassign'],
  ])('%s', (_, reasons, referral, remedy) => {
    expect(remedyFor(reasons, referral)).toBe(remedy)
  })

  const everything = reasonsStuck.flatMap((reason) =>
    stages.flatMap((stage) =>
      [true, false].map((overdue) => [remedyFor([reason], at(stage, overdue)), stage] as const),
    ),
  )
  const open = ['offered', 'needs-info', 'accepted', 'in-progress', 'on-hold']
  it.each<[Remedy, readonly string[]]>([
    ['remind', ['offered', 'accepted', 'in-progress']],
    ['take-back', ['returned']],
    ['override', [...open, 'declined']],
  ])('%s is offered where it can be done, and nowhere else', (remedy, where) => {
    const offered = everything.filter(([one]) => one === remedy).map(([, stage]) => stage)
    expect([...new Set(offered)].sort()).toEqual([...where].sort())
  })
})
