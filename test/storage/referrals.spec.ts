import { describe, expect, it } from '@jest/globals'
import { addDays, addHours } from 'date-fns'
import { sql } from 'kysely'
import type { StageShape } from '#src/core/referral/referral.ts'
import { testDatabase } from '#test/database.ts'
import { given, moving, offering, onEveryEngine, opening, start } from './given.ts'

onEveryEngine('referrals and the chronicle', (g, engine) => {
  describe('referrals', () => {
    const lifeOf = async (...moves: Parameters<typeof moving>[1][]) => {
      const { id } = await g().as('sara', opening())
      const referral = await g().as('sara', offering(id, 'business-sweden', start))
      for (const wanted of moves) {
        const who = wanted.move === 'answer' || wanted.move === 'withdraw' ? 'sara' : 'li'
        expect([wanted.move, await g().as(who, moving(referral, wanted, start))]).toEqual([wanted.move, true])
      }
      const sheet = await g().as('sara', (ports) => ports.referrals.byId(referral))
      return { id, referral, sheet }
    }
    const accept = { move: 'accept' } as const

    it.each<[StageShape['stage'], Parameters<typeof moving>[1][]]>([
      ['offered', []],
      ['needs-info', [{ move: 'ask', question: 'Hur många anställda?' }]],
      ['accepted', [accept]],
      ['in-progress', [accept, { move: 'begin' }]],
      ['on-hold', [accept, { move: 'begin' }, { move: 'hold', reason: 'Semester', reviewOn: addDays(start, 9) }]],
      ['returned', [accept, { move: 'return', reason: 'Fel hus' }]],
      ['completed', [accept, { move: 'begin' }, { move: 'complete', result: 'got-help', gains: ['loan'] }]],
      ['failed', [accept, { move: 'fail', result: 'unreachable', gains: [] }]],
      ['withdrawn', [{ move: 'withdraw', reason: 'Löst' }]],
      ['declined', [{ move: 'decline', reason: 'other', suggestion: null, until: addDays(start, 3), note: 'Nej' }]],
    ])('come back from storage as they went in: %s', async (stage, moves) => {
      const { sheet } = await lifeOf(...moves)
      expect(sheet?.referral).toMatchObject({ stage, version: moves.length + 1, question: 'Kan ni ta över?', hops: 0 })
      if (sheet?.referral.stage === 'offered') expect(sheet.referral.answerBy).toEqual(addDays(start, 1))
      if (sheet?.referral.stage === 'on-hold') expect(sheet.referral.reviewOn).toEqual(addDays(start, 9))
      if (sheet?.referral.stage === 'declined') expect(sheet.referral.until).toEqual(addDays(start, 3))
    })

    it('come with the names of everybody in them', async () => {
      const { sheet } = await lifeOf(accept)
      expect(sheet).toMatchObject({
        ...{ fromName: 'Sara Lund', fromOrganisationName: 'Almi', toName: null, toOrganisationName: 'Business Sweden' },
        ...{ sinceName: 'Li Berg', ownerName: 'Li Berg', elsewhereName: null, case: { ownerName: 'Li Berg' } },
      })
    })

    it('name the organisation that is suggested instead', async () => {
      const een = await g().as(
        'sara',
        async (ports) => (await ports.register.receivers('een'))[0]?.organisation.id ?? null,
      )
      const { sheet } = await lifeOf({
        ...{ move: 'decline', reason: 'wrong-promoter', suggestion: een, until: null, note: '' },
      })
      expect(sheet?.elsewhereName).toBe('Enterprise Europe Network')
    })

    it('move the case’s ownership in the same stroke, and back again', async () => {
      const { id, referral } = await lifeOf(accept)
      const owner = async () => (await g().as('sara', (ports) => ports.cases.byId(id)))?.ownerName
      expect(await owner()).toBe('Li Berg')
      await g().as('li', moving(referral, { move: 'return', reason: 'Fel hus' }, start))
      expect(await owner()).toBe('Li Berg')
      await g().as('sara', moving(referral, { move: 'take-back', reason: '' }, start))
      expect(await owner()).toBe('Sara Lund')
    })

    it('are stored by the first alone, and nothing of the second’s is', async () => {
      const { id, referral } = await lifeOf()
      const late = await g().as('omar', async (ports, omar) => {
        const sheet = await ports.referrals.byId(referral)
        return { sheet, omar }
      })
      await g().as('li', moving(referral, accept, start))
      const { sheet, omar } = late
      if (sheet === null) throw new Error('omar cannot see the referral')
      const owner = { member: omar.member, organisation: omar.organisation, from: sheet.case.owner }
      const stored = await g().as('omar', (ports) =>
        ports.referrals.store({ ...sheet.referral, version: 2 }, 1, owner, null),
      )
      expect(stored).toBe(false)
      expect((await g().as('sara', (ports) => ports.cases.byId(id)))?.ownerName).toBe('Li Berg')
    })

    it('that are open, and all, the newest first', async () => {
      const { id, referral } = await lifeOf({ move: 'withdraw', reason: '' })
      const second = await g().as('sara', offering(id, 'een', start))
      const ids = (which: 'openOf' | 'allOf') =>
        g().as('sara', async (ports) => (await ports.referrals[which](id)).map((sheet) => sheet.referral.id))
      expect(await ids('openOf')).toEqual([second])
      expect(await ids('allOf')).toEqual([second, referral])
    })

    it('wait for whoever is to do something about them, by clock', async () => {
      const fresh = await testDatabase(engine)
      const h = await given(fresh)
      const { id } = await h.as('sara', opening())
      const waiting = (who: 'sara' | 'erik' | 'li' | 'omar') =>
        h.as(who, async (ports, actor) => (await ports.referrals.waitingFor(actor, 10)).map((one) => one.referral.id))
      const personal = await h.as('sara', offering(id, 'li', addHours(start, 1)))
      const queue = await h.as('sara', offering(id, 'business-sweden', start))
      expect([await waiting('li'), await waiting('omar')]).toEqual([[queue, personal], [queue]])
      await h.as('li', moving(personal, { move: 'ask', question: 'När?' }, start))
      expect([await waiting('li'), await waiting('sara'), await waiting('erik')]).toEqual([[queue], [personal], []])
      await h.as('omar', moving(queue, accept, start))
      // Now it is the company that waits, for the first contact.
      expect([await waiting('li'), await waiting('omar')]).toEqual([[], [queue]])
      await h.as('sara', moving(queue, { move: 'withdraw', reason: 'Ångrar mig' }, start))
      expect([await waiting('li'), await waiting('omar')]).toEqual([[], [queue]])
      await fresh.close()
    })
  })

  describe('the chronicle', () => {
    it('tells the newest first, and the audit keeps no words', async () => {
      const { id } = await g().as('sara', opening())
      const referral = await g().as('sara', offering(id, 'li', start))
      await g().as('li', moving(referral, { move: 'accept' }, addHours(start, 1)))
      await g().as('li', (ports, actor) => ports.chronicle.seen(id, actor, start))
      const told = await g().as('sara', (ports) => ports.chronicle.timeline(id, 2))
      expect(told).toMatchObject([
        {
          ...{ at: addHours(start, 1), byName: 'Li Berg', organisationName: 'Business Sweden' },
          happening: { what: 'moved', referral, move: 'accept', kind: 'handover', words: 'Tack!' },
        },
        {
          ...{ at: start, byName: 'Sara Lund', organisationName: 'Almi' },
          happening: { what: 'moved', referral, move: 'offer', kind: 'handover', words: '' },
        },
      ])
      const { rows } = await sql`select what, about from audit where case_id = ${id} order by at, id`.execute(
        g().database.db,
      )
      expect(rows).toEqual([
        { what: 'registered', about: {} },
        { what: 'moved', about: { referral, move: 'offer', kind: 'handover' } },
        { what: 'seen', about: {} },
        { what: 'moved', about: { referral, move: 'accept', kind: 'handover' } },
      ])
    })
  })
})
