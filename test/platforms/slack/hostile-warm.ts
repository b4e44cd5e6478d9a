import fc from 'fast-check'
import { warmTidings } from '#src/core/notice.ts'
import { warmStages } from '#src/core/referral/warm.ts'
import type { Button, DetailsView, ReferralRow, View } from '#src/views/view.ts'

type Words = fc.Arbitrary<string>

const moment = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
const stage = fc.constantFrom(...warmStages)
const bookingOf = (name: Words) => ({
  ...{ stage, at: fc.option(moment), times: fc.array(moment, { maxLength: 3 }) },
  ...{ minutes: fc.integer({ min: 1, max: 90 }), by: fc.option(name) },
})

/** The one address that is ours to give. */
export const address = `https://bot.example/calendar/${'x'.repeat(43)}.ics`
const calendar = fc.option(fc.constant(address))

export const booked: fc.Arbitrary<ReferralRow['warm']> = fc.option(fc.record({ stage, at: fc.option(moment) }))

export const meetingOf = (name: Words): fc.Arbitrary<DetailsView['meeting']> =>
  fc.option(fc.record({ ...bookingOf(name), place: name, guests: name, calendar }))

export const warmOf = (
  name: Words,
  row: fc.Arbitrary<ReferralRow>,
  buttons: fc.Arbitrary<Button[]>,
): fc.Arbitrary<View<'warm'>> => {
  const told = fc.record({ tiding: fc.constantFrom(...warmTidings), passed: fc.boolean(), calendar, buttons })
  return fc
    .tuple(row, told, fc.record(bookingOf(name)))
    .map(([known, more, booking]) => ({ kind: 'warm', ...known, ...more, booking }))
}
