import { z } from 'zod'
import { longest } from '../core/case/case.ts'
import type { Recipient } from '../core/notice.ts'
import { allow, refuse } from '../core/outcome.ts'
import type { Ports } from '../core/ports.ts'
import { mayAskAgain, notBefore, snooze as putOff } from '../core/referral/patience.ts'
import type { Referral } from '../core/referral/referral.ts'
import { day, id, text } from './input.ts'
import { defineIntent } from './intent.ts'

const referral = id<'referral'>()

/** The sender asks again once the receiver's time has run out, beside the reminders that go out by themselves. */
export const remind = defineIntent({
  name: 'referral.remind',
  writes: true,
  input: z.object({ referral }),
  run: async (ports, wanted, occasion) => {
    const { by, now } = occasion
    const [sheet, clock] = await Promise.all([ports.referrals.byId(wanted.referral), ports.clocks.of(wanted.referral)])
    if (sheet === null || clock === null) return refuse({ code: 'form-expired' })
    const { referral: asked, case: of } = sheet
    if (!mayAskAgain(asked, by, sheet.overdue)) return refuse({ code: 'not-overdue', caseNo: of.no })
    const to = sheet.ownerName ?? sheet.toName ?? sheet.toOrganisationName
    const { askedAt } = clock
    if (askedAt !== null && notBefore(askedAt, occasion)) return refuse({ code: 'reminded-already', to, at: askedAt })
    const since = asked.since.at.toISOString()
    const about = { kind: 'clock', referral: asked.id, tiding: 'asked-again', since } as const
    const recipients = await receiversOf(ports, asked)
    const [isFirst] = await Promise.all([
      ports.clocks.askedAgain(clock, now),
      ports.chronicle.record(of.id, by, now, { what: 'asked-again', referral: asked.id }),
      ports.notices.post(...recipients.map((recipient) => ({ id: ports.newId<'notice'>(), recipient, about }))),
    ])
    if (!isFirst) return refuse({ code: 'reminded-already', to, at: now })
    return allow({ kind: 'done', done: { what: 'asked-again', caseNo: of.no, to }, buttons: [] })
  },
})

/** Whoever has taken it, else the one it is addressed to, else the organisation's channel. */
async function receiversOf(ports: Ports, asked: Referral): Promise<readonly Recipient[]> {
  const named = 'owner' in asked ? asked.owner : asked.to
  if (named !== null) return [{ member: named }]
  const { channel } = await ports.clocks.concerned(asked.toOrganisation, null)
  return channel === null ? [] : [{ channel }]
}

/** Whoever has been reminded puts the next reminder off, with a reason that the sender can see. */
export const snooze = defineIntent({
  name: 'referral.snooze',
  writes: true,
  input: z.object({ referral, until: day, note: text(longest.note) }),
  form: async (_, known) => ({
    kind: 'form',
    form: 'referral.snooze',
    keep: { referral: known['referral'] ?? '' },
    fields: [
      { kind: 'date', name: 'until', value: known['until'] ?? '', required: true },
      { kind: 'text', name: 'note', value: known['note'] ?? '', required: true, most: longest.note },
    ],
  }),
  run: async (ports, wanted, occasion) => {
    const [sheet, clock] = await Promise.all([ports.referrals.byId(wanted.referral), ports.clocks.of(wanted.referral)])
    if (sheet === null || clock === null) return refuse({ code: 'form-expired' })
    if (wanted.until === null) return refuse({ code: 'required', field: 'until' })
    const { by, now } = occasion
    const { referral: of, case: kase } = sheet
    const wish = { until: new Date(`${wanted.until}T00:00:00Z`), reason: wanted.note }
    const put = putOff(of, clock, wish, occasion)
    if (!put.ok) return put
    const until = put.value
    const happening = { what: 'snoozed', referral: of.id, until, words: wanted.note } as const
    const [isSame] = await Promise.all([
      ports.clocks.snooze(clock, until),
      ports.chronicle.record(kase.id, by, now, happening),
    ])
    if (!isSame) return refuse({ code: 'form-expired' })
    return allow({ kind: 'done', done: { what: 'snoozed', caseNo: kase.no, until }, buttons: [] })
  },
})
