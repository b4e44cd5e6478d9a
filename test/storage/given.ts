import { afterAll, beforeAll, describe } from '@jest/globals'
import type { CaseId, ChannelId, ReferralId } from '#src/core/ids.ts'
import type { Ports, ReferralSheet, Storage } from '#src/core/ports.ts'
import { isFromOutside, move } from '#src/core/referral/move.ts'
import { isWithGiver } from '#src/core/referral/parties.ts'
import type { Kind, Move, Referral } from '#src/core/referral/referral.ts'
import type { Actor, Organisation } from '#src/core/register/register.ts'
import { newId } from '#src/new-id.ts'
import type { Database } from '#src/storage/engine.ts'
import { createStorage } from '#src/storage/storage.ts'
import { type Engine, engines, testDatabase } from '#test/database.ts'
import { callers, type Somebody, seedNetwork, testEncryption } from '#test/seed-network.ts'

/** A seeded network, and its people at work in it. */
export interface Given {
  readonly database: Database
  readonly storage: Storage
  readonly clock: { now: Date }
  /** How often something to send has been committed. */
  readonly wakes: { count: number }
  as<T>(who: Somebody, work: (ports: Ports, actor: Actor) => Promise<T>): Promise<T>
  /** The same, and then everything is taken back. */
  trying<T>(who: Somebody, work: (ports: Ports, actor: Actor) => Promise<T>): Promise<T>
}

export const start = new Date('2026-11-02T09:00:00Z')

/** The same tests on every engine that there is, with one seeded database for them all. */
export const onEveryEngine = (what: string, tests: (g: () => Given, engine: Engine) => void): void =>
  describe.each(engines())(`${what}, on the %s engine`, (engine) => {
    let ready: Given | null = null
    beforeAll(async () => {
      ready = await given(await testDatabase(engine))
    })
    afterAll(() => ready?.database.close())
    tests(() => {
      if (ready === null) throw new Error('not before the tests begin')
      return ready
    }, engine)
  })

export async function given(database: Database): Promise<Given> {
  await seedNetwork(database)
  return at(database)
}

/** People at work in a database that is seeded already. */
export function at(database: Database): Given {
  const clock = { now: start }
  const wakes = { count: 0 }
  const storage = createStorage(database, {
    encryption: testEncryption,
    newId,
    now: () => clock.now,
    clubAt: (token) => `https://bot.example/club/${token}`,
    onCommit: () => {
      wakes.count += 1
    },
  })
  const acting =
    (commit: boolean) =>
    async <T>(who: Somebody, work: (ports: Ports, actor: Actor) => Promise<T>): Promise<T> => {
      const done = await storage.asCaller(callers[who], async (ports, actor) => ({
        commit,
        value: await work(ports, actor),
      }))
      if ('found' in done) return done.found
      throw new Error(`${who} is in no register`)
    }
  return { database, storage, clock, wakes, as: acting(true), trying: acting(false) }
}

/** A case about the network's own Nordform AB, or about a company that the caller's organisation adds. */
export const opening =
  (need = 'Lån till maskin', company: string | null = null) =>
  async (ports: Ports, actor: Actor): Promise<{ readonly id: CaseId; readonly no: string }> => {
    const [known] = company === null ? await ports.companies.byName('Nordform AB') : []
    const about = known ?? { id: ports.newId<'company'>(), name: company ?? 'Nytt AB', number: null }
    const id = ports.newId<'case'>()
    const openedAt = start
    if (known === undefined) await ports.companies.add(about, openedAt)
    const [no] = await Promise.all([
      ports.cases.open({
        id,
        company: about,
        need,
        owner: actor.member,
        organisation: actor.organisation,
        openedAt,
      }),
      ports.chronicle.record(id, actor, openedAt, { what: 'registered' }),
    ])
    return { id, no }
  }

/** Offers a case to whom `to` names, with an approval, a card to each side, and everything that is recorded. */
export const offering =
  (of: CaseId, to: string, now: Date, kind: Kind = 'handover') =>
  async (ports: Ports, actor: Actor): Promise<ReferralId> => {
    const [receiver] = await ports.register.receivers(to)
    if (receiver === undefined) throw new Error(`nobody is called ${to}`)
    const approval = ports.newId<'approval'>()
    const need = (await ports.cases.byId(of))?.need ?? ''
    const draft: Referral = {
      id: ports.newId(),
      case: of,
      kind,
      from: actor.member,
      fromOrganisation: actor.organisation,
      toOrganisation: receiver.organisation.id,
      to: receiver.member?.id ?? null,
      standIn: null,
      need,
      question: 'Kan ni ta över?',
      approval,
      covers: null,
      hops: 0,
      revoked: null,
      version: 0,
      since: { at: now, by: actor.member },
      stage: 'draft',
    }
    const referral = made(draft, { move: 'offer' }, actor, now)
    const about = { kind: 'referral', referral: referral.id } as const
    const recipient = receiver.member === null ? channelOf(receiver.organisation) : { member: receiver.member.id }
    const [, offered] = await Promise.all([
      ports.approvals.add({
        ...{ id: approval, case: of, givenBy: 'Anna Alm, vd', how: 'phone', givenOn: now, covers: null },
        recordedBy: actor.member,
      }),
      ports.referrals.offer(referral),
      ports.chronicle.record(of, actor, now, {
        ...{ what: 'moved', referral: referral.id, move: 'offer', kind, words: '' },
      }),
      ports.notices.post(
        { id: ports.newId(), recipient: { member: actor.member }, about },
        { id: ports.newId(), recipient, about },
      ),
    ])
    if (!offered) throw new Error('the case has been closed')
    return referral.id
  }

function channelOf({ handovers }: Organisation): { readonly channel: ChannelId } {
  if (handovers === null) throw new Error('the organisation has no channel')
  return { channel: handovers }
}

/** Makes a move on a referral as an intent does; false when somebody else was first. */
export const moving =
  (id: ReferralId, wanted: Move, now: Date) =>
  async (ports: Ports, actor: Actor): Promise<boolean> => {
    const sheet = await sheetFor(id, wanted, ports, actor)
    const outcome = move(sheet.referral, wanted, { by: actor, now, calendar: calendarOf(actor) })
    if (!outcome.ok) return false
    const { referral, owner, next } = outcome.value
    if (owner !== null && !isWithGiver(sheet.referral, sheet.case)) return false
    const handed = owner && { ...owner, from: sheet.case.owner }
    const outside = isFromOutside(sheet.referral, wanted, actor) ? referral.fromOrganisation : null
    // Before the receiver parts with the case.
    const offered = next && ports.referrals.offer(next)
    const [stored] = await Promise.all([
      ports.referrals.store(referral, sheet.referral.version, handed, outside),
      ports.chronicle.record(referral.case, actor, now, {
        ...{ what: 'moved', referral: id, move: wanted.move, kind: referral.kind, words: 'Tack!' },
      }),
      ports.notices.refresh(id),
      offered,
    ])
    return stored
  }

async function sheetFor(id: ReferralId, wanted: Move, { referrals }: Ports, actor: Actor): Promise<ReferralSheet> {
  const seen = await referrals.byId(id)
  if (seen === null) throw new Error('the referral cannot be seen')
  const { fromOrganisation } = seen.referral
  return (isFromOutside(seen.referral, wanted, actor) ? await referrals.byId(id, fromOrganisation) : null) ?? seen
}

function made(referral: Referral, wanted: Move, actor: Actor, now: Date): Referral {
  const outcome = move(referral, wanted, { by: actor, now, calendar: calendarOf(actor) })
  if (!outcome.ok) throw new Error(outcome.refusal.code)
  return outcome.value.referral
}

const calendarOf = ({ network }: Actor) => ({
  timeZone: network.timeZone,
  hours: network.workingHours,
  freeDays: new Set<string>(),
})
