import fc from 'fast-check'
import { kinds } from '#src/core/referral/referral.ts'
import type { RoundPlace } from '#src/core/referral/round.ts'
import { modes } from '#src/core/referral/round.ts'
import type { Field, RoundNote } from '#src/views/form.ts'
import type { Button, ReferralRow, RoundRow } from '#src/views/view.ts'
import { idOf } from '#test/core/referrals.ts'

type Words = fc.Arbitrary<string>

const place = fc.integer({ min: 1, max: 5 })
const mode = fc.constantFrom(...modes)

export const seat: fc.Arbitrary<RoundPlace | null> = fc.option(
  fc.record({
    id: fc.constant(idOf<'round'>('round')),
    mode,
    place,
    size: fc.integer({ min: 2, max: 5 }),
    lead: fc.boolean(),
    ended: fc.boolean(),
  }),
)

export const togetherWith = (name: Words): fc.Arbitrary<RoundNote | null> =>
  fc.option(
    fc.oneof(
      fc.record({ mode: fc.constant('first' as const) }),
      fc.record({ mode: fc.constant('all' as const), lead: name, others: fc.array(name, { maxLength: 4 }) }),
    ),
  )

export const roundOf = (
  name: Words,
  row: fc.Arbitrary<ReferralRow>,
  buttons: fc.Arbitrary<Button[]>,
): fc.Arbitrary<RoundRow> =>
  fc.record({
    mode,
    lead: fc.option(name),
    ended: fc.boolean(),
    seats: fc.array(
      fc.record({
        place,
        to: name,
        lead: fc.boolean(),
        referral: fc.option(fc.tuple(row, buttons).map(([known, pressed]) => ({ ...known, buttons: pressed }))),
      }),
      { maxLength: 5 },
    ),
    buttons,
  })

export const roundField = (name: Words, need: Words, question: Words): fc.Arbitrary<Field> =>
  fc.record({
    kind: fc.constant('round' as const),
    round: fc.record({
      caseNo: name,
      company: name,
      number: fc.option(name),
      need,
      mode,
      question,
      seats: fc.array(
        fc.record({
          place,
          to: name,
          kind: fc.constantFrom(...kinds),
          lead: fc.boolean(),
          away: fc.option(fc.record({ name, until: fc.constant(new Date('2026-12-24')), standIn: fc.option(name) })),
          note: togetherWith(name),
        }),
        { minLength: 2, maxLength: 5 },
      ),
    }),
  })
