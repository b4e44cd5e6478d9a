import { expect, it } from '@jest/globals'
import { sql } from 'kysely'
import type { About } from '#src/core/notice.ts'
import { summarise } from '#src/texts/say.ts'
import { wordsFor } from '#src/texts/words.ts'
import { present } from '#src/views/present.ts'
import type { Somebody } from '#test/seed-network.ts'
import { answers, asks } from './asking.ts'
import { ringDigests } from './digests.ts'
import { type Given, moving, offering, onEveryEngine, opening, start } from './given.ts'

const december = new Date('2026-12-01T08:00:00Z')

interface Sent {
  readonly about: Extract<About, { readonly kind: 'digest' }>
  readonly lane: string
  readonly wanted: number
}
const sent = async (g: Given, month: string): Promise<readonly Sent[]> =>
  (
    await sql<Sent>`select about, lane, wanted from outbox where about ->> 'kind' = 'digest' and about ->> 'month' = ${month}
      order by lane`.execute(g.database.db)
  ).rows
const versions = async (g: Given, month: string) =>
  (
    await sql<{
      version: number
      body: string
      note: string
    }>`select version, body, note from digests where month = ${month}
      and organisation_id = '00000000-0000-0000-0000-000000000000' order by version`.execute(g.database.db)
  ).rows

onEveryEngine('a month', (g, engine) => {
  it('is counted for the network and each organisation before anybody is told anything', async () => {
    const kase = await g().as('sara', opening('Lån till maskin'))
    const offered = await g().as('sara', offering(kase.id, 'een', start))
    await g().as('karin', moving(offered, { move: 'accept' }, start))
    expect(await ringDigests(g(), start)).toBe(1)
    expect(await ringDigests(g(), start)).toBe(0)
    expect(await sent(g(), '2026-10')).toEqual([])
    const own = await g().as('sara', (ports) => ports.digests.counted('2026-11', 'own'))
    expect(own?.months.get('2026-11')).toContainEqual({ what: 'casesOpened', a: '', b: '', n: 1 })
    const strangers = await g().as('li', (ports) => ports.digests.counted('2026-11', 'own'))
    expect(strangers?.months.get('2026-11')).toEqual([])
  })

  it('is previewed by the convener once it is over, and not from day to day while it runs', async () => {
    const asked = (at: string, intent: string, input: object) =>
      answers({ g: g(), who: 'maria', now: new Date(at) }, intent, input)
    const notOver = { ok: false, refusal: { code: 'digest-refused', why: 'not-over' } }
    expect(await asked('2026-11-20T12:00:00Z', 'digest.preview', {})).toEqual(notOver)
    const tables = { month: '2026-11', whose: 'network' }
    expect(await asked('2026-11-20T12:00:00Z', 'digest.tables', tables)).toEqual(notOver)
    const preview = { value: { standing: 'preview', digest: { period: { month: '2026-11' } } } }
    expect(await asked('2026-12-01T07:00:00Z', 'digest.preview', {})).toMatchObject(preview)
    expect(await asked('2026-12-01T07:00:00Z', 'digest.tables', tables)).toMatchObject(preview)
  })

  it('is told on the first working day of the next at nine, once, however many nodes there are', async () => {
    await asks(g(), 'li', 'digest.subscribe', { form: 'short' })
    await ringDigests(g(), new Date('2026-12-01T07:59:00Z'))
    expect(await sent(g(), '2026-11')).toEqual([])
    const nodes = engine === 'server' ? 4 : 1
    await Promise.all(Array.from({ length: nodes }, () => ringDigests(g(), december)))
    const told = await sent(g(), '2026-11')
    expect(told.map(({ about }) => about.late)).toEqual([false, false])
    expect(await versions(g(), '2026-11')).toHaveLength(1)
    await ringDigests(g(), new Date('2026-12-02T08:00:00Z'))
    expect(await sent(g(), '2026-11')).toHaveLength(2)
  })

  it('tells a network nothing of few, and nobody’s small numbers are there to be read', async () => {
    const digest = await g().as('li', (ports) => ports.digests.newest('2026-11'))
    expect(digest?.digest.headlines.casesOpened.value).toBe('suppressed')
    expect(digest?.body).not.toContain('Lån till maskin')
    const { rows } = await g()
      .database.db.transaction()
      .execute(async (trx) => {
        await sql`select set_config('app.network', (select network_id::text from networks limit 1), true)`.execute(trx)
        await sql`select set_config('role', 'manydoors_app', true)`.execute(trx)
        return sql`select 1 from digest_counts where organisation_id = '00000000-0000-0000-0000-000000000000'`.execute(
          trx,
        )
      })
    expect(rows).toEqual([])
  })

  it('is shown as it was told, to the byte, whatever happens afterwards', async () => {
    const before = await versions(g(), '2026-11')
    await g().as('sara', opening('Efter månaden'))
    await ringDigests(g(), new Date('2026-12-03T08:00:00Z'))
    expect(await versions(g(), '2026-11')).toEqual(before)
    const kept = await g().as('sara', (ports) => ports.digests.newest('2026-11'))
    expect(JSON.stringify(kept?.digest)).toBe(before[0]?.body)
  })

  it('is corrected by a new version in the place of the old one, by whoever convenes', async () => {
    const at = new Date('2026-12-04T08:00:00Z')
    g().clock.now = at
    expect(await asks(g(), 'sara', 'digest.correct', { month: '2026-11' })).toBe('digest-refused')
    expect(await asks(g(), 'maria', 'digest.note', { note: 'Tre ärenden har flyttats.' })).toBeNull()
    expect(await asks(g(), 'maria', 'digest.correct', { month: '2026-11' })).toBeNull()
    await ringDigests(g(), at)
    expect((await versions(g(), '2026-11')).map(({ version, note }) => [version, note])).toEqual([
      [1, ''],
      [2, 'Tre ärenden har flyttats.'],
    ])
    const { rows: own } = await sql<{ name: string; version: number }>`select o.name, max(d.version) as version
      from organisations o left join digests d on d.organisation_id = o.id and d.month = '2026-11' group by o.name`.execute(
      g().database.db,
    )
    expect(new Set(own.map(({ version }) => version))).toEqual(new Set([2]))
    const told = await sent(g(), '2026-11')
    expect(told.map(({ wanted }) => wanted)).toEqual([2, 2])
    const [one] = told
    if (one === undefined) throw new Error('nobody was told')
    const view = await g().as('li', async (ports, { network, organisation, member, roles, timeZone }) =>
      present(ports, one.about, { network, organisation, member, roles, timeZone, locale: 'sv' }, at),
    )
    expect(view?.kind === 'digest' && [view.digest.version, view.note, view.form]).toEqual([
      2,
      'Tre ärenden har flyttats.',
      'short',
    ])
    const t = wordsFor({ locale: 'sv', timeZone: 'Europe/Stockholm' })
    expect(view && summarise(view, t)).toContain('månadsbrev för november 2026')
  })

  it('is not previewed when it has been told: the next one is not over', async () => {
    const told = await answers({ g: g(), who: 'maria', now: new Date('2026-12-05T08:00:00Z') }, 'digest.preview', {})
    expect(told).toMatchObject({ ok: false, refusal: { code: 'digest-refused', why: 'not-over' } })
  })

  it('opens in its newest version from what was sent of an earlier one, and to whoever convenes as it was told', async () => {
    const { rows } = await sql<{ id: string }>`select id from digests where month = '2026-11' and version = 1
      and organisation_id = '00000000-0000-0000-0000-000000000000'`.execute(g().database.db)
    const now = new Date('2026-12-05T08:00:00Z')
    const newest = { value: { part: 'tables', standing: 'told', digest: { version: 2 } } }
    const earlier = { digest: rows[0]?.id, month: '', whose: '' }
    expect(await answers({ g: g(), who: 'li', now }, 'digest.tables', earlier)).toMatchObject(newest)
    const typed = { month: '2026-11', whose: 'network' }
    expect(await answers({ g: g(), who: 'maria', now }, 'digest.tables', typed)).toMatchObject(newest)
  })

  it('comes late after downtime, the last one alone, and says so', async () => {
    await asks(g(), 'li', 'digest.mute', { until: '2027-04-30' })
    const spring = new Date('2027-04-07T08:00:00Z')
    g().clock.now = spring
    await ringDigests(g(), spring)
    expect(await sent(g(), '2026-12')).toEqual([])
    // Whoever has put it off until the end of April is told nothing.
    expect((await sent(g(), '2027-03')).map(({ about }) => about.late)).toEqual([true])
    expect((await versions(g(), '2027-03')).map(({ note }) => note)).toEqual([''])
  })

  it('is not told to whoever has stopped, nor to who has left', async () => {
    await asks(g(), 'li', 'digest.stop', {})
    await asks(g(), 'erik', 'digest.subscribe', {})
    const idOf = async (who: Somebody) => await g().as(who, async (_, by) => by.member)
    const [li, erik] = [await idOf('li'), await idOf('erik')]
    const left = await sql`update members set active = false where id = ${erik}`.execute(g().database.db)
    expect(left.numAffectedRows).toBe(1n)
    await ringDigests(g(), new Date('2027-05-03T08:00:00Z'))
    const told = (await sent(g(), '2027-04')).map(({ lane }) => lane)
    expect(told).not.toHaveLength(0)
    expect(told.filter((lane) => lane.includes(li) || lane.includes(erik))).toEqual([])
  })
})
