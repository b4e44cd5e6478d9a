import fc from 'fast-check'
import { stuck } from '#src/core/case/stuck.ts'
import type { ActionFact, CaseFact, MeetingFact, ReferralFact } from '#src/core/digest/facts.ts'
import { declineReasons, kinds, results } from '#src/core/referral/referral.ts'
import { idOf } from '../referrals.ts'

/** Any small network's two years, for which the month is looked at that is in the middle. */
export const organisations = ['almi', 'een', 'region', 'ekn'].map((name) => idOf<'organisation'>(name))
export const calendar = {
  timeZone: 'Europe/Stockholm',
  hours: { from: 480, to: 1020 },
  freeDays: new Set(['2026-04-03', '2026-04-06', '2026-05-01', '2026-12-24', '2026-12-25', '2026-12-31', '2027-01-01']),
}
/** With the municipality that each is in. Two have a number, two are sole traders, two are known by name alone. */
const companies = [
  ['556016-0680', '0780'],
  ['556000-4615', '0781'],
  ['c1', '0780'],
  ['c2', ''],
  ['c3', '0781'],
  ['c4', ''],
] as const
const dayMs = 86_400_000
const organisation = fc.constantFrom(...organisations)
/** Days, often few; sometimes to the millisecond one of those that definitions turn on. */
const days = (most: number) =>
  fc.oneof(
    fc.integer({ min: 0, max: most * dayMs }),
    fc.integer({ min: 0, max: Math.min(most, 3) * dayMs }),
    fc.constantFrom(...[0, 1, 30, 90].filter((one) => one <= most).map((one) => one * dayMs)),
  )

/** Around a month's beginning. */
const moment = (from: Date) =>
  fc.oneof(
    fc.integer({ min: -150 * dayMs, max: 45 * dayMs }).map((ms) => new Date(from.getTime() + ms)),
    fc
      .constantFrom(0, -28 * dayMs, -30 * dayMs, -31 * dayMs, -90 * dayMs, -92 * dayMs, -1, -9 * 3_600_000)
      .map((ms) => new Date(from.getTime() + ms)),
  )

const later = (at: Date, ms: number): Date => new Date(at.getTime() + ms)

const referralOf = (of: CaseFact): fc.Arbitrary<ReferralFact> =>
  fc
    .record({
      kind: fc.constantFrom(...kinds, 'handover' as const),
      ...{ from: organisation, to: organisation, sent: days(40), answered: days(12), contact: days(20) },
      end: fc.constantFrom('open', 'accepted', 'accepted', 'contacted', 'declined', 'void', 'moot'),
      reason: fc.constantFrom(...declineReasons),
      warm: fc.boolean(),
    })
    .map(({ kind, from, to, sent, answered, contact, end, reason, warm }) => {
      const offeredAt = later(of.openedAt, sent)
      const answeredAt = later(offeredAt, answered)
      const accepted = end === 'accepted' || end === 'contacted'
      return {
        ...{ case: of.id, kind, from, to, offeredAt, isVoid: end === 'void', isMoot: end === 'moot' },
        acceptedAt: accepted ? answeredAt : null,
        contactAt: end === 'contacted' ? later(answeredAt, contact) : null,
        declined: end === 'declined' ? { at: answeredAt, reason } : null,
        warm: accepted && warm,
      }
    })

export type OwnedFact = CaseFact & { readonly ownerGone: boolean }

const caseAt = (from: Date, id: string): fc.Arbitrary<OwnedFact> =>
  fc
    .record({
      company: fc.constantFrom(...companies),
      need: fc.constantFrom('', 'loan', 'partner'),
      ...{ door: organisation, owner: organisation, openedAt: moment(from) },
      closed: fc.option(fc.record({ after: days(120), result: fc.constantFrom(...results) })),
      ownerGone: fc.integer({ min: 0, max: 5 }),
    })
    .map(({ closed, openedAt, ownerGone, company: [company, municipality], ...of }) => ({
      ...{ ...of, id: idOf<'case'>(id), openedAt, company, municipality },
      closed: closed && { at: later(openedAt, closed.after), result: closed.result },
      ownerGone: closed === null && ownerGone === 0,
      stuck: false,
    }))

/** What has got stuck: whose owner has left, or what nobody wants. */
function withStuck(of: OwnedFact, referrals: readonly ReferralFact[]): OwnedFact {
  const own = referrals.filter((one) => one.case === of.id && !one.isVoid && !one.isMoot)
  const declines = own.every(({ declined }) => declined !== null) ? own.length : 0
  const owner = of.ownerGone ? 'gone' : 'at-work'
  const reasons = stuck({ onAgenda: false, hops: 0, declines, owner, receiverGone: false })
  return { ...of, stuck: of.closed === null && reasons.length > 0 }
}

const meetingsAround = (from: Date): fc.Arbitrary<readonly MeetingFact[]> =>
  fc.array(
    fc.record({
      organisations: fc.uniqueArray(organisation, { minLength: 1 }),
      endedAt: moment(from),
    }),
    { maxLength: 5 },
  )

const actionsAround = (from: Date): fc.Arbitrary<readonly ActionFact[]> =>
  fc.array(fc.record({ organisation, doneAt: moment(from) }), { maxLength: 8 })

/** `most` cases, each with up to two referrals. */
export const networkAround = (from: Date, most: number) =>
  fc
    .array(fc.uuid(), { maxLength: most })
    .chain((ids) => fc.tuple(...[...new Set(ids)].map((id) => caseAt(from, id))))
    .chain((cases) =>
      fc
        .tuple(
          fc.tuple(...cases.map((of) => fc.array(referralOf(of), { maxLength: 2 }))),
          ...([meetingsAround(from), actionsAround(from)] as const),
        )
        .map(([made, meetings, actions]) => {
          const referrals = made.flat()
          return { cases: cases.map((of) => withStuck(of, referrals)), referrals, meetings, actions }
        }),
    )
