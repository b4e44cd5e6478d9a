import { describe, expect, it } from '@jest/globals'
import type { RecordedApproval } from '#src/core/case/approval.ts'
import type { Case } from '#src/core/case/case.ts'
import { withdrawal } from '#src/core/case/withdrawal.ts'
import type { MemberId, OrganisationId } from '#src/core/ids.ts'
import { movesOpenTo } from '#src/core/referral/move.ts'
import { type Parties, type Referral, type Stage, stages } from '#src/core/referral/referral.ts'
import { open } from './cases.ts'
import { actors, idOf, now, referralIn } from './referrals.ts'

const approval = (
  id: string,
  covers: readonly string[] | null,
  changed: Partial<RecordedApproval> = {},
): RecordedApproval => ({
  ...{ id: idOf<'approval'>(id), case: open.id, givenBy: 'Anna', how: 'phone', givenOn: now },
  covers: covers?.map((one) => idOf<'organisation'>(one)) ?? null,
  ...{ recordedBy: idOf<'member'>('sara'), recordedByName: 'Sara', withdrawn: null },
  ...changed,
})
const from = (member: string, organisation: string) => ({
  from: idOf<'member'>(member) satisfies MemberId,
  fromOrganisation: idOf<'organisation'>(organisation) satisfies OrganisationId,
})
const under = (stage: Stage, id: string, changed: Partial<Parties> = {}): Referral =>
  referralIn(stage, { id: idOf(id), approval: idOf('a'), ...changed })
const owned = (member: string, organisation: string): Case => ({
  ...open,
  owner: idOf(member),
  ownerOrganisation: idOf(organisation),
  door: idOf('almi'),
})
const by = actors.sender
const came = (of: Case, referrals: readonly Referral[], others: readonly RecordedApproval[] = []) => {
  const outcome = withdrawal(
    approval('a', null),
    { of, approvals: [approval('a', null), ...others], referrals },
    { by, now },
  )
  if (!outcome.ok) throw new Error(outcome.refusal.code)
  return outcome.value
}
const sara = { member: 'sara', organisation: 'almi' }

describe('an approval that the company takes back', () => {
  const ends = ['offered', 'needs-info', 'accepted', 'in-progress', 'on-hold', 'returned']
  it.each(stages.filter((stage) => stage !== 'draft'))(
    'ends what is %s, or leaves it ended, and nothing goes on by it',
    (stage) => {
      const { revoked, losing } = came(owned('sara', 'almi'), [under(stage, '1')])
      expect(losing).toEqual(['business-sweden'])
      expect(revoked).toMatchObject([{ stage: ends.includes(stage) ? 'withdrawn' : stage, revoked: now, version: 5 }])
      for (const actor of [actors.sender, actors.receiver, actors.coordinator, actors.admin]) {
        const left = revoked.flatMap((one) => movesOpenTo(one, actor))
        expect(left.filter((move) => move !== 'thank' && move !== 'void')).toEqual([])
      }
    },
  )

  it.each([
    ['the receiver has it', owned('li', 'business-sweden'), [under('accepted', '1')], sara],
    ['the receiver has finished, and has it still', owned('li', 'business-sweden'), [under('completed', '1')], sara],
    ['the sender has it', owned('sara', 'almi'), [under('accepted', '1', { kind: 'advice' })], null],
    [
      'it has gone on, and on',
      owned('karin', 'een'),
      [
        under('in-progress', '1'),
        under('accepted', '2', { ...from('li', 'business-sweden'), toOrganisation: idOf('een'), to: idOf('karin') }),
      ],
      sara,
    ],
    [
      'a colleague had it last',
      owned('li', 'business-sweden'),
      [
        under('accepted', '1', { toOrganisation: idOf('almi'), to: idOf('erik') }),
        under('accepted', '2', from('erik', 'almi')),
      ],
      { member: 'erik', organisation: 'almi' },
    ],
  ])('%s: an open case has its owner', (_, of, referrals, owner) => {
    expect(came(of, referrals).owner).toEqual(owner)
  })

  it.each([
    ['all parties', null, true],
    ['that organisation', ['business-sweden'], true],
    ['another', ['een'], false],
  ])('goes on under another approval that covers %s', (_, covers, goesOn) => {
    const result = came(owned('li', 'business-sweden'), [under('accepted', '1')], [approval('b', covers)])
    expect(result.kept.map((one) => [one.stage, one.approval, one.version])).toEqual(
      goesOn ? [['accepted', 'b', 5]] : [],
    )
    expect([result.losing.length, result.owner]).toEqual(goesOn ? [0, null] : [1, sara])
  })

  it('does not go on under one that was withdrawn before', () => {
    const gone = approval('b', null, { withdrawn: { at: now, by: null, words: '' } })
    expect(came(owned('sara', 'almi'), [under('offered', '1')], [gone]).losing).toEqual(['business-sweden'])
  })

  it('leaves alone what was asked without naming the company, and what another approval was for', () => {
    const others = [
      under('offered', '1', { approval: null, kind: 'advice' }),
      under('offered', '2', { approval: idOf('b') }),
    ]
    expect(came(owned('sara', 'almi'), others, [approval('b', ['business-sweden'])])).toMatchObject({
      revoked: [],
      losing: [],
    })
  })

  it('takes with it what its receiver had sent on by an approval of their own and nobody has answered', () => {
    const sentOn = under('offered', '2', {
      ...from('li', 'business-sweden'),
      approval: idOf('b'),
      toOrganisation: idOf('een'),
    })
    const { revoked, losing } = came(
      owned('li', 'business-sweden'),
      [under('accepted', '1'), sentOn],
      [approval('b', ['een'])],
    )
    expect(revoked.map(({ id, stage }) => [id, stage])).toEqual([
      ['1', 'withdrawn'],
      ['2', 'withdrawn'],
    ])
    expect(losing).toEqual(['business-sweden'])
  })

  it.each([
    ['the owner', actors.receiver, true],
    ['the owner’s team lead', actors.receiverLead, true],
    ['whoever noted it', actors.sender, true],
    ['a colleague of theirs', actors.senderColleague, false],
    ['a coordinator', actors.coordinator, false],
    ['a stranger', actors.stranger, false],
  ])('can be noted by %s: %s', (_, who, may) => {
    const shared = { of: owned('li', 'business-sweden'), approvals: [], referrals: [] }
    const outcome = withdrawal(approval('a', null), shared, { by: who, now })
    expect(outcome.ok || outcome.refusal.code).toBe(may || 'approval-not-yours')
  })

  it('is withdrawn once', () => {
    const gone = approval('a', null, { withdrawn: { at: now, by: null, words: '' } })
    const shared = { of: open, approvals: [], referrals: [] }
    expect(withdrawal(gone, shared, { by, now })).toMatchObject({
      ok: false,
      refusal: { code: 'approval-gone', at: now },
    })
  })
})
