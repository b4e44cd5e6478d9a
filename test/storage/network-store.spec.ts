import { describe, expect, it } from '@jest/globals'
import { sql } from 'kysely'
import type { CompanyEntry, MemberEntry, NetworkFile } from '#src/core/network-file.ts'
import { newId } from '#src/new-id.ts'
import { applyNetwork } from '#src/storage/network-import.ts'
import { currentNetwork, networkKeys } from '#src/storage/network-store.ts'
import { kronoberg, seedNetwork, testEncryption } from '#test/seed-network.ts'
import { onEveryEngine, opening } from './given.ts'

/** The file with one member as `change` says. */
const withMember = (key: string, change: Partial<MemberEntry>): NetworkFile => ({
  ...kronoberg,
  organisations: kronoberg.organisations.map((organisation) => ({
    ...organisation,
    members: organisation.members.map((member) => (member.key === key ? { ...member, ...change } : member)),
  })),
})
const soleTrader: CompanyEntry = {
  ...{ number: { digits: '6408233234', soleTrader: true }, name: 'Åkes Åkeri', municipality: null, employees: 1 },
  ...{ netTurnoverSek: 900_000, exportStage: 'none', markets: [] },
}

onEveryEngine('a network’s file', (g) => {
  const current = (key = 'kronoberg') => currentNetwork(g().database, testEncryption, key)
  const apply = (file: NetworkFile) => seedNetwork(g().database, file)
  const rows = async () => {
    const tables = ['networks', 'organisations', 'members', 'chat_identities', 'channels', 'services', 'companies']
    const counts = tables.map((table) => sql`select ${table} as table, count(*) as n from ${sql.table(table)}`)
    return (await sql`${sql.join(counts, sql` union all `)}`.execute(g().database.db)).rows
  }

  it('comes out as it went in', async () => {
    expect(await current()).toEqual(kronoberg)
    expect(await networkKeys(g().database)).toEqual(['kronoberg'])
    expect(await current('sörmland')).toBeNull()
  })

  it('changes nothing when it is applied again', async () => {
    const before = await rows()
    const id = (await g().as('sara', async (_, actor) => actor)).member
    await apply(kronoberg)
    expect([await rows(), await current()]).toEqual([before, kronoberg])
    expect((await g().as('sara', async (_, actor) => actor)).member).toBe(id)
  })

  it('deletes nothing by absence', async () => {
    await apply({ ...kronoberg, organisations: kronoberg.organisations.slice(0, 2), agreement: null, companies: [] })
    await apply(withMember('sara', { locale: null, slack: null }))
    await apply(withMember('erik', { standIn: null }))
    expect(await current()).toEqual(kronoberg)
  })

  it('changes what it says, and keeps who and what is meant by it', async () => {
    const changed = withMember('erik', { name: 'Erik Öst Lind', slack: 'U0ERIK0002', roles: ['promoter', 'team_lead'] })
    await apply(changed)
    expect(await current()).toEqual(changed)
    await expect(g().as('erik', async () => null)).rejects.toThrow('in no register')
    await apply(kronoberg)
    expect(await g().as('erik', async (_, actor) => actor.name)).toBe('Erik Öst')
  })

  it('moves a channel, and its messages with it', async () => {
    const channel = async () =>
      g().as('sara', async (ports) => (await ports.register.receivers('almi'))[0]?.organisation)
    const before = await channel()
    const [region, almi, ...rest] = kronoberg.organisations
    if (region === undefined || almi === undefined) throw new Error('the sample has shrunk')
    const moved = { ...almi, channels: [{ purpose: 'handovers', chat: 'slack', place: 'C0NEW' } as const] }
    await apply({ ...kronoberg, organisations: [region, moved, ...rest] })
    expect((await channel())?.handovers).toBe(before?.handovers)
    await apply(kronoberg)
  })

  it('takes a new agreement into force, and an old one not', async () => {
    const parties = ['region', 'almi', 'business-sweden']
    const second = { ...kronoberg, agreement: { version: 2, signedOn: '2027-01-15', parties } }
    await apply(second)
    expect(await current()).toEqual(second)
    expect(await g().as('sara', (ports) => ports.register.receivers('een'))).toEqual([])
    await apply(kronoberg)
    expect((await current())?.agreement).toEqual(second.agreement)
    const third = { ...kronoberg, agreement: { version: 3, signedOn: '2027-01-15', parties: [...parties, 'een'] } }
    await apply(third)
  })

  it('keeps a sole trader’s number sealed, and finds it again', async () => {
    const file = { ...kronoberg, companies: [...kronoberg.companies, soleTrader] }
    await apply(file)
    await apply({ ...file, companies: [{ ...soleTrader, employees: 2 }] })
    expect((await current())?.companies).toEqual([...kronoberg.companies, { ...soleTrader, employees: 2 }])
    const found = await sql`select from companies where companies::text like '%6408233234%'`.execute(g().database.db)
    expect(found.rows).toEqual([])
  })

  it('keeps needs in the file’s order, and what is closed until when; what was taken away in chat is back when the file says it', async () => {
    const needs = [
      { key: 'loan', sv: 'Lån', en: 'Loan', words: ['lån', 'loan'] },
      { key: 'check', sv: 'Check', en: 'Check', words: ['check'] },
    ]
    const closing = (closedUntil: string | null): NetworkFile => ({
      ...kronoberg,
      needs,
      organisations: kronoberg.organisations.map((organisation) => ({
        ...organisation,
        services: organisation.services.map((one) => ({ ...one, capacity: 'closed' as const, closedUntil })),
      })),
    })
    await apply(closing('2027-01-15'))
    expect(await current()).toMatchObject({ needs, organisations: closing('2027-01-15').organisations })
    await apply(closing(null))
    expect((await current())?.organisations[1]?.services).toMatchObject([{ closedUntil: '2027-01-15' }])
    await sql`update services set taken_away_at = now()`.execute(g().database.db)
    expect((await current())?.organisations[1]?.services).toEqual([])
    await apply(kronoberg)
    expect((await current())?.organisations[1]?.services).toEqual(kronoberg.organisations[1]?.services)
    expect((await current())?.needs).toEqual(needs)
  })

  it('keeps what municipalities are called: what the file does not say stays, and what it says anew counts', async () => {
    const named = (...municipalities: NetworkFile['municipalities']) => apply({ ...kronoberg, municipalities })
    await named({ code: '0781', name: 'Ljunby' }, { code: '0763', name: 'Tingsryd' })
    await named({ code: '0781', name: 'Ljungby' })
    expect((await current())?.municipalities).toEqual([
      { code: '0763', name: 'Tingsryd' },
      { code: '0780', name: 'Växjö' },
      { code: '0781', name: 'Ljungby' },
    ])
  })

  it('says nothing of the companies that organisations have added', async () => {
    await g().as('sara', opening('Hemligt', 'Hemligt AB'))
    expect((await current())?.companies.map(({ name }) => name)).not.toContain('Hemligt AB')
  })

  describe('beside another network', () => {
    const other: NetworkFile = {
      network: { ...kronoberg.network, key: 'blekinge', name: 'Blekinge', prefix: 'BLE' },
      municipalities: [],
      needs: [],
      organisations: [],
      agreement: null,
      companies: [],
    }

    it('shares nothing with it', async () => {
      await apply(other)
      expect(await current('blekinge')).toEqual(other)
      expect(await networkKeys(g().database)).toEqual(['blekinge', 'kronoberg'])
    })

    it('cannot have the same person, and then nothing is applied', async () => {
      const taken = kronoberg.organisations.filter(({ key }) => key === 'almi')
      await expect(
        apply({ ...other, network: { ...other.network, name: 'Nytt namn' }, organisations: taken }),
      ).rejects.toThrow('U0SARA0001 in slack T0ALMI001 is in another network already')
      expect(await current('blekinge')).toEqual(other)
    })
  })

  it('gives the network’s id', async () => {
    const options = { encryption: testEncryption, newId }
    const id = await applyNetwork(g().database, options, kronoberg, new Date('2026-11-02T09:00:00Z'))
    expect(id).toBe((await g().as('sara', async (_, actor) => actor)).network.id)
  })

  it('is where somebody is who has moved to another network', async () => {
    expect(await g().as('karin', async (_, actor) => actor.network.prefix)).toBe('KRO')
    const gone = sql`delete from chat_identities where chat_user = 'U0KARIN001'`
    await gone.execute(g().database.db)
    await sql`delete from chat_directory where chat_user = 'U0KARIN001'`.execute(g().database.db)
    const een = kronoberg.organisations.filter(({ key }) => key === 'een')
    const network = { ...kronoberg.network, key: 'halland', prefix: 'HAL' }
    await apply({ network, municipalities: [], needs: [], organisations: een, agreement: null, companies: [] })
    expect(await g().as('karin', async (_, actor) => actor.network.prefix)).toBe('HAL')
  })
})
