import { z } from 'zod'
import { toldTo } from '../core/case/told.ts'
import { allow, refuse } from '../core/outcome.ts'
import type { Ports, ReferralSheet } from '../core/ports.ts'
import type { Actor } from '../core/register/register.ts'
import { roundNote } from '../views/rounds.ts'
import { bookButton, everyButton, numberOf, referralRow, timelineRow } from '../views/rows.ts'
import type { Button, View } from '../views/view.ts'
import { warmButtons, warmRow } from '../views/warm.ts'
import { id } from './input.ts'
import { defineIntent } from './intent.ts'

const mostEntries = 15

/** What a party may know, after a check and noted in the audit: the company, the question, and what has happened. */
export const referralDetails = defineIntent({
  name: 'referral.details',
  writes: false,
  input: z.object({ referral: id<'referral'>() }),
  run: async (ports, wanted, { by, now }) => {
    const sheet = await ports.referrals.byId(wanted.referral)
    if (sheet === null) return refuse({ code: 'form-expired' })
    const { referral, case: of } = sheet
    const isTheirs = [referral.fromOrganisation, referral.toOrganisation].includes(by.organisation)
    if (!isTheirs && !sheet.isParty) return refuse({ code: 'form-expired' })
    const [timeline, approval, booking] = await Promise.all([
      ports.chronicle.timeline(of.id, mostEntries),
      ports.approvals.covering(of.id, referral.toOrganisation),
      isTheirs ? bookingOf(ports, sheet, by) : noBooking,
      ports.chronicle.seen(of.id, by, now),
    ])
    return allow({
      kind: 'details',
      referral: referralRow(sheet),
      company: sheet.isParty ? of.company.name : null,
      together: referral.fromOrganisation === by.organisation ? null : await roundNote(ports, sheet),
      number: numberOf(of),
      question: referral.question,
      asked: referral.stage === 'needs-info' ? referral.asked : null,
      declineNote: referral.stage === 'declined' && referral.note !== '' ? referral.note : null,
      approval: approval === null ? null : { how: approval.how, on: approval.givenOn },
      meeting: booking.meeting,
      timeline: toldTo(by.organisation, of, [referral], timeline).map(timelineRow),
      buttons: [
        ...everyButton(sheet, by),
        ...bookButton(referral, sheet.warm, by),
        ...booking.buttons,
        ...(mayCall(sheet, by) ? [contactButton(of.no)] : []),
      ],
    })
  },
})

interface Booked {
  readonly meeting: View<'details'>['meeting']
  readonly buttons: readonly Button[]
}

const noBooking: Booked = { meeting: null, buttons: [] }

/** When, where and with whom, for the two who meet, and what they can do about it. */
async function bookingOf(ports: Ports, of: ReferralSheet, by: Actor): Promise<Booked> {
  const sheet = of.warm && of.referral.revoked === null ? await ports.warm.newestOf(of.referral.id) : null
  if (sheet === null || sheet.warm.stage === 'cancelled') return noBooking
  const { id: warm, place, guests } = sheet.warm
  const calendar = await ports.calendar.addressOf(warm)
  return { meeting: { ...warmRow(sheet), place, guests, calendar }, buttons: warmButtons(sheet, of, by) }
}

/** Whoever has taken it is to be able to call somebody. */
const mayCall = ({ referral, isParty }: ReferralSheet, { organisation }: Actor): boolean =>
  isParty && 'owner' in referral && referral.toOrganisation === organisation && referral.approval !== null

const contactButton = (no: string): Button => ({
  intent: 'case.contact',
  input: { case: no },
  weight: 'plain',
  opens: true,
})
