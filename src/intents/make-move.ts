import type { MemberId, ReferralId } from '../core/ids.ts'
import type { Notice, Recipient, Tiding } from '../core/notice.ts'
import { allow, type Outcome, refuse } from '../core/outcome.ts'
import type { Happening, Ports, ReferralSheet } from '../core/ports.ts'
import type { Ownership } from '../core/referral/decide.ts'
import { move } from '../core/referral/move.ts'
import { isWithGiver } from '../core/referral/parties.ts'
import type { Move, MoveName, Referral } from '../core/referral/referral.ts'
import type { Done, View } from '../views/view.ts'
import type { Occasion } from './intent.ts'

/**
 * Makes one move on a referral, tells those concerned, and makes every card about it due again: all in one transaction. Of two at
 * once the first commit wins; the other is told who it was.
 */
export async function makeMove(ports: Ports, id: ReferralId, wanted: Move, occasion: Occasion): Promise<Outcome<View>> {
  const sheet = await ports.referrals.byId(id)
  if (sheet === null) return refuse({ code: 'form-expired' })
  const moved = move(sheet.referral, wanted, occasion)
  if (!moved.ok) return moved.refusal.code === 'moved-on' ? movedOn(sheet, occasion) : moved
  const { referral, owner } = moved.value
  if (movesCase(sheet, wanted, owner) && !isWithGiver(sheet.referral, sheet.case)) return hasGoneOn(sheet)
  const { by, now } = occasion
  const telling = await tellingOf(ports, sheet, wanted, occasion)
  const [stored] = await Promise.all([
    ports.referrals.store(referral, sheet.referral.version, owner && { ...owner, from: sheet.case.owner }, null),
    ports.chronicle.record(referral.case, by, now, happeningOf(referral, wanted)),
    ports.notices.refresh(referral.id),
    ports.notices.post(...telling),
  ])
  if (!stored) return tooLate(sheet, (await ports.referrals.byId(id)) ?? sheet, occasion)
  return allow({
    kind: 'done',
    done: doneOf(sheet, referral, wanted, by.member),
    buttons: [{ intent: 'referral.details', input: { referral: id }, weight: 'plain', opens: true }],
  })
}

/** Asking to have a case back is the beginning of moving it. */
const movesCase = ({ referral }: ReferralSheet, wanted: Move, owner: Ownership | null): boolean =>
  owner !== null || (referral.kind === 'handover' && wanted.move === 'withdraw' && 'owner' in referral)

const hasGoneOn = ({ case: { no, ownerName, ownerOrganisationName } }: ReferralSheet) =>
  refuse({ code: 'not-the-owner', caseNo: no, owner: `${ownerName}, ${ownerOrganisationName}` })

/** Somebody has moved the referral first, or its case by another one. */
const tooLate = ({ referral: was }: ReferralSheet, is: ReferralSheet, occasion: Occasion) =>
  is.referral.version === was.version ? hasGoneOn(is) : movedOn(is, occasion)

function movedOn({ referral: { stage, since }, sinceName }: ReferralSheet, { by }: Occasion) {
  const { at } = since
  return refuse(
    since.by === by.member ? { code: 'done-before', stage, at } : { code: 'moved-on', stage, by: sinceName, at },
  )
}

/** The moves that are made from chat so far, and whom each is told to: the sender, or the receiver's side. */
const tiding: { readonly [N in MoveName]?: { readonly tiding: Tiding; readonly to: 'sender' | 'receiver' } } = {
  accept: { tiding: 'accepted', to: 'sender' },
  decline: { tiding: 'declined', to: 'sender' },
  ask: { tiding: 'asked', to: 'sender' },
  answer: { tiding: 'answered', to: 'receiver' },
  release: { tiding: 'released', to: 'sender' },
}

async function tellingOf(
  ports: Ports,
  sheet: ReferralSheet,
  wanted: Move,
  { by }: Occasion,
): Promise<readonly Notice[]> {
  const { referral } = sheet
  const news = wanted.move === 'withdraw' ? withdrawal(referral) : tiding[wanted.move]
  const notices: Notice[] = []
  if (news) {
    const recipient = news.to === 'sender' ? { member: referral.from } : await receiverOf(ports, referral)
    const about = { kind: 'tiding', referral: referral.id, tiding: news.tiding } as const
    if (recipient) notices.push({ id: ports.newId(), recipient, about })
  }
  if (wanted.move === 'accept' && referral.to !== by.member) {
    // Taken from the organisation's queue: the one who took it gets a card of their own to go on from.
    const about = { kind: 'referral', referral: referral.id } as const
    notices.push({ id: ports.newId(), recipient: { member: by.member }, about })
  }
  return notices
}

const withdrawal = ({ stage }: Referral): { readonly tiding: Tiding; readonly to: 'receiver' } => ({
  tiding: stage === 'offered' || stage === 'needs-info' ? 'withdrawn' : 'withdrawal-asked',
  to: 'receiver',
})

/** The one who has taken it or who asked, else the one it was addressed to, else the organisation's channel. */
async function receiverOf(ports: Ports, referral: Referral): Promise<Recipient | null> {
  const named: MemberId | null =
    'owner' in referral ? referral.owner : referral.stage === 'needs-info' ? referral.since.by : referral.to
  if (named !== null) return { member: named }
  const receiver = await ports.register.receiverById(referral.toOrganisation, null)
  const channel = receiver?.organisation.handovers ?? null
  return channel === null ? null : { channel }
}

const happeningOf = (referral: Referral, wanted: Move): Happening => ({
  what: 'moved',
  referral: referral.id,
  move: wanted.move,
  kind: referral.kind,
  words: wordsOf(wanted),
})

/** What was said with it, for the case's timeline; never in a notice. */
function wordsOf(wanted: Move): string {
  switch (wanted.move) {
    case 'ask':
      return wanted.question
    case 'answer':
      return wanted.answer
    case 'decline':
      return wanted.note
    case 'withdraw':
      return wanted.reason
    default:
      return ''
  }
}

function doneOf(sheet: ReferralSheet, moved: Referral, wanted: Move, by: MemberId): Done {
  const caseNo = sheet.case.no
  const from = `${sheet.fromName}, ${sheet.fromOrganisationName}`
  const to = sheet.ownerName ?? sheet.toName ?? sheet.toOrganisationName
  switch (moved.stage) {
    case 'accepted':
      if (wanted.move === 'withdraw') return { what: 'withdrawal-asked', caseNo, to }
      return {
        what: 'accepted',
        caseNo,
        from,
        owns: moved.kind === 'handover' && moved.owner === by,
        contactBy: moved.contactBy,
      }
    case 'declined':
      return { what: 'declined', caseNo, from }
    case 'needs-info':
      return { what: 'asked', caseNo, from, answerBy: moved.answerBy }
    case 'offered':
      return { what: 'answered', caseNo, to }
    case 'withdrawn':
      return wanted.move === 'release' ? { what: 'released', caseNo, from } : { what: 'withdrawn', caseNo, to }
    default:
      return { what: 'withdrawal-asked', caseNo, to }
  }
}
