import { expect, it } from '@jest/globals'
import type { MemberId } from '#src/core/ids.ts'
import type { Ports } from '#src/core/ports.ts'
import { newId } from '#src/new-id.ts'
import { onEveryEngine, opening, start } from './given.ts'

onEveryEngine('a transaction', (g) => {
  it('wakes the worker after it has committed something to send, and not otherwise', async () => {
    const notice = () => ({
      id: newId<'notice'>(),
      about: { kind: 'referral', referral: newId<'referral'>() } as const,
    })
    const before = g().wakes.count
    await g().as('sara', async () => null)
    await g().trying('sara', (ports, actor) => ports.notices.post({ ...notice(), recipient: { member: actor.member } }))
    expect(g().wakes.count).toBe(before)
    await g().as('sara', (ports, actor) => ports.notices.post({ ...notice(), recipient: { member: actor.member } }))
    expect(g().wakes.count).toBe(before + 1)
  })

  it('keeps nothing of work that throws, and its connection is fit for the next', async () => {
    const fault = new Error('a mistake of ours')
    const failed = g().as('sara', async (ports, actor) => {
      await opening('Borta')(ports, actor)
      throw fault
    })
    await expect(failed).rejects.toBe(fault)
    const list = await g().as('sara', (ports) => ports.cases.list('mine', 100))
    expect(list.cases.filter(({ need }) => need === 'Borta')).toEqual([])
  })

  it('does not say that it committed when a statement failed and nobody minded', async () => {
    const failed = g().as('sara', async (ports) => {
      const nobody: MemberId = newId()
      const company = { id: newId<'company'>(), name: 'Ingens AB', number: null }
      await ports.cases
        .open({ id: newId(), company, need: '', owner: nobody, organisation: newId(), openedAt: start })
        .catch(() => 'never mind')
    })
    await expect(failed).rejects.toThrow('rolled back')
  })

  it('refuses what is sent after it is over, so that it cannot land in another’s', async () => {
    const kept: { ports: Ports | null } = { ports: null }
    await g().as('sara', async (ports) => {
      kept.ports = ports
    })
    await expect(kept.ports?.register.keepers()).rejects.toThrow('the transaction is over')
  })

  it('takes a delivery once', async () => {
    const first = (who: 'sara' | 'li', id: string) => g().as(who, (ports) => ports.inbox.first(id, start))
    expect([await first('sara', 'a'), await first('sara', 'a'), await first('sara', 'b')]).toEqual([true, false, true])
    await g().trying('sara', (ports) => ports.inbox.first('c', start))
    expect(await first('li', 'c')).toBe(true)
  })
})
