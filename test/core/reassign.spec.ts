import { describe, expect, it } from '@jest/globals'
import { type Held, reassign } from '#src/core/case/reassign.ts'
import { type Standing, stuck } from '#src/core/case/stuck.ts'
import { barredFromLeaving, leave } from '#src/core/leaving.ts'
import type { Role } from '#src/core/register/register.ts'
import { idOf } from './referrals.ts'

const [almi, een] = [idOf<'organisation'>('almi'), idOf<'organisation'>('een')]
const of: Held = {
  id: idOf('case'),
  no: 'KRO-1',
  need: 'Lån',
  owner: idOf('sara'),
  ownerName: 'Sara',
  ownerOrganisation: almi,
  ownerOrganisationName: 'Almi',
  status: 'open',
}
const by = (member: string, organisation: typeof almi, ...roles: Role[]) => ({
  member: idOf<'member'>(member),
  organisation,
  roles,
})
const taker = (name: string, organisation = almi) => ({ id: idOf<'member'>(name), name, organisation })

describe('another owner', () => {
  it.each([
    ['the owner', by('sara', almi, 'promoter'), false, null],
    ['the team lead', by('lena', almi, 'team_lead'), false, null],
    ['a colleague', by('erik', almi, 'promoter'), false, 'not-the-owner'],
    ['a team lead elsewhere', by('karin', een, 'team_lead'), true, 'not-the-owner'],
    ['a network administrator', by('maria', een, 'network_admin'), true, 'not-the-owner'],
    ['a coordinator, of what is stuck', by('maria', een, 'coordinator'), true, null],
    ['a coordinator, of what goes on', by('maria', een, 'coordinator'), false, 'not-stuck'],
  ] as const)('is chosen by %s: %#', (_, who, isStuck, why) => {
    const given = reassign(of, { taker: taker('erik'), reason: 'Semester', by: who, stuck: isStuck })
    expect(given.ok ? null : given.refusal.code).toBe(why)
  })

  it.each([
    ['somebody elsewhere', { taker: taker('karin', een) }, 'taker-elsewhere'],
    ['whoever has it', { taker: taker('sara') }, 'taker-has-it'],
    ['a colleague without a reason', { reason: '' }, 'required'],
  ])('is not %s', (_, wish, why) => {
    const given = reassign(of, {
      taker: taker('erik'),
      reason: 'Semester',
      by: by('sara', almi),
      stuck: false,
      ...wish,
    })
    expect(given).toMatchObject({ ok: false, refusal: { code: why } })
  })

  it('is nobody once it is closed', () => {
    const closed = { ...of, status: 'closed' } as const
    const wish = { taker: taker('erik'), reason: 'Semester', by: by('sara', almi), stuck: false }
    expect(reassign(closed, wish)).toMatchObject({ refusal: { code: 'case-closed' } })
  })
})

describe('a case is stuck', () => {
  const well: Standing = { onAgenda: false, hops: 1, declines: 1, owner: 'at-work', receiverGone: false }
  it.each([
    ['not while it goes on', {}, []],
    ['when nobody has answered in three working days', { onAgenda: true }, ['unanswered']],
    ['after two hops', { hops: 2 }, ['passed-on']],
    ['after two declines', { declines: 2 }, ['declined']],
    ['while its owner is away without a stand-in', { owner: 'away' }, ['owner-away']],
    ['when its owner has left', { owner: 'gone' }, ['owner-gone']],
    ['when it waits for somebody who has left', { receiverGone: true }, ['receiver-gone']],
    ['for every reason there is', { onAgenda: true, declines: 5 }, ['unanswered', 'declined']],
  ] as const)('%s', (_, standing, reasons) => {
    expect(stuck({ ...well, ...standing })).toEqual(reasons)
  })
})

describe('somebody leaves', () => {
  const erik = { id: idOf<'member'>('erik'), name: 'Erik', organisation: almi, organisationName: 'Almi' }
  const sara = { ...erik, id: idOf<'member'>('sara'), name: 'Sara', reachable: true }
  const nothing = { cases: [], toAnswer: [], taken: [], sent: [], standsInFor: [], actions: 0 }
  const lead = by('sara', almi, 'team_lead')

  it.each([
    ['the team lead', lead, null],
    ['a network administrator', by('maria', een, 'network_admin'), null],
    ['a coordinator', by('maria', een, 'coordinator'), 'not-yours-to-end'],
    ['a team lead elsewhere', by('karin', een, 'team_lead'), 'not-yours-to-end'],
    ['a colleague', by('olle', almi, 'promoter'), 'not-yours-to-end'],
    ['oneself', by('erik', almi, 'team_lead'), 'leaver-oneself'],
  ] as const)('as said by %s', (_, who, why) => {
    expect(barredFromLeaving(erik, who)?.refusal.code ?? null).toBe(why)
  })

  it.each([
    ['with nothing, to nobody', nothing, null, null],
    ['standing in for somebody, to nobody', { ...nothing, standsInFor: ['Sara'] }, null, null],
    ['with a case, to nobody', { ...nothing, cases: ['KRO-1'] }, null, 'leaver-has-open'],
    ['with a question to answer, to nobody', { ...nothing, toAnswer: ['KRO-1'] }, null, 'leaver-has-open'],
    ['with what was taken, to nobody', { ...nothing, taken: ['KRO-1'] }, null, 'leaver-has-open'],
    ['with what was sent, to nobody', { ...nothing, sent: ['KRO-1'] }, null, 'leaver-has-open'],
    ['with a case, to a colleague', { ...nothing, cases: ['KRO-1'] }, sara, null],
    ['with a case, to oneself', { ...nothing, cases: ['KRO-1'] }, { ...erik, reachable: true }, 'taker-is-leaver'],
    ['with a case, elsewhere', { ...nothing, cases: ['KRO-1'] }, { ...sara, organisation: een }, 'taker-elsewhere'],
    ['with a case, out of reach', { ...nothing, cases: ['KRO-1'] }, { ...sara, reachable: false }, 'taker-unreachable'],
  ])('%s', (_, unfinished, taker, why) => {
    const left = leave(erik, { unfinished, taker, by: lead })
    expect(left.ok ? null : left.refusal.code).toBe(why)
  })
})
