import { expect, it } from '@jest/globals'
import type { ReferralId } from '#src/core/ids.ts'
import type { Mode } from '#src/core/referral/round.ts'
import type { Somebody } from '#test/seed-network.ts'
import { onEveryEngine, opening } from './given.ts'
import { askingSeveral } from './rounds.ts'

const rivals = ['business-sweden', 'een'] as const

onEveryEngine('a question to several', (g) => {
  const sent = async (mode: Mode) => {
    const { id, no } = await g().as('sara', opening())
    return { case: id, no, ...(await g().as('sara', askingSeveral(id, mode, rivals))) }
  }
  it.each<[Mode, Somebody, readonly number[], number]>([
    ['first', 'sara', [1, 2], 2],
    ['first', 'erik', [1, 2], 2],
    ['first', 'li', [1], 1],
    ['first', 'karin', [2], 1],
    ['in-turn', 'sara', [1, 2], 1],
    ['in-turn', 'li', [1], 1],
    ['in-turn', 'karin', [], 0],
    ['all', 'sara', [1, 2], 2],
    ['all', 'li', [1, 2], 2],
    ['all', 'karin', [1, 2], 2],
    ['all', 'maria', [], 0],
    ['first', 'maria', [], 0],
  ])('%s: %s sees the places %j and %i referrals', async (mode, who, places, referrals) => {
    const round = await sent(mode)
    const found = await g().as(who, async (ports) => ({
      places: ((await ports.rounds.byId(round.id))?.seats ?? []).map(({ place }) => place),
      referrals: (await ports.referrals.allOf(round.case)).length,
    }))
    expect(found).toEqual({ places, referrals })
  })

  it('is told apart on each of its referrals, and a rival’s is not found', async () => {
    const round = await sent('first')
    const [ofLi, ofKarin] = round.asked
    expect((await g().as('li', (p) => p.referrals.byId(known(ofLi))))?.round).toMatchObject({ place: 1, size: 2 })
    expect(await g().as('li', (p) => p.referrals.byId(known(ofKarin)))).toBeNull()
    expect(await g().as('maria', (p) => p.referrals.byId(known(ofKarin)))).toBeNull()
  })

  it('is held through its sender’s eyes by whoever answers, who then sees no more than before', async () => {
    const round = await sent('first')
    const { held, before, after } = await g().as('li', async (ports, actor) => {
      const place = (await ports.referrals.byId(known(round.asked[0])))?.referral
      if (place === undefined) throw new Error('not seen')
      const before = (await ports.rounds.byId(round.id))?.seats.length
      const held = await ports.rounds.hold(round.id, place.fromOrganisation)
      const after = (await ports.rounds.byId(round.id))?.seats.length
      expect(actor.organisation).toBe(place.toOrganisation)
      return { held, before, after }
    })
    expect([before, held?.seats.length, after]).toEqual([1, 2, 1])
    expect(held?.seats.map(({ referral }) => referral?.stage)).toEqual(['offered', 'offered'])
  })

  it('what happens to a rival is not told in the case’s timeline', async () => {
    const round = await sent('first')
    await g().as('karin', async (ports, actor) =>
      ports.chronicle.record(round.case, actor, g().clock.now, {
        ...{ what: 'moved', referral: known(round.asked[1]), move: 'decline', kind: 'handover', words: 'Nej tack' },
      }),
    )
    const told = async (who: Somebody) =>
      (await g().as(who, (p) => p.chronicle.timeline(round.case, 10))).map(({ happening }) => happening.what)
    expect(await told('sara')).toEqual(['moved', 'registered'])
    expect(await told('li')).toEqual(['registered'])
    expect(await told('karin')).toEqual(['moved', 'registered'])
  })
})

const known = (id: ReferralId | null | undefined): ReferralId => {
  if (!id) throw new Error('nobody has been asked there')
  return id
}
