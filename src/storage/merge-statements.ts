import { mostEntries, mostFormer } from '../core/company/suspects.ts'
import type { CompanyId } from '../core/ids.ts'
import type { CompanyRow } from './company-store.ts'
import { statement } from './line.ts'

export const keeper = statement('merges.become', `select set_config('role', 'manydoors_keeper', true)`)
export const oneself = statement('merges.return', `select set_config('role', 'manydoors_app', true)`)

export interface EntryRow extends CompanyRow {
  readonly company_name: string
  readonly of_network: boolean
  readonly number_taken: boolean
  readonly cases: number
  readonly added_at: Date
  readonly former: readonly string[]
}
const taken = `exists (select from companies n where n.network_id = $1 and n.number = co.number
    and n.held_by is null and n.id <> co.id)`
const entry = `select co.id as company_id, co.name as company_name, co.number, co.number_sealed, co.added_at,
  co.held_by is null as of_network, ${taken} as number_taken,
  (select count(*)::int from cases c where c.network_id = $1 and c.company_id = co.id) as cases,
  array(select f.name from companies f where f.network_id = $1 and f.merged_into = co.id order by f.id desc limit ${mostFormer}) as former
  from companies co where co.network_id = $1 and co.merged_into is null`
export const everyEntry = statement<EntryRow>(
  'merges.entries',
  `${entry} order by co.folded_name, co.id limit ${mostEntries + 1}`,
)
export const twoEntries = statement<EntryRow>('merges.two', `${entry} and co.id in ($2, $3) order by co.id`)
/** Before the companies, in the order in which whoever offers a case locks them. */
export const holdCases = statement(
  'merges.holdCases',
  'select from cases where network_id = $1 and company_id in ($2, $3) order by id for no key update',
)
/** In the order of the ids, so that two who merge at once wait for each other and do not stand in each other's way. */
export const holdTwo = statement(
  'merges.hold',
  'select from companies where network_id = $1 and id in ($2, $3) order by id for update',
)

interface SaidRow {
  readonly by: string
  readonly at: Date
}
export const mergedOf = statement<SaidRow & { readonly goes: string; readonly stays: string }>(
  'merges.merged',
  `select f.name as goes, i.name as stays, b.name as by, g.at from company_merges g
  join companies f on f.network_id = $1 and f.id = g.from_id join companies i on i.network_id = $1 and i.id = f.merged_into
  join members b on b.network_id = $1 and b.id = g.by_id
  where g.network_id = $1 and g.from_id in ($2, $3) order by g.at desc limit 1`,
)
export const apartOf = statement<SaidRow>(
  'merges.apartOf',
  `select b.name as by, a.at from companies_apart a join members b on b.network_id = $1 and b.id = a.by_id
  where a.network_id = $1 and a.one_id = least($2::uuid, $3::uuid) and a.other_id = greatest($2::uuid, $3::uuid)`,
)
export const everyApart = statement<{ readonly one: CompanyId; readonly other: CompanyId }>(
  'merges.apart',
  'select one_id as one, other_id as other from companies_apart where network_id = $1',
)
const audited = (what: string): string => `insert into audit (network_id, id, at, by_id, organisation_id, what, about)
  select $1, $4, $6, $5, $7, '${what}', jsonb_build_object('one', $2::uuid, 'other', $3::uuid) from said`
export const setApart = statement(
  'merges.setApart',
  `with said as (insert into companies_apart (network_id, one_id, other_id, by_id, at)
    values ($1, least($2::uuid, $3::uuid), greatest($2::uuid, $3::uuid), $5, $6) on conflict do nothing returning one_id)
  ${audited('companies-apart')}`,
)
export const setTogether = statement(
  'merges.setTogether',
  `with said as (delete from companies_apart where network_id = $1 and one_id = least($2::uuid, $3::uuid)
    and other_id = greatest($2::uuid, $3::uuid) returning one_id)
  ${audited('companies-not-apart')}`,
)

const ofIt = (
  table: string,
): string => `(select count(*)::int from cases c join ${table} t on t.network_id = $1 and t.case_id = c.id
    where c.network_id = $1 and c.company_id = $2) as ${table}`
export const movingOf = statement<{
  readonly cases: number
  readonly open: number
  readonly contacts: number
  readonly approvals: number
  readonly referrals: number
}>(
  'merges.moving',
  `select count(*)::int as cases, (count(*) filter (where k.status = 'open'))::int as open,
    ${['contacts', 'approvals', 'referrals'].map(ofIt).join(', ')}
  from cases k where k.network_id = $1 and k.company_id = $2`,
)

/** What moves. Nobody else is told whose these are: it stays in the store. */
export const casesOf = statement<{
  readonly id: string
  readonly owner_id: string
  readonly status: 'open' | 'closed'
}>(
  'merges.cases',
  'select id, owner_id, status from cases where network_id = $1 and company_id = $2 order by id for no key update',
)
/** The cases, and with each what is said of it: in its timeline and the audit, and to its owner. */
export const moveCases = statement(
  'merges.move',
  `with given as materialized (select * from jsonb_to_recordset($4)
    as g (case_id uuid, entry uuid, audit uuid, notice uuid, owner uuid)),
  moved as (update cases c set company_id = $3 from given g where c.network_id = $1 and c.id = g.case_id),
  told as (insert into timeline (network_id, id, case_id, at, by_id, organisation_id, happening)
    select $1, entry, case_id, $5, $6, $7, $8::jsonb from given),
  lanes as (insert into outbox_lanes (network_id, lane)
    select distinct $1::uuid, owner from given where notice is not null order by owner on conflict do nothing),
  posted as (insert into outbox (network_id, id, lane, recipient, about, subject, live, due_at, posted_at)
    select $1, notice, owner, 'member', jsonb_build_object('kind', 'company', 'case', case_id), case_id, false, $5, $5
    from given where notice is not null)
  insert into audit (network_id, id, case_id, at, by_id, organisation_id, what, about)
  select $1, audit, case_id, $5, $6, $7, 'company-merged', jsonb_build_object('from', $2::uuid, 'into', $3::uuid) from given`,
)

/** An entry with what belongs to it and to no case. */
const wasOf = (id: string): string => `(select jsonb_build_object('held_by', co.held_by, 'words', co.words,
    'municipality', co.municipality, 'employees', co.employees, 'net_turnover_sek', co.net_turnover_sek,
    'export_stage', co.export_stage, 'markets', co.markets,
    'merged', array(select m.id from companies m where m.network_id = $1 and m.merged_into = co.id order by m.id),
    'apart', array(select case when a.one_id = co.id then a.other_id else a.one_id end from companies_apart a
      where a.network_id = $1 and co.id in (a.one_id, a.other_id)),
    'seen_by', (select coalesce(jsonb_object_agg(s.organisation_id, s.kept), '{}') from company_access s
      where s.network_id = $1 and s.company_id = co.id))
  from companies co where co.network_id = $1 and co.id = ${id})`

const parties = `join case_access a on a.network_id = $1 and a.case_id = c.id and a.level in ('party', 'own')`
/**
 * The cases are found by what the company is called now ($4), by every party; and by each that knew what goes, by the names that it had. Before the
 * one that goes is named as merged.
 */
export const giveNames = statement(
  'merges.words',
  `with gone as materialized (select co.id, co.held_by, case when co.id = $2 then $5::text[] else co.words end as words
    from companies co where co.network_id = $1 and (co.id = $2 or co.merged_into = $2)),
  found as materialized (
    select a.organisation_id, c.id as case_id, w.word from cases c ${parties} cross join unnest($4::text[]) w (word)
      where c.network_id = $1 and c.company_id = $3
    union select a.organisation_id, c.id, w.word from cases c ${parties}
      join gone on gone.held_by is null or gone.held_by = a.organisation_id cross join unnest(gone.words) w (word)
      where c.network_id = $1 and c.company_id = $3),
  kept as (insert into case_words (network_id, organisation_id, case_id, word)
    select $1, organisation_id, case_id, word from found on conflict do nothing)
  insert into word_variants (network_id, organisation_id, variant, word)
  select distinct $1::uuid, f.organisation_id, case n when 0 then f.word else left(f.word, n - 1) || substr(f.word, n + 1) end, f.word
  from found f cross join lateral generate_series(0, length(f.word)) n where length(f.word) between 4 and 40 on conflict do nothing`,
)
/** Whoever sees what goes sees what stays; whose it was goes on seeing it whatever is withdrawn. */
export const giveSight = statement(
  'merges.sight',
  `insert into company_access (network_id, organisation_id, company_id, kept)
  select $1, s.organisation_id, $3, bool_or(s.kept) from (
    select organisation_id, kept from company_access where network_id = $1 and company_id = $2
    union all select held_by, true from companies where network_id = $1 and id = $2 and held_by is not null) s
  group by s.organisation_id
  on conflict (network_id, organisation_id, company_id) do update set kept = company_access.kept or excluded.kept`,
)
export const takeSight = statement(
  'merges.blind',
  'delete from company_access where network_id = $1 and company_id = $2',
)
/** What is not known of the one that stays, the other may tell. */
export const fillIn = statement(
  'merges.fill',
  `update companies co set held_by = case when $4::boolean then null else co.held_by end,
    municipality = coalesce(co.municipality, f.municipality), employees = coalesce(co.employees, f.employees),
    net_turnover_sek = coalesce(co.net_turnover_sek, f.net_turnover_sek), export_stage = coalesce(co.export_stage, f.export_stage),
    markets = case when cardinality(co.markets) = 0 then f.markets else co.markets end
  from companies f where co.network_id = $1 and co.id = $3 and f.network_id = $1 and f.id = $2`,
)
/** Also what was merged into it before. */
export const nameMerged = statement(
  'merges.name',
  `update companies set merged_into = $3, words = case when id = $2 then $4::text[] else words end
  where network_id = $1 and (id = $2 or merged_into = $2)`,
)
/** What is not the same as the one that goes is not the same as the one that stays. */
export const carryApart = statement(
  'merges.carry',
  `with said as (delete from companies_apart where network_id = $1 and $2 in (one_id, other_id)
    returning case when one_id = $2 then other_id else one_id end as other, by_id, at)
  insert into companies_apart (network_id, one_id, other_id, by_id, at)
  select $1, least(other, $3::uuid), greatest(other, $3::uuid), by_id, at from said where other <> $3 on conflict do nothing`,
)
/**
 * Before anything of it is done, since it keeps what was: who saw either, whose they were, what is filled in, what had been merged into the one
 * that goes, and from what it was apart. By that a merge can be taken back by hand. Also in the audit, whether any case moves or none.
 */
export const writeDown = statement(
  'merges.record',
  `with said as (insert into audit (network_id, id, at, by_id, organisation_id, what, about)
    values ($1, $10, $7, $5, $6, 'companies-merged', jsonb_build_object('from', $2::uuid, 'into', $3::uuid, 'widened', $9::boolean)))
  insert into company_merges (network_id, id, from_id, into_id, by_id, organisation_id, at, cases, widened, before)
  values ($1, $4, $2, $3, $5, $6, $7, $8, $9, jsonb_build_object('from', ${wasOf('$2')}, 'into', ${wasOf('$3')}))`,
)
