import { z } from 'zod'
import { longest } from '../core/case/case.ts'
import type { ReferralId } from '../core/ids.ts'
import { refuse } from '../core/outcome.ts'
import type { Ports } from '../core/ports.ts'
import { endingOf } from '../core/referral/ending.ts'
import { partiesOf } from '../core/referral/parties.ts'
import { gains, type Referral, results } from '../core/referral/referral.ts'
import { startOfWork } from '../core/working-time.ts'
import { choice, choices, day, id, text } from './input.ts'
import { defineIntent } from './intent.ts'
import { makeMove } from './make-move.ts'
import { moveForm, textField } from './move-form.ts'

const referral = id<'referral'>()
const reason = text(longest.note)

/** A move that takes no more than a press. */
const atOnce = (move: 'begin' | 'resume' | 'thank') =>
  defineIntent({
    name: `referral.${move}`,
    writes: true,
    input: z.object({ referral }),
    run: (ports, wanted, occasion) => makeMove(ports, wanted.referral, { move: { move } }, occasion),
  })

/** The first contact with the company. */
export const begin = atOnce('begin')
export const resume = atOnce('resume')
export const thank = atOnce('thank')

export const hold = defineIntent({
  name: 'referral.hold',
  writes: true,
  input: z.object({ referral, reason, reviewOn: day }),
  form: async (_, known) =>
    moveForm('referral.hold', known, [
      textField('reason', known, longest.note, true),
      { kind: 'date', name: 'reviewOn', value: known['reviewOn'] ?? '', required: true },
    ]),
  run: async (ports, wanted, occasion) => {
    if (wanted.reviewOn === null) return refuse({ code: 'required', field: 'reviewOn' })
    const reviewOn = startOfWork(wanted.reviewOn, occasion.calendar)
    const move = { move: 'hold', reason: wanted.reason, reviewOn } as const
    return makeMove(ports, wanted.referral, { move, words: wanted.reason }, occasion)
  },
})

/** A move that needs a reason and nothing else. */
const withReason = (move: 'return' | 'reopen' | 'void', barred: typeof ownerLeft = async () => null) =>
  defineIntent({
    name: `referral.${move}`,
    writes: true,
    input: z.object({ referral, reason }),
    form: async (_, known) => moveForm(`referral.${move}`, known, [textField('reason', known, longest.note, true)]),
    run: async (ports, { referral: of, reason: words }, occasion) =>
      (await barred(ports, of)) ?? makeMove(ports, of, { move: { move, reason: words }, words }, occasion),
  })

/** Why nobody could go on with it: whoever had it has left. */
async function ownerLeft(ports: Ports, of: ReferralId) {
  const sheet = await ports.referrals.byId(of)
  if (sheet === null || !('owner' in sheet.referral)) return null
  const { toOrganisation, owner } = sheet.referral
  if ((await ports.register.receiverById(toOrganisation, owner)) !== null) return null
  return refuse({ code: 'owner-left', caseNo: sheet.case.no, name: sheet.ownerName ?? '' })
}

/** The sender's side takes back what is its own by a press; whoever does it for them says why. */
export const takeBack = defineIntent({
  name: 'referral.take-back',
  writes: true,
  input: z.object({ referral, reason }),
  form: async (ports, known, { by }) => {
    const { data: of } = referral.safeParse(known['referral'])
    const sheet = of === undefined ? null : await ports.referrals.byId(of)
    if (sheet === null || partiesOf(sheet.referral, by).includes('sender')) return null
    return moveForm('referral.take-back', known, [textField('reason', known, longest.note, true)])
  },
  run: (ports, { referral: of, reason: words }, occasion) =>
    makeMove(ports, of, { move: { move: 'take-back', reason: words }, words }, occasion),
})
/** The case stays with the receiver until the sender takes it back. */
export const giveBack = withReason('return')
export const reopen = withReason('reopen', ownerLeft)
/** Entered in error: kept, and out of all figures. */
export const voided = withReason('void')

/** The advice itself, and so the end of it: for whoever was asked without being told which company it is about. */
export const advise = defineIntent({
  name: 'referral.advise',
  writes: true,
  input: z.object({ referral, note: text(longest.note) }),
  form: async (_, known) => moveForm('referral.advise', known, [textField('note', known, longest.note, true)]),
  run: (ports, { referral: of, note }, occasion) =>
    note === ''
      ? Promise.resolve(refuse({ code: 'required', field: 'note' }))
      : makeMove(ports, of, { move: { move: 'complete', result: 'advice-only', gains: [] }, words: note }, occasion),
})

/** One tells what came of it; whether that completes it or makes it fail follows from that. */
export const finish = defineIntent({
  name: 'referral.finish',
  writes: true,
  input: z.object({ referral, result: choice(results), gains: choices(gains), note: text(longest.note) }),
  form: async (_, known) =>
    moveForm('referral.finish', known, [
      {
        kind: 'choice',
        name: 'result',
        value: known['result'] ?? '',
        required: true,
        options: results.map((result) => ({ value: result, meaning: result })),
      },
      {
        kind: 'choices',
        name: 'gains',
        value: known['gains'] ?? '',
        required: false,
        options: gains.map((gain) => ({ value: gain, meaning: gain })),
      },
      textField('note', known, longest.note, false),
    ]),
  run: async (ports, wanted, occasion) => {
    const { result, gains: came, note } = wanted
    if (result === null) return refuse({ code: 'required', field: 'result' })
    const move = ({ stage }: Referral) => ({ move: endingOf(stage, result), result, gains: came })
    return makeMove(ports, wanted.referral, { move, words: note }, occasion)
  },
})
