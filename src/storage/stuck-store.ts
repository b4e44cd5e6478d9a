import type { Standing, StuckCase, StuckStore } from '../core/case/stuck.ts'
import type { CaseId, MemberId, OrganisationId } from '../core/ids.ts'
import { dayIn } from '../core/register/absence.ts'
import { awayJoin } from './absence-store.ts'
import { statement } from './line.ts'
import type { Session } from './session.ts'

interface StuckRow {
  readonly id: CaseId
  readonly number: number
  readonly need: string
  readonly status: 'open' | 'closed'
  readonly opened_at: Date
  readonly due_at: Date | null
  readonly owner_id: MemberId
  readonly owner_name: string
  readonly organisation_id: OrganisationId
  readonly organisation_name: string
  readonly on_agenda: boolean
  readonly hops: number
  readonly declines: number
  readonly owner: Standing['owner']
  readonly receiver_gone: boolean
}

const ofIt = 'r.network_id = c.network_id and r.case_id = c.id'
const waits = `r.stage in ('offered', 'needs-info')`
/** Of the cases `c`: who has it, and what tells whether it goes on; $3 is today. Its company is not read. */
const columns = `c.id, c.number, c.need, c.status, c.opened_at, c.due_at, c.owner_id, m.name as owner_name,
  c.owner_organisation_id as organisation_id, o.name as organisation_name,
  exists (select 1 from referrals r join clocks k on k.network_id = r.network_id and k.referral_id = r.id
    where ${ofIt} and k.agenda_at is not null and k.since_at = r.since_at) as on_agenda,
  (select coalesce(max(r.hops), 0) from referrals r where ${ofIt} and ${waits}) as hops,
  (select case when bool_or(${waits} or r.stage in ('accepted', 'in-progress', 'on-hold')) then 0
    else count(*) filter (where r.stage = 'declined')::int end from referrals r where ${ofIt}) as declines,
  case when not m.active then 'gone' when away.until is not null and away.stand_in is null then 'away'
    else 'at-work' end as owner,
  exists (select 1 from referrals r join members t on t.network_id = r.network_id and not t.active
    and t.id = case when r.stage = 'returned' then r.from_id else r.to_id end
    where ${ofIt} and (${waits} or (r.stage = 'returned' and r.details ->> 'takenBack' is null))) as receiver_gone`
const joins = `join members m on m.network_id = c.network_id and m.id = c.owner_id ${awayJoin('m', '$3::date')}
  join organisations o on o.network_id = c.network_id and o.id = c.owner_organisation_id`

const byNumber = statement<StuckRow>(
  'stuck.byNo',
  `select ${columns} from cases c ${joins} where c.network_id = $1 and c.number = $4
    and exists (select 1 from case_access a where a.network_id = $1 and a.organisation_id = $2 and a.case_id = c.id)`,
)
/** Those that the coordinators have been told of, and the convener's own that are on the agenda. */
const candidates = statement<StuckRow>(
  'stuck.candidates',
  `with told as (
    select a.case_id from case_access a where a.network_id = $1 and a.organisation_id = $2 and a.level = 'need'
    union select r.case_id from clocks k join referrals r on r.network_id = k.network_id and r.id = k.referral_id
      where k.network_id = $1 and k.agenda_at is not null)
  select ${columns} from told t join cases c on c.network_id = $1 and c.id = t.case_id ${joins}
  where c.status = 'open' order by c.due_at nulls last, c.number limit $4`,
)

const longestNumber = 9

export const stuckStore = ({ line, network, organisation, now }: Session): StuckStore => {
  const run = async (wanted: typeof byNumber, value: number): Promise<readonly StuckCase[]> => {
    const at = now()
    const { rows } = await line.run(wanted, [network.id, organisation, dayIn(network.timeZone, at), value])
    return rows.map((row) => caseOf(row, network.prefix, at))
  }
  return {
    byNo: async (no) => {
      const [, prefix = '', number = ''] = /^(.+)-([0-9]+)$/.exec(no.trim()) ?? []
      const ours = prefix.toUpperCase() === network.prefix.toUpperCase() && number.length <= longestNumber
      return ours ? ((await run(byNumber, Number(number)))[0] ?? null) : null
    },
    candidates: (most) => run(candidates, most),
  }
}

const caseOf = (row: StuckRow, prefix: string, now: Date): StuckCase => ({
  id: row.id,
  no: `${prefix}-${row.number}`,
  need: row.need,
  owner: row.owner_id,
  ownerName: row.owner_name,
  ownerOrganisation: row.organisation_id,
  ownerOrganisationName: row.organisation_name,
  status: row.status,
  openedAt: row.opened_at,
  dueAt: row.due_at,
  overdue: row.due_at !== null && row.due_at <= now,
  standing: {
    onAgenda: row.on_agenda,
    hops: row.hops,
    declines: row.declines,
    owner: row.owner,
    receiverGone: row.receiver_gone,
  },
})
