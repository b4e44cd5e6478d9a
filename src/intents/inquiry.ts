import { z } from 'zod'
import { answersFor } from '../core/case/keep.ts'
import { allow, refuse } from '../core/outcome.ts'
import { showCase } from '../views/rows.ts'
import { caseOf } from './case-kept.ts'
import { id, line } from './input.ts'
import { defineIntent } from './intent.ts'

/** Asks whoever else has an open case on the company to be brought in. Who that is stays unsaid until they say it themselves. */
export const inquiryAsk = defineIntent({
  name: 'inquiry.ask',
  writes: true,
  input: z.object({ case: line(60) }),
  run: async (ports, wanted, occasion) => {
    const { by, now } = occasion
    const found = await caseOf(ports, wanted.case, occasion)
    if (!found.ok) return found
    const { id: of, no, status, ownerName, ownerOrganisationName } = found.value
    if (!answersFor(found.value, by)) {
      return refuse({ code: 'not-the-owner', caseNo: no, owner: `${ownerName}, ${ownerOrganisationName}` })
    }
    if (status === 'closed') return refuse({ code: 'case-closed', caseNo: no })
    const asked = await ports.inquiries.ask(found.value, by)
    if (asked === 'asked-already') return refuse({ code: 'asked-already', caseNo: no })
    if (asked === 'turned-down') return refuse({ code: 'turned-down', caseNo: no })
    if (asked === 'nobody') return refuse({ code: 'nobody-to-ask', caseNo: no })
    await ports.chronicle.record(of, by, now, { what: 'inquired' })
    return allow({ kind: 'done', done: { what: 'inquired', caseNo: no }, buttons: [showCase(no)] })
  },
})

/** Declines kindly: nothing of the case is told, nor whose it is. */
export const inquiryDecline = defineIntent({
  name: 'inquiry.decline',
  writes: true,
  input: z.object({ inquiry: id<'inquiry'>(), case: id<'case'>() }),
  run: async (ports, wanted, { by, now }) => {
    const inquiry = await ports.inquiries.byCase(wanted.inquiry, wanted.case)
    if (inquiry === null) return refuse({ code: 'form-expired' })
    const { case: of } = inquiry
    if (!answersFor(of, by)) {
      return refuse({ code: 'not-the-owner', caseNo: of.no, owner: `${of.ownerName}, ${of.ownerOrganisationName}` })
    }
    if (!(await ports.inquiries.answer(wanted.inquiry, wanted.case, 'declined', now))) {
      return refuse({ code: 'inquiry-answered', caseNo: of.no })
    }
    await Promise.all([
      ports.chronicle.record(of.id, by, now, { what: 'inquiry-declined' }),
      ports.notices.refresh(of.id),
    ])
    return allow({ kind: 'done', done: { what: 'inquiry-declined', caseNo: of.no }, buttons: [] })
  },
})
