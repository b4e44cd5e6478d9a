import { z } from 'zod'
import type { MemberId } from '../core/ids.ts'
import { barredFromLeaving, leave as decide, maySayWhoLeaves } from '../core/leaving.ts'
import { conveners } from '../core/meeting/meeting-decide.ts'
import type { Notice } from '../core/notice.ts'
import { allow, type Outcome, refuse } from '../core/outcome.ts'
import type { Ports } from '../core/ports.ts'
import type { Member } from '../core/register/register.ts'
import type { HandedOn, Person } from '../core/staff.ts'
import type { Done } from '../views/done.ts'
import type { Field } from '../views/form.ts'
import { awayOf, chosenOf, colleagueOptions, findColleague, passOnInquiries } from './colleague.ts'
import { line } from './input.ts'
import { defineIntent, type Known, type Occasion } from './intent.ts'

/**
 * Somebody leaves: all that they have open goes to a colleague, and in the same transaction they can do and see nothing more. It is said once
 * what is open has been seen.
 */
export const leave = defineIntent({
  name: 'doors.leave',
  writes: true,
  // `seen`: whose open cases stood in the form that was sent.
  input: z.object({ leaver: line(200), owner: line(200), seen: line(200) }),
  form: async (ports, known, occasion) => {
    const found = known['leaver'] ? await leaverOf(ports, known['leaver'], occasion) : null
    const leaver = found?.ok ? found.value : null
    return {
      kind: 'form',
      form: 'doors.leave',
      keep: { seen: leaver?.id ?? '' },
      fields: await fieldsFor(ports, leaver, known, occasion),
    }
  },
  run: async (ports, wanted, occasion) => {
    const { by, now } = occasion
    if (!maySayWhoLeaves(by)) return refuse({ code: 'not-yours-to-end' })
    if (wanted.leaver === '') return refuse({ code: 'required', field: 'leaver' })
    const found = await leaverOf(ports, wanted.leaver, occasion)
    if (!found.ok) return found
    const leaver = found.value
    if (wanted.seen !== leaver.id) return refuse({ code: 'leaver-unseen' })
    if (!(await ports.staff.hold(leaver.id))) return refuse({ code: 'left-already', name: leaver.name })
    const taker = wanted.owner === '' ? allow(null) : await findColleague(ports, wanted.owner, 'owner')
    if (!taker.ok) return taker
    const unfinished = await ports.staff.unfinished(leaver)
    const named = taker.value && { ...taker.value, reachable: taker.value.chat !== null }
    const decided = decide(leaver, { unfinished, taker: named, by })
    if (!decided.ok) return decided
    const handed = decided.value && (await handOver(ports, leaver, decided.value, occasion))
    await ports.staff.leave(leaver, by, now)
    await tellOfMinutes(ports, leaver)
    return allow({ kind: 'done', done: doneOf(leaver, decided.value && taker.value, handed), buttons: [] })
  },
})

async function handOver(ports: Ports, leaver: Person, taker: Person, { by, now }: Occasion): Promise<HandedOn> {
  const { id: from, organisation } = leaver
  const handed = await ports.staff.handOnAll({ from, to: taker, organisation, by, at: now, words: '' })
  await tell(ports, leaver, taker.id, handed)
  await passOnInquiries(ports, taker.id, handed)
  return handed
}

/** Minutes that nobody is left to approve: whoever holds the meeting chooses somebody else. */
async function tellOfMinutes(ports: Ports, leaver: Person): Promise<void> {
  const waiting = await ports.agenda.unapproved(leaver)
  if (waiting.length === 0) return
  const register = await ports.register.all()
  const notices = waiting.flatMap(({ meeting, sitting, organisation }) =>
    conveners(register, organisation).map(
      (member): Notice => ({
        ...{ id: ports.newId(), recipient: { member } },
        about: { kind: 'sitting', meeting, sitting, what: 'minutes' },
      }),
    ),
  )
  await ports.notices.post(...notices)
}

function doneOf(leaver: Person, taker: Member | null, handed: HandedOn | null): Done {
  const of = { cases: handed?.cases.length ?? 0, referrals: handed?.referrals.length ?? 0 }
  const { name } = leaver
  const actions = handed?.actions.length ?? 0
  return { what: 'left', name, taker: taker?.name ?? null, ...of, actions, away: taker && awayOf(taker) }
}

async function leaverOf(ports: Ports, typed: string, { by }: Occasion): Promise<Outcome<Person>> {
  const found = await findColleague(ports, typed, 'leaver')
  if (!found.ok) {
    const [left] = (await ports.staff.former(typed.split('/').at(-1) ?? '')).filter((one) => maySayWhoLeaves(by, one))
    return left ? refuse({ code: 'left-already', name: left.name }) : found
  }
  return barredFromLeaving(found.value, by) ?? allow(found.value)
}

async function fieldsFor(
  ports: Ports,
  leaver: Person | null,
  known: Known,
  { by }: Occasion,
): Promise<readonly Field[]> {
  const all = await ports.register.all()
  const people = colleagueOptions(all, (one) => one.id !== by.member && maySayWhoLeaves(by, one))
  const value = chosenOf(people, known['leaver'] ?? '')
  const who: Field = { kind: 'choice', name: 'leaver', value, required: true, options: people }
  if (leaver === null) return [who]
  const isTaker = (one: Member) => one.organisation === leaver.organisation && one.id !== leaver.id && one.chat !== null
  const takers = colleagueOptions(all, isTaker)
  const taker = chosenOf(takers, known['owner'] ?? '')
  return [
    who,
    { kind: 'unfinished', whose: leaver.name, unfinished: await ports.staff.unfinished(leaver) },
    { kind: 'choice', name: 'owner', value: taker, required: false, options: takers },
  ]
}

/** Whoever takes over has a card of each referral and action to go on from, and is told once how much there is. */
async function tell(
  ports: Ports,
  leaver: Person,
  taker: MemberId,
  { cases, referrals, actions }: HandedOn,
): Promise<void> {
  const to = (about: Notice['about']): Notice => ({ id: ports.newId(), recipient: { member: taker }, about })
  await Promise.all([
    ...[...referrals, ...actions].map((one) => ports.notices.refresh(one)),
    ports.notices.post(
      to({
        kind: 'took-over',
        leaver: leaver.id,
        cases: cases.length,
        referrals: referrals.length,
        actions: actions.length,
      }),
      ...referrals.map((referral) => to({ kind: 'referral', referral })),
      ...actions.map((action) => to({ kind: 'action', action, step: 'given' })),
    ),
  ])
}
