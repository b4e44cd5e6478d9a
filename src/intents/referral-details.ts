import { z } from 'zod'
import { toldTo } from '../core/case/told.ts'
import { allow, refuse } from '../core/outcome.ts'
import { roundNote } from '../views/rounds.ts'
import { everyButton, numberOf, referralRow, timelineRow } from '../views/rows.ts'
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
    const [timeline, approval] = await Promise.all([
      ports.chronicle.timeline(of.id, mostEntries),
      ports.approvals.covering(of.id, referral.toOrganisation),
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
      timeline: toldTo(by.organisation, of, [referral], timeline).map(timelineRow),
      buttons: everyButton(sheet, by),
    })
  },
})
