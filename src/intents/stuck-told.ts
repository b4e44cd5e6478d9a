import { mayLeaveNobody, stuck } from '../core/case/stuck.ts'
import type { MemberId } from '../core/ids.ts'
import type { About, Notice } from '../core/notice.ts'
import type { Ports } from '../core/ports.ts'
import type { MoveName, Referral } from '../core/referral/referral.ts'
import type { Actor } from '../core/register/register.ts'

/**
 * A move may have left a case with nobody who is asked or has taken it: then the coordinators come to know of it, in the same transaction,
 * and are told. Called once the move is stored; it is read in the sender's name, who sees whom else it was offered to.
 * Storing it has taken the case's row, so that of two who decline at the same moment the second sees both.
 */
export async function tellWhenStuck(ports: Ports, name: MoveName, referral: Referral, by: Actor): Promise<void> {
  if (!mayLeaveNobody.includes(name)) return
  const { case: of, fromOrganisation } = referral
  const is = await ports.stuck.standing(of, fromOrganisation)
  if (is === null || !stuck(is).includes('declined')) return
  const { conveners } = await ports.clocks.concerned(fromOrganisation, null)
  const known = conveners.map(({ organisation }) => organisation)
  const about = { kind: 'stuck', case: of, owner: is.ownedBy } as const
  await Promise.all([
    ports.cases.letKnow(of, known, fromOrganisation),
    ports.notices.post(...toCoordinators(ports, toldBeside(conveners, by), about)),
  ])
}

/** Whoever goes away without a stand-in leaves everything that they own to the coordinators' sight, and these are told once of it all. */
export async function tellOfMine(ports: Ports, by: Actor): Promise<void> {
  const [count, { conveners }] = await Promise.all([
    ports.stuck.letKnowOfMine(),
    ports.clocks.concerned(by.organisation, null),
  ])
  if (count === 0) return
  const about = { kind: 'stuck', case: null, owner: by.member } as const
  await ports.notices.post(...toCoordinators(ports, besides(conveners, by), about))
}

type Conveners = Awaited<ReturnType<Ports['clocks']['concerned']>>['conveners']

const besides = (conveners: Conveners, { member }: Actor): readonly MemberId[] =>
  conveners.flatMap(({ coordinators }) => coordinators).filter((one) => one !== member)

/** Whoever declines does not know that another has: the only coordinator that there is has nobody else to see to it. */
const toldBeside = (conveners: Conveners, by: Actor): readonly MemberId[] => {
  const others = besides(conveners, by)
  return others.length > 0 ? others : conveners.flatMap(({ coordinators }) => coordinators)
}

const toCoordinators = (ports: Ports, coordinators: readonly MemberId[], about: About): readonly Notice[] =>
  coordinators.map((member) => ({ id: ports.newId(), recipient: { member }, about }))
