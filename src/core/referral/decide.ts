import { addDays } from 'date-fns/addDays'
import type { MemberId, OrganisationId } from '../ids.ts'
import { allow, type Outcome, refuse } from '../outcome.ts'
import type { Actor } from '../register/register.ts'
import { afterWorkingDays, type WorkingCalendar } from '../working-time.ts'
import { isHeldByReceiver, type Party, partiesAlone, partiesOf } from './parties.ts'
import type { Move, MoveName, MoveOf, Referral, ReferralIn, Since, Stage, StageShape } from './referral.ts'

/** Who makes a move, when, and by which working calendar its deadlines run. */
export interface Occasion {
  readonly by: Actor | 'system'
  readonly now: Date
  readonly calendar: WorkingCalendar
}

/** Whose the case becomes, when a move hands it over. */
export interface Ownership {
  readonly member: MemberId
  readonly organisation: OrganisationId
}

export interface Moved {
  readonly referral: Referral
  /** Null when the case stays with its owner. */
  readonly owner: Ownership | null
  /** The referral that takes this one's place when it is referred onwards. */
  readonly next: Referral | null
}

interface Rule {
  readonly from: readonly Stage[]
  readonly who: readonly Party[]
  readonly make: (referral: Referral, wanted: Move, occasion: Occasion) => Outcome<Moved>
}

/** Working days the receiver has to answer, the sender to complete, and the new owner to reach the company. */
export const workingDaysTo = { answer: 1, complete: 2, contact: 3 } as const

/** Days after completion in which the sender or a coordinator can reopen. */
export const daysToReopen = 30

const waiting = ['offered', 'needs-info'] as const
const taken = ['accepted', 'in-progress', 'on-hold'] as const
const ended = ['declined', 'redirected', 'withdrawn', 'completed', 'failed', 'superseded'] as const

/** Every move: the stages it starts from, who may make it, and what it leads to. The table of domain.md §3. */
export const table: { readonly [Name in MoveName]: Rule } = {
  offer: rule('offer', ['draft'], ['sender'], (r, _, o) =>
    to(r, { stage: 'offered', answerBy: due(o, workingDaysTo.answer) }, o),
  ),
  accept: rule('accept', waiting, ['receiver'], (r, _, o) =>
    o.by === 'system' ? movedOn(r) : accepted(r, { member: o.by.member, organisation: o.by.organisation }, o),
  ),
  ask: rule('ask', ['offered'], ['receiver'], (r, { question }, o) =>
    question === ''
      ? refuse({ code: 'required', field: 'question' })
      : to(r, { stage: 'needs-info', asked: question, answerBy: due(o, workingDaysTo.complete) }, o),
  ),
  answer: rule('answer', ['needs-info'], ['sender'], (r, { answer }, o) =>
    answer === ''
      ? refuse({ code: 'required', field: 'answer' })
      : to(r, { stage: 'offered', answerBy: due(o, workingDaysTo.answer) }, o),
  ),
  decline: rule('decline', waiting, ['receiver'], (r, { reason, suggestion, until, note }, o) => {
    if (reason === null) return refuse({ code: 'reason-missing' })
    if (reason === 'wrong-promoter' && suggestion === null) return refuse({ code: 'suggestion-missing' })
    return to(r, { stage: 'declined', reason, suggestion, until, note }, o)
  }),
  redirect: rule('redirect', waiting, ['receiver'], (r, { onwards, to: member, next }, o) => {
    if (r.covers !== null && !r.covers.includes(onwards)) return refuse({ code: 'outside-approval' })
    const addressee = { toOrganisation: onwards, to: member, standIn: null }
    const given = { ...partiesAlone(r), ...addressee, id: next, hops: r.hops + 1, version: 1 }
    const offered = { stage: 'offered', answerBy: due(o, workingDaysTo.answer) } as const
    const left = to(r, { stage: 'redirected', onwards }, o)
    return left.ok ? allow({ ...left.value, next: { ...given, since: sinceOf(o), ...offered } }) : left
  }),
  withdraw: rule('withdraw', [...waiting, ...taken], ['sender'], (r, { reason }, o) => {
    if (r.stage === 'offered' || r.stage === 'needs-info') return to(r, { stage: 'withdrawn', reason }, o)
    if (r.withdrawalAsked !== null) return movedOn(r)
    return marked({ ...r, version: r.version + 1, withdrawalAsked: o.now })
  }),
  release: rule('release', taken, ['receiver'], (r, _, o) =>
    r.withdrawalAsked === null ? movedOn(r) : backToSender(r, { stage: 'withdrawn', reason: '' }, o),
  ),
  begin: rule('begin', ['accepted'], ['receiver'], (r, _, o) =>
    to(r, { stage: 'in-progress', ...takenIn(r), firstContactAt: o.now }, o),
  ),
  hold: rule('hold', ['in-progress'], ['receiver'], (r, { reason, reviewOn }, o) => {
    if (reason === '') return refuse({ code: 'reason-missing' })
    if (reviewOn <= o.now) return refuse({ code: 'review-date-past' })
    return to(r, { stage: 'on-hold', ...takenIn(r), firstContactAt: r.firstContactAt, reason, reviewOn }, o)
  }),
  resume: rule('resume', ['on-hold'], ['receiver'], (r, _, o) =>
    to(r, { stage: 'in-progress', ...takenIn(r), firstContactAt: r.firstContactAt }, o),
  ),
  return: rule('return', ['accepted', 'in-progress'], ['receiver'], (r, { reason }, o) =>
    reason === ''
      ? refuse({ code: 'reason-missing' })
      : to(r, { stage: 'returned', owner: r.owner, reason, takenBack: null }, o),
  ),
  'take-back': rule('take-back', ['returned'], ['sender', 'coordinator'], (r, { reason }, o) => {
    if (r.takenBack !== null) return movedOn(r)
    if (reason === '' && !partiesOf(r, o.by).includes('sender')) return refuse({ code: 'reason-missing' })
    return backToSender(r, { stage: 'returned', owner: r.owner, reason: r.reason, takenBack: o.now }, o)
  }),
  complete: rule('complete', taken, ['receiver'], (r, { result, gains }, o) => {
    // Whoever helped the company has been in contact with it, logged or not.
    const firstContactAt = r.stage === 'accepted' ? o.now : r.firstContactAt
    return to(r, { stage: 'completed', ...takenIn(r), firstContactAt, result, gains, thanked: null }, o)
  }),
  fail: rule('fail', taken, ['receiver'], (r, { result, gains }, o) =>
    to(r, { stage: 'failed', ...takenIn(r), result, gains, thanked: null }, o),
  ),
  thank: rule('thank', ['completed', 'failed'], ['sender'], (r, _, o) =>
    r.thanked === null
      ? marked({ ...r, version: r.version + 1, thanked: o.now })
      : refuse({ code: 'done-before', stage: r.stage, at: r.thanked }),
  ),
  reopen: rule('reopen', ['completed'], ['sender', 'coordinator'], (r, { reason }, o) => {
    if (reason === '') return refuse({ code: 'reason-missing' })
    return o.now > addDays(r.since.at, daysToReopen)
      ? refuse({ code: 'reopening-too-late', days: daysToReopen })
      : to(r, { stage: 'in-progress', ...takenIn(r), firstContactAt: r.firstContactAt }, o)
  }),
  // What has been answered already stays as it is.
  turn: rule('turn', [...waiting, ...taken, 'completed'], ['sender'], (r, _, o) => {
    if (r.approval !== null) return movedOn(r)
    return r.stage === 'completed' ? marked({ ...r, version: r.version + 1 }) : to(r, { stage: 'superseded' }, o)
  }),
  supersede: rule('supersede', waiting, ['system'], (r, _, o) => to(r, { stage: 'superseded' }, o)),
  void: rule(
    'void',
    ['draft', ...waiting, ...taken, 'returned', ...ended],
    ['sender', 'network-admin'],
    (r, { reason }, o) => {
      if (reason === '') return refuse({ code: 'reason-missing' })
      const shape = { stage: 'void', was: r.stage, reason } as const
      return isHeldByReceiver(r) ? backToSender(r, shape, o) : to(r, shape, o)
    },
  ),
  override: rule(
    'override',
    [...waiting, ...taken, 'returned', 'declined'],
    ['coordinator'],
    (r, { owner, reason }, o) =>
      reason === ''
        ? refuse({ code: 'reason-missing' })
        : accepted(r, { member: owner, organisation: r.toOrganisation }, o),
  ),
}

/** One row of the table: `make` sees only the stages and the move that the row names. */
function rule<S extends Stage, N extends MoveName>(
  name: N,
  from: readonly S[],
  who: readonly Party[],
  make: (referral: ReferralIn<S>, wanted: MoveOf<N>, occasion: Occasion) => Outcome<Moved>,
): Rule {
  const fits = (referral: Referral): referral is ReferralIn<S> => from.some((stage) => stage === referral.stage)
  const isNamed = (wanted: Move): wanted is MoveOf<N> => wanted.move === name
  return {
    from,
    who,
    make: (referral, wanted, occasion) =>
      fits(referral) && isNamed(wanted) ? make(referral, wanted, occasion) : movedOn(referral),
  }
}

function accepted(referral: Referral, owner: Ownership, occasion: Occasion): Outcome<Moved> {
  const contactBy = due(occasion, workingDaysTo.contact)
  const shape = {
    stage: 'accepted',
    owner: owner.member,
    acceptedAt: occasion.now,
    withdrawalAsked: null,
    contactBy,
  } as const
  return to(referral, shape, occasion, referral.kind === 'handover' ? owner : null)
}

const backToSender = (referral: Referral, shape: StageShape, occasion: Occasion): Outcome<Moved> =>
  to(
    referral,
    shape,
    occasion,
    referral.kind === 'handover' ? { member: referral.from, organisation: referral.fromOrganisation } : null,
  )

function to(referral: Referral, shape: StageShape, occasion: Occasion, owner: Ownership | null = null): Outcome<Moved> {
  const since = sinceOf(occasion)
  const parties = partiesAlone(referral)
  return allow({ referral: { ...parties, version: referral.version + 1, since, ...shape }, owner, next: null })
}

/** Something has been noted within the stage, which goes on as it was. */
const marked = (referral: Referral): Outcome<Moved> => allow({ referral, owner: null, next: null })

const sinceOf = ({ now, by }: Occasion): Since => ({ at: now, by: by === 'system' ? null : by.member })

const movedOn = (referral: Referral): Outcome<Moved> =>
  refuse({ code: 'moved-on', stage: referral.stage, by: null, at: referral.since.at })

const due = ({ now, calendar }: Occasion, days: number): Date => afterWorkingDays(now, days, calendar)

const takenIn = ({
  owner,
  acceptedAt,
  withdrawalAsked,
}: ReferralIn<'accepted' | 'in-progress' | 'on-hold' | 'completed'>) => ({
  owner,
  acceptedAt,
  withdrawalAsked,
})
