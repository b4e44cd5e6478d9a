import { z } from 'zod'
import { allow, refuse } from '../core/outcome.ts'
import { caseRow, detailsButton, numberOf, referralRow } from '../views/rows.ts'
import { casesIn } from './case-list.ts'
import { caseNoFrom } from './case-no.ts'
import { line } from './input.ts'
import { defineIntent } from './intent.ts'

export const caseShow = defineIntent({
  name: 'case.show',
  writes: true,
  input: z.object({ case: line(60) }),
  run: async (ports, wanted, { by, now }) => {
    // Without a number one's own cases are shown, to choose from.
    if (wanted.case === '') return casesIn(ports, 'mine')
    const no = caseNoFrom(wanted.case, by.network.prefix)
    const found = await ports.cases.byNo(no)
    if (found === null) return refuse({ code: 'case-not-found', wanted: no })
    const [referrals] = await Promise.all([ports.referrals.allOf(found.id), ports.chronicle.seen(found.id, by, now)])
    const mine = found.owner === by.member && found.status === 'open'
    return allow({
      kind: 'case',
      ...caseRow(found),
      number: numberOf(found),
      referrals: referrals.map((sheet) => ({ ...referralRow(sheet), buttons: [detailsButton(sheet.referral)] })),
      buttons: mine ? [{ intent: 'refer', input: { case: found.no }, weight: 'main', opens: true }] : [],
    })
  },
})
