import type { MemberId } from '../core/ids.ts'
import { type AbsenceStore, dayIn } from '../core/register/absence.ts'
import { statement } from './line.ts'
import type { Session } from './session.ts'

const add = statement(
  'absences.add',
  `with ended as (update absences set ended_at = $8
    where network_id = $1 and member_id = $4 and ended_at is null and from_on <= $6::date and to_on >= $5::date and id <> $3)
  insert into absences (network_id, organisation_id, id, member_id, from_on, to_on, stand_in, made_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8)`,
)
const end = statement(
  'absences.end',
  `update absences set ended_at = $4
  where network_id = $1 and member_id = $2 and ended_at is null and to_on >= $3::date`,
)
const overlapping = statement<{ readonly until: string }>(
  'absences.overlapping',
  `select max(to_on)::text as until from absences
  where network_id = $1 and member_id = $2 and ended_at is null and from_on <= $4::date and to_on >= $3::date having count(*) > 0`,
)

export const absenceStore = ({ line, network, organisation, member, now }: Session): AbsenceStore => ({
  add: async ({ id, from, to, standIn }, at) => {
    await line.run(add, [network.id, organisation, id, member, from, to, standIn, at])
  },
  end: async (at) => {
    const { count } = await line.run(end, [network.id, member, dayIn(network.timeZone, now()), at])
    return count > 0
  },
  overlapping: async (other, from, to) => {
    const [row] = (await line.run(overlapping, [network.id, other, from, to])).rows
    return row?.until ?? null
  },
})

/**
 * On the day `today` (an expression): until when the member `m` is away, and who stands in, unless that one is away as well. Joined to `m`;
 * nothing when the member is at work.
 */
export const awayJoin = (m: string, today: string, name = 'away'): string =>
  awayAs(m, today, { name, columns: 's.id as stand_in, s.name as stand_in_name' })

/** The same for a reader who sees nobody's name. */
export const awayUnnamed = (m: string, today: string): string =>
  awayAs(m, today, { name: 'away', columns: 's.id as stand_in' })

const awayAs = (m: string, today: string, { name, columns }: { readonly name: string; readonly columns: string }) =>
  `left join lateral (select a.to_on::text as until, ${columns} from absences a
    left join members s on s.network_id = a.network_id and s.id = a.stand_in and ${atWork('s', today)}
    where a.network_id = ${m}.network_id and a.member_id = ${m}.id and a.ended_at is null
      and a.from_on <= ${today} and a.to_on >= ${today} order by a.to_on desc limit 1) ${name} on true`

export const atWork = (m: string, today: string): string =>
  `${m}.active and not exists (select 1 from absences b where b.network_id = ${m}.network_id and b.member_id = ${m}.id
    and b.ended_at is null and b.from_on <= ${today} and b.to_on >= ${today})`

export interface AwayRow {
  readonly away_until: string | null
  readonly away_stand_in: MemberId | null
  readonly away_stand_in_name: string | null
}

export const awayColumns =
  'away.until as away_until, away.stand_in as away_stand_in, away.stand_in_name as away_stand_in_name'

/** For statements that say `today` without being given it. */
const setToday = statement('absences.today', `select set_config('app.today', $1, true)`)
export const today = `nullif(current_setting('app.today', true), '')::date`

/** Travels with the statement after it. */
export function sayToday({ line, network, now }: Session): void {
  line.run(setToday, [dayIn(network.timeZone, now())]).catch(() => undefined)
}
