import { describe, expect, it } from '@jest/globals'
import type { Meeting } from '#src/core/meeting/meeting.ts'
import {
  barredFromStandingIn,
  type MeetingMove,
  mayConvene,
  moveMeeting,
  peopleInvited,
} from '#src/core/meeting/meeting-decide.ts'
import type { MeetingStage } from '#src/core/meeting/stage.ts'
import { idOf } from '#test/core/referrals.ts'

const [region, almi] = [idOf<'organisation'>('region'), idOf<'organisation'>('almi')]
const [maria, sara, erik] = [idOf<'member'>('maria'), idOf<'member'>('sara'), idOf<'member'>('erik')]
const startsAt = new Date('2026-12-08T08:00:00Z')
const endsAt = new Date('2026-12-08T09:30:00Z')
const [before, after] = [new Date('2026-12-01T08:00:00Z'), new Date('2026-12-08T08:00:00Z')]

const meeting = (stage: MeetingStage): Meeting => {
  const convened = {
    ...{ id: idOf<'meeting'>('m'), series: idOf<'series'>('s'), kind: 'working-group' as const, organisation: region },
    ...{ organisations: [region], title: '', slot: '2026-12-08', startsAt, endsAt, place: 'A', channel: null },
    ...{ quorum: null, since: { at: before, by: maria }, version: 3 },
  }
  if (stage === 'started') return { ...convened, stage, startedAt: startsAt }
  if (stage === 'ended') return { ...convened, stage, startedAt: startsAt, endedAt: endsAt }
  if (stage === 'cancelled') return { ...convened, stage, words: 'sjukdom' }
  return { ...convened, stage }
}
const moves: { readonly [N in MeetingMove['move']]: Extract<MeetingMove, { readonly move: N }> } = {
  invite: { move: 'invite', organisations: [region, almi] },
  move: {
    move: 'move',
    startsAt: new Date('2026-12-09T08:00:00Z'),
    endsAt: new Date('2026-12-09T09:00:00Z'),
    place: 'B',
  },
  cancel: { move: 'cancel', words: 'för få' },
}

describe('a meeting', () => {
  it.each([
    ['planned', 'invite', 'before', 'invited'],
    ['planned', 'move', 'before', 'planned'],
    ['planned', 'cancel', 'before', 'cancelled'],
    ['planned', 'invite', 'after', 'meeting-begun'],
    ['invited', 'invite', 'before', 'meeting-moved-on'],
    ['invited', 'move', 'before', 'invited'],
    ['invited', 'move', 'after', 'meeting-begun'],
    ['invited', 'cancel', 'before', 'cancelled'],
    ['invited', 'cancel', 'after', 'meeting-begun'],
    ['started', 'move', 'after', 'meeting-moved-on'],
    ['started', 'cancel', 'after', 'meeting-moved-on'],
    ['ended', 'move', 'before', 'meeting-moved-on'],
    ['cancelled', 'move', 'before', 'meeting-moved-on'],
    ['cancelled', 'invite', 'before', 'meeting-moved-on'],
  ] as const)('that is %s, %s, %s its time: %s', (stage, name, when, comes) => {
    const moved = moveMeeting(meeting(stage), moves[name], { by: maria, now: when === 'before' ? before : after })
    expect(moved.ok ? [moved.value.stage, moved.value.version] : [moved.refusal.code, 4]).toEqual([comes, 4])
  })

  it('is never moved into the past, nor to an end before its start', () => {
    const to = (from: string, until: string) =>
      moveMeeting(
        meeting('invited'),
        { move: 'move', startsAt: new Date(from), endsAt: new Date(until), place: '' },
        { by: maria, now: before },
      )
    expect(to('2026-12-01T07:00:00Z', '2026-12-01T09:00:00Z')).toMatchObject({ refusal: { code: 'time-past' } })
    expect(to('2026-12-09T09:00:00Z', '2026-12-09T09:00:00Z')).toMatchObject({ refusal: { code: 'ends-before-start' } })
  })

  it.each([
    ['the convener’s coordinator', region, ['coordinator'], true],
    ['the convener’s promoter', region, ['promoter'], false],
    ['another’s coordinator', almi, ['coordinator'], false],
    ['an administrator anywhere', almi, ['network_admin'], true],
  ] as const)('is convened by %s: %#', (_, organisation, roles, may) => {
    expect(mayConvene({ organisation, roles }, region)).toBe(may)
  })
})

describe('who is invited', () => {
  const person = (id: typeof maria, organisation: typeof region, roles: readonly ('promoter' | 'coordinator')[]) => ({
    ...{ id, key: id, name: id, organisation, organisationName: organisation, roles, locale: null },
    ...{ chat: 'slack' as const, standIn: null, away: null },
  })
  const group = (id: typeof region, ...members: ReturnType<typeof person>[]) => ({
    organisation: { id, key: id, name: id, convener: id === region, handovers: null },
    members,
  })
  const register = [
    group(region, person(maria, region, ['coordinator'])),
    group(almi, person(sara, almi, ['promoter', 'coordinator']), person(erik, almi, ['promoter'])),
  ]

  it.each([
    [{ organisations: [almi], roles: [], members: [] }, [sara, erik]],
    [{ organisations: [almi], roles: ['coordinator'], members: [] }, [sara]],
    [{ organisations: [], roles: ['coordinator'], members: [] }, [maria, sara]],
    [{ organisations: [], roles: [], members: [erik, idOf<'member'>('gone')] }, [erik]],
    [{ organisations: [almi], roles: ['coordinator'], members: [erik] }, [sara, erik]],
    [{ organisations: [], roles: [], members: [] }, []],
  ] as const)('%j', (invited, people) => {
    expect(peopleInvited(invited, register).map(({ id }) => id)).toEqual(people)
  })

  it('sends a colleague in their place who is not coming anyway, and nobody else', () => {
    const own = { member: sara, organisation: almi, inPlaceOf: null, answer: null, deputy: null }
    const deputy = person(erik, almi, ['promoter'])
    expect(barredFromStandingIn(deputy, own, [own])).toBeNull()
    expect(barredFromStandingIn(person(maria, region, []), own, [own])?.code).toBe('deputy-elsewhere')
    expect(barredFromStandingIn(person(sara, almi, []), own, [own])?.code).toBe('deputy-elsewhere')
    expect(barredFromStandingIn({ ...deputy, chat: null }, own, [own])?.code).toBe('receiver-unreachable')
    const there = { ...own, member: erik }
    expect(barredFromStandingIn(deputy, own, [own, there])?.code).toBe('deputy-invited')
    expect(barredFromStandingIn(deputy, own, [own, { ...there, inPlaceOf: sara }])).toBeNull()
  })
})
