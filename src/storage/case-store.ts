import type { Case } from '../core/case/case.ts'
import type { CaseList, CaseStore } from '../core/ports.ts'
import { type CaseRow, caseColumns, caseJoins, caseOf, shared } from './case-row.ts'
import { findCases } from './case-search.ts'
import { learnWords, wordsOf } from './case-words.ts'
import { heirOf } from './heir.ts'
import { inTheNameOf } from './in-the-name-of.ts'
import { statement } from './line.ts'
import { isUuid, type Session } from './session.ts'

const open = statement<{ readonly number: number }>(
  'cases.open',
  `with taken as (update networks set next_case = next_case + 1 where network_id = $1 returning next_case - 1 as number),
  opened as (insert into cases
    (network_id, owner_organisation_id, door_id, id, company_id, need, owner_id, opened_at, number)
    select $1, $2, $2, $3, $4, $5, $6, $7, number from taken),
  seen as (insert into case_access (network_id, organisation_id, case_id, level, given_by)
    values ($1, $2, $3, 'own', $2))
  select number from taken`,
)
const byNo = statement<CaseRow>(
  'cases.byNo',
  `select ${caseColumns} from cases c ${caseJoins} where c.network_id = $1 and ${shared} and c.number = $3`,
)
const byId = statement<CaseRow>(
  'cases.byId',
  `select ${caseColumns} from cases c ${caseJoins} where c.network_id = $1 and ${shared} and c.id = $3`,
)
const letKnow = statement(
  'cases.letKnow',
  `insert into case_access (network_id, organisation_id, case_id, level, given_by)
  select $1, told, $3, 'need', $2 from unnest($4::uuid[]) told where told <> $2
  on conflict (network_id, organisation_id, case_id, given_by) do update set level = 'need'
    where case_access.level in ('figures', 'advice')`,
)

const mine = `c.network_id = $1 and c.owner_id = $3 and c.status = 'open'`
const team = `c.network_id = $1 and c.owner_organisation_id = $2 and c.status = 'open'`
const stuck = `${team} and c.attend_at < $4`
/** Of each case the offer that has waited longest. */
const unanswered = `c.network_id = $1 and c.status = 'open' and c.id in (select r.case_id from referrals r
  where r.network_id = $1 and r.from_organisation_id = $2 and r.stage = 'offered' and r.due_at < $4)`

/**
 * The nearest clock first, then the oldest. Up to a hundred are read, so that it costs the same however many there are; what is shown is taken
 * from those that are counted: when the table was asked twice, the server planned the team's list anew at each call in a large network.
 */
const listOf = (name: CaseList, where: string) =>
  statement<CaseRow & { readonly total: string }>(
    `cases.${name}`,
    `with counted as materialized (select c.* from cases c where ${where} order by c.attend_at, c.number limit 100),
    shown as (select * from counted order by attend_at, number limit $5)
    select ${caseColumns}, (select count(*) from counted) as total from shown c ${caseJoins}
    where $2::uuid is not null and $3::uuid is not null and $4::timestamptz is not null order by c.attend_at, c.number`,
  )
const lists: { readonly [L in CaseList]: ReturnType<typeof listOf> } = {
  mine: listOf('mine', mine),
  team: listOf('team', team),
  stuck: listOf('stuck', stuck),
  unanswered: listOf('unanswered', unanswered),
}

const plan = statement(
  'cases.plan',
  `update cases set next_on = $3, next_what = $4, next_at = $5 where network_id = $1 and id = $2 and status = 'open'`,
)
const hold = statement('cases.hold', `select from cases where network_id = $1 and id = $2 for update`)
const giveBack = statement(
  'cases.giveBack',
  `update cases set owner_id = coalesce(${heirOf('$3', '$4')}, $3), owner_organisation_id = $4, version = version + 1
  where network_id = $1 and id = $2 and owner_id = $5`,
)
const close = statement(
  'cases.close',
  `update cases set status = 'closed', closed_at = $3, result = $4, result_note = $5, version = version + 1
  where network_id = $1 and id = $2 and status = 'open'`,
)
const reopen = statement(
  'cases.reopen',
  `update cases set status = 'open', closed_at = null, result = null, result_note = null, version = version + 1,
    owner_id = coalesce(${heirOf('owner_id', 'owner_organisation_id')}, owner_id)
  where network_id = $1 and id = $2 and status = 'closed'`,
)

/** What the case itself says, and what else has become its company as far as the reader may know: a case need not have moved. */
const formerNames = statement<{ readonly name: string }>(
  'cases.formerNames',
  `select t.happening ->> 'words' as name from timeline t
  where t.network_id = $1 and t.case_id = $2 and t.happening ->> 'what' = 'company-merged'
  union select f.name from cases c join companies f on f.network_id = $1 and f.merged_into = c.company_id
  where c.network_id = $1 and c.id = $2 order by name`,
)

const longestNumber = 9

export function caseStore(session: Session): CaseStore {
  const { line, network, organisation, member, now } = session
  const one = async (wanted: typeof byId, value: unknown): Promise<Case | null> => {
    const [row] = (await line.run(wanted, [network.id, organisation, value])).rows
    return row === undefined ? null : caseOf(row, session)
  }
  return {
    open: async (opened) => {
      const { id, company, need, owner, openedAt } = opened
      const values = [network.id, opened.organisation, id, company.id, need, owner, openedAt]
      const [{ rows }] = await Promise.all([
        line.run(open, values),
        line.run(learnWords, [network.id, opened.organisation, id, wordsOf(opened, session), company.id]),
      ])
      const [row] = rows
      if (row === undefined) throw new Error('the network has no row to number its cases by')
      return `${network.prefix}-${row.number}`
    },
    byNo: async (no) => {
      const [, prefix = '', number = ''] = /^(.+)-([0-9]+)$/.exec(no.trim()) ?? []
      const ours = prefix.toUpperCase() === network.prefix.toUpperCase() && number.length <= longestNumber
      return ours && number !== '' ? one(byNo, Number(number)) : null
    },
    byId: async (id) => (isUuid(id) ? one(byId, id) : null),
    letKnow: async (of, organisations, as = organisation) => {
      await inTheNameOf(session, as, () => line.run(letKnow, [network.id, as, of, organisations]))
    },
    list: async (which, most) => {
      const nobody = '00000000-0000-0000-0000-000000000000'
      const values = [network.id, organisation, member ?? nobody, now(), most]
      const { rows } = await line.run(lists[which], values)
      return { cases: rows.map((row) => caseOf(row, session)), total: Number(rows[0]?.total ?? 0) }
    },
    find: (wanted, most) => findCases(session, wanted, most),
    plan: async (id, next) => {
      await line.run(plan, [network.id, id, next?.on ?? null, next?.what ?? null, next?.at ?? null])
    },
    hold: async (id) => {
      await line.run(hold, [network.id, id])
    },
    giveBack: async (id, to) => {
      await line.run(giveBack, [network.id, id, to.member, to.organisation, to.from])
    },
    formerNames: async (of) => (await line.run(formerNames, [network.id, of])).rows.map(({ name }) => name),
    close: async (id, { at, result, note }) => {
      await line.run(close, [network.id, id, at, result, note])
    },
    reopen: async (id) => {
      await line.run(reopen, [network.id, id])
    },
  }
}
