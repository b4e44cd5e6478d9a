import { expect, it } from '@jest/globals'
import { sql } from 'kysely'
import type { Reader } from '#src/core/delivery.ts'
import { type About, clockTidings, clubTidings, meetingTidings, tidings, warmTidings } from '#src/core/notice.ts'
import { newId } from '#src/new-id.ts'
import { watchNights } from '#src/storage/night-watch.ts'
import { summarise } from '#src/texts/say.ts'
import { wordsFor } from '#src/texts/words.ts'
import { present } from '#src/views/present.ts'
import type { View } from '#src/views/view.ts'
import { convening } from './agenda-given.ts'
import { asks } from './asking.ts'
import { exportClub, invited } from './clubs.ts'
import { ringDigests } from './digests.ts'
import { type Given, offering, onEveryEngine, opening, start } from './given.ts'
import { planning } from './meetings.ts'

const people = ['sara', 'erik', 'li', 'omar', 'karin', 'maria', 'johan'] as const
/** What nobody is to find in a chat's copy of a notice: the company, people there, and everything that somebody has written. */
const secrets = [
  'Nordform',
  'Anna Alm',
  '0470-123',
  'anna@',
  'Vd:n',
  'en fråga',
  'en anteckning',
  'en hemlig anteckning',
  'ångrat',
  'Storgatan',
  'Klubbens',
] as const
const given = { approvedBy: 'Vd:n', approvedHow: 'phone', covers: 'all-parties' }

/** A case that has everything in it, and a company that two have. */
async function busy(g: Given): Promise<void> {
  const { no } = await g.as('sara', opening('vill växa'))
  const { no: theirs } = await g.as('karin', opening('vill ut'))
  await asks(g, 'sara', 'case.contact', {
    case: no,
    contactName: 'Anna Alm',
    phone: '0470-123 45',
    email: 'anna@x.example',
    change: 'yes',
  })
  await asks(g, 'sara', 'case.note', { case: no, note: 'en anteckning' })
  await asks(g, 'sara', 'case.note', { case: no, note: 'en hemlig anteckning', readers: 'own-readers' })
  for (const [who, intent, input] of [
    ['sara', 'inquiry.ask', { case: no }],
    ['sara', 'refer', { case: no, to: 'li', question: 'en fråga', kind: 'handover', ...given }],
    ['sara', 'refer.unnamed', { case: no, to: 'omar', need: 'vill växa', question: 'en fråga', seen: 'yes' }],
    [
      'karin',
      'refer.several',
      {
        case: theirs,
        to: 'almi',
        also: 'business-sweden',
        kind: 'advice',
        mode: 'first',
        question: 'en fråga',
        seen: 'first/',
        ...given,
      },
    ],
  ] as const)
    expect([intent, await asks(g, who, intent, input)]).toEqual([intent, null])
  const { rows } = await sql<{
    inquiry: string
    of: string
  }>`select inquiry_id as inquiry, case_id as of from inquired`.execute(g.database.db)
  for (const { inquiry, of } of rows)
    expect(await asks(g, 'karin', 'inquiry.decline', { inquiry, case: of })).toBeNull()
}

/** A meeting that is held has the case on its agenda, has decided something about it, and given somebody something to do. */
async function talkedAbout(g: Given, no: string): Promise<void> {
  const { meeting } = await g.as('maria', convening({ startsAt: start }))
  for (const [who, intent, input] of [
    ['erik', 'agenda.add', { meeting: meeting.id, case: no, wish: 'decide', minutes: '5', asked: 'yes' }],
    ['maria', 'sitting.start', { meeting: meeting.id }],
    ['erik', 'sitting.decide', { meeting: meeting.id, note: 'Ja' }],
    ['erik', 'sitting.action', { meeting: meeting.id, note: 'Ring', owner: 'erik', on: '2026-12-01' }],
    ['maria', 'sitting.end', { meeting: meeting.id, people: 'region/maria', asked: 'yes' }],
  ] as const)
    expect([intent, await asks(g, who, intent, input)]).toEqual([intent, null])
}

async function readerOf(g: Given, who: (typeof people)[number]): Promise<Reader> {
  return g.as(who, async (_, { network, organisation, member, roles, timeZone }) => ({
    ...{ network, organisation, member, roles, timeZone, locale: 'sv' as const },
  }))
}

/** Somebody has taken a case and meets the company together with its sender; a case has been declined by two, and one given to a colleague. */
async function onwards(g: Given): Promise<void> {
  const { id, no } = await g.as('erik', opening('vill växa'))
  const meets = await g.as('erik', offering(id, 'omar', start))
  const words = { place: 'Storgatan 1', guests: 'Anna Alm', minutes: '30' }
  const times = {
    day1: '2026-11-10',
    day2: '2026-11-11',
    day3: '2026-11-12',
    time1: '09:00',
    time2: '09:00',
    time3: '09:00',
  }
  const { id: declined } = await g.as('sara', opening('vill växa'))
  const nos = [
    await g.as('sara', offering(declined, 'li', start)),
    await g.as('sara', offering(declined, 'karin', start)),
  ]
  for (const [who, intent, input] of [
    ['omar', 'referral.accept', { referral: meets }],
    ['erik', 'warm.book', { referral: meets, ...times, ...words }],
    ['li', 'referral.decline', { referral: nos[0], reason: 'no-capacity', note: 'en anteckning' }],
    ['karin', 'referral.decline', { referral: nos[1], reason: 'no-capacity', note: 'en anteckning' }],
    ['omar', 'case.reassign', { case: no, owner: 'li', reason: 'en hemlig anteckning' }],
  ] as const)
    expect([intent, await asks(g, who, intent, input)]).toEqual([intent, null])
  await talkedAbout(g, no)
  await g.as('maria', planning())
  const club = await g.as('maria', exportClub(2))
  const place = await invited(g, club, 'sara', 'Klubbens AB')
  expect(await asks(g, 'sara', 'club.come', { place })).toBeNull()
  await digestsOf(g)
  await watchNights(g.database, newId, start)
  await watchNights(g.database, newId, new Date('2026-11-03T09:00:00Z'))
}

/** November has been told. */
async function digestsOf(g: Given): Promise<void> {
  await ringDigests(g, start)
  await ringDigests(g, new Date('2026-12-01T08:30:00Z'))
}

const idsOf = async <T>(g: Given, table: string, column = 'id') =>
  (await sql<{ id: T }>`select ${sql.ref(column)} as id from ${sql.table(table)}`.execute(g.database.db)).rows.map(
    ({ id }) => id,
  )

type Of<K extends About['kind']> = Extract<About, { kind: K }>

/** Everything that there can be a message about. A kind that is missing here does not compile. */
async function everything(g: Given): Promise<{ readonly [K in About['kind']]: readonly Of<K>[] }> {
  const referrals = await idsOf<Of<'referral'>['referral']>(g, 'referrals')
  const cases = await idsOf<Of<'ownership'>['case']>(g, 'cases')
  const members = await idsOf<Of<'took-over'>['leaver']>(g, 'members')
  const organisations = await idsOf<Of<'services'>['organisation']>(g, 'organisations')
  const since = start.toISOString()
  const { rows: asked } = await sql<
    Omit<Of<'inquiry'>, 'kind'>
  >`select inquiry_id as inquiry, case_id as case from inquired`.execute(g.database.db)
  const { rows: booked } = await sql<
    Pick<Of<'warm'>, 'referral' | 'warm' | 'version'>
  >`select referral_id as referral, id as warm, version
    from warm_handovers`.execute(g.database.db)
  const { rows: held } = await sql<
    Pick<Of<'sitting'>, 'meeting' | 'sitting'>
  >`select meeting_id as meeting, id as sitting from sittings`.execute(g.database.db)
  const [club] = await idsOf<Of<'club'>['meeting']>(g, 'clubs', 'meeting_id')
  return {
    referral: referrals.map((referral) => ({ kind: 'referral', referral })),
    tiding: referrals.flatMap((referral) => tidings.map((tiding) => ({ kind: 'tiding', referral, tiding }))),
    clock: referrals.flatMap((referral) => clockTidings.map((tiding) => ({ kind: 'clock', referral, tiding, since }))),
    inquiry: asked.map((one) => ({ kind: 'inquiry', ...one })),
    'turned-down': asked.map(({ inquiry }) => ({ kind: 'turned-down', inquiry })),
    round: (await idsOf<Of<'round'>['round']>(g, 'round_places', 'round_id')).map((round) => ({
      kind: 'round',
      round,
    })),
    night: (await idsOf<Of<'night'>['network']>(g, 'networks', 'network_id')).map((network) => ({
      kind: 'night',
      network,
    })),
    digest: (await idsOf<Of<'digest'>['digest']>(g, 'digests')).map((digest) => ({
      ...{ kind: 'digest', digest, month: '2026-11', late: false },
    })),
    ownership: cases.map((one) => ({ kind: 'ownership', case: one })),
    company: cases.map((one) => ({ kind: 'company', case: one })),
    unreachable: members.map((member) => ({
      ...{ kind: 'unreachable', member, channel: null, organisation: organisations[0] ?? newId(), cause: 'place' },
      ...{ referral: referrals[0] ?? null, case: cases[0] ?? null },
    })),
    stuck: [
      ...cases.flatMap((one) => members.slice(0, 1).map((owner) => ({ kind: 'stuck', case: one, owner }) as const)),
      ...members.map((owner) => ({ kind: 'stuck', case: null, owner }) as const),
    ],
    'took-over': members.map((leaver) => ({ kind: 'took-over', leaver, cases: 2, referrals: 1, actions: 1 })),
    services: organisations.map((organisation) => ({
      ...{ kind: 'services', organisation, quarter: '2026-Q4' },
    })),
    sitting: held.flatMap((one) =>
      (['agenda', 'item', 'minutes'] as const).map((what) => ({ kind: 'sitting', ...one, what })),
    ),
    action: (await idsOf<Of<'action'>['action']>(g, 'meeting_records')).map((action) => ({
      ...{ kind: 'action', action, step: 'given' },
    })),
    meeting: (await idsOf<Of<'meeting'>['meeting']>(g, 'meetings')).flatMap((meeting) =>
      meetingTidings.map((tiding) => ({ kind: 'meeting', meeting, tiding, late: false, startsAt: since })),
    ),
    club: (await idsOf<Of<'club'>['place']>(g, 'club_places')).flatMap((place) =>
      clubTidings.map((tiding) => ({ kind: 'club', meeting: club ?? newId(), place, tiding })),
    ),
    'club-merged': (await idsOf<Of<'club-merged'>['company']>(g, 'club_places', 'company_id')).map((company) => ({
      ...{ kind: 'club-merged', meeting: club ?? newId(), place: newId(), company, owner: null },
    })),
    'club-change': club
      ? [{ kind: 'club-change', meeting: club, tiding: 'moved', startsAt: '2026-12-04T14:00:00.000Z' }]
      : [],
    warm: booked.flatMap((one) => warmTidings.map((tiding) => ({ kind: 'warm', ...one, tiding }))),
  }
}

/** An id, a word of the code's own, a number or a moment. */
const idOrCode =
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$|^[a-z-]+$|^\d{1,9}$|^\d{4}-Q\d$|^\d{4}-\d\d$|^\d{4}-\d\d-\d\dT[\d:.]+Z$|^null$/

onEveryEngine('a notice about a case, to everybody', (g) => {
  it('has the case number, the need and where it stands, and nothing of the company, its people or what was written', async () => {
    await busy(g())
    await onwards(g())
    const every = await everything(g())
    const drawn: { readonly kind: About['kind']; readonly who: string; readonly view: View }[] = []
    for (const who of people) {
      const reader = await readerOf(g(), who)
      for (const about of Object.values(every).flat()) {
        const view = await g().storage.asReader(reader, (ports) => present(ports, about, reader, start))
        if (view !== null) drawn.push({ kind: about.kind, who, view })
      }
    }
    // Whoever has invited companies has to tell each of them: theirs are named, to nobody who does not see them.
    const naming = (kind: About['kind']) => kind === 'club-change' || kind === 'club-merged'
    expect(drawn.filter(({ kind }) => naming(kind)).map(({ who, kind }) => `${who} ${kind}`)).toEqual([
      'sara club-merged',
      'sara club-change',
      'erik club-merged',
    ])
    const said = drawn
      .filter(({ kind }) => !naming(kind))
      .flatMap(({ view }) => [
        JSON.stringify(view),
        ...(['sv', 'en'] as const).map((locale) => summarise(view, wordsFor({ locale, timeZone: 'Europe/Stockholm' }))),
      ])
    for (const secret of secrets) expect([secret, said.filter((text) => text.includes(secret))]).toEqual([secret, []])
    expect(said.join()).toContain('vill växa')
    const seen = new Set(drawn.map(({ kind }) => kind))
    expect(Object.keys(every).filter((kind) => !seen.has(kind as About['kind']))).toEqual([])
  })

  it('is ids alone as it waits, whatever it is about', async () => {
    const { rows } = await sql<{ about: Record<string, unknown> }>`select about from outbox`.execute(g().database.db)
    const values = rows.flatMap(({ about }) => Object.values(about).map(String))
    expect(values.filter((value) => !idOrCode.test(value))).toEqual([])
    expect(new Set(rows.map(({ about }) => about['kind'])).size).toBeGreaterThan(7)
  })
})
