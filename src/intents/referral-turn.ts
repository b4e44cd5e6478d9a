import { z } from 'zod'
import type { ReferralId } from '../core/ids.ts'
import { allow, type Outcome, refuse } from '../core/outcome.ts'
import type { Ports } from '../core/ports.ts'
import { firstRung } from '../core/referral/ladder.ts'
import { move } from '../core/referral/move.ts'
import type { Referral, Stage } from '../core/referral/referral.ts'
import { id } from './input.ts'
import { defineIntent, type Occasion } from './intent.ts'
import { toldIn } from './make-move.ts'
import { keyOf } from './receiver.ts'
import { referForm } from './refer-form.ts'

const referral = id<'referral'>()

/** From these it begins anew, by an ordinary referral. */
const over: readonly Stage[] = ['declined', 'withdrawn', 'returned', 'failed', 'void']

/** Advice that was asked for without naming the company becomes a handover: the company's approval is asked for, beside what will then be shared. */
export const turn = defineIntent({
  name: 'referral.turn',
  writes: true,
  input: z.object({ referral }),
  form: async (ports, known, occasion) => {
    const { data: of } = referral.safeParse(known['referral'])
    const sheet = of === undefined ? null : await ports.referrals.byId(of)
    if (sheet === null) return referForm(ports, {}, occasion)
    const receiver = await ports.register.receiverById(sheet.referral.toOrganisation, sheet.referral.to)
    const about = {
      case: sheet.case.no,
      kind: 'handover',
      question: sheet.referral.question,
      advice: sheet.referral.id,
    }
    return referForm(ports, { ...about, to: receiver === null ? '' : keyOf(receiver) }, occasion)
  },
  run: async (ports, wanted, occasion) => {
    const turned = await turning(ports, wanted.referral, occasion)
    return turned.ok ? refuse({ code: 'approval-missing' }) : turned
  },
})

async function turning(ports: Ports, advice: ReferralId, occasion: Occasion) {
  const sheet = await ports.referrals.byId(advice)
  if (sheet === null || sheet.referral.approval !== null) return refuse({ code: 'form-expired' })
  const turned = move(sheet.referral, { move: 'turn' }, occasion)
  if (turned.ok) return allow({ was: sheet.referral, is: turned.value.referral })
  return over.includes(sheet.referral.stage) && turned.refusal.code === 'moved-on'
    ? refuse({ code: 'advice-over', caseNo: sheet.case.no })
    : turned
}

/** Ends the request for advice because the handover takes its place; both are linked in the timeline. */
export async function turnedInto(
  ports: Ports,
  advice: ReferralId,
  next: Referral,
  occasion: Occasion,
): Promise<Outcome<null>> {
  const turned = await turning(ports, advice, occasion)
  if (!turned.ok) return turned
  const { was, is } = turned.value
  if (is.case !== next.case) return refuse({ code: 'form-expired' })
  const [stored] = await Promise.all([
    ports.referrals.store(is, was.version, null, null),
    ports.clocks.start(is, firstRung(is, occasion.calendar)),
    ports.chronicle.record(is.case, occasion.by, occasion.now, {
      ...{ what: 'moved', referral: is.id, move: 'turn', kind: is.kind, words: '', next: next.id },
      ...toldIn(is),
    }),
    ports.notices.refresh(is.id),
  ])
  return stored ? allow(null) : refuse({ code: 'form-expired' })
}
