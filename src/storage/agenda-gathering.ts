import { nameIn } from '../core/case/names.ts'
import type { CaseId, MemberId, OrganisationId } from '../core/ids.ts'
import { idleAfter, reasonsFor, severalFrom } from '../core/meeting/agenda.ts'
import type { AgendaStore } from '../core/meeting/agenda-store.ts'
import { dayIn } from '../core/register/absence.ts'
import { type CompanyRow, companyColumns, companyOf } from './company-store.ts'
import { inTheNameOf } from './in-the-name-of.ts'
import { statement } from './line.ts'
import type { Session } from './session.ts'
import { isStuck, standingColumns, standingJoins } from './stuck-facts.ts'

interface GatheredRow extends CompanyRow {
  readonly id: CaseId
  readonly case_number: number
  readonly need: string
  readonly owner_id: MemberId
  readonly due_at: Date | null
  readonly is_stuck: boolean
  readonly idle_days: number
  readonly stand_in: boolean
  readonly organisations: number
  /** What the company was called before it was merged. */
  readonly former_names: readonly string[]
}

/** For as long as one statement takes: number, need and clock of all that the network has open. */
const gathers = statement('agenda.gathers', `select set_config('app.gathers', $1, true)`)

const working = `r.stage in ('offered', 'needs-info', 'accepted', 'in-progress', 'on-hold') and r.kind <> 'information'`
const gather = statement<GatheredRow>(
  'agenda.gather',
  `select s.id, s.number as case_number, s.need, s.owner_id, s.due_at, ${isStuck} as is_stuck, s.idle_days, s.stand_in, s.organisations,
    ${companyColumns}, (select coalesce(array_agg(t.happening ->> 'words'), '{}') from timeline t
      where t.network_id = s.network_id and t.case_id = s.id and t.happening ->> 'what' = 'company-merged') as former_names
  from (select ${standingColumns}, c.company_id,
      greatest(0, extract(day from $3::timestamptz - coalesce((select t.at from timeline t
        where t.network_id = c.network_id and t.case_id = c.id order by t.at desc, t.id desc limit 1), c.opened_at)))::int as idle_days,
      away.stand_in is not null as stand_in,
      (select count(distinct r.to_organisation_id)::int from referrals r where r.network_id = c.network_id and r.case_id = c.id
        and ${working}) as organisations
    from cases c ${standingJoins('$2::date')} where c.network_id = $1 and c.status = 'open') s
  left join companies co on co.network_id = s.network_id and co.id = s.company_id
  where ${isStuck} or s.idle_days >= ${idleAfter} or s.stand_in or s.organisations >= ${severalFrom}
  order by ${isStuck} desc, s.idle_days >= ${idleAfter} desc, s.due_at nulls last, s.number limit $4`,
)
const ownerOf = statement<{ readonly organisation_id: OrganisationId }>(
  'agenda.ownerOf',
  'select owner_organisation_id as organisation_id from cases where network_id = $1 and id = $2',
)

/** Who decided stands there with their own organisation; the audit is that of whose name it was written in. */
const told = statement(
  'agenda.told',
  `with written as (insert into timeline (network_id, id, case_id, at, by_id, organisation_id, happening)
    values ($1, $2, $3, $4, $5, $6, $7))
  insert into audit (network_id, id, case_id, at, by_id, organisation_id, what, about)
  values ($1, $2, $3, $4, $5, nullif(current_setting('app.organisation', true), '')::uuid, $8, '{}')`,
)

/** Those at the meeting may have been asked for advice without being told which company it is about. */
function namesItsCompany(row: GatheredRow, encryption: Session['encryption']): boolean {
  const company = companyOf(row, encryption)
  const names = [company, ...row.former_names.map((name) => ({ name, number: null }))]
  return names.some((one) => nameIn(row.need, one) !== null)
}

/** What needs to be read of cases that the reader does not see: enough to have them on an agenda, and to tell them what was decided. */
export function gatherings(session: Session): Pick<AgendaStore, 'gather' | 'tellCase'> {
  const { line, network, newId, now, encryption } = session
  const gathering = async <T>(work: () => Promise<T>): Promise<T> => {
    const begun = line.run(gathers, ['agenda'])
    const done = work()
    const [value] = await Promise.all([done, begun, line.run(gathers, [''])])
    return value
  }
  return {
    gather: async (most) => {
      const at = now()
      const { rows } = await gathering(() => line.run(gather, [network.id, dayIn(network.timeZone, at), at, most]))
      return rows.map((row) => ({
        ...{
          id: row.id,
          no: `${network.prefix}-${row.case_number}`,
          need: namesItsCompany(row, encryption) ? '' : row.need,
          owner: row.owner_id,
          dueAt: row.due_at,
        },
        reasons: reasonsFor({
          ...{ stuck: row.is_stuck, idleDays: row.idle_days, standIn: row.stand_in, organisations: row.organisations },
        }),
      }))
    },
    tellCase: async (of, { by, at, words, undone }) => {
      const { rows } = await gathering(() => line.run(ownerOf, [network.id, of]))
      const [owner] = rows
      if (owner === undefined) return
      const happening = { what: undone ? 'decision-undone' : 'decided', words }
      const values = [
        network.id,
        newId(),
        of,
        at,
        by.member,
        by.organisation,
        JSON.stringify(happening),
        happening.what,
      ]
      await inTheNameOf(session, owner.organisation_id, () => line.run(told, values))
    },
  }
}
