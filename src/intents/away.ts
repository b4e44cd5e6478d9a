import { z } from 'zod'
import { dayOf } from '../core/case/day.ts'
import type { MemberId } from '../core/ids.ts'
import { allow, type Outcome, refuse } from '../core/outcome.ts'
import type { Ports, Receiver } from '../core/ports.ts'
import { dayIn, noon, planAbsence } from '../core/register/absence.ts'
import type { Actor, Member } from '../core/register/register.ts'
import type { Field } from '../views/form.ts'
import { absenceFrom, type SaidAbsence } from './away-line.ts'
import { day, line } from './input.ts'
import { defineIntent, type Known, type Occasion } from './intent.ts'
import { findReceiver } from './receiver.ts'
import { tellOfMine } from './stuck-told.ts'

/** Offers that are passed on to the stand-in when one goes away at once. */
const mostPassedOn = 50

/** From one day to another, with a colleague who takes what arrives meanwhile. */
export const away = defineIntent({
  name: 'doors.away',
  writes: true,
  // `said`: as it was typed on one line. `standInAsked`: an empty stand-in then means that there is none, and not that nobody was asked.
  input: z.object({ said: line(260), from: day, to: day, standIn: line(200), standInAsked: line(3) }),
  form: async (ports, known, occasion) => ({
    kind: 'form',
    form: 'doors.away',
    keep: { standInAsked: 'yes' },
    fields: await awayFields(ports, known, occasion),
  }),
  run: async (ports, typed, occasion) => {
    const { by, now } = occasion
    const said = typed.said === '' ? allow({}) : absenceFrom(typed.said, dayOf(now, by.timeZone))
    if (!said.ok) return said
    const wanted = { ...typed, ...said.value }
    if (wanted.to === null) return refuse({ code: 'required', field: 'to' })
    const today = dayIn(by.network.timeZone, now)
    const found = await standInFor(ports, wanted, occasion)
    if (!found.ok) return found
    const member = found.value
    const from = wanted.from !== null && wanted.from > today ? wanted.from : today
    const awayUntil = member && (await ports.absences.overlapping(member.id, from, wanted.to))
    const standIn = member && { id: member.id, name: member.name, organisation: member.organisation, awayUntil }
    const planned = planAbsence({ from: wanted.from, to: wanted.to, standIn }, by, today)
    if (!planned.ok) return planned
    await ports.absences.add({ id: ports.newId(), ...planned.value }, now)
    if (planned.value.from === today) await leaveAtOnce(ports, by, planned.value.standIn)
    const { from: begins, to } = planned.value
    return allow({
      kind: 'done',
      done: { what: 'away', from: noon(begins), to: noon(to), standIn: member?.name ?? null },
      buttons: [{ intent: 'doors.back', input: {}, weight: 'plain', opens: false }],
    })
  },
})

/** Back at work, or not going away after all. */
export const back = defineIntent({
  name: 'doors.back',
  writes: true,
  input: z.object({}),
  run: async (ports, _, { now }) => {
    if (!(await ports.absences.end(now))) return refuse({ code: 'not-away' })
    await ports.stuck.takeBackOfMine()
    return allow({ kind: 'done', done: { what: 'back' }, buttons: [] })
  },
})

async function awayFields(ports: Ports, typed: Known, { by, now }: Occasion): Promise<readonly Field[]> {
  const said = absenceFrom(typed['said'] ?? '', dayOf(now, by.timeZone))
  const known = said.ok && typed['said'] ? { ...typed, ...withoutNulls(said.value) } : typed
  const own = (await ports.register.all()).find(({ organisation }) => organisation.id === by.organisation)
  const self = own?.members.find(({ id }) => id === by.member)
  const colleagues = (own?.members ?? []).filter(({ id }) => id !== by.member)
  const keyOf = ({ key }: Member): string => `${own?.organisation.key}/${key}`
  const usual = colleagues.find(({ id }) => id === self?.standIn)
  const asked = colleagues.find((one) => [keyOf(one), one.key, one.name].includes(known['standIn'] ?? ''))
  const chosen = asked ?? (known['standInAsked'] ? undefined : usual)
  return [
    { kind: 'date', name: 'from', value: known['from'] || dayIn(by.network.timeZone, now), required: true },
    { kind: 'date', name: 'to', value: known['to'] ?? '', required: true },
    {
      kind: 'choice',
      name: 'standIn',
      value: chosen === undefined ? '' : keyOf(chosen),
      required: false,
      options: colleagues.map((one) => ({ value: keyOf(one), label: one.name })),
    },
  ]
}

const withoutNulls = ({ from, to, standIn }: SaidAbsence): Known => ({
  ...(from && { from }),
  ...(to && { to }),
  standIn,
})

type Found = Pick<Member, 'id' | 'name' | 'organisation'>

/** The one who was named; on one line without a name the register's; null for none. */
async function standInFor(
  ports: Ports,
  { standIn, standInAsked }: { readonly standIn: string; readonly standInAsked: string },
  { by }: Occasion,
): Promise<Outcome<Found | null>> {
  if (standIn !== '') {
    const found = await findReceiver(ports, standIn)
    if (!found.ok) return found
    const { organisation, member } = found.value
    return member ? allow(member) : refuse({ code: 'stand-in-elsewhere', name: organisation.name })
  }
  if (standInAsked !== '') return allow(null)
  const self = await ports.register.receiverById(by.organisation, by.member)
  const usual = self?.member?.standIn ?? null
  const found: Receiver | null = usual && (await ports.register.receiverById(by.organisation, usual))
  return allow(found?.member ?? null)
}

async function leaveAtOnce(ports: Ports, by: Actor, standIn: MemberId | null): Promise<void> {
  await passOn(ports, by, standIn)
  if (standIn === null) await tellOfMine(ports, by)
}

/** What waits already arrives at the stand-in too, or in the organisation's channel. */
async function passOn(ports: Ports, by: Actor, standIn: MemberId | null): Promise<void> {
  const [waiting, own] = await Promise.all([
    ports.referrals.waitingFor(by, mostPassedOn),
    ports.register.receiverById(by.organisation, null),
  ])
  const channel = own?.organisation.handovers ?? null
  const recipient = standIn !== null ? { member: standIn } : channel === null ? null : { channel }
  if (recipient === null) return
  const mine = waiting.filter(({ referral }) => referral.stage === 'offered' && referral.to === by.member)
  await ports.notices.post(
    ...mine.map(({ referral }) => ({
      id: ports.newId<'notice'>(),
      recipient,
      about: { kind: 'referral', referral: referral.id } as const,
    })),
  )
}
