import type { CalendarEntry } from '../core/calendar-entry.ts'
import type { MemberId, WarmId } from '../core/ids.ts'
import type { WarmTiding } from '../core/notice.ts'
import { allow, type Outcome, refuse } from '../core/outcome.ts'
import type { Ports, ReferralSheet } from '../core/ports.ts'
import type { Referral } from '../core/referral/referral.ts'
import { meetingOf, type Warm, type WarmMove, type WarmMoveName, type WarmSheet } from '../core/referral/warm.ts'
import { isUnderWay, keepsWarm, moveWarm, sidesOf } from '../core/referral/warm-decide.ts'
import { nextRing } from '../core/referral/warm-times.ts'
import { detailsButton } from '../views/rows.ts'
import type { View } from '../views/view.ts'
import type { Occasion } from './intent.ts'

/** What somebody does with a booking. `seen`: its version, as they had it in front of them. */
interface WarmDeed {
  readonly move: WarmMove
  readonly seen: string
  readonly words?: string
}

/** Makes one move on a booking, tells the two, and keeps calendars up: all in one transaction. Of two at once the first commit wins. */
export async function makeWarmMove(
  ports: Ports,
  id: WarmId,
  { move: wanted, seen, words = '' }: WarmDeed,
  occasion: Occasion,
): Promise<Outcome<View>> {
  const { by, now, calendar } = occasion
  const sheet = await ports.warm.byId(id)
  const of = sheet && (await ports.referrals.byId(sheet.warm.referral))
  if (sheet === null || of === null) return refuse({ code: 'form-expired' })
  const moved = moveWarm(sheet.warm, of.referral, wanted, { by, now })
  if (!moved.ok) return moved.refusal.code === 'warm-moved-on' ? movedOn(sheet, occasion) : moved
  if (seen !== String(sheet.warm.version)) return movedOn(sheet, occasion)
  const next = moved.value
  const [stored] = await Promise.all([
    ports.warm.store(next, sheet.warm.version, nextRing(next, now, calendar), of.referral),
    keepCalendars(ports, of, { was: sheet.warm, is: next, email: sheet.senderEmail }, now),
    record(ports, of, { move: wanted.move, warm: next, words }, occasion),
    ports.notices.refresh(of.referral.id),
    tell(ports, of.referral, {
      ...{ warm: next, tiding: tidings[wanted.move] ?? null },
      knows: wanted.move === 'cancel' ? by.member : null,
    }),
  ])
  if (!stored) {
    const first = await ports.warm.byId(id)
    return movedOn(first ?? sheet, occasion)
  }
  const done = {
    what: 'warm',
    move: wanted.move,
    caseNo: of.case.no,
    to: otherOf(of, occasion),
    time: timeOf(next),
  } as const
  return allow({ kind: 'done', done, buttons: [detailsButton(of.referral)] })
}

const movedOn = ({ warm, sinceName }: WarmSheet, { by }: Occasion) =>
  refuse({
    ...{ code: 'warm-moved-on', stage: warm.stage, by: sinceName, time: timeOf(warm) },
    oneself: warm.since.by === by.member,
  })

const timeOf = (warm: Warm): Date | null => ('at' in warm ? warm.at : null)

/** What both are told of a move; what is marked is told by the cards. */
const tidings: { readonly [N in WarmMoveName]?: WarmTiding } = {
  choose: 'chosen',
  counter: 'countered',
  move: 'moved',
  cancel: 'cancelled',
}

/** By whom one meets, seen from `by`. */
export const otherOf = (of: ReferralSheet, { by }: Pick<Occasion, 'by'>): string =>
  sidesOf(of.referral, by).includes('sender')
    ? `${of.ownerName ?? of.toName ?? ''}, ${of.toOrganisationName}`
    : `${of.fromName}, ${of.fromOrganisationName}`

interface News {
  readonly warm: Warm
  readonly tiding: WarmTiding | null
  readonly knows: MemberId | null
}

/** The two who meet get a card each, but for whoever knows already. Never in a channel: it is between them. */
export async function tell(ports: Ports, referral: Referral, { warm, tiding, knows }: News): Promise<void> {
  if (tiding === null) return
  const about = { kind: 'warm', referral: referral.id, warm: warm.id, tiding, version: warm.version } as const
  const members = meetingOf(referral).filter((member) => member !== knows)
  await ports.notices.post(...members.map((member) => ({ id: ports.newId<'notice'>(), recipient: { member }, about })))
}

interface Recorded {
  readonly move: WarmMoveName | 'propose'
  readonly warm: Warm
  readonly words?: string
}

export const record = (
  ports: Ports,
  of: ReferralSheet,
  { move, warm, words = '' }: Recorded,
  { by, now }: { readonly by: Occasion['by'] | 'system'; readonly now: Date },
): Promise<void> => {
  const time = timeOf(warm)
  const happening = { what: 'warm', referral: of.referral.id, move, words, ...(time && { time }) } as const
  return ports.chronicle.record(of.case.id, by, now, happening)
}

interface Change {
  readonly was: Warm
  readonly is: Warm
  readonly email: string
}

/** What has a time is in calendars; what has it no more is cancelled there; once it is marked, nobody needs the file any more. */
async function keepCalendars(ports: Ports, of: ReferralSheet, { was, is, email }: Change, now: Date): Promise<void> {
  const { fromOrganisation, toOrganisation } = of.referral
  if (is.stage === 'held' || is.stage === 'not-held') return ports.calendar.revoke(is.id, now)
  const at = is.stage === 'chosen' ? is.at : was.stage === 'chosen' ? was.at : null
  if (at === null) return
  const entry: CalendarEntry = {
    id: is.id,
    startsAt: at,
    endsAt: new Date(at.getTime() + is.minutes * 60_000),
    cancelled: is.stage !== 'chosen',
    facts: {
      kind: 'warm-handover',
      caseNo: of.case.no,
      hosts: [
        { name: of.fromName, organisation: of.fromOrganisationName },
        { name: of.ownerName ?? of.toName ?? '', organisation: of.toOrganisationName },
      ],
      organiser: { name: of.fromName, email },
      place: is.stage === 'chosen' ? is.place : '',
    },
  }
  return ports.calendar.put(entry, [fromOrganisation, toOrganisation], now)
}

/** Ends the booking of a referral that does not go on, or whose case is closed. What has begun stays, to be marked as held or not. */
export async function endWarm(
  ports: Ports,
  of: ReferralSheet,
  { now, knows }: { readonly now: Date; readonly knows: MemberId | null },
): Promise<void> {
  const found = await ports.warm.underWayOf(of.referral)
  if (found === null) return
  const { warm, senderEmail: email } = found
  const ended = moveWarm(warm, of.referral, { move: 'cancel' }, { by: 'system', now })
  if (!ended.ok) return
  const is = ended.value
  // Somebody chose or moved the time in this very moment: that ends as well.
  if (!(await ports.warm.store(is, warm.version, null, of.referral))) return endWarm(ports, of, { now, knows })
  await Promise.all([
    keepCalendars(ports, of, { was: warm, is, email }, now),
    record(ports, of, { move: 'cancel', warm: is }, { by: 'system', now }),
    ports.notices.refresh(of.referral.id),
    tell(ports, of.referral, { warm: is, tiding: 'cancelled', knows }),
  ])
}

/** Read once nobody can book any more. */
export const hasBooking = ({ warm }: ReferralSheet): boolean => warm !== null && isUnderWay(warm)

/** Whether a move on the referral ends a booking: one that stands, or that is being made in this very moment. */
export const endsWarm = ({ referral }: ReferralSheet, moved: Referral): boolean =>
  referral.kind === 'handover' && keepsWarm(referral) && !keepsWarm(moved)
