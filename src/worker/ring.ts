import type { Clock, Concerned } from '../core/clocks.ts'
import type { MemberId } from '../core/ids.ts'
import type { Notice, Recipient } from '../core/notice.ts'
import type { Ports, ReferralSheet } from '../core/ports.ts'
import { ladderOf, type Rung, ringOf, type Step, type Whom } from '../core/referral/ladder.ts'
import type { Referral } from '../core/referral/referral.ts'
import { hasNext } from '../core/referral/round.ts'
import type { WorkingCalendar } from '../core/working-time.ts'

/**
 * What a clock does when it rings: reads the referral as it is now, tells whoever the ladder names, and sets the next step. Nothing when
 * it was set for a stage that is over. Called once for each ring, inside the transaction that took it.
 */
export async function ring(ports: Ports, clock: Clock, calendar: WorkingCalendar, now: Date): Promise<void> {
  const sheet = await ports.referrals.byId(clock.referral)
  if (sheet === null) return ports.clocks.set(clock.referral, null, null)
  const { referral } = sheet
  const isSame = referral.since.at.getTime() === clock.since.getTime()
  const activeAt = await ports.clocks.activeAt(referral)
  const ladder = ladderOf(referral, { activeAt, snoozed: isSame ? clock.snoozed : null }, calendar)
  const rings = ringOf(isSame ? clock.step : null, ladder, now)
  if (rings.now === null) return ports.clocks.set(referral.id, rings.next, null)
  const rung = rings.now
  const concerned = await ports.clocks.concerned(turnOf(referral), referral.to)
  await Promise.all([
    ports.clocks.set(referral.id, rings.next, rung.agenda ? now : null),
    ports.chronicle.record(referral.case, 'system', now, {
      what: 'clock',
      referral: referral.id,
      step: rung.step,
      stage: referral.stage,
    }),
    rung.whom.includes('coordinators') &&
      ports.cases.letKnow(
        referral.case,
        concerned.conveners.map(({ organisation }) => organisation),
      ),
    showsOverdue.includes(rung.step) && ports.notices.refresh(referral.id),
    sheet.round && showsOverdue.includes(rung.step) && ports.notices.refresh(sheet.round.id),
    ports.notices.post(...noticesOf(ports, sheet, rung, concerned)),
  ])
}

/** The steps at which cards about the referral come to say something else. */
const showsOverdue: readonly Step[] = ['overdue', 'review']

/** The organisation whose turn it is. */
const turnOf = ({ stage, fromOrganisation, toOrganisation }: Referral) =>
  stage === 'returned' ? fromOrganisation : toOrganisation

function noticesOf(ports: Ports, sheet: ReferralSheet, { step, whom }: Rung, concerned: Concerned): readonly Notice[] {
  const named = [...whom, ...besides(sheet, step)].flatMap((one) => recipients[one](sheet, concerned))
  const { referral } = sheet
  // Where an organisation has nobody for it, the sender at least is told that nothing happens.
  const all = named.length > 0 ? named : [{ member: referral.from }]
  const distinct = new Map(
    all.map((recipient) => ['member' in recipient ? recipient.member : recipient.channel, recipient]),
  )
  const about = { kind: 'clock', referral: referral.id, tiding: step, since: referral.since.at.toISOString() } as const
  return [...distinct.values()].map((recipient) => ({ id: ports.newId(), recipient, about }))
}

/** Where the next in turn waits to be asked, the sender is told at once that the time has passed, and can go on. */
const besides = ({ referral, round }: ReferralSheet, step: Step): readonly Whom[] =>
  step === 'overdue' && referral.stage === 'offered' && round !== null && hasNext(round) ? ['sender'] : []

const recipients: { readonly [W in Whom]: (sheet: ReferralSheet, concerned: Concerned) => readonly Recipient[] } = {
  // Once it is late the stand-in is told of that, by a step of its own.
  receiver: ({ referral: { to, standIn }, overdue }, { channel }) => {
    if (to === null) return inChannel(channel)
    if (overdue) return [{ member: to }]
    return [{ member: to }, ...(standIn === 'anyone' ? inChannel(channel) : inPerson(standIn))]
  },
  'stand-in': ({ referral: { to, standIn } }, concerned) =>
    to === null || standIn === 'anyone' ? [] : inPerson(standIn ?? concerned.standIn),
  channel: (_, { channel }) => inChannel(channel),
  'team-leads': (_, { teamLeads }) => teamLeads.map((member) => ({ member })),
  sender: ({ referral }) => [{ member: referral.from }],
  owner: ({ referral }) => ('owner' in referral ? [{ member: referral.owner }] : []),
  coordinators: (_, { conveners }) =>
    conveners.flatMap(({ coordinators }) => coordinators.map((member) => ({ member }))),
}

const inPerson = (member: MemberId | null): readonly Recipient[] => (member === null ? [] : [{ member }])
const inChannel = (channel: Concerned['channel']): readonly Recipient[] => (channel === null ? [] : [{ channel }])
