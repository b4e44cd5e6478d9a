import { describe, expect, it } from '@jest/globals'
import { move, movesOpenTo } from '#src/core/referral/move.ts'
import { type MoveName, moveNames, type Stage, stages } from '#src/core/referral/referral.ts'
import { actors, moveWith, referralIn, when } from './referrals.ts'

/** domain.md §3, written out: which stage each move leads to from each stage that allows it. Everything else is refused. */
const leadsTo: { readonly [N in MoveName]: { readonly [S in Stage]?: Stage } } = {
  offer: { draft: 'offered' },
  accept: { offered: 'accepted', 'needs-info': 'accepted' },
  ask: { offered: 'needs-info' },
  answer: { 'needs-info': 'offered' },
  decline: { offered: 'declined', 'needs-info': 'declined' },
  redirect: { offered: 'redirected', 'needs-info': 'redirected' },
  withdraw: {
    offered: 'withdrawn',
    'needs-info': 'withdrawn',
    accepted: 'accepted',
    'in-progress': 'in-progress',
    'on-hold': 'on-hold',
  },
  release: {},
  begin: { accepted: 'in-progress' },
  hold: { 'in-progress': 'on-hold' },
  resume: { 'on-hold': 'in-progress' },
  return: { accepted: 'returned', 'in-progress': 'returned' },
  'take-back': { returned: 'returned' },
  complete: { accepted: 'completed', 'in-progress': 'completed', 'on-hold': 'completed' },
  fail: { accepted: 'failed', 'in-progress': 'failed', 'on-hold': 'failed' },
  thank: { completed: 'completed', failed: 'failed' },
  reopen: { completed: 'in-progress' },
  supersede: { offered: 'superseded', 'needs-info': 'superseded' },
  // Only what was asked without naming the company becomes a handover.
  turn: {},
  void: {
    draft: 'void',
    offered: 'void',
    'needs-info': 'void',
    accepted: 'void',
    'in-progress': 'void',
    'on-hold': 'void',
    declined: 'void',
    redirected: 'void',
    withdrawn: 'void',
    returned: 'void',
    completed: 'void',
    failed: 'void',
    superseded: 'void',
  },
  override: {
    offered: 'accepted',
    'needs-info': 'accepted',
    accepted: 'accepted',
    'in-progress': 'accepted',
    'on-hold': 'accepted',
    returned: 'accepted',
    declined: 'accepted',
  },
}

const mayMake: { readonly [N in MoveName]: readonly (keyof typeof actors)[] } = {
  offer: ['sender', 'senderLead'],
  accept: ['receiver', 'receiverLead'],
  ask: ['receiver', 'receiverLead'],
  answer: ['sender', 'senderLead'],
  decline: ['receiver', 'receiverLead'],
  redirect: ['receiver', 'receiverLead'],
  withdraw: ['sender', 'senderLead'],
  release: ['receiver', 'receiverLead'],
  begin: ['receiver', 'receiverLead'],
  hold: ['receiver', 'receiverLead'],
  resume: ['receiver', 'receiverLead'],
  return: ['receiver', 'receiverLead'],
  'take-back': ['sender', 'senderLead', 'coordinator'],
  complete: ['receiver', 'receiverLead'],
  fail: ['receiver', 'receiverLead'],
  thank: ['sender', 'senderLead'],
  reopen: ['sender', 'senderLead', 'coordinator'],
  supersede: ['system'],
  turn: ['sender', 'senderLead'],
  void: ['sender', 'senderLead', 'admin'],
  override: ['coordinator'],
}

const everyCase = moveNames.flatMap((name) =>
  stages.flatMap((stage) =>
    Object.entries(actors).map(([who, actor]) => ({
      name,
      stage,
      who,
      actor,
      may: mayMake[name].some((one) => one === who),
    })),
  ),
)

describe('the referral, stage by stage', () => {
  it.each(everyCase)('$who: $name when $stage', ({ name, stage, actor, may }) => {
    const referral = referralIn(stage)
    const outcome = move(referral, moveWith(name), when(actor))
    const expected = leadsTo[name][stage]
    if (!may) expect(outcome).toMatchObject({ ok: false, refusal: { code: 'not-yours-to-do' } })
    else if (!expected) expect(outcome).toMatchObject({ ok: false, refusal: { code: 'moved-on', stage } })
    else
      expect(outcome).toMatchObject({
        ok: true,
        value: { referral: { stage: expected, version: referral.version + 1 } },
      })
  })

  it.each(everyCase)(
    '$who sees a button for $name when $stage exactly if it can be pressed',
    ({ name, stage, actor, may }) => {
      if (actor === 'system') return
      const open = movesOpenTo(referralIn(stage), actor).includes(name)
      expect(open).toBe(may && leadsTo[name][stage] !== undefined)
    },
  )
})
