import { z } from 'zod'
import { longest } from '../core/case/case.ts'
import type { OrganisationId } from '../core/ids.ts'
import { refuse } from '../core/outcome.ts'
import { declineReasons } from '../core/referral/referral.ts'
import { choice, day, id, line, text } from './input.ts'
import { defineIntent } from './intent.ts'
import { makeMove } from './make-move.ts'
import { moveForm, textField } from './move-form.ts'
import { findReceiver } from './receiver.ts'

const referral = id<'referral'>()

/** The receiver says yes: with a handover the case changes owner in the same transaction. */
export const accept = defineIntent({
  name: 'referral.accept',
  writes: true,
  input: z.object({ referral }),
  run: (ports, wanted, occasion) => makeMove(ports, wanted.referral, { move: { move: 'accept' } }, occasion),
})

/** Says no, with a reason that the sender can act on; "wrong promoter" comes with a suggestion. */
export const decline = defineIntent({
  name: 'referral.decline',
  writes: true,
  input: z.object({
    referral,
    reason: choice(declineReasons),
    suggestion: line(200),
    until: day,
    note: text(longest.note),
  }),
  form: async (ports, known, { by }) => {
    const all = (await ports.register.all()).map(({ organisation }) => organisation)
    const others = all.filter(({ id: other }) => other !== by.organisation)
    return moveForm('referral.decline', known, [
      {
        kind: 'choice',
        name: 'reason',
        value: known['reason'] ?? '',
        required: true,
        options: declineReasons.map((reason) => ({ value: reason, meaning: reason })),
      },
      {
        kind: 'choice',
        name: 'suggestion',
        value: known['suggestion'] ?? '',
        required: false,
        options: others.map(({ key, name }) => ({ value: key, label: name })),
      },
      { kind: 'date', name: 'until', value: known['until'] ?? '', required: false },
      { kind: 'text', name: 'note', value: known['note'] ?? '', required: false, most: longest.note },
    ])
  },
  run: async (ports, wanted, occasion) => {
    if (wanted.reason === null) return refuse({ code: 'reason-missing' })
    let suggestion: OrganisationId | null = null
    if (wanted.suggestion !== '') {
      const found = await findReceiver(ports, wanted.suggestion)
      if (!found.ok) return found
      suggestion = found.value.organisation.id
    }
    const until = wanted.until === null ? null : new Date(`${wanted.until}T00:00:00Z`)
    const { reason, note } = wanted
    const declined = { move: 'decline', reason, suggestion, until, note } as const
    return makeMove(ports, wanted.referral, { move: declined, words: note }, occasion)
  },
})

/** Pauses the receiver's clock until the sender has answered. */
export const ask = defineIntent({
  name: 'referral.ask',
  writes: true,
  input: z.object({ referral, question: text(longest.question) }),
  form: async (_, known) => moveForm('referral.ask', known, [textField('question', known, longest.question, true)]),
  run: (ports, wanted, occasion) =>
    makeMove(
      ports,
      wanted.referral,
      { move: { move: 'ask', question: wanted.question }, words: wanted.question },
      occasion,
    ),
})

export const answer = defineIntent({
  name: 'referral.answer',
  writes: true,
  input: z.object({ referral, answer: text(longest.question), version: line(10) }),
  form: async (ports, known) => {
    const of = referral.safeParse(known['referral'])
    const sheet = of.success ? await ports.referrals.byId(of.data) : null
    const asked = sheet?.referral.stage === 'needs-info' ? sheet.referral.asked : null
    const form = moveForm('referral.answer', known, [
      ...(asked === null ? [] : [{ kind: 'asked', question: asked } as const]),
      textField('answer', known, longest.question, true),
    ])
    return { ...form, keep: { ...form.keep, version: String(sheet?.referral.version ?? '') } }
  },
  run: (ports, { referral: of, answer: said, version }, occasion) => {
    const deed = { move: { move: 'answer', answer: said }, words: said } as const
    return makeMove(ports, of, said === '' ? deed : { ...deed, seen: version }, occasion)
  },
})

/** Before it is accepted the sender takes it back; afterwards the receiver has to agree. */
export const withdraw = defineIntent({
  name: 'referral.withdraw',
  writes: true,
  input: z.object({ referral, note: text(longest.note), asked: line(3) }),
  form: async (_, known) => ({
    ...moveForm('referral.withdraw', known, [textField('note', known, longest.note, false)]),
    keep: { referral: known['referral'] ?? '', asked: 'yes' },
  }),
  run: async (ports, wanted, occasion) =>
    wanted.asked === ''
      ? refuse({ code: 'required', field: 'note' })
      : makeMove(
          ports,
          wanted.referral,
          { move: { move: 'withdraw', reason: wanted.note }, words: wanted.note },
          occasion,
        ),
})

/** The receiver agrees to hand an accepted case back to the sender who asked for it. */
export const release = defineIntent({
  name: 'referral.release',
  writes: true,
  input: z.object({ referral }),
  run: (ports, wanted, occasion) => makeMove(ports, wanted.referral, { move: { move: 'release' } }, occasion),
})
