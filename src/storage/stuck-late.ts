import type { Case } from '../core/case/case.ts'
import { type CaseRow, caseColumns, caseJoins, caseOf } from './case-row.ts'
import { statement } from './line.ts'
import type { Session } from './session.ts'
import { goesOn } from './stuck-facts.ts'

/** What the own organisation is late with, the nearest clock first, without what has got stuck: that has a row with its remedy. */
const late = statement<(CaseRow | { readonly case_id: null }) & { readonly total: number }>(
  'stuck.late',
  `with counted as materialized (select c.* from cases c where c.network_id = $1 and c.owner_organisation_id = $2
      and c.status = 'open' and c.attend_at < $4
      and ${goesOn('$3::date')}
    order by c.attend_at, c.number limit $6::int + 100),
  shown as (select * from counted order by attend_at, number limit $5 offset $6),
  total as (select count(*)::int as total from counted)
  select ${caseColumns}, total.total from total left join (shown c ${caseJoins}) on true order by c.attend_at, c.number`,
)

interface Part {
  readonly most: number
  readonly from: number
  readonly today: string
}

export async function lateCases(
  session: Session,
  { most, from, today }: Part,
): Promise<{ readonly cases: readonly Case[]; readonly total: number }> {
  const { line, network, organisation, now } = session
  const { rows } = await line.run(late, [network.id, organisation, today, now(), most, from])
  return {
    cases: rows.flatMap((row) => (row.case_id === null ? [] : [caseOf(row, session)])),
    total: rows[0]?.total ?? 0,
  }
}
