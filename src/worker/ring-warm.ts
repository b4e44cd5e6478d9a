import type { Ports } from '../core/ports.ts'
import { meetingOf, type WarmClock } from '../core/referral/warm.ts'
import { keepsWarm } from '../core/referral/warm-decide.ts'
import { nextRing, stepNow } from '../core/referral/warm-times.ts'
import type { WorkingCalendar } from '../core/working-time.ts'

/**
 * What a warm handover's clock does when it rings: tells the two, each in their own chat, and sets what comes next. Nothing when its time has
 * been called off meanwhile. Called once for each ring, inside the transaction that took it.
 */
export async function ringWarm(ports: Ports, clock: WarmClock, calendar: WorkingCalendar, now: Date): Promise<void> {
  const [sheet, of] = await Promise.all([ports.warm.byId(clock.warm), ports.referrals.byId(clock.referral)])
  if (sheet === null || of === null) return ports.warm.set(clock.warm, null)
  const { warm } = sheet
  const due = stepNow(warm, clock.step, now, calendar)
  // What has been held is asked about, however its referral ended meanwhile.
  const tiding = due === 'over' || keepsWarm(of.referral) ? due : null
  const about = { kind: 'warm', referral: clock.referral, warm: warm.id, version: warm.version } as const
  const members = tiding === null ? [] : meetingOf(of.referral)
  await Promise.all([
    ports.warm.set(warm.id, nextRing(warm, now, calendar)),
    ports.notices.post(
      ...members.map((member) => ({
        ...{ id: ports.newId<'notice'>(), recipient: { member } },
        about: { ...about, tiding: tiding ?? clock.step },
      })),
    ),
  ])
}
