import { describe, expect, it } from '@jest/globals'
import type { Role } from '#src/core/register/register.ts'
import { listServices } from '#src/views/service-rows.ts'
import { idOf, network } from '#test/core/referrals.ts'
import { needs, offering } from '#test/core/service/services.ts'

const een = idOf<'organisation'>('een')
const now = new Date('2026-11-24T09:00:00Z')
const many = Array.from({ length: 45 }, (_, at) =>
  offering(`s${String(at).padStart(2, '0')}`, { reviewed: at === 44 ? null : '2026-11-01' }),
)

describe('the list of an organisation’s services', () => {
  const listed = (from: number, roles: readonly Role[] = ['team_lead'], organisation = een) =>
    listServices({ needs, offerings: many }, { id: een, name: 'EEN', from }, { network, organisation, roles }, now)
  const titles = (from: number) => listed(from).services.map(({ title }) => title)
  const asks = (from: number) => listed(from).buttons.map(({ intent, input }) => [intent, input['from']])

  it('has twelve at a time, what has waited longest for a review first, and the rest behind a button', () => {
    expect(titles(0).slice(0, 3)).toEqual(['s44', 's00', 's01'])
    expect([0, 12, 24, 36, 48].map((from) => titles(from).length)).toEqual([12, 12, 12, 9, 0])
    expect(new Set([0, 12, 24, 36].flatMap(titles)).size).toBe(45)
    expect(asks(0)).toContainEqual(['services.more', '12'])
    expect(asks(12)).toContainEqual(['services.more', '24'])
    expect(asks(36).map(([intent]) => intent)).not.toContain('services.more')
  })

  it.each([
    [12, true],
    [13, false],
  ])('of %d can all be confirmed at once: %s, for nobody confirms what is not shown', (count, may) => {
    const whose = { id: een, name: 'EEN', from: 0 }
    const reader = { network, organisation: een, roles: ['team_lead'] } as const
    const { buttons } = listServices({ needs, offerings: many.slice(0, count) }, whose, reader, now)
    expect(buttons.some(({ intent }) => intent === 'services.confirm-all')).toBe(may)
  })

  it.each([
    ['a team lead', ['team_lead'], een, true],
    ['a coordinator', ['promoter', 'coordinator'], een, true],
    ['a promoter', ['promoter'], een, false],
    ['a team lead elsewhere', ['team_lead', 'network_admin'], idOf<'organisation'>('ekn'), false],
  ] as const)('can be changed, or not, by %s', (_, roles, organisation, may) => {
    const { services, buttons } = listed(0, roles, organisation)
    expect(services.every((row) => row.buttons.length > 0)).toBe(may)
    expect(buttons.some(({ intent }) => intent === 'services.add')).toBe(may)
  })

  it('asks for a confirmation first where it is stale, and not where it was given today', () => {
    const buttons = (reviewed: string | null) =>
      listServices(
        { needs, offerings: [offering('s', { reviewed })] },
        { id: een, name: 'EEN', from: 0 },
        { network, organisation: een, roles: ['team_lead'] },
        now,
      ).services[0]?.buttons.map(({ intent, weight }) => `${intent} ${weight}`)
    expect(buttons('2026-01-01')?.[0]).toBe('services.confirm main')
    expect(buttons('2026-11-01')?.[0]).toBe('services.confirm plain')
    expect(buttons('2026-11-24')?.[0]).toBe('services.edit plain')
  })
})
