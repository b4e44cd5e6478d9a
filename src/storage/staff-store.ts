import type { CaseId, MemberId, OrganisationId, RecordId, ReferralId } from '../core/ids.ts'
import type { HandedOn, HandingOn, Person, StaffStore } from '../core/staff.ts'
import type { Unfinished } from '../core/unfinished.ts'
import { fold } from './fold.ts'
import { inTheNameOf } from './in-the-name-of.ts'
import { statement } from './line.ts'
import { isUuid, type Session } from './session.ts'

interface PersonRow {
  readonly id: MemberId
  readonly name: string
  readonly organisation_id: OrganisationId
  readonly organisation_name: string
}
const person = `select m.id, m.name, m.organisation_id, o.name as organisation_name from members m
  join organisations o on o.network_id = m.network_id and o.id = m.organisation_id where m.network_id = $1`
const byId = statement<PersonRow>('staff.byId', `${person} and m.id = $2`)
const former = statement<PersonRow>(
  'staff.former',
  `${person} and not m.active and (m.folded_key = $2 or m.folded_name = $2 or m.folded_email = $2)`,
)
const hold = statement('staff.hold', 'select from members where network_id = $1 and id = $2 and active for update')

const underWay = `('offered', 'needs-info', 'accepted', 'in-progress', 'on-hold', 'returned')`
/** Those that can come back: an end is thanked for, or reopened. */
const sent = `r.from_id = $2 and r.stage in
  ('offered', 'needs-info', 'accepted', 'in-progress', 'on-hold', 'returned', 'completed', 'failed')`
const addressed = `r.stage in ('offered', 'needs-info')
  and (r.to_id = $2 or (r.to_id is null and r.stage = 'needs-info' and r.since_by = $2))`
const had = `r.owner_id = $2 and (r.owner_active is not null or r.stage in ('completed', 'failed'))`

const openAction = `r.kind = 'action' and r.whom_id = $2 and r.done_at is null and r.undone_at is null`
/** For as long as one statement takes: what the organisation's own people have to do from meetings that it may not see. */
const hands = statement('staff.hands', `select set_config('app.hands', $1, true)`)

interface UnfinishedRow {
  readonly what: keyof Unfinished
  readonly number: number
  readonly name: string
}
const unfinished = statement<UnfinishedRow>(
  'staff.unfinished',
  `select 'cases' as what, c.number, '' as name from cases c
    where c.network_id = $1 and c.owner_id = $2 and c.status = 'open'
  union select 'toAnswer', c.number, '' from referrals r join cases c on c.network_id = r.network_id and c.id = r.case_id
    where r.network_id = $1 and ${addressed}
  union select 'taken', c.number, '' from referrals r join cases c on c.network_id = r.network_id and c.id = r.case_id
    where r.network_id = $1 and r.owner_id = $2 and r.owner_active is not null
  union select 'sent', c.number, '' from referrals r join cases c on c.network_id = r.network_id and c.id = r.case_id
    where r.network_id = $1 and r.from_id = $2 and r.stage in ${underWay}
      and not (r.stage = 'returned' and r.details ->> 'takenBack' is not null)
  union select 'actions', count(*)::int, '' from meeting_records r where r.network_id = $1 and ${openAction} having count(*) > 0
  union select 'standsInFor', 0, m.name from members m where m.network_id = $1 and m.stand_in = $2 and m.active
  order by 1, 2, 3`,
)

interface ReferralMoved {
  readonly id: ReferralId
  readonly case_id: CaseId
  readonly under_way: boolean
}
const oneCase = statement<{ readonly id: CaseId }>(
  'staff.case',
  `update cases set owner_id = $3, version = version + 1
  where network_id = $1 and id = $4 and owner_id = $2 and status = 'open' returning id`,
)
const everyCase = statement<{ readonly id: CaseId }>(
  'staff.cases',
  `update cases set owner_id = $3, version = version + 1
  where network_id = $1 and owner_id = $2 and status = 'open' returning id`,
)
/** The stage goes on as it is, and with it its clock: only who it is with is another. */
const referralsOf = (name: string, which: string) =>
  statement<ReferralMoved>(
    name,
    `update referrals r set version = r.version + 1,
      from_id = case when ${sent} then $3 else r.from_id end,
      to_id = case when ${addressed} then $3 else r.to_id end,
      owner_id = case when ${had} then $3 else r.owner_id end,
      details = case when ${had} then jsonb_set(r.details, '{owner}', to_jsonb($3::text)) else r.details end
    where r.network_id = $1 and ${which} and ((${sent}) or (${addressed}) or (${had}))
    returning r.id, r.case_id, r.stage in ${underWay} as under_way`,
  )
const itsReferrals = referralsOf('staff.itsReferrals', 'r.case_id = $4')
const everyReferral = referralsOf('staff.referrals', 'true')

const everyAction = statement<{ readonly id: RecordId }>(
  'staff.actions',
  `update meeting_records r set whom_id = $3 where r.network_id = $1 and ${openAction} returning r.id`,
)

const unanswered = statement<HandedOn['inquiries'][number]>(
  'staff.inquiries',
  `select inquiry_id as inquiry, case_id as case from inquired
  where network_id = $1 and case_id = any($2) and answer is null order by inquiry_id, case_id`,
)

/** Who did it stands there with their own organisation; the audit is that of whose name it was done in. */
const told = statement(
  'staff.told',
  `with given as (select * from jsonb_to_recordset($5) as g (id uuid, case_id uuid, happening jsonb, about jsonb)),
  told as (insert into timeline (network_id, id, case_id, at, by_id, organisation_id, happening)
    select $1, id, case_id, $2, $3, $4, happening from given)
  insert into audit (network_id, id, case_id, at, by_id, organisation_id, what, about)
  select $1, id, case_id, $2, $3, nullif(current_setting('app.organisation', true), '')::uuid, 'reassigned', about from given`,
)
const leave = statement(
  'staff.leave',
  `with free as (update members set stand_in = null where network_id = $1 and stand_in = $2),
  told as (insert into audit (network_id, id, at, by_id, organisation_id, what, about)
    values ($1, $3, $4, $5, nullif(current_setting('app.organisation', true), '')::uuid, 'left', jsonb_build_object('member', $2)))
  update members set active = false where network_id = $1 and id = $2`,
)

const seeingActions = <T>(session: Session, of: OrganisationId, work: () => Promise<T>): Promise<T> =>
  inTheNameOf(session, of, async () => {
    const begun = session.line.run(hands, ['actions'])
    const done = work()
    const [value] = await Promise.all([done, begun, session.line.run(hands, [''])])
    return value
  })

export function staffStore(session: Session): StaffStore {
  const { line, network, newId } = session
  const people = async (wanted: typeof byId, value: string) =>
    (await line.run(wanted, [network.id, value])).rows.map(personOf)
  const tell = async (cases: readonly CaseId[], whose: 'case' | 'referral', handing: HandingOn): Promise<void> => {
    if (cases.length === 0) return
    const { from, to, by, at, words } = handing
    const about = { whose, from, to: to.id }
    const happening = {
      what: 'reassigned',
      ...about,
      words: [to.name, words].filter((part) => part !== '').join(' – '),
    }
    const entries = cases.map((of) => ({ id: newId(), case_id: of, happening, about }))
    const values = [network.id, at, by.member, by.organisation, JSON.stringify(entries)]
    await inTheNameOf(session, handing.organisation, () => line.run(told, values))
  }
  const handedOn = async (
    cases: readonly { readonly id: CaseId }[],
    referrals: readonly ReferralMoved[],
    handing: HandingOn,
  ): Promise<HandedOn> => {
    const ids = cases.map(({ id }) => id)
    const others = referrals.flatMap((one) => (one.under_way && !ids.includes(one.case_id) ? [one.case_id] : []))
    await Promise.all([tell(ids, 'case', handing), tell([...new Set(others)], 'referral', handing)])
    const asking = () => line.run(unanswered, [network.id, ids])
    const { rows: inquiries } = await inTheNameOf(session, handing.organisation, asking)
    const underWayStill = referrals.flatMap(({ id, under_way }) => (under_way ? [id] : []))
    return { cases: ids, referrals: underWayStill, inquiries, actions: [] }
  }
  return {
    byId: async (member) => (isUuid(member) ? ((await people(byId, member))[0] ?? null) : null),
    former: (wanted) => people(former, fold(wanted)),
    hold: async (member) => (await line.run(hold, [network.id, member])).count === 1,
    unfinished: async ({ id, organisation }) => {
      const { rows } = await seeingActions(session, organisation, () => line.run(unfinished, [network.id, id]))
      return unfinishedOf(rows, network.prefix)
    },
    handOn: async ({ id }, handing) => {
      const { from, to, organisation } = handing
      const values = [network.id, from, to.id, id]
      const cases = await inTheNameOf(session, organisation, () => line.run(oneCase, values))
      if (cases.count === 0) return null
      const referrals = await inTheNameOf(session, organisation, () => line.run(itsReferrals, values))
      return handedOn(cases.rows, referrals.rows, handing)
    },
    handOnAll: async (handing) => {
      const { from, to, organisation } = handing
      const values = [network.id, from, to.id]
      const [cases, referrals] = await inTheNameOf(session, organisation, () =>
        Promise.all([line.run(everyCase, values), line.run(everyReferral, values)]),
      )
      const { rows } = await seeingActions(session, organisation, () => line.run(everyAction, values))
      return { ...(await handedOn(cases.rows, referrals.rows, handing)), actions: rows.map(({ id }) => id) }
    },
    leave: async ({ id, organisation }, by, at) => {
      await inTheNameOf(session, organisation, () => line.run(leave, [network.id, id, newId(), at, by.member]))
    },
  }
}

const personOf = (row: PersonRow): Person => ({
  id: row.id,
  name: row.name,
  organisation: row.organisation_id,
  organisationName: row.organisation_name,
})

function unfinishedOf(rows: readonly UnfinishedRow[], prefix: string): Unfinished {
  const numbers = (wanted: UnfinishedRow['what']) =>
    rows.flatMap(({ what, number }) => (what === wanted ? [`${prefix}-${number}`] : []))
  return {
    cases: numbers('cases'),
    toAnswer: numbers('toAnswer'),
    taken: numbers('taken'),
    sent: numbers('sent'),
    actions: rows.find(({ what }) => what === 'actions')?.number ?? 0,
    standsInFor: rows.flatMap(({ what, name }) => (what === 'standsInFor' ? [name] : [])),
  }
}
