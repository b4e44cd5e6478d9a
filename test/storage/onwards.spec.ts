import { describe, expect, it } from '@jest/globals'
import type { CaseId, MemberId, OrganisationId, ReferralId } from '#src/core/ids.ts'
import type { Move } from '#src/core/referral/referral.ts'
import { newId } from '#src/new-id.ts'
import { moving, offering, onEveryEngine, opening, start } from './given.ts'

type Who = 'sara' | 'li' | 'omar' | 'karin' | 'maria' | 'johan'

onEveryEngine('referrals that go from hand to hand', (g) => {
  const accept = { move: 'accept' } as const
  const decline = { move: 'decline', reason: 'no-capacity', suggestion: null, until: null, note: '' } as const
  const receiver = (key: string) =>
    g().as('sara', async (ports): Promise<{ onwards: OrganisationId; to: MemberId | null }> => {
      const [found] = await ports.register.receivers(key)
      if (!found) throw new Error(`nobody is called ${key}`)
      return { onwards: found.organisation.id, to: found.member?.id ?? null }
    })
  const offered = async (
    to: string,
  ): Promise<{ readonly id: CaseId; readonly no: string; readonly sent: ReferralId }> => {
    const opened = await g().as('sara', opening('Ett behov', 'Hemliga AB'))
    return { ...opened, sent: await g().as('sara', offering(opened.id, to, start)) }
  }
  const redirect = async (to: string): Promise<Extract<Move, { move: 'redirect' }>> => ({
    ...(await receiver(to)),
    move: 'redirect',
    next: newId(),
  })
  const moves = (who: Who, referral: ReferralId, wanted: Move) => g().as(who, moving(referral, wanted, start))
  const owner = async (id: CaseId) => (await g().as('sara', (ports) => ports.cases.byId(id)))?.ownerName
  const sees = async (who: Who, no: string) => (await g().as(who, (ports) => ports.cases.byNo(no))) !== null
  const seesReferral = async (who: Who, id: ReferralId) =>
    (await g().as(who, (ports) => ports.referrals.byId(id))) !== null

  describe('onwards', () => {
    it('the next receiver sees the case instead, and the sender both', async () => {
      const { id, no, sent } = await offered('business-sweden')
      const onwards = await redirect('een')
      expect(await moves('li', sent, onwards)).toBe(true)
      expect([await sees('sara', no), await sees('li', no), await sees('karin', no)]).toEqual([true, false, true])
      const sheets = await g().as('sara', (ports) => ports.referrals.allOf(id))
      expect(sheets.map(({ referral, elsewhereName }) => [referral.id, referral.stage, elsewhereName])).toEqual([
        [onwards.next, 'offered', null],
        [sent, 'redirected', 'Enterprise Europe Network'],
      ])
      expect(sheets[0]).toMatchObject({ fromName: 'Sara Lund', sinceName: 'Li Berg', referral: { hops: 1 } })
      expect(await seesReferral('li', sent)).toBe(true)
    })

    it('it can be accepted, and then the case is the next receiver’s', async () => {
      const { id, sent } = await offered('business-sweden')
      const onwards = await redirect('een')
      await moves('omar', sent, onwards)
      expect(await moves('karin', onwards.next, accept)).toBe(true)
      expect(await owner(id)).toBe('Karin Å')
    })

    it('the sender can withdraw it there, and then it is seen there no more', async () => {
      const { no, sent } = await offered('business-sweden')
      const onwards = await redirect('een')
      await moves('omar', sent, onwards)
      expect(await moves('sara', onwards.next, { move: 'withdraw', reason: '' })).toBe(true)
      expect(await sees('karin', no)).toBe(false)
    })

    it('to a colleague leaves the organisation what it sees', async () => {
      const { no, sent } = await offered('business-sweden')
      await moves('li', sent, await redirect('omar'))
      expect(await sees('omar', no)).toBe(true)
    })

    it('is not done when a colleague was first', async () => {
      const { id, sent } = await offered('business-sweden')
      const late = await redirect('een')
      const seen = await g().as('omar', (ports) => ports.referrals.byId(sent))
      await moves('li', sent, accept)
      const stored = await g().trying('omar', (ports, actor) => {
        const referrals = { ...ports.referrals, byId: async () => seen }
        return moving(sent, late, start)({ ...ports, referrals }, actor)
      })
      expect([stored, await owner(id)]).toEqual([false, 'Li Berg'])
    })
  })

  describe('a case that has been handed on since', () => {
    it('is not taken from where it is by a late move on an older referral', async () => {
      const { id, sent } = await offered('li')
      await moves('li', sent, accept)
      const further = await g().as('li', offering(id, 'een', start))
      await moves('li', sent, { move: 'return', reason: 'Fel hus' })
      const late = await g().as('sara', (ports) => ports.referrals.byId(sent))
      await moves('karin', further, accept)
      if (!late) throw new Error('out of sight')
      const taken = await g().trying('sara', ({ referrals }, { member, organisation }) => {
        const referral = { ...late.referral, version: late.referral.version + 1 }
        const handed = { member, organisation, from: late.case.owner }
        return referrals.store(referral, late.referral.version, handed, null)
      })
      expect([taken, await owner(id)]).toEqual([false, 'Karin Å'])
    })
  })

  describe('coordinators', () => {
    const told = async (id: CaseId) => {
      const { onwards: region } = await receiver('region')
      await g().as('li', (ports) => ports.cases.letKnow(id, [region]))
    }

    it('see nothing of a case before it comes to them, and then its referrals alone, without the company', async () => {
      const { id, no, sent } = await offered('li')
      expect(await seesReferral('maria', sent)).toBe(false)
      await told(id)
      const sheet = await g().as('maria', (ports) => ports.referrals.byId(sent))
      expect(sheet?.case).toMatchObject({ no, need: 'Ett behov', company: { name: '–', number: null } })
      expect(await seesReferral('johan', sent)).toBe(false)
      expect(await sees('maria', no)).toBe(false)
      expect(await g().as('maria', (ports) => ports.chronicle.timeline(id, 9))).toEqual([])
      expect(await g().as('maria', (ports) => ports.companies.byName('Hemliga AB'))).toEqual([])
    })

    it('give the case to somebody in the organisation that has declined it, which sees it again', async () => {
      const { id, no, sent } = await offered('business-sweden')
      await told(id)
      await moves('li', sent, decline)
      expect(await sees('omar', no)).toBe(false)
      const { to } = await receiver('omar')
      if (!to) throw new Error('nobody')
      expect(await moves('maria', sent, { move: 'override', owner: to, reason: 'Har fastnat' })).toBe(true)
      expect([await owner(id), await sees('omar', no)]).toEqual(['Omar Sjö', true])
      await moves('omar', sent, { move: 'return', reason: 'Går inte' })
      await moves('maria', sent, { move: 'take-back', reason: 'Ingen är kvar' })
      expect(await owner(id)).toBe('Sara Lund')
    })

    it('do what they do in the sender’s name for that alone', async () => {
      const { id, no, sent } = await offered('business-sweden')
      await told(id)
      const seen = await g().as('maria', async (ports, actor) => {
        await moving(sent, { move: 'void', reason: 'Dubbelt' }, start)(ports, actor)
        return ports.cases.byNo(no)
      })
      expect(seen).toBeNull()
      expect(await sees('li', no)).toBe(false)
    })
  })

  it('a return waits for the sender until it is taken back', async () => {
    const { sent } = await offered('li')
    const waits = () =>
      g().as('sara', async (ports, actor) =>
        (await ports.referrals.waitingFor(actor, 100)).some(({ referral }) => referral.id === sent),
      )
    await moves('li', sent, accept)
    await moves('li', sent, { move: 'return', reason: 'Fel hus' })
    expect(await waits()).toBe(true)
    await moves('sara', sent, { move: 'take-back', reason: '' })
    expect(await waits()).toBe(false)
  })
})
