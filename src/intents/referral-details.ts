import { z } from 'zod'
import type { ReferralId } from '../core/ids.ts'
import { allow, refuse } from '../core/outcome.ts'
import type { Happening } from '../core/ports.ts'
import { everyButton, numberOf, referralRow } from '../views/rows.ts'
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
    const isParty = [referral.fromOrganisation, referral.toOrganisation].includes(by.organisation)
    if (!isParty && (await ports.cases.byId(of.id)) === null) return refuse({ code: 'form-expired' })
    const [timeline, approval] = await Promise.all([
      ports.chronicle.timeline(of.id, mostEntries),
      ports.approvals.covering(of.id, referral.toOrganisation),
      ports.chronicle.seen(of.id, by, now),
    ])
    return allow({
      kind: 'details',
      referral: referralRow(sheet),
      company: of.company.name,
      number: numberOf(of),
      question: referral.question,
      asked: referral.stage === 'needs-info' ? referral.asked : null,
      declineNote: referral.stage === 'declined' && referral.note !== '' ? referral.note : null,
      approval: approval === null ? null : { how: approval.how, on: approval.givenOn },
      timeline: timeline.map(({ at, byName, organisationName, happening }) => ({
        at,
        by: byName,
        organisation: organisationName,
        happening: toldHere(happening, referral.id),
      })),
      buttons: everyButton(referral, by),
    })
  },
})

/** What was said about another referral was said to its parties, who did not see this one's receiver in their preview. */
const toldHere = (happening: Happening, here: ReferralId): Happening =>
  'words' in happening && happening.referral !== here && !('next' in happening && happening.next === here)
    ? { ...happening, words: '' }
    : happening
