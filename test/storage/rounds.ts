import type { CaseId, ReferralId, RoundId } from '#src/core/ids.ts'
import type { Ports } from '#src/core/ports.ts'
import { move } from '#src/core/referral/move.ts'
import type { Kind, Referral } from '#src/core/referral/referral.ts'
import { firstAsked, type Mode, type Seat } from '#src/core/referral/round.ts'
import type { Actor } from '#src/core/register/register.ts'
import { start } from './given.ts'

/** Asks several of them as an intent does; gives the round and, for each place, its referral. */
export const askingSeveral =
  (of: CaseId, mode: Mode, to: readonly string[], kind: Kind = 'handover') =>
  async (
    ports: Ports,
    actor: Actor,
  ): Promise<{ readonly id: RoundId; readonly asked: readonly (ReferralId | null)[] }> => {
    const [id, approval] = [ports.newId<'round'>(), ports.newId<'approval'>()]
    const receivers = (await Promise.all(to.map((name) => ports.register.receivers(name)))).flatMap(
      ([one]) => one ?? [],
    )
    const seats = receivers.map(({ organisation, member }, at): Seat => {
      const place = at + 1
      const whom = { toOrganisation: organisation.id, to: member?.id ?? null }
      const draft: Referral = {
        ...{ id: ports.newId<'referral'>(), case: of, kind, from: actor.member, fromOrganisation: actor.organisation },
        ...{
          ...whom,
          standIn: null,
          need: 'Lån',
          question: 'Kan ni?',
          approval,
          covers: null,
          hops: 0,
          revoked: null,
          version: 0,
        },
        ...{ since: { at: start, by: actor.member }, stage: 'draft' },
      }
      const referral = firstAsked(mode, place) ? offered(draft, actor) : null
      return { ...{ place, ...whom, kind, question: 'Kan ni?' }, lead: mode === 'all' && place === 1, referral }
    })
    await ports.approvals.add({
      ...{ id: approval, case: of, givenBy: 'Anna Alm, vd', how: 'phone', givenOn: start, covers: null },
      recordedBy: actor.member,
    })
    const asked = seats.flatMap(({ referral }) => referral ?? [])
    const { member: from, organisation: fromOrganisation } = actor
    await Promise.all([
      ...asked.map((one) => ports.referrals.offer(one)),
      ports.rounds.send({ id, case: of, mode, from, fromOrganisation, seats, sentAt: start, endedAt: null }),
    ])
    return { id, asked: seats.map(({ referral }) => referral?.id ?? null) }
  }

function offered(draft: Referral, by: Actor): Referral {
  const calendar = { timeZone: by.network.timeZone, hours: by.network.workingHours, freeDays: new Set<string>() }
  const outcome = move(draft, { move: 'offer' }, { by, now: start, calendar })
  if (!outcome.ok) throw new Error(outcome.refusal.code)
  return outcome.value.referral
}
