import { z } from 'zod'
import type { RecordedApproval } from '../core/case/approval.ts'
import { type Case, longest } from '../core/case/case.ts'
import { answersFor } from '../core/case/keep.ts'
import { mayWithdraw, type Withdrawal, withdrawal } from '../core/case/withdrawal.ts'
import type { OrganisationId } from '../core/ids.ts'
import { allow, type Outcome, refuse } from '../core/outcome.ts'
import type { Ports } from '../core/ports.ts'
import type { Referral } from '../core/referral/referral.ts'
import type { ApprovalRow } from '../views/approval-row.ts'
import { showCase } from '../views/rows.ts'
import type { View } from '../views/view.ts'
import { caseOf } from './case-kept.ts'
import { id, line, text } from './input.ts'
import { defineIntent, type Occasion } from './intent.ts'
import { textField } from './move-form.ts'
import { endRounds } from './round-sequel.ts'
import { tellingRevoked } from './telling.ts'
import { endWarm, hasBooking } from './warm-deed.ts'

/** What the company has approved, for those who answer for its case and those who noted it; each time is in the audit. */
export const caseApprovals = defineIntent({
  name: 'case.approvals',
  writes: true,
  input: z.object({ case: line(60) }),
  run: async (ports, wanted, occasion) => {
    const { by, now } = occasion
    const found = await caseOf(ports, wanted.case, occasion)
    if (!found.ok) return found
    const of = found.value
    const [all, organisations] = await Promise.all([ports.approvals.ofCase(of.id), ports.register.all()])
    const shown = answersFor(of, by) ? all : all.filter(({ recordedBy }) => recordedBy === by.member)
    if (shown.length === 0 && !answersFor(of, by))
      return refuse({ code: 'approval-not-yours', owner: `${of.ownerName}, ${of.ownerOrganisationName}` })
    await ports.chronicle.seen(of.id, by, now)
    const named = new Map(organisations.map(({ organisation }) => [organisation.id, organisation.name]))
    return allow({
      kind: 'approvals',
      no: of.no,
      approvals: shown.map((one) => ({
        ...rowOf(one, (organisation) => named.get(organisation) ?? '–'),
        buttons: mayWithdraw(one, of, by)
          ? [{ intent: 'approval.withdraw', input: { case: of.no, approval: one.id }, weight: 'grave', opens: true }]
          : [],
      })),
    })
  },
})

const rowOf = (
  { givenBy, how, givenOn, covers, recordedByName, withdrawn }: RecordedApproval,
  nameOf: (organisation: NonNullable<RecordedApproval['covers']>[number]) => string,
): ApprovalRow => ({
  ...{ givenBy, how, on: givenOn, covers: covers?.map(nameOf) ?? null, recordedBy: recordedByName, withdrawn },
})

/** The company takes its approval back: from the next request on nobody sees anything by it. */
export const approvalWithdraw = defineIntent({
  name: 'approval.withdraw',
  writes: true,
  input: z.object({ case: line(60), approval: id<'approval'>(), note: text(longest.note), asked: line(3) }),
  form: async (_, known) => ({
    kind: 'form',
    form: 'approval.withdraw',
    keep: { case: known['case'] ?? '', approval: known['approval'] ?? '', asked: 'yes' },
    fields: [textField('note', known, longest.note, false)],
  }),
  run: async (ports, wanted, occasion) => {
    const { by, now } = occasion
    const found = await caseOf(ports, wanted.case, occasion)
    if (!found.ok) return found
    const before = (await ports.approvals.ofCase(found.value.id)).find((one) => one.id === wanted.approval)
    if (before === undefined) return refuse({ code: 'form-expired' })
    const possible = withdrawal(before, { of: found.value, approvals: [], referrals: [] }, occasion)
    if (!possible.ok) return possible
    if (wanted.asked === '') return refuse({ code: 'required', field: 'note' })
    const taken = await ports.approvals.withdraw(before.id, by.member, now, wanted.note)
    if (!taken) return refuse({ code: 'approval-gone', at: now })
    return sharedNoMore(ports, { approval: before, words: wanted.note }, occasion)
  },
})

interface Taken {
  readonly approval: RecordedApproval
  readonly words: string
}

/** With the case held, so that what others have done in the same moment is seen, and nothing comes after it. */
async function sharedNoMore(ports: Ports, { approval, words }: Taken, occasion: Occasion): Promise<Outcome<View>> {
  const { case: of } = approval
  await ports.cases.hold(of)
  const [held, approvals, sheets, known] = await Promise.all([
    ports.cases.byId(of),
    ports.approvals.ofCase(of),
    ports.referrals.allOf(of, 'also-rivals'),
    ports.referrals.allOf(of),
  ])
  if (held === null) return refuse({ code: 'form-expired' })
  const referrals = sheets.map(({ referral }) => referral)
  const came = withdrawal(approval, { of: held, approvals, referrals }, occasion)
  if (!came.ok) return came
  const ending = sheets.filter(
    (one) => hasBooking(one) && came.value.revoked.some(({ id: of }) => of === one.referral.id),
  )
  await Promise.all(ending.map((one) => endWarm(ports, one, { now: occasion.now, knows: occasion.by.member })))
  const stored = await store(ports, held, { ...came.value, approval, words, referrals }, occasion)
  if (!stored) return refuse({ code: 'form-expired' })
  await endRounds(ports, sheets, came.value.revoked, occasion)
  const { losing, owner } = came.value
  const isTold = (one: OrganisationId) =>
    losing.includes(one) && known.some(({ referral: { toOrganisation: to } }) => to === one)
  const everybody = await ports.register.all()
  const people = everybody.flatMap(({ members }) => members)
  return allow({
    kind: 'done',
    done: {
      ...{ what: 'approval-withdrawn', caseNo: held.no },
      ended: everybody.flatMap(({ organisation }) => (isTold(organisation.id) ? [organisation.name] : [])),
      owner: owner === null ? null : (people.find((one) => one.id === owner.member)?.name ?? null),
    },
    buttons: losing.includes(occasion.by.organisation) ? [] : [showCase(held.no)],
  })
}

interface Came extends Withdrawal, Taken {
  /** As they were. */
  readonly referrals: readonly Referral[]
}

/** False when a referral has been moved all the same. What takes away sight of the case comes last. */
async function store(ports: Ports, held: Case, came: Came, { by, now }: Occasion): Promise<boolean> {
  const { approval, words, referrals, kept, revoked, losing, owner } = came
  const ended = referrals.filter((one) => revoked.some(({ id: of }) => of === one.id))
  const notices = await tellingRevoked(ports, ended, by)
  // The newest first: who has sent it on is a party to it until that has ended.
  const changed = [...kept, ...revoked].toSorted((one, other) => (one.id < other.id ? 1 : -1))
  const givers = [...new Set([held.door, ...referrals.flatMap((one) => [one.fromOrganisation, one.toOrganisation])])]
  const asGiver = ({ fromOrganisation: from }: Referral) => (losing.includes(from) ? from : held.door)
  const record = { what: 'approval-withdrawn', approval: approval.id, words } as const
  const [, , stored] = await Promise.all([
    owner && ports.cases.giveBack(held.id, { ...owner, from: held.owner }),
    losing.length > 0 && ports.referrals.hush(held.id, losing, givers),
    Promise.all(changed.map((one) => ports.referrals.store(one, one.version - 1, null, asGiver(one)))),
    ports.chronicle.record(held.id, by, now, record),
    ...changed.map((one) => ports.clocks.start(one, null)),
    losing.length > 0 && ports.referrals.partWith(held, losing, givers),
    ...changed.map((one) => ports.notices.refresh(one.id)),
    ports.notices.post(...notices),
  ])
  return stored.every(Boolean)
}
