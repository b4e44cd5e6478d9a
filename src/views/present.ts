import { answersFor } from '../core/case/keep.ts'
import type { Reader } from '../core/delivery.ts'
import type { CaseId, InquiryId } from '../core/ids.ts'
import type { About, Tiding } from '../core/notice.ts'
import type { Ports, ReferralSheet } from '../core/ports.ts'
import { isAskedBack, isSettled } from '../core/referral/move.ts'
import { isApart } from '../core/referral/round.ts'
import { presentAction, presentSitting } from './agenda.ts'
import type { ButtonIntent } from './button-intents.ts'
import { presentClub, presentClubChange, presentClubMerged } from './club.ts'
import { presentDigest } from './digest.ts'
import { presentMeeting } from './meetings.ts'
import { presentUnreachable } from './present-unreachable.ts'
import { presentRound, roundNote } from './rounds.ts'
import {
  askToBeBroughtIn,
  clockButtons,
  declinedOf,
  detailsButton,
  everyButton,
  referralButtons,
  referralRow,
  showCase,
} from './rows.ts'
import { listServices } from './service-rows.ts'
import { stuckRow } from './stuck-row.ts'
import type { Button, View } from './view.ts'
import { cardButtons, warmRow } from './warm.ts'

/** What a notice says to this reader, from the rows as they are now; null when there is nothing that the reader may see any more. */
export function present(ports: Ports, about: About, reader: Reader, now: Date): Promise<View | null> {
  switch (about.kind) {
    case 'inquiry':
      return presentInquiry(ports, about, reader)
    case 'round':
      return presentRound(ports, about.round, reader)
    case 'services':
      return presentServices(ports, about, reader, now)
    case 'turned-down':
      return presentTurnedDown(ports, about.inquiry)
    case 'meeting':
      return presentMeeting(ports, about, reader, now)
    case 'club':
      return presentClub(ports, about)
    case 'club-merged':
      return presentClubMerged(ports, about, reader)
    case 'club-change':
      return presentClubChange(ports, about, reader)
    case 'warm':
      return presentWarm(ports, about, reader)
    case 'sitting':
      return presentSitting(ports, about, reader, now)
    case 'action':
      return presentAction(ports, about, reader, now)
    case 'digest':
      return presentDigest(ports, about, reader)
    case 'night':
      return presentNight(ports)
    case 'company':
      return presentCompany(ports, about.case, reader)
    case 'ownership':
      return presentOwnership(ports, about.case, reader)
    case 'stuck':
      return presentStuck(ports, about, reader)
    case 'unreachable':
      return presentUnreachable(ports, about)
    case 'took-over':
      return presentTookOver(ports, about)
    default:
      return presentReferral(ports, about, reader)
  }
}

type AboutOf<K extends About['kind']> = Extract<About, { readonly kind: K }>

async function presentReferral(
  ports: Ports,
  about: AboutOf<'referral' | 'tiding' | 'clock'>,
  reader: Reader,
): Promise<View | null> {
  const sheet = await ports.referrals.byId(about.referral)
  if (sheet === null) return null
  const row = referralRow(sheet)
  const declined = about.kind === 'tiding' && about.tiding === 'none-left' ? null : declinedOf(sheet)
  if (about.kind === 'clock') {
    const passed = sheet.referral.since.at.toISOString() !== about.since
    return { kind: 'clock', ...row, tiding: about.tiding, passed, buttons: clockButtons(sheet, reader, passed) }
  }
  if (about.kind === 'referral') {
    const as = reader.member === sheet.referral.from ? 'sender' : 'receiver'
    const withdrawalAsked = isAskedBack(sheet.referral)
    const together = as === 'receiver' ? await roundNote(ports, sheet) : null
    return {
      kind: 'referral',
      ...row,
      as,
      declined,
      withdrawalAsked,
      together,
      buttons: referralButtons(sheet, reader),
    }
  }
  const buttons = [...onwards(sheet, reader), ...answering(about.tiding, sheet, reader)]
  return { kind: 'tiding', ...row, tiding: about.tiding, declined, buttons }
}

/** What a piece of news asks for; everything else that can be done stands on the referral's own card. */
const answers: { readonly [T in Tiding]?: readonly ButtonIntent[] } = {
  asked: ['referral.answer'],
  'withdrawal-asked': ['referral.release'],
  returned: ['referral.take-back'],
  ended: ['referral.thank', 'referral.reopen'],
  'passed-on': ['referral.override', 'referral.void'],
}

/** Those who are neither side's have no card of their own: their news has all that they can do. */
function answering(tiding: Tiding, sheet: ReferralSheet, reader: Reader): readonly Button[] {
  const { referral } = sheet
  const isParty = [referral.fromOrganisation, referral.toOrganisation].includes(reader.organisation)
  const all = everyButton(sheet, reader)
  if (!isParty) return all
  const asked = isSettled(referral) ? [] : (answers[tiding] ?? [])
  return [...all.filter(({ intent }) => asked.includes(intent)), detailsButton(referral)]
}

/** Somebody whose referral was declined can refer the case again at once; while others are being asked, not yet. */
function onwards({ referral, case: of, round }: ReferralSheet, reader: Reader): readonly Button[] {
  if (round !== null && isApart(round.mode) && !round.ended) return []
  if (referral.stage !== 'declined' || reader.member !== referral.from || of.owner !== reader.member) return []
  return [{ intent: 'refer', input: { case: of.no }, weight: 'main', opens: true }]
}

async function presentInquiry(ports: Ports, about: AboutOf<'inquiry'>, reader: Reader): Promise<View | null> {
  const inquiry = await ports.inquiries.byCase(about.inquiry, about.case)
  if (inquiry === null) return null
  const { case: of, askedBy, askingOrganisation, answer, asker } = inquiry
  const input = { case: of.no, to: asker, kind: 'participation', inquiry: about.inquiry }
  const decline = { inquiry: about.inquiry, case: about.case }
  const open = answer === null && of.status === 'open' && answersFor(of, reader)
  return {
    kind: 'inquiry',
    ...{ caseNo: of.no, need: of.need, askedBy, askingOrganisation, answer },
    buttons: open
      ? [
          { intent: 'refer', input, weight: 'main', opens: true },
          { intent: 'inquiry.decline', input: decline, weight: 'plain', opens: false },
        ]
      : [],
  }
}

async function presentWarm(ports: Ports, about: AboutOf<'warm'>, reader: Reader): Promise<View | null> {
  const [sheet, of] = await Promise.all([ports.warm.byId(about.warm), ports.referrals.byId(about.referral)])
  if (sheet === null || of === null) return null
  const { warm } = sheet
  const passed = warm.version !== about.version
  const inCalendars = !passed && (warm.stage === 'chosen' || warm.stage === 'cancelled')
  return {
    kind: 'warm',
    ...referralRow(of),
    tiding: about.tiding,
    passed,
    booking: warmRow(sheet),
    calendar: inCalendars ? await ports.calendar.addressOf(warm.id) : null,
    buttons: [...(passed ? [] : cardButtons(sheet, of, reader)), detailsButton(of.referral)],
  }
}

/** To the organisation itself alone: what it offers as it stands now, to be confirmed in a click. */
async function presentServices(
  ports: Ports,
  { organisation, quarter }: AboutOf<'services'>,
  reader: Reader,
  now: Date,
): Promise<View | null> {
  if (organisation !== reader.organisation) return null
  const [own, directory] = await Promise.all([
    ports.register.receiverById(organisation, null),
    ports.services.directory(null),
  ])
  const name = own?.organisation.name
  return name === undefined
    ? null
    : { ...listServices(directory, { id: organisation, name, from: 0 }, reader, now), quarter }
}

async function presentTurnedDown(ports: Ports, id: InquiryId): Promise<View | null> {
  const own = await ports.inquiries.own(id)
  if (own === null || own.turnedDownAt === null) return null
  return { kind: 'turned-down', caseNo: own.case.no, need: own.case.need, buttons: [showCase(own.case.no)] }
}

async function presentOwnership(ports: Ports, id: CaseId, { member }: Reader): Promise<View | null> {
  const of = await ports.cases.byId(id)
  if (of === null) return null
  const { no: caseNo, need, ownerName: owner, ownerOrganisationName: ownerOrganisation } = of
  const mine = of.owner === member
  return { kind: 'ownership', caseNo, need, owner, ownerOrganisation, mine, buttons: [showCase(caseNo)] }
}

async function presentCompany(ports: Ports, id: CaseId, { member }: Reader): Promise<View | null> {
  const of = await ports.cases.byId(id)
  if (of === null) return null
  const { no: caseNo, need, status, owner, company } = of
  const elsewhere = status === 'open' && owner === member && (await ports.inquiries.isElsewhere(company))
  const buttons = [...(elsewhere ? [askToBeBroughtIn(caseNo)] : []), showCase(caseNo)]
  return { kind: 'company', caseNo, need, elsewhere, buttons }
}

async function presentTookOver(ports: Ports, about: AboutOf<'took-over'>): Promise<View | null> {
  const leaver = await ports.staff.byId(about.leaver)
  if (leaver === null) return null
  const today: Button = { intent: 'doors.today', input: {}, weight: 'main', opens: false }
  const { cases, referrals, actions } = about
  return { kind: 'took-over', leaver: leaver.name, cases, referrals, actions, buttons: [today] }
}

/** As many as fit in one message of either chat. */
const mostStuck = 10

/** To a coordinator, as the list of what is stuck has it; nothing once it has come loose. */
async function presentStuck(ports: Ports, about: AboutOf<'stuck'>, { roles }: Reader): Promise<View | null> {
  if (!roles.includes('coordinator')) return null
  const of = about.case === null ? { owner: about.owner } : { case: about.case }
  const { cases, total } = await ports.stuck.known({ most: mostStuck, of })
  const owner = about.case === null ? about.owner : null
  return cases.length === 0 ? null : { kind: 'stuck', own: [], known: cases.map(stuckRow), from: 0, total, owner }
}

async function presentNight(ports: Ports): Promise<View | null> {
  const night = await ports.nights.last()
  return night && { kind: 'night', ...night, buttons: [] }
}
