import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { sql } from 'kysely'
import type { CaseId, ReferralId } from '#src/core/ids.ts'
import type { Ports } from '#src/core/ports.ts'
import type { Actor } from '#src/core/register/register.ts'
import type { Database } from '#src/storage/engine.ts'
import { engines, testDatabase } from '#test/database.ts'
import { type Given, given, moving, offering, opening } from './given.ts'

/** Everything that the ports can tell somebody, as one text. */
const everything =
  (no: string) =>
  async (ports: Ports, actor: Actor): Promise<string> => {
    const found = await ports.cases.byNo(no)
    const about = found && {
      all: await ports.referrals.allOf(found.id),
      open: await ports.referrals.openOf(found.id),
      timeline: await ports.chronicle.timeline(found.id, 100),
      approval: await ports.approvals.covering(found.id, actor.organisation),
    }
    const lists = await Promise.all((['mine', 'team', 'stuck'] as const).map((which) => ports.cases.list(which, 100)))
    const companies = await Promise.all(
      ['Nordform AB', 'Hemligt AB', 'Nytt AB'].map((name) => ports.companies.byName(name)),
    )
    const waiting = await ports.referrals.waitingFor(actor, 100)
    return JSON.stringify({ found, about, lists, companies, waiting, register: await ports.register.all() })
  }

describe.each(engines())('what an organisation sees on the %s engine', (engine) => {
  let database: Database
  let g: Given
  let almi: { readonly id: CaseId; readonly no: string }
  let referral: ReferralId
  beforeAll(async () => {
    database = await testDatabase(engine)
    g = await given(database)
    almi = await g.as('sara', opening())
    referral = await g.as('sara', offering(almi.id, 'een', g.clock.now))
  })
  afterAll(() => database.close())

  it('is the same to the byte whether or not others have data that is not shared with it', async () => {
    const before = await g.as('karin', everything(almi.no))
    const secret = await g.as('li', opening('Hemligt behov', 'Hemligt AB'))
    const hidden = await g.as('li', offering(secret.id, 'region', g.clock.now))
    await g.as('maria', moving(hidden, { move: 'accept' }, g.clock.now))
    await g.as('sara', opening('Också hemligt', 'Hemligt AB'))
    const after = await g.as('karin', everything(almi.no))
    expect(before).toContain('Lån till maskin')
    expect(after).toBe(before)
  })

  it('is a case for its owner, and for the one it was offered to, and for nobody else', async () => {
    const sees = async (who: 'erik' | 'karin' | 'li' | 'maria') =>
      (await g.as(who, (p) => p.cases.byNo(almi.no))) !== null
    expect([await sees('erik'), await sees('karin'), await sees('li'), await sees('maria')]).toEqual([
      true,
      true,
      false,
      false,
    ])
  })

  it('is not found in the same way whether it is another’s or does not exist', async () => {
    expect(await g.as('li', (p) => p.cases.byNo(almi.no))).toEqual(await g.as('li', (p) => p.cases.byNo('KRO-99999')))
    expect(await g.as('li', (p) => p.cases.byId(almi.id))).toBeNull()
    expect(await g.as('li', (p) => p.referrals.byId(referral))).toBeNull()
    expect(await g.as('li', (p) => p.referrals.allOf(almi.id))).toEqual([])
    expect(await g.as('li', (p) => p.chronicle.timeline(almi.id, 10))).toEqual([])
  })

  it('ends for one who has declined, but for the referral itself', async () => {
    const kase = await g.as('sara', opening('Marknad i Norge'))
    const offered = await g.as('sara', offering(kase.id, 'business-sweden', g.clock.now))
    const decline = { move: 'decline', reason: 'no-capacity', suggestion: null, until: null, note: '' } as const
    expect(await g.as('li', moving(offered, decline, g.clock.now))).toBe(true)
    expect(await g.as('li', (p) => p.cases.byNo(kase.no))).toBeNull()
    expect(await g.as('li', (p) => p.chronicle.timeline(kase.id, 10))).toEqual([])
    expect(await g.as('li', (p) => p.referrals.allOf(kase.id))).toEqual([])
    expect((await g.as('li', (p) => p.referrals.byId(offered)))?.referral.stage).toBe('declined')
    expect(await g.as('sara', (p) => p.chronicle.timeline(kase.id, 10))).toHaveLength(3)
  })

  it('comes back when it is offered again, and stays while another offer stands', async () => {
    const kase = await g.as('sara', opening('Två frågor'))
    const first = await g.as('sara', offering(kase.id, 'business-sweden', g.clock.now))
    await g.as('sara', offering(kase.id, 'business-sweden', g.clock.now))
    await g.as('sara', moving(first, { move: 'withdraw', reason: 'Fel fråga' }, g.clock.now))
    expect(await g.as('li', (p) => p.cases.byNo(kase.no))).not.toBeNull()
  })

  it('keeps the sender in sight of what was handed over', async () => {
    const kase = await g.as('erik', opening('Överlämnas'))
    const offered = await g.as('erik', offering(kase.id, 'omar', g.clock.now))
    await g.as('omar', moving(offered, { move: 'accept' }, g.clock.now))
    const seen = await g.as('erik', (p) => p.cases.byNo(kase.no))
    expect([seen?.ownerName, seen?.ownerOrganisationName]).toEqual(['Omar Sjö', 'Business Sweden'])
  })

  describe('below the stores', () => {
    const asApp = (settings: Readonly<Record<string, string>>, query: string) =>
      database.db.transaction().execute(async (trx) => {
        await sql`set local role manydoors_app`.execute(trx)
        for (const [name, value] of Object.entries(settings)) {
          await sql`select set_config(${name}, ${value}, true)`.execute(trx)
        }
        return (await sql.raw<{ readonly n: string }>(query).execute(trx)).rows
      })
    const ids = async (who: 'sara' | 'li') =>
      g.as(who, async (_, actor) => ({
        'app.network': actor.network.id,
        'app.organisation': actor.organisation,
        'app.member': actor.member,
      }))

    it.each([
      ...[
        'networks',
        'organisations',
        'workspaces',
        'members',
        'chat_directory',
        'chat_identities',
        'channels',
        'services',
      ],
      ...[
        'agreements',
        'agreement_parties',
        'companies',
        'company_access',
        'cases',
        'case_access',
        'contacts',
        'approvals',
      ],
      ...['referrals', 'round_places', 'timeline', 'inbox', 'warm_handovers', 'calendar_entries'],
      ...['meeting_series', 'meetings', 'meeting_invitees', 'sittings', 'agenda_items', 'meeting_records'],
      ...['calendar_feeds', 'service_changes', 'clubs', 'club_places', 'digest_exports'],
    ])('an unset scope shows no row of %s', async (table) => {
      expect(await asApp({}, `select count(*) as n from ${table}`)).toEqual([{ n: '0' }])
    })

    it.each([
      ['read the audit', 'select * from audit'],
      ['change the audit', `update audit set what = 'nothing'`],
      ['delete from the audit', 'delete from audit'],
      ['delete a case', 'delete from cases'],
      ['read what has been merged', 'select * from company_merges'],
      ['read what is not the same', 'select * from companies_apart'],
      ['say that a company is another', 'update companies set merged_into = null'],
      ['move a case to another company', 'update cases set company_id = company_id'],
      ['read installations', 'select * from slack_installations'],
      ['read whom messages go to', 'select lane from outbox'],
      ['change a member’s roles', `update members set roles = '{coordinator}'`],
    ])('a person cannot %s', async (_, query) => {
      await expect(asApp(await ids('sara'), query)).rejects.toThrow(/permission denied/)
    })

    it.each([
      ['as its door', 'own', /foreign key/],
      ['as a party', 'party', /row-level security/],
    ])('nobody can let themselves into another’s case %s', async (_, level, why) => {
      const scope = await ids('li')
      const values = `'${scope['app.network']}', '${scope['app.organisation']}', '${almi.id}', '${level}'`
      const insert = `insert into case_access (network_id, organisation_id, case_id, level, given_by)
        values (${values}, '${scope['app.organisation']}')`
      await expect(asApp(scope, insert)).rejects.toThrow(why)
    })

    it('nobody can open a case in another’s name', async () => {
      const scope = await ids('li')
      await expect(
        asApp(scope, `update cases set owner_id = '${scope['app.member']}' where id = '${almi.id}' returning 1 as n`),
      ).resolves.toEqual([])
    })
  })
})
