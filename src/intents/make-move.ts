import type { Happening } from '../core/chronicle.ts'
import type { OrganisationId, ReferralId } from '../core/ids.ts'
import { allow, type Outcome, refuse } from '../core/outcome.ts'
import type { Ports, ReferralSheet } from '../core/ports.ts'
import type { Moved } from '../core/referral/decide.ts'
import { firstRung } from '../core/referral/ladder.ts'
import { isFromOutside, move } from '../core/referral/move.ts'
import { isWithGiver } from '../core/referral/parties.ts'
import type { Move, Referral } from '../core/referral/referral.ts'
import { detailsButton } from '../views/rows.ts'
import type { View } from '../views/view.ts'
import { companyNamedIn } from './company-named.ts'
import { doneOf, type Wanted } from './done-of.ts'
import type { Occasion } from './intent.ts'
import { type Following, followingOf, hold, isSpared, storeFollowing } from './round-sequel.ts'
import { tellWhenStuck } from './stuck-told.ts'
import { tellingOf } from './telling.ts'
import { endsWarm, endWarm } from './warm-deed.ts'

/** What somebody wants to do to a referral. */
export interface Deed {
  readonly move: Wanted | ((referral: Referral) => Wanted)
  /** Whom the move names, as people call them. */
  readonly named?: string
  /** What is said with it, for the case's timeline; never in a notice. */
  readonly words?: string
  /** The referral's version that the person had in front of them, where what is said belongs to that one alone. */
  readonly seen?: string
  /** The sender does not wait any longer for this one of several, and goes on to the next. */
  readonly goesOn?: true
}

/**
 * Makes one move on a referral, tells those concerned, and makes every card about it due again: all in one transaction. Of two at
 * once the first commit wins; the other is told who it was.
 */
export async function makeMove(ports: Ports, id: ReferralId, deed: Deed, occasion: Occasion): Promise<Outcome<View>> {
  const held = await hold(ports, () => sheetFor(ports, id, deed, occasion))
  if (held === null) return refuse({ code: 'form-expired' })
  const { sheet } = held
  const decided = decide(sheet, deed, occasion)
  if (!decided.ok) return decided
  const { wanted, moved } = decided.value
  const { named = '', words = '' } = deed
  const telling = await namesCompany(ports, sheet, { wanted, words }, occasion)
  if (telling) return telling
  const following = await followingOf(ports, held, { cause: deed.goesOn ? 'next' : wanted.move, moved }, occasion)
  if (!following.ok) return following
  const said = [named, words].filter((part) => part !== '').join(' – ')
  const made = { wanted, moved, following: following.value, words: said }
  const stored = await store(ports, sheet, made, occasion)
  if (stored) await tellWhenStuck(ports, wanted.move, moved.referral, occasion.by)
  return stored ? confirmation(sheet, made, named, occasion) : tooLate(ports, sheet, occasion)
}

const wantedOf = ({ move: wanted }: Deed, { referral }: ReferralSheet): Wanted =>
  typeof wanted === 'function' ? wanted(referral) : wanted

/** Who makes a move from outside sees no more than that there is a referral: whose the case is, is read in the sender's name. */
async function sheetFor(ports: Ports, id: ReferralId, deed: Deed, { by }: Occasion): Promise<ReferralSheet | null> {
  const seen = await ports.referrals.byId(id)
  if (seen === null || seen.isParty || !isFromOutside(seen.referral, wantedOf(deed, seen), by)) return seen
  return ports.referrals.byId(id, seen.referral.fromOrganisation)
}

interface Said {
  readonly wanted: Wanted
  readonly words: string
}

/** Whoever was asked without being told which company it is about is not told by what the sender says afterwards either. */
async function namesCompany(
  ports: Ports,
  { referral, case: of }: ReferralSheet,
  { wanted, words }: Said,
  { by }: Occasion,
) {
  const isToldTo = referral.approval === null && referral.fromOrganisation === by.organisation
  const named = isToldTo ? await companyNamedIn(ports, words, of) : null
  return named === null ? null : refuse({ code: 'names-company', field: fieldOf[wanted.move] ?? 'note', named })
}

/** Where what a sender says is typed. */
const fieldOf: { readonly [N in Wanted['move']]?: string } = {
  answer: 'answer',
  withdraw: 'note',
  reopen: 'reason',
  'take-back': 'reason',
  void: 'reason',
}

function decide(sheet: ReferralSheet, deed: Deed, occasion: Occasion): Outcome<Pick<Made, 'wanted' | 'moved'>> {
  const { referral } = sheet
  if (deed.seen !== undefined && deed.seen !== String(referral.version)) {
    // Whoever was too late did nothing wrong, whatever has been typed meanwhile.
    return referral.stage === 'superseded' ? movedOn(sheet, occasion) : refuse({ code: 'form-expired' })
  }
  const wanted = wantedOf(deed, sheet)
  const moved = move(referral, wanted, occasion)
  if (!moved.ok) return moved.refusal.code === 'moved-on' ? movedOn(sheet, occasion) : moved
  const hasLeft = movesCase(sheet, wanted, moved.value) && !isWithGiver(referral, sheet.case)
  // What was entered in error is marked as that wherever its case is by now.
  if (hasLeft && wanted.move !== 'void') return hasGoneOn(sheet)
  return allow({ wanted, moved: hasLeft ? { ...moved.value, owner: null } : moved.value })
}

function confirmation(sheet: ReferralSheet, { wanted, moved }: Made, named: string, { by, now }: Occasion) {
  const done = doneOf(sheet, wanted, { named, moved, by: by.member, now })
  const toCase = { intent: 'case.show', input: { case: sheet.case.no }, weight: 'plain', opens: false } as const
  const goesOn = done.what === 'ended' && done.owns
  return allow({ kind: 'done' as const, done, buttons: [detailsButton(sheet.referral), ...(goesOn ? [toCase] : [])] })
}

/** Asking to have a case back is the beginning of moving it; and what is reopened has to be there still. */
const movesCase = ({ referral }: ReferralSheet, { move: name }: Move, { owner }: Moved): boolean =>
  owner !== null || (referral.kind === 'handover' && 'owner' in referral && (name === 'withdraw' || name === 'reopen'))

const hasGoneOn = ({ case: { no, ownerName, ownerOrganisationName } }: ReferralSheet) =>
  refuse({ code: 'not-the-owner', caseNo: no, owner: `${ownerName}, ${ownerOrganisationName}` })

/** The referral is where it was, and with it a colleague has the case. */
const hasChangedHands = ({ case: { no, ownerName, ownerOrganisationName } }: ReferralSheet) =>
  refuse({ code: 'changed-hands', caseNo: no, owner: `${ownerName}, ${ownerOrganisationName}` })

/** Somebody has moved the referral first, or its case by another one. */
async function tooLate(ports: Ports, { referral: was, ...seen }: ReferralSheet, occasion: Occasion) {
  const is = (await ports.referrals.byId(was.id)) ?? { referral: was, ...seen }
  if (is.referral.version === was.version) return hasGoneOn(is)
  const goesOn = is.referral.since.at.getTime() === was.since.at.getTime()
  return goesOn && is.case.owner !== seen.case.owner ? hasChangedHands(is) : movedOn(is, occasion)
}

function movedOn({ referral: { stage, since }, sinceName }: ReferralSheet, { by }: Occasion) {
  const { at } = since
  return refuse(
    since.by === by.member ? { code: 'done-before', stage, at } : { code: 'moved-on', stage, by: sinceName, at },
  )
}

interface Made {
  readonly wanted: Wanted
  readonly moved: Moved
  /** What follows for those who were asked together with it. */
  readonly following: Following | null
  readonly words: string
}

async function store(ports: Ports, sheet: ReferralSheet, made: Made, occasion: Occasion): Promise<boolean> {
  const { wanted, moved, words, following } = made
  const { referral, owner, next } = moved
  const { by, now } = occasion
  const { notices, letKnow } = await tellingOf(ports, sheet, { wanted, moved }, occasion)
  const handed = owner && { ...owner, from: sheet.case.owner }
  // The receiver of what names no company sees nothing of the case that it could write to.
  const inNameOf =
    isFromOutside(sheet.referral, wanted, by) || referral.approval === null ? referral.fromOrganisation : null
  // All before the receiver parts with the case: afterwards it can let nobody else see it.
  const [, offered, followed, stored] = await Promise.all([
    letKnow.length > 0 && ports.cases.letKnow(referral.case, letKnow, inNameOf ?? by.organisation),
    next === null || ports.referrals.offer(next),
    following === null || storeFollowing(ports, following, moved, occasion),
    ports.referrals.store(referral, sheet.referral.version, handed, inNameOf),
    handed && wanted.move === 'accept' && ports.stuck.letKnowIfAway(referral.case),
    ports.clocks.start(referral, firstRung(referral, occasion.calendar)),
    next && ports.clocks.start(next, firstRung(next, occasion.calendar)),
    ports.chronicle.record(referral.case, by, now, happeningOf(moved, wanted, words)),
    ports.notices.refresh(referral.id),
    ports.notices.post(...notices.filter((notice) => following === null || !isSpared(following, notice))),
    endsWarm(sheet, referral) && endWarm(ports, sheet, { now, knows: by.member }),
  ])
  return stored && offered && followed
}

const happeningOf = ({ referral, next }: Moved, wanted: Move, words: string): Happening => ({
  what: 'moved',
  referral: referral.id,
  move: wanted.move,
  kind: referral.kind,
  words,
  ...(next ? { next: next.id } : {}),
  ...toldIn(referral),
  ...('result' in wanted ? { result: wanted.result } : {}),
})

/** Of what names no company its receiver is told, though it sees nothing else that happens to the case. */
export const toldIn = ({ approval, toOrganisation }: Referral): { readonly told?: OrganisationId } =>
  approval === null ? { told: toOrganisation } : {}
