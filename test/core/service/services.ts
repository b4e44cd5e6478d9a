import fc from 'fast-check'
import { capacities } from '#src/core/network-file.ts'
import type { Need, Offering } from '#src/core/service/service.ts'
import { idOf } from '#test/core/referrals.ts'

export const today = '2026-11-24'
export const own = idOf<'organisation'>('almi')

export const needs: readonly Need[] = [
  { key: 'loan', sv: 'Lån', en: 'Loan', words: ['lån'] },
  { key: 'market', sv: 'Marknad', en: 'Market', words: ['marknad'] },
]

export const offering = (id: string, more: Partial<Offering> = {}): Offering => ({
  ...{ id: idOf<'service'>(id), organisation: idOf<'organisation'>('een'), organisationName: 'EEN', reachable: true },
  ...{ need: 'loan', title: id, eligibility: { employees: null, netTurnoverMinSek: null }, capacity: 'open' },
  ...{ closedUntil: null, reviewed: '2026-11-01', pace: 60 },
  ...more,
})

const day = fc.constantFrom('2026-01-01', '2026-05-28', '2026-11-23', today, '2026-11-25', '2027-02-01')

export const anyOffering: fc.Arbitrary<Offering> = fc
  .record({
    need: fc.constantFrom('loan', 'market'),
    organisation: fc.constantFrom('almi', 'een', 'ekn').map((key) => idOf<'organisation'>(key)),
    employees: fc.constantFrom(null, { from: 1, to: 10 }, { from: 5, to: 250 }),
    netTurnoverMinSek: fc.constantFrom(null, 1_000_000, 9_000_000),
    capacity: fc.constantFrom(...capacities),
    closedUntil: fc.option(day),
    reviewed: fc.option(day),
    pace: fc.option(fc.constantFrom(30, 60, 400)),
    title: fc.constantFrom('A', 'B', 'Å'),
  })
  .map(({ employees, netTurnoverMinSek, closedUntil, ...rest }) =>
    offering('s', {
      ...rest,
      eligibility: { employees, netTurnoverMinSek },
      closedUntil: rest.capacity === 'closed' ? closedUntil : null,
    }),
  )

export const offerings = fc
  .array(anyOffering, { maxLength: 10 })
  .map((all) => all.map((one, at) => ({ ...one, id: idOf<'service'>(`s${at}`) })))

export const company = fc.record({
  employees: fc.option(fc.constantFrom(3, 20, 300)),
  netTurnoverSek: fc.option(fc.constantFrom(500_000, 4_000_000, 20_000_000)),
})
