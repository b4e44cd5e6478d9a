import { expect, it } from '@jest/globals'
import type { MeetingId } from '#src/core/ids.ts'
import { intents } from '#src/intents/index.ts'
import { convening } from './agenda-given.ts'
import { answers } from './asking.ts'
import { onEveryEngine, start } from './given.ts'

const calendar = { timeZone: 'Europe/Stockholm', hours: { from: 480, to: 1020 }, freeDays: new Set<string>() }

/** As the form of a series is filled in. */
const series = {
  ...{ meetingKind: 'working-group', title: '', pattern: 'second Tuesday of every month, 09:00 – 10:30' },
  ...{ from: '', until: '', place: '', organisations: 'almi', roles: '', persons: '', channel: '', quorum: '' },
  ...{ toMove: '', toSkip: '', seen: '' },
}
const known = { pattern: series.pattern, organisations: 'almi' }

onEveryEngine('a series that is being planned', (g) => {
  const plans = (filled: object) =>
    answers({ g: g(), who: 'maria', now: start }, 'meeting.plan', { ...series, ...filled })
  const fieldsOf = (filled: Readonly<Record<string, string>>) =>
    g().as('maria', async (ports, by) => {
      const form = await intents.get('meeting.plan')?.form?.(ports, filled, { by, now: start, calendar })
      return form?.fields ?? []
    })
  const channelsFor = async (filled: Readonly<Record<string, string>>) =>
    (await fieldsOf(filled)).flatMap((one) =>
      'name' in one && one.name === 'channel' && 'options' in one ? one.options.map(({ value }) => value) : [],
    )

  it.each([
    [
      'somebody who is in no register',
      { persons: 'almi/borta' },
      { code: 'invitee-gone', field: 'persons', wanted: 'borta' },
    ],
    ['an organisation that is in none', { organisations: 'sek' }, { code: 'invitee-gone', field: 'organisations' }],
    [
      'more who have to come than are invited',
      { quorum: '3' },
      { code: 'quorum-too-large', field: 'quorum', invited: 2 },
    ],
    ['the channel of somebody who is not invited', { channel: 'een' }, { code: 'channel-elsewhere', field: 'channel' }],
  ])('is refused at the field: %s', async (_, filled, refusal) => {
    expect(await plans(filled)).toMatchObject({ ok: false, refusal })
  })

  it('can be told in the convener’s channel and in those of who is invited, and in no other', async () => {
    expect((await channelsFor({})).toSorted()).toEqual(['region'])
    expect((await channelsFor(known)).toSorted()).toEqual(['almi', 'region'])
    expect((await channelsFor({ ...known, persons: 'een/karin' })).toSorted()).toEqual(['almi', 'een', 'region'])
  })

  it('keeps the channel that was chosen to be seen, when its organisation is not invited any more', async () => {
    const changed = { ...known, organisations: 'business-sweden', channel: 'almi', title: 'Höstmötet' }
    expect((await channelsFor(changed)).toSorted()).toEqual(['almi', 'business-sweden', 'region'])
    const values = (await fieldsOf(changed)).flatMap((one) =>
      'name' in one && 'value' in one ? [[one.name, one.value]] : [],
    )
    expect(values).toEqual(
      expect.arrayContaining([
        ['channel', 'almi'],
        ['title', 'Höstmötet'],
        ['organisations', 'business-sweden'],
      ]),
    )
  })

  it('says which other series takes the same people on one of its days', async () => {
    await g().as(
      'maria',
      convening({ kind: 'promoters', startsAt: new Date('2026-12-08T12:00:00Z'), people: ['sara', 'erik'] }),
    )
    const [days] = (await fieldsOf(known)).filter(({ kind }) => kind === 'days')
    expect(days).toMatchObject({
      preview: { clashes: [{ kind: 'promoters', people: 2, startsAt: new Date('2026-12-08T12:00:00Z') }] },
    })
  })

  it('is moved to a day that is in the way only by somebody who has been told so, whatever else was wrong with it the first time', async () => {
    const { meeting } = await g().as('maria', convening({}))
    const moves = (of: { readonly id: MeetingId }, typed: object) =>
      answers({ g: g(), who: 'maria', now: start }, 'meeting.move', {
        ...{ meeting: of.id, version: '1', on: '2027-07-06', endTime: '10:30', place: '', looked: '', ...typed },
      })
    const first = await moves(meeting, { startTime: 'kvart i' })
    expect(first).toMatchObject({ ok: false, refusal: { field: 'startTime' } })
    expect('all' in first && first.all).toEqual([
      expect.objectContaining({ field: 'startTime' }),
      expect.objectContaining({ code: 'day-hindered', field: 'on', why: 'july' }),
    ])
    expect(await moves(meeting, { startTime: '09:00' })).toMatchObject({ refusal: { code: 'day-hindered' } })
    expect(await moves(meeting, { startTime: '09:00', looked: '2027-07-06' })).toMatchObject({ ok: true })
  })

  it('asks at once about a meeting that is near, also when a change of the rest adds it', async () => {
    const { meeting } = await g().as('maria', convening({ startsAt: new Date('2026-11-10T08:00:00Z') }))
    const sent = {
      ...{ meeting: meeting.id, version: '1', pattern: '2026-11-10, 2026-11-17, 2027-03-02, 09:00 – 10:30' },
      ...{ from: '2026-11-10', until: '', place: '', toMove: '', toSkip: '' },
    }
    const form = await g().as('maria', async (ports, by) =>
      intents.get('meeting.rest')?.form?.(ports, sent, { by, now: start, calendar }),
    )
    const rest = { ...sent, seen: form?.keep['seen'] ?? '' }
    expect(await answers({ g: g(), who: 'maria', now: start }, 'meeting.rest', rest)).toMatchObject({ ok: true })
    const ahead = await g().as('maria', ({ meetings }) => meetings.ahead(meeting.series, start))
    expect(ahead.map((one) => [one.meeting.slot, one.meeting.stage])).toEqual([
      ['2026-11-10', 'planned'],
      ['2026-11-17', 'invited'],
      ['2027-03-02', 'planned'],
    ])
  })
})
