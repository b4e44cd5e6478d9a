import { z } from 'zod'
import { longest } from '../core/case/case.ts'
import type { ReferralId } from '../core/ids.ts'
import { allow, refuse } from '../core/outcome.ts'
import type { Ports, SeatSheet } from '../core/ports.ts'
import { nextIn, waitingIn } from '../core/referral/round.ts'
import { id, line, text } from './input.ts'
import { defineIntent } from './intent.ts'
import { makeMove } from './make-move.ts'
import { textField } from './move-form.ts'

/** The sender does not wait any longer: whoever is asked is told, and the next in turn is asked at once. */
export const roundNext = defineIntent({
  name: 'round.next',
  writes: true,
  input: z.object({ referral: id<'referral'>() }),
  run: async (ports, wanted, occasion) => {
    const { round, sheet } = await roundOf(ports, wanted.referral)
    if (round === null || sheet === null) return refuse({ code: 'form-expired' })
    if (nextIn(round) === null) return refuse({ code: 'round-over', caseNo: sheet.case.no })
    const deed = { move: { move: 'withdraw', reason: '' }, goesOn: true } as const
    const moved = await makeMove(ports, wanted.referral, deed, occasion)
    if (!moved.ok) return moved
    const seats = (await ports.rounds.byId(round.id))?.seats ?? []
    const next = seats.find((seat) => seat.referral?.stage === 'offered')
    // It could not be asked any more; the sender hears of that beside this.
    if (next === undefined) return moved
    const done = { what: 'round-passed', caseNo: sheet.case.no, to: nameOf(next), place: next.place } as const
    return allow({ kind: 'done', done: { ...done, size: seats.length }, buttons: [] })
  },
})

async function roundOf(ports: Ports, referral: ReferralId) {
  const sheet = await ports.referrals.byId(referral)
  const round = sheet?.round ? await ports.rounds.byId(sheet.round.id) : null
  return { sheet, round }
}

/** Takes back whatever waits, and asks nobody else. */
export const roundWithdraw = defineIntent({
  name: 'round.withdraw',
  writes: true,
  input: z.object({ round: id<'round'>(), note: text(longest.note), asked: line(3) }),
  form: async (_, known) => ({
    kind: 'form',
    form: 'round.withdraw',
    keep: { round: known['round'] ?? '', asked: 'yes' },
    fields: [textField('note', known, longest.note, false)],
  }),
  run: async (ports, wanted, occasion) => {
    if (wanted.asked === '') return refuse({ code: 'required', field: 'note' })
    const round = await ports.rounds.hold(wanted.round, occasion.by.organisation)
    const [first] = round?.seats.flatMap(({ sheet }) => sheet ?? []) ?? []
    if (round === null || first === undefined) return refuse({ code: 'form-expired' })
    const waiting = new Set(waitingIn(round).map(({ place }) => place))
    const asked = round.seats.filter(({ place }) => waiting.has(place))
    if (asked.length === 0) return refuse({ code: 'round-over', caseNo: first.case.no })
    const deed = { move: { move: 'withdraw', reason: wanted.note }, words: wanted.note } as const
    for (const { referral } of asked) {
      const moved = referral && (await makeMove(ports, referral.id, deed, occasion))
      if (moved && !moved.ok) return moved
    }
    const done = { what: 'round-withdrawn', caseNo: first.case.no, to: asked.map(nameOf) } as const
    return allow({ kind: 'done', done, buttons: [] })
  },
})

const nameOf = ({ toName, toOrganisationName }: SeatSheet): string =>
  toName === null ? toOrganisationName : `${toName}, ${toOrganisationName}`
