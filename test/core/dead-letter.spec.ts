import { describe, expect, it } from '@jest/globals'
import { type Cause, causes } from '#src/core/cause.ts'
import { type Candidate, type DeadEnd, unreachedBy, whomToTell } from '#src/core/dead-letter.ts'
import type { Recipient } from '#src/core/notice.ts'
import { causeOf } from '#src/worker/cause.ts'
import { idOf } from './referrals.ts'

const [almi, region] = ['T0ALMI', 'tenant-region']
const member = (name: string): Recipient => ({ member: idOf(name) })
const channel: Recipient = { channel: idOf('almi-channel') }
const sara: DeadEnd = {
  ...{ recipient: member('sara'), organisation: idOf('almi') },
  workspaces: [{ chat: 'slack', workspace: almi }],
}
const inSlack = { own: true, chat: 'slack', workspace: almi, troubled: false } as const
const inTeams = { own: false, chat: 'teams', workspace: region, troubled: false } as const

const all: readonly Candidate[] = [
  { ...inTeams, recipient: member('nils'), role: 'network-admin' },
  { ...inTeams, recipient: member('maria'), role: 'coordinator' },
  { ...inTeams, recipient: member('moa'), role: 'coordinator' },
  { ...inSlack, recipient: member('lena'), role: 'team-lead' },
  { ...inSlack, recipient: member('sara'), role: 'team-lead' },
  { ...inSlack, recipient: channel, role: 'channel' },
]
const without = (...names: readonly (Candidate['role'] | 'trouble')[]) =>
  all.filter(({ role }) => !names.includes(role))
const troubled = (...roles: readonly Candidate['role'][]) =>
  all.map((one) => ({ ...one, troubled: roles.includes(one.role) }))

describe('who is told of a message that could not be delivered', () => {
  it.each<[string, Cause, readonly Candidate[], readonly string[]]>([
    ['the organisation’s channel', 'place', all, ['almi-channel']],
    ['its team lead where there is none', 'place', without('channel'), ['lena']],
    ['or where it cannot be reached either', 'place', troubled('channel'), ['lena']],
    ['the coordinators where nobody is left there', 'place', without('channel', 'team-lead'), ['maria', 'moa']],
    ['and where the whole workspace is out of reach', 'workspace', all, ['maria', 'moa']],
    ['whoever keeps the network in the end', 'workspace', without('coordinator'), ['nils']],
    ['nobody where nobody is left', 'workspace', without('coordinator', 'network-admin'), []],
    ['nor where all are in trouble', 'place', troubled('channel', 'team-lead', 'coordinator', 'network-admin'), []],
  ])('%s', (_, cause, candidates, told) => {
    expect(whomToTell(sara, cause, candidates)).toEqual(
      told.map((name) => (name === 'almi-channel' ? channel : member(name))),
    )
  })

  it('of what was for the channel, somebody else', () => {
    expect(whomToTell({ ...sara, recipient: channel }, 'place', all)).toEqual([member('lena'), member('sara')])
  })

  it('nobody twice, in however many chats', () => {
    const twice = [
      ...without('channel'),
      { ...inTeams, own: true, recipient: member('lena'), role: 'team-lead' as const },
    ]
    expect(whomToTell(sara, 'place', twice)).toEqual([member('lena')])
  })

  it.each(causes)('%s: it is told of the one, or of the organisation as a whole', (cause) => {
    const { recipient: _, organisation } = { ...sara }
    const expected = cause === 'workspace' ? { member: null } : { member: idOf('sara') }
    expect(unreachedBy(sara, cause)).toEqual({ ...expected, channel: null, organisation })
  })
})

describe('what a code means', () => {
  it.each<[string, boolean, Cause]>([
    ['account_inactive', true, 'workspace'],
    ['token_revoked', true, 'workspace'],
    ['not-installed', true, 'workspace'],
    ['chat-not-connected', true, 'workspace'],
    ['no-address', true, 'no-address'],
    ['channel_not_found', true, 'place'],
    ['is_archived', true, 'place'],
    ['user_not_found', true, 'place'],
    ['MessageWritesBlocked', true, 'place'],
    ['status-403', true, 'place'],
    ['invalid_blocks', true, 'message'],
    ['msg_too_long', true, 'message'],
    ['fault-TypeError', false, 'message'],
    ['newer-version', false, 'message'],
    ['ratelimited', false, 'no-answer'],
    ['time-out', false, 'no-answer'],
    ['http-503', false, 'no-answer'],
  ])('%s (certain: %s): %s', (why, certain, cause) => {
    expect(causeOf(why, certain)).toBe(cause)
  })
})
