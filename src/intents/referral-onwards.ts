import { z } from 'zod'
import { longest } from '../core/case/case.ts'
import type { ReferralId } from '../core/ids.ts'
import { refuse } from '../core/outcome.ts'
import type { Ports, Receiver, ReferralSheet } from '../core/ports.ts'
import { isApart } from '../core/referral/round.ts'
import { id, line, text } from './input.ts'
import { defineIntent } from './intent.ts'
import { makeMove } from './make-move.ts'
import { moveForm, textField } from './move-form.ts'
import { findReceiver, isReachable, receiverName, receiverOptions } from './receiver.ts'

const referral = id<'referral'>()

/** The receiver sends it on to another door, within what the company has approved. The sender keeps the case, and sees where it goes. */
export const redirect = defineIntent({
  name: 'referral.redirect',
  writes: true,
  input: z.object({ referral, to: line(200), note: text(longest.note) }),
  form: async (ports, known) =>
    moveForm('referral.redirect', known, [
      { kind: 'choice', name: 'to', value: known['to'] ?? '', required: true, options: await receiverOptions(ports) },
      textField('note', known, longest.note, false),
    ]),
  run: async (ports, wanted, occasion) => {
    if (wanted.to === '') return refuse({ code: 'required', field: 'to' })
    const [sheet, found] = await Promise.all([ports.referrals.byId(wanted.referral), findReceiver(ports, wanted.to)])
    if (sheet === null) return refuse({ code: 'form-expired' })
    if (sheet.round && isApart(sheet.round.mode)) return refuse({ code: 'redirect-in-round', field: 'to' })
    if (!found.ok) return found
    const { organisation, member } = found.value
    const named = receiverName(found.value)
    if (!(await isNew(ports, sheet, found.value))) return refuse({ code: 'nowhere-new', to: named })
    if (!isReachable(found.value)) return refuse({ code: 'receiver-unreachable', name: named })
    const move = {
      move: 'redirect',
      onwards: organisation.id,
      to: member?.id ?? null,
      next: ports.newId<'referral'>(),
    } as const
    return makeMove(ports, wanted.referral, { move, named, words: wanted.note }, occasion)
  },
})

/** Neither back to where it has come from, nor to where it waits already. */
async function isNew(ports: Ports, { referral: here }: ReferralSheet, { organisation, member }: Receiver) {
  if (organisation.id === here.fromOrganisation) return false
  const open = await ports.referrals.openOf(here.case)
  return !open.some(
    ({ referral: { stage, toOrganisation, to } }) =>
      (stage === 'offered' || stage === 'needs-info') &&
      toOrganisation === organisation.id &&
      to === (member?.id ?? null),
  )
}

/** A coordinator gives what has got stuck to somebody in the receiving organisation. */
export const override = defineIntent({
  name: 'referral.override',
  writes: true,
  input: z.object({ referral, owner: line(200), reason: text(longest.note) }),
  form: async (ports, known) => {
    const { data: of } = referral.safeParse(known['referral'])
    const colleagues = of === undefined ? [] : await receivingPeople(ports, of)
    return moveForm('referral.override', known, [
      {
        kind: 'choice',
        name: 'owner',
        value: known['owner'] ?? '',
        required: true,
        options: colleagues.map(({ key, name }) => ({ value: key, label: name })),
      },
      textField('reason', known, longest.note, true),
    ])
  },
  run: async (ports, wanted, occasion) => {
    if (wanted.owner === '') return refuse({ code: 'required', field: 'owner' })
    const owner = (await receivingPeople(ports, wanted.referral)).find(({ key }) => key === wanted.owner)
    if (!owner) return refuse({ code: 'choice-unknown', field: 'owner', typed: wanted.owner })
    const move = { move: 'override', owner: owner.id, reason: wanted.reason } as const
    return makeMove(ports, wanted.referral, { move, named: owner.name, words: wanted.reason }, occasion)
  },
})

async function receivingPeople(ports: Ports, of: ReferralId) {
  const sheet = await ports.referrals.byId(of)
  const all = await ports.register.all()
  const receiving = all.find(({ organisation }) => organisation.id === sheet?.referral.toOrganisation)
  return (receiving?.members ?? []).filter(({ chat }) => chat !== null)
}
