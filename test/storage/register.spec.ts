import { describe, expect, it } from '@jest/globals'
import { sql } from 'kysely'
import type { CaseId, OrganisationId, ReferralId } from '#src/core/ids.ts'
import { newId } from '#src/new-id.ts'
import { callers } from '#test/seed-network.ts'
import { onEveryEngine } from './given.ts'

onEveryEngine('callers and the register', (g) => {
  describe('the caller', () => {
    it('is who the register says', async () => {
      expect(await g().as('sara', async (_, actor) => actor)).toMatchObject({
        ...{ name: 'Sara Lund', organisationName: 'Almi', roles: ['promoter', 'team_lead'] },
        ...{ locale: 'sv', timeZone: 'Europe/Stockholm', network: { prefix: 'KRO' } },
      })
    })

    it('is told whom to ask when unknown in a workspace that is known, and nobody in another', async () => {
      const ask = (who: 'stranger' | 'nowhere') =>
        g().storage.asCaller(callers[who], async () => ({ commit: true, value: 'never' }))
      expect(await ask('stranger')).toEqual({ unknown: { askWhom: ['Maria Ek'] } })
      expect(await ask('nowhere')).toEqual({ unknown: { askWhom: [] } })
    })

    it.each([
      ['sara', 'en-GB', 'sv', 'their own setting'],
      ['johan', 'en-GB', 'en', 'the chat’s'],
      ['erik', 'fi-FI', 'sv', 'the network’s, for a language that is not spoken'],
    ] as const)('%s with a chat in %s is spoken to in %s: %s', async (who, localeHint, locale, _) => {
      const done = await g().storage.asCaller({ ...callers[who], localeHint }, async (_, actor) => ({
        commit: true,
        value: actor.locale,
      }))
      expect(done).toEqual({ found: locale })
    })

    it.each([
      ['Europe/Helsinki', 'Europe/Helsinki'],
      ['Mars/Olympus', 'Europe/Stockholm'],
      ['', 'Europe/Stockholm'],
    ])('a zone of "%s" is %s', async (timeZoneHint, timeZone) => {
      const done = await g().storage.asCaller({ ...callers.karin, timeZoneHint }, async (_, actor) => ({
        commit: false,
        value: actor.timeZone,
      }))
      expect(done).toEqual({ found: timeZone })
    })

    it('has what the chat said remembered, for messages that come later', async () => {
      const caller = { ...callers.omar, localeHint: 'en-US', timeZoneHint: 'Europe/London' }
      await g().storage.asCaller(caller, async () => ({ commit: true, value: null }))
      expect(await g().as('omar', async (_, actor) => [actor.locale, actor.timeZone])).toEqual(['en', 'Europe/London'])
    })

    it('is nobody any more after leaving', async () => {
      await sql`update members set active = false where key = 'johan'`.execute(g().database.db)
      await expect(g().as('johan', async () => null)).rejects.toThrow('in no register')
      await sql`update members set active = true where key = 'johan'`.execute(g().database.db)
    })
  })

  describe('the register', () => {
    it('lists those who have signed, sorted as a Swede sorts', async () => {
      const all = await g().as('li', (ports) => ports.register.all())
      expect(all.map(({ organisation, members }) => [organisation.key, members.map((member) => member.name)])).toEqual([
        ['almi', ['Erik Öst', 'Sara Lund']],
        ['business-sweden', ['Li Berg', 'Omar Sjö']],
        ['een', ['Karin Å']],
        ['region', ['Johan Ask', 'Maria Ek']],
      ])
    })

    it.each([
      ['almi', ['Almi']],
      ['ALMI', ['Almi']],
      ['enterprise europe network', ['Enterprise Europe Network']],
      ['erik öst', ['Erik Öst']],
      ['ERIK ÖST', ['Erik Öst']],
      ['Erik O\u0308st', ['Erik Öst']],
      ['Karin  Å', ['Karin Å']],
      ['LI.BERG@businesssweden.example', ['Li Berg']],
      ['omar', ['Omar Sjö']],
      ['oma', []],
      ['%', []],
      ['', []],
    ])('finds "%s" as %j', async (wanted, names) => {
      const found = await g().as('sara', (ports) => ports.register.receivers(wanted))
      expect(found.map(({ organisation, member }) => member?.name ?? organisation.name)).toEqual(names)
    })

    it('finds by identity and by id, and knows where somebody chats', async () => {
      const li = await g().as('sara', (ports) => ports.register.receiverByIdentity(callers.li.identity))
      expect(li).toMatchObject({ organisation: { key: 'business-sweden' }, member: { key: 'li', chat: 'teams' } })
      const again = await g().as(
        'sara',
        async (ports) => li && ports.register.receiverById(li.organisation.id, li.member?.id ?? null),
      )
      expect(again).toEqual(li)
      const queue = await g().as('sara', async (ports) => li && ports.register.receiverById(li.organisation.id, null))
      expect(queue).toEqual({ organisation: li?.organisation, member: null })
    })

    it.each(['no id', "' or 1=1 --", '', newId()])('does not find the id "%s"', async (typed) => {
      const isOrganisation = (id: string): id is OrganisationId => id === typed
      const isCase = (id: string): id is CaseId => id === typed
      const isReferral = (id: string): id is ReferralId => id === typed
      if (!(isOrganisation(typed) && isCase(typed) && isReferral(typed))) throw new Error('no id')
      const id: OrganisationId & CaseId & ReferralId = typed
      expect(await g().as('sara', (ports) => ports.register.receiverById(id, null))).toBeNull()
      expect(await g().as('sara', (ports) => ports.cases.byId(id))).toBeNull()
      expect(await g().as('sara', (ports) => ports.referrals.byId(id))).toBeNull()
      expect(await g().as('sara', (ports) => ports.chronicle.timeline(id, 5))).toEqual([])
    })

    it('leaves out those who have not signed the agreement in force', async () => {
      await sql`delete from agreement_parties where organisation_id = (select id from organisations where key = 'een')`.execute(
        g().database.db,
      )
      expect(await g().as('sara', (ports) => ports.register.receivers('karin'))).toEqual([])
      expect(await g().as('sara', (ports) => ports.register.receivers('een'))).toEqual([])
      await sql`insert into agreement_parties select network_id, 1, id from organisations where key = 'een'`.execute(
        g().database.db,
      )
    })

    it('sets one’s own language, and nobody else’s', async () => {
      await g().as('erik', (ports, actor) => ports.register.setLocale(actor.member, 'en'))
      expect(await g().as('erik', async (_, actor) => actor.locale)).toBe('en')
      const sara = await g().as('sara', async (_, actor) => actor.member)
      await g().as('erik', (ports) => ports.register.setLocale(sara, 'en'))
      expect(await g().as('sara', async (_, actor) => actor.locale)).toBe('sv')
      await g().as('erik', (ports, actor) => ports.register.setLocale(actor.member, null))
      expect(await g().as('erik', async (_, actor) => actor.locale)).toBe('sv')
    })
  })
})
