import { describe, expect, it } from '@jest/globals'
import { count } from '#src/core/digest/count.ts'
import type { CaseFact, Facts, ReferralFact } from '#src/core/digest/facts.ts'
import { periodOf, yearTo } from '#src/core/digest/period.ts'
import { idOf } from '../referrals.ts'
import { calendar } from './networks.ts'

const zone = calendar.timeZone
const november = periodOf('2026-11', zone)
const [almi, een, region] = [idOf<'organisation'>('almi'), idOf<'organisation'>('een'), idOf<'organisation'>('region')]
/** By the clock in Växjö. */
const at = (day: string, time = '10:00') =>
  new Date(`${day}T${time}:00+0${day.slice(5) >= '03-29' && day.slice(5) < '10-25' ? 2 : 1}:00`)

const kase = (id: string, over: Partial<CaseFact> = {}): CaseFact => ({
  ...{ id: idOf<'case'>(id), company: id, need: 'loan', municipality: '0780', door: almi, owner: almi },
  ...{ openedAt: at('2026-11-10'), closed: null, stuck: false, ...over },
})
const referral = (of: string, over: Partial<ReferralFact> = {}): ReferralFact => ({
  ...{ case: idOf<'case'>(of), kind: 'handover', from: almi, to: een, offeredAt: at('2026-11-10') },
  ...{ acceptedAt: null, contactAt: null, declined: null, warm: false, isMoot: false, isVoid: false, ...over },
})

/** What a small network comes to, as `what key key` and how much. */
const counted = (facts: Partial<Facts>, period = november, organisation: typeof almi | null = null) =>
  Object.fromEntries(
    count({ cases: [], referrals: [], meetings: [], actions: [], ...facts }, { period, organisation, calendar }).map(
      ({ what, a, b, n }) => [[what, a, b].filter(Boolean).join(' '), n],
    ),
  )

describe('the figures of a month', () => {
  it('are none of an empty network', () => {
    expect(counted({})).toEqual({})
  })

  it('count a company once, whoever meets it, and know whether it was here before', () => {
    const cases = [
      kase('1', { company: '556016-0680' }),
      kase('2', { company: '556016-0680', door: een, owner: een }),
      kase('3', { company: 'b' }),
      kase('4', {
        company: 'b',
        openedAt: at('2026-10-31', '23:59'),
        closed: { at: at('2026-11-01'), result: 'got-help' },
      }),
    ]
    expect(counted({ cases })).toMatchObject({
      companies: 2,
      companiesNew: 1,
      casesOpened: 3,
      casesClosed: 1,
      casesOpen: 3,
    })
    // EEN itself has met it for the first time.
    expect(counted({ cases }, november, een)).toMatchObject({ companies: 1, companiesNew: 1, casesOpened: 1 })
  })

  it.each([
    ['2026-11-01', '00:00', '2026-11'],
    ['2026-10-31', '23:59', '2026-10'],
    ['2026-11-30', '23:59', '2026-11'],
    // The hour that comes twice is in October both times.
    ['2026-10-25', '02:30', '2026-10'],
    ['2026-03-31', '23:59', '2026-03'],
  ])('a case of %s %s belongs to %s', (day, time, month) => {
    expect(counted({ cases: [kase('1', { openedAt: at(day, time) })] }, periodOf(month, zone))).toMatchObject({
      casesOpened: 1,
    })
  })

  it('judge an answer once its working day has run out, and not before', () => {
    const [friday, monday] = ['2026-11-27', '2026-11-30']
    const referrals = [
      referral('1', { offeredAt: at(friday, '16:00'), acceptedAt: at(monday, '16:00') }),
      referral('2', { offeredAt: at(friday, '16:00'), acceptedAt: at(monday, '16:01') }),
      // Until the first of December at ten.
      referral('3', { offeredAt: at(monday, '10:00') }),
      referral('4', { offeredAt: at('2026-10-30', '16:00'), acceptedAt: at('2026-11-02', '09:00') }),
      referral('5', { offeredAt: at(friday, '10:00'), isMoot: true }),
      referral('6', { offeredAt: at(friday, '10:00'), acceptedAt: at(friday, '11:00'), isVoid: true }),
    ]
    expect(counted({ referrals })).toMatchObject({
      ...{ referrals: 4, dueReferrals: 3, dueAccepted: 3, acceptedInADay: 2 },
      // Two hours (one on Friday, one on Monday), nine hours, and nine hours and a minute.
      ...{ medianToAccept: 540, p90ToAccept: 541 },
      ...{ 'responseTimes in-4-hours': 1, 'responseTimes in-1-day': 1, 'responseTimes in-2-days': 1 },
    })
  })

  it('count first contacts, warm handovers and declines when they happen', () => {
    const referrals = [
      referral('1', { acceptedAt: at('2026-10-30', '16:00'), contactAt: at('2026-11-02', '09:30') }),
      referral('2', { acceptedAt: at('2026-11-11'), warm: true }),
      referral('3', { acceptedAt: at('2026-11-11'), kind: 'advice', warm: true }),
      referral('4', { declined: { at: at('2026-11-12'), reason: 'no-capacity' } }),
    ]
    expect(counted({ referrals })).toMatchObject({
      ...{ contacts: 1, medianToContact: 150, handovers: 1, warm: 1, declines: 1, 'declinesBy no-capacity': 1 },
      'fromTo almi een': 4,
    })
  })

  it('ask ninety days later whether a case is closed, and whether the company got help', () => {
    const opened = at('2026-08-15')
    const closed = (day: string, result: 'got-help' | 'partly' | 'unreachable') => ({ at: at(day), result })
    const cases = [
      kase('0', { openedAt: at('2026-07-31', '23:59') }),
      kase('1', { openedAt: opened, closed: closed('2026-09-01', 'partly') }),
      kase('2', { openedAt: opened, closed: closed('2026-10-01', 'unreachable') }),
      kase('3', { openedAt: opened, closed: closed('2026-11-20', 'got-help') }),
      kase('4', { openedAt: opened, stuck: true }),
    ]
    expect(counted({ cases })).toMatchObject({ cases90: 4, closedIn90: 2, gotHelp: 1, 'openByAge 90-179': 2, stuck: 1 })
  })

  it('ask of all the cases that one month opened, until the month that tells of them is over', () => {
    const cases = [
      kase('before', { openedAt: at('2025-12-31', '23:59') }),
      kase('first', { openedAt: at('2026-01-01', '00:00') }),
      ...['in', 'after'].map((id) => kase(id, { openedAt: at('2026-01-31', '23:59') })),
      kase('next', { openedAt: at('2026-02-01', '00:00') }),
    ]
    const answered = (of: string, day: string) =>
      referral(of, { offeredAt: at('2026-01-31', '23:59'), acceptedAt: at(day, '09:00') })
    const referrals = [answered('in', '2026-02-28'), answered('after', '2026-03-01')]
    expect(counted({ cases, referrals }, periodOf('2026-01', zone))).toMatchObject({ casesOpened: 3, cases30: 1 })
    expect(counted({ cases, referrals }, periodOf('2026-02', zone))).toMatchObject({ cases30: 3, reached: 2 })
    expect(counted({ cases }, periodOf('2026-04', zone))).toMatchObject({ cases90: 3 })
  })

  it('know a right first door, hops, and a door that was not the wrong one', () => {
    const opened = at('2026-10-20')
    const cases = [
      kase('kept', { openedAt: opened, closed: { at: at('2026-11-03'), result: 'got-help' } }),
      kase('twice', { openedAt: opened, owner: region, closed: { at: at('2026-11-20'), result: 'got-help' } }),
      kase('nobody', { openedAt: opened }),
      kase('late', { openedAt: opened, owner: een }),
    ]
    const referrals = [
      referral('twice', { offeredAt: opened, acceptedAt: at('2026-10-21') }),
      referral('twice', { offeredAt: at('2026-10-22'), from: een, to: region, acceptedAt: at('2026-10-23') }),
      referral('nobody', { offeredAt: opened }),
      referral('late', { offeredAt: opened, acceptedAt: at('2026-11-19', '11:00') }),
      referral('kept', { offeredAt: opened, kind: 'advice' }),
    ]
    expect(counted({ cases, referrals })).toMatchObject({
      ...{
        casesClosed: 2,
        firstDoorRight: 1,
        hops: 2,
        cases30: 4,
        reached: 2,
        'reachedBy almi': 2,
        'cases30By almi': 4,
      },
    })
  })

  it('count a meeting when it has ended, for whoever was asked to it, and an action when it is done, for whose it is', () => {
    const meetings = [
      { organisations: [almi, een], endedAt: at('2026-11-01', '00:00') },
      { organisations: [region], endedAt: at('2026-11-30', '23:59') },
      { organisations: [almi], endedAt: at('2026-12-01', '00:00') },
    ]
    const actions = [
      { organisation: een, doneAt: at('2026-11-10') },
      { organisation: almi, doneAt: at('2026-10-31', '23:59') },
    ]
    expect(counted({ meetings, actions })).toEqual({ meetingsHeld: 2, actionsDone: 1 })
    expect(counted({ meetings, actions }, november, almi)).toEqual({ meetingsHeld: 1 })
    expect(counted({ meetings, actions }, november, een)).toEqual({ meetingsHeld: 1, actionsDone: 1 })
  })

  it('of a rolling year are those of its twelve months', () => {
    const cases = ['2025-11-30', '2025-12-01', '2026-03-29', '2026-11-30'].map((day) =>
      kase(day, { openedAt: at(day) }),
    )
    expect(counted({ cases }, yearTo('2026-11', zone))).toMatchObject({ casesOpened: 3, companiesNew: 3 })
  })
})
