import fc from 'fast-check'
import type { Button, View } from '#src/views/view.ts'

/** An organisation's services, with whatever in them. */
export const servicesOf = (
  words: (most: number) => fc.Arbitrary<string>,
  buttons: fc.Arbitrary<readonly Button[]>,
): fc.Arbitrary<View<'services'>> =>
  fc.record({
    kind: fc.constant('services' as const),
    organisation: words(200),
    quarter: fc.constantFrom(null, '2027-Q1'),
    services: fc.array(
      fc.record({
        title: words(120),
        need: words(60).map((said) => ({ sv: said, en: said })),
        eligibility: fc.constant({ employees: { from: 1, to: 10_000_000 }, netTurnoverMinSek: 3_000_000 }),
        openness: fc.constantFrom({ is: 'open' as const }, { is: 'closed' as const, until: '2027-01-15' }),
        review: fc.constantFrom({ is: 'never' as const }, { is: 'stale' as const, on: '2026-01-01' }),
        buttons,
      }),
      { maxLength: 30 },
    ),
    total: fc.nat(200),
    buttons,
  })
