import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import ICAL from 'ical.js'
import { calendarFile, type Told } from '#src/calendar-file/calendar-file.ts'
import { idOf } from '#test/core/referrals.ts'
import { runs } from '#test/long.ts'

const told: Told = {
  id: idOf<'warm-handover'>('0199c2a4-7d2e-7a10-8f1b-000000000001'),
  startsAt: new Date('2026-12-01T08:00:00Z'),
  endsAt: new Date('2026-12-01T08:30:00Z'),
  cancelled: false,
  sequence: 0,
  changedAt: new Date('2026-11-23T09:00:00Z'),
  title: 'Varm överlämning: Almi och Business Sweden',
  place: 'Storgatan 1, Växjö; rum Å',
  description: 'Ett möte mellan företaget och Sara Lund, Almi, och Li Berg, Business Sweden. Ärende KRO-1.',
  organiser: { name: 'Sara Lund', email: 'sara.lund@almi.example' },
}

/** As another library reads it. */
function read(file: string) {
  const calendar = new ICAL.Component(ICAL.parse(file))
  const events = calendar.getAllSubcomponents('vevent')
  const [event] = events
  if (event === undefined) throw new Error('there is no event')
  const value = (name: string): string => String(event.getFirstPropertyValue(name) ?? '')
  return { calendar, events, event, value }
}

describe('a meeting for people’s own calendars', () => {
  it('is one event that is published, with all that RFC 5545 and 5546 ask for', async () => {
    const { calendar, events, event, value } = read(await calendarFile(told))
    expect([calendar.getFirstPropertyValue('version'), calendar.getFirstPropertyValue('method')]).toEqual([
      '2.0',
      'PUBLISH',
    ])
    expect(calendar.getFirstPropertyValue('prodid')).toMatch(/Manydoors/)
    expect(events).toHaveLength(1)
    expect([value('uid'), value('sequence'), value('status')]).toEqual([told.id, '0', 'CONFIRMED'])
    expect([value('summary'), value('location'), value('description')]).toEqual([
      told.title,
      told.place,
      told.description,
    ])
    expect(value('organizer')).toBe('mailto:sara.lund@almi.example')
    expect(event.getFirstProperty('organizer')?.getParameter('cn')).toBe('Sara Lund')
    // A published one has no attendees, and asks nobody for an answer.
    expect(event.getAllProperties('attendee')).toEqual([])
  })

  it.each([
    ['in winter', '2026-12-01T08:00:00Z', '20261201T080000Z'],
    ['in summer', '2026-07-01T07:00:00Z', '20260701T070000Z'],
    ['on the morning on which summer time begins', '2026-03-29T07:00:00Z', '20260329T070000Z'],
    ['in the second of the two hours when it ends', '2026-10-25T01:30:00Z', '20261025T013000Z'],
  ])('%s is at its very moment', async (_, at, written) => {
    const startsAt = new Date(at)
    const file = await calendarFile({ ...told, startsAt, endsAt: new Date(startsAt.getTime() + 45 * 60_000) })
    expect(file).toContain(`\r\nDTSTART:${written}\r\n`)
    const { event } = read(file)
    const [start, end, stamp] = ['dtstart', 'dtend', 'dtstamp'].map((name) => {
      const time = event.getFirstPropertyValue(name)
      return time instanceof ICAL.Time ? [time.zone === ICAL.Timezone.utcTimezone, time.toJSDate().toISOString()] : null
    })
    expect(start).toEqual([true, startsAt.toISOString()])
    expect(end).toEqual([true, new Date(startsAt.getTime() + 45 * 60_000).toISOString()])
    expect(stamp).toEqual([true, told.changedAt.toISOString()])
  })

  it.each([
    ['Europe/Stockholm', '2026-12-08T08:00:00Z', '20261208T090000'],
    ['Europe/Stockholm', '2027-06-08T07:00:00Z', '20270608T090000'],
    ['America/New_York', '2027-06-08T13:00:00Z', '20270608T090000'],
    ['Australia/Lord_Howe', '2027-01-11T22:00:00Z', '20270112T090000'],
  ])('of a series in %s is at %s, by the clock there, whose rules go with it', async (timeZone, at, written) => {
    const startsAt = new Date(at)
    const file = await calendarFile({ ...told, timeZone, startsAt, endsAt: new Date(startsAt.getTime() + 5_400_000) })
    const { calendar, event, value } = read(file)
    expect(file).toContain(`DTSTART;TZID=${timeZone}:${written}\r\n`)
    const zone = calendar.getFirstSubcomponent('vtimezone')
    expect(zone?.getFirstPropertyValue('tzid')).toBe(timeZone)
    // As another library reckons it by the rules in the file.
    const wall = new ICAL.Event(event).startDate.clone()
    if (zone) wall.zone = new ICAL.Timezone(zone)
    expect(wall.toJSDate().toISOString()).toBe(startsAt.toISOString())
    expect([value('uid'), value('organizer')]).toEqual([told.id, 'mailto:sara.lund@almi.example'])
  })

  it('is cancelled under the same id, with a higher sequence', async () => {
    const { calendar, value } = read(await calendarFile({ ...told, cancelled: true, sequence: 3, place: '' }))
    expect(calendar.getFirstPropertyValue('method')).toBe('CANCEL')
    expect([value('uid'), value('sequence'), value('status'), value('location')]).toEqual([
      told.id,
      '3',
      'CANCELLED',
      '',
    ])
    expect(value('organizer')).toBe('mailto:sara.lund@almi.example')
  })

  it('says what was written, whatever that is, and nothing in it becomes a property of its own', async () => {
    const nasty = fc.oneof(
      fc.constantFrom(
        'Möte\r\nATTENDEE:mailto:evil@evil.example',
        'a\nEND:VEVENT\nBEGIN:VEVENT\nUID:other',
        'a;b,c\\d\\n"e" :f=g^n',
        'å'.repeat(200),
        `${'x'.repeat(70)}åäö😀`,
        '👩‍👩‍👧‍👦'.repeat(30),
      ),
      fc.string({ unit: 'grapheme', maxLength: 120 }),
    )
    // What is kept has been cleaned, and line breaks come in one way.
    const words = nasty.map((text) =>
      text
        .replace(/\r\n?/g, '\n')
        .replace(/(?![\n\t])\p{Cc}/gu, '')
        .trim(),
    )
    await fc.assert(
      fc.asyncProperty(words, words, words, async (title, place, name) => {
        const file = await calendarFile({
          ...told,
          title,
          place,
          description: place,
          organiser: { ...told.organiser, name: name || 'Sara' },
        })
        const lines = file.split('\r\n')
        expect(lines.at(-1)).toBe('')
        expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
        expect(lines.filter((line) => Buffer.byteLength(line) > 75)).toEqual([])
        expect(Buffer.from(file).toString()).toBe(file)
        const { events, event, value } = read(file)
        expect(events).toHaveLength(1)
        expect([value('summary'), value('location'), value('uid')]).toEqual([title, place, told.id])
        const properties = event.getAllProperties().map((property) => property.name)
        expect(new Set(properties).size).toBe(properties.length)
        const known = ['uid', 'sequence', 'dtstamp', 'dtstart', 'dtend', 'summary', 'location', 'description']
        expect([...known, 'organizer', 'status', 'last-modified']).toEqual(expect.arrayContaining(properties))
      }),
      runs(150, 34_000),
    )
  })
})
