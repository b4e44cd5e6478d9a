import type { Company } from '../core/case/case.ts'
import type { CaseId, InquiryId } from '../core/ids.ts'
import type { Answer, Inquiry, InquiryStore } from '../core/inquiry.ts'
import { asMatchmaker } from './borrowed-role.ts'
import { type CaseRow, caseColumns, caseJoins, caseOf } from './case-row.ts'
import { statement } from './line.ts'
import { isUuid, type Session } from './session.ts'

/** Open cases of other organisations on this company: by its number, or being the very same entry of the network's own register. */
const elsewhere = `same as materialized (select $3::uuid as id
    union select co.id from companies co where co.network_id = $1 and co.number = $4
    union select co.id from companies co where co.network_id = $1 and co.number_match = any($5)),
  others as materialized (select c.id, c.owner_id, c.owner_organisation_id from same s
    join cases c on c.network_id = $1 and c.company_id = s.id
    where c.status = 'open' and c.owner_organisation_id <> $2)`

/** The one bit that is told. */
const isElsewhere = statement<{ readonly is: boolean }>(
  'inquiries.elsewhere',
  `with ${elsewhere} select exists (select from others) as is`,
)
const ask = statement(
  'inquiries.ask',
  `insert into inquiries (network_id, organisation_id, id, case_id, asked_by, asked_at)
  values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
)
const askedBefore = statement<{ readonly id: InquiryId; readonly turned_down_at: Date | null }>(
  'inquiries.before',
  'select id, turned_down_at from inquiries where network_id = $1 and case_id = $2',
)
/** Whoever has not been asked for this case: nobody twice. What all had declined is open again when another is asked. */
const address = statement(
  'inquiries.address',
  `with ${elsewhere},
  fresh as materialized (select o.*, row_number() over (order by o.id) as at from others o where not exists
    (select from inquired a where a.network_id = $1 and a.inquiry_id = $6 and a.case_id = o.id)),
  asked as (insert into inquired (network_id, inquiry_id, case_id, organisation_id, asked_by, asking_organisation_id)
    select $1, $6, f.id, f.owner_organisation_id, $7, $2 from fresh f on conflict do nothing returning case_id),
  given as materialized (select f.*, n.id as notice from fresh f join asked a on a.case_id = f.id
    join unnest($8::uuid[]) with ordinality n (id, at) on n.at = f.at),
  anew as (update inquiries set turned_down_at = null where network_id = $1 and id = $6 and exists (select from asked)),
  lanes as (insert into outbox_lanes (network_id, lane)
    select distinct $1::uuid, g.owner_id from given g order by g.owner_id on conflict do nothing)
  insert into outbox (network_id, id, lane, recipient, about, subject, live, due_at, posted_at)
  select $1, g.notice, g.owner_id, 'member', jsonb_build_object('kind', 'inquiry', 'inquiry', $6::uuid, 'case', g.id), g.id, true, $9, $9
  from given g`,
)
const answer = statement(
  'inquiries.answer',
  `update inquired set answer = $4, answered_at = $5
  where network_id = $1 and inquiry_id = $2 and case_id = $3 and answer is null`,
)
/** Only when all who were asked have declined: how many they are is nobody's business. */
const turnDown = statement(
  'inquiries.turnDown',
  `with down as (update inquiries i set turned_down_at = $3 where i.network_id = $1 and i.id = $2 and i.turned_down_at is null
    and not exists (select from inquired a where a.network_id = $1 and a.inquiry_id = $2 and a.answer is distinct from 'declined')
    returning i.asked_by),
  lanes as (insert into outbox_lanes (network_id, lane) select $1, asked_by from down on conflict do nothing)
  insert into outbox (network_id, id, lane, recipient, about, subject, live, due_at, posted_at)
  select $1, $4, asked_by, 'member', jsonb_build_object('kind', 'turned-down', 'inquiry', $2::uuid), $2, false, $3, $3 from down`,
)

interface InquiryRow extends CaseRow {
  readonly asked_name: string
  readonly asking_name: string
  readonly asked_key: string
  readonly asking_key: string
  readonly answer: Answer | null
  readonly answered_at: Date | null
}
const byCase = statement<InquiryRow>(
  'inquiries.byCase',
  `select ${caseColumns}, am.name as asked_name, am.key as asked_key, ao.name as asking_name, ao.key as asking_key,
    a.answer, a.answered_at
  from inquired a join cases c on c.network_id = a.network_id and c.id = a.case_id ${caseJoins}
  join members am on am.network_id = a.network_id and am.id = a.asked_by
  join organisations ao on ao.network_id = a.network_id and ao.id = a.asking_organisation_id
  where a.network_id = $1 and a.inquiry_id = $2 and a.case_id = $3`,
)
const own = statement<CaseRow & { readonly turned_down_at: Date | null }>(
  'inquiries.own',
  `select ${caseColumns}, i.turned_down_at from inquiries i
  join cases c on c.network_id = i.network_id and c.id = i.case_id ${caseJoins} where i.network_id = $1 and i.id = $2`,
)

/** More of one company's open cases than anybody has seen. */
const mostAsked = 50

export function inquiryStore(session: Session): InquiryStore {
  const { line, network, organisation, encryption, newId, posted, now } = session
  const sought = ({ id, number }: Company): readonly unknown[] => [
    ...[network.id, organisation, id],
    number === null || number.soleTrader ? null : number.digits,
    number?.soleTrader ? encryption.matches(number.digits, network.id) : [],
  ]
  return {
    isElsewhere: async (company) => (await asMatchmaker(line, isElsewhere, sought(company))).rows[0]?.is ?? false,
    ask: async (of, by) => {
      const first = newId<'inquiry'>()
      const { count: isFirst } = await line.run(ask, [network.id, organisation, first, of.id, by.member, now()])
      const [before] = isFirst ? [] : (await line.run(askedBefore, [network.id, of.id])).rows
      if (!isFirst && before === undefined) return 'asked-already'
      posted()
      const notices = Array.from({ length: mostAsked }, () => newId())
      const id = before?.id ?? first
      const { count } = await asMatchmaker(line, address, [...sought(of.company), id, by.member, notices, now()])
      if (count > 0) return 'asked'
      if (before === undefined) return 'nobody'
      return before.turned_down_at === null ? 'asked-already' : 'turned-down'
    },
    byCase: async (id, of) => {
      if (!isUuid(id) || !isUuid(of)) return null
      const [row] = (await line.run(byCase, [network.id, id, of])).rows
      return row === undefined ? null : inquiryOf(id, row, session)
    },
    answer: async (id: InquiryId, of: CaseId, given, at) => {
      const { count } = await line.run(answer, [network.id, id, of, given, at])
      if (count === 0 || given !== 'declined') return count === 1
      posted()
      await asMatchmaker(line, turnDown, [network.id, id, at, newId()])
      return true
    },
    own: async (id) => {
      const [row] = isUuid(id) ? (await line.run(own, [network.id, id])).rows : []
      return row === undefined ? null : { case: caseOf(row, session), turnedDownAt: row.turned_down_at }
    },
  }
}

const inquiryOf = (id: InquiryId, row: InquiryRow, session: Session): Inquiry => ({
  id,
  case: caseOf(row, session),
  askedBy: row.asked_name,
  askingOrganisation: row.asking_name,
  asker: `${row.asking_key}/${row.asked_key}`,
  answer: row.answer,
  answeredAt: row.answered_at,
})
