import type { AlarmClock } from '../core/alarm-clock.ts'
import type { DigestDue } from '../core/digest/digest-store.ts'
import { countedLists } from '../core/digest/facts.ts'
import { monthsKnown } from '../core/digest/period.ts'
import type { MemberId, OrganisationId } from '../core/ids.ts'
import { plannedOf, readAhead } from './digest-ahead.ts'
import { countAll, ofNetwork } from './digest-counting.ts'
import { countedOf, readCounts, readNames, readTold } from './digest-rows.ts'
import type { Database } from './engine.ts'
import { type Line, type Statement, statement } from './line.ts'
import { recipientOf } from './notice-store.ts'
import { alarmsOn, type DueRow } from './ringing.ts'
import type { StorageOptions } from './storage.ts'

interface DigestRow extends DueRow {
  readonly send_at: string
  readonly sent_for: string | null
  readonly note: string
  readonly noted_by: MemberId | null
  readonly corrects: string | null
}
const claim = statement<DigestRow>(
  'digestClocks.claim',
  `select network_id, organisation_id, send_at, sent_for, note, noted_by, corrects from digest_clocks
  where due_at <= $1 order by due_at limit 1 for update skip locked`,
)
/** What was prepared has been used when it has been told; what came meanwhile is met by the next look. */
const set = statement(
  'digestClocks.set',
  `update digest_clocks set due_at = $2, sent_for = $3, corrects = null, faults = 0,
    note = case when $4 then '' else note end, noted_by = case when $4 then null else noted_by end where network_id = $1`,
)
const next = statement<{ readonly at: Date | null }>(
  'digestClocks.next',
  'select due_at as at from digest_clocks order by due_at limit 1',
)
const later = statement(
  'digestClocks.later',
  `update digest_clocks set faults = faults + 1, due_at = $3::timestamptz + least(2 ^ faults, 720) * interval '1 minute'
  where network_id = $1 and network_id::text = $2`,
)

/** What counts reads whole tables: it is planned for that, and given the time. */
const asReckoner = statement(
  'digestClocks.become',
  `select set_config('role', 'manydoors_reckoner', true), set_config('statement_timeout', '10min', true), set_config('enable_seqscan', 'on', true),
    set_config('enable_hashjoin', 'on', true), set_config('enable_mergejoin', 'on', true), set_config('join_collapse_limit', '8', true),
    set_config('plan_cache_mode', 'force_custom_plan', true), set_config('work_mem', '64MB', true)`,
)
const asWorker = statement('digestClocks.worker', `select set_config('role', 'manydoors_worker', true)`)
const asOrganisation = statement('digestClocks.return', `select set_config('role', 'manydoors_app', true)`)

const organisations = statement<{ readonly id: OrganisationId }>(
  'digestClocks.organisations',
  'select id from organisations where network_id = $1 order by id',
)
const uncounted = statement<{ readonly month: string }>(
  'digestClocks.uncounted',
  `select m.month from unnest($2::text[], $3::timestamptz[]) m (month, over) where not exists (select from digest_counts d
    where d.network_id = $1 and d.organisation_id = '${ofNetwork}' and d.span = 'month' and d.month = m.month and d.counted_at >= m.over) order by 1`,
)
const keepCounts = statement(
  'digestClocks.keepCounts',
  `insert into digest_counts (network_id, organisation_id, month, span, counted_at, figures, lists, stuck_at)
  select $1, g.scope, $2, $3, $4, g.figures, g.lists, $6 from json_to_recordset($5) as g (scope uuid, figures jsonb, lists json)
  on conflict (network_id, organisation_id, span, month) do update
    set counted_at = excluded.counted_at, lists = excluded.lists, stuck_at = coalesce(excluded.stuck_at, digest_counts.stuck_at),
      figures = case when excluded.stuck_at is not null then excluded.figures else excluded.figures
        || jsonb_path_query_array(digest_counts.figures, 'strict $[*] ? (@[0] == "stuck")') end`,
)
const nextVersion = statement<{ readonly version: number }>(
  'digestClocks.nextVersion',
  `select coalesce(max(version), 0) + 1 as version from digests where network_id = $1 and month = $2 and organisation_id = $3`,
)
const keep = statement(
  'digestClocks.keep',
  `insert into digests (network_id, id, organisation_id, month, version, cut_off, body, note, noted_by)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
)
/** Channels for digests, each place once whoever shares it, and people who have asked; not those that have stopped or put it off. Who is told is written down with it. */
const recipients = statement<{ readonly id: string; readonly recipient: string }>(
  'digestClocks.recipients',
  `with open as (select s.recipient_id as id, s.recipient from digest_subscriptions s
      where s.network_id = $1 and not s.stopped and (s.muted_until is null or s.muted_until < $4::date)),
  wanted as (
    select * from (select distinct on (c.chat, c.workspace, c.place) c.id, 'channel' as recipient from channels c
      where c.network_id = $1 and c.purpose = 'digest' and (exists (select from open o where o.id = c.id)
        or not exists (select from digest_subscriptions s where s.network_id = $1 and s.recipient_id = c.id))
      order by c.chat, c.workspace, c.place, c.id) places
    union all select o.id, o.recipient from open o
      where o.recipient = 'member' and exists (select from members m where m.network_id = $1 and m.id = o.id and m.active)),
  told as (insert into digest_sends (network_id, recipient_id, month, digest_id) select $1, id, $2, $3 from wanted
    on conflict do nothing returning recipient_id)
  select w.id, w.recipient from told t join wanted w on w.id = t.recipient_id order by w.id`,
)

/** One for each network. */
export const createDigestClock = (database: Database, options: StorageOptions): AlarmClock<DigestDue> =>
  alarmsOn(database, options, {
    ...{ claim, next, later },
    dueOf: (row, line) => dueOf(row, line, options.now),
    idOf: ({ network_id }) => network_id,
  })

function keptFor(scope: string, counted: NonNullable<typeof countAll.rows>, span: 'month' | 'year') {
  const own = counted.filter((one) => one.scope === scope).map(({ what, a, b, n }) => [what, a, b, n] as const)
  const isList = (what: string) => countedLists.some((one) => one === what)
  return {
    scope,
    figures: own.filter(([what]) => !isList(what)),
    lists: span === 'year' ? [] : own.filter(([what]) => isList(what)),
  }
}

function dueOf(row: DigestRow, line: Line, now: () => Date): DigestDue {
  const network = row.network_id
  const as = async <Row extends object>(
    role: Statement<object>,
    wanted: Statement<Row>,
    values: readonly unknown[],
  ) => {
    const [, told] = await Promise.all([line.run(role, []), line.run(wanted, values), line.run(asOrganisation, [])])
    return told
  }
  const counting = <Row extends object>(wanted: Statement<Row>, ...values: readonly unknown[]) =>
    as(asReckoner, wanted, [network, ...values])
  return {
    preparation: { note: row.note, notedBy: row.noted_by, sendAt: row.send_at, sentFor: row.sent_for },
    corrects: row.corrects,
    organisations: async () => (await counting(organisations)).rows.map(({ id }) => id),
    uncounted: async (periods) => {
      const [months, ends] = [periods.map(({ month }) => month), periods.map(({ to }) => to)]
      return (await counting(uncounted, months, ends)).rows.map(({ month }) => month)
    },
    count: async ({ month, from, to, timeZone }, span, { starts, length, today }) => {
      const [{ rows }, all] = await Promise.all([
        counting(countAll, from, to, starts, length, today, timeZone),
        counting(organisations),
      ])
      const scopes = [ofNetwork, ...all.rows.map(({ id }) => id)].map((scope) => keptFor(scope, rows, span))
      await counting(keepCounts, month, span, now(), JSON.stringify(scopes), today === null ? null : now())
    },
    counted: async (month, organisation) => {
      const [whose, months] = [organisation ?? ofNetwork, monthsKnown(month)]
      const [counts, names, told] = await Promise.all([
        counting(readCounts, whose, months, month),
        counting(readNames),
        counting(readTold, whose, months[0]),
      ])
      return countedOf(month, whose, { counts: counts.rows, names: names.rows[0], told: told.rows })
    },
    planned: async ({ from, to, today, lastDay }, organisation) =>
      plannedOf((await counting(readAhead, organisation ?? ofNetwork, from, to, today, lastDay)).rows),
    nextVersion: async (month, organisation) =>
      (await counting(nextVersion, month, organisation ?? ofNetwork)).rows[0]?.version ?? 1,
    keep: async (digest, { note, by }) => {
      const { id, version, scope, period, cutOff } = digest
      const whose = scope.of === 'organisation' ? scope.organisation : ofNetwork
      await counting(keep, id, whose, period.month, version, cutOff, JSON.stringify(digest), note, by)
    },
    recipients: async (month, digest, today) =>
      (await counting(recipients, month, digest, today)).rows.map(({ id, recipient }) =>
        recipientOf({ recipient, lane: id }),
      ),
    comesAgain: async ({ at, sentFor, told }) => {
      await as(asWorker, set, [network, at, sentFor, told])
    },
  }
}
