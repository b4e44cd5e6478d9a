import { expect, it } from '@jest/globals'
import { sql } from 'kysely'
import type { Reader } from '#src/core/delivery.ts'
import { type About, clockTidings, tidings } from '#src/core/notice.ts'
import { summarise } from '#src/texts/say.ts'
import { wordsFor } from '#src/texts/words.ts'
import { present } from '#src/views/present.ts'
import type { View } from '#src/views/view.ts'
import { asks } from './asking.ts'
import { type Given, onEveryEngine, opening, start } from './given.ts'

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

async function readerOf(g: Given, who: (typeof people)[number]): Promise<Reader> {
  return g.as(who, async (_, { network, organisation, member, roles, timeZone }) => ({
    ...{ network, organisation, member, roles, timeZone, locale: 'sv' as const },
  }))
}

/** Those about referrals, questions to several and those who ask to be brought in. */
const kinds: readonly About['kind'][] = ['referral', 'tiding', 'inquiry', 'round', 'turned-down', 'clock']

onEveryEngine('a notice about a case, to everybody', (g) => {
  it('has the case number, the need and where it stands, and nothing of the company, its people or what was written', async () => {
    await busy(g())
    const { rows } = await sql<{ about: About }>`select about from outbox`.execute(g().database.db)
    const posted = rows.map(({ about }) => about)
    const sheets = (
      await sql<{ id: Extract<About, { kind: 'tiding' }>['referral'] }>`select id from referrals`.execute(
        g().database.db,
      )
    ).rows
    const abouts: readonly About[] = [
      ...posted,
      ...sheets.flatMap(({ id: referral }) => [
        ...tidings.map((tiding) => ({ kind: 'tiding' as const, referral, tiding })),
        ...clockTidings.map((tiding) => ({ kind: 'clock' as const, referral, tiding, since: start.toISOString() })),
      ]),
    ]
    const drawn: View[] = []
    for (const who of people) {
      const reader = await readerOf(g(), who)
      for (const about of abouts) {
        const view = await g().storage.asReader(reader, (ports) => present(ports, about, reader, start))
        if (view !== null) drawn.push(view)
      }
    }
    const said = drawn.flatMap((view) => [
      JSON.stringify(view),
      ...(['sv', 'en'] as const).map((locale) => summarise(view, wordsFor({ locale, timeZone: 'Europe/Stockholm' }))),
    ])
    for (const secret of secrets) expect([secret, said.filter((text) => text.includes(secret))]).toEqual([secret, []])
    expect(new Set(drawn.map(({ kind }) => kind))).toEqual(new Set(kinds))
    expect(said.join()).toContain('vill växa')
  })
})
