import type { Approval, ApprovalStore, RecordedApproval } from '../core/case/approval.ts'
import type { ApprovalId, CaseId, MemberId, OrganisationId } from '../core/ids.ts'
import { statement } from './line.ts'
import { isUuid, type Session } from './session.ts'

const add = statement(
  'approvals.add',
  `insert into approvals (network_id, id, case_id, given_by_sealed, how, given_on, covers, recorded_by)
  values ($1, $2, $3, $4, $5, $6, $7, $8)`,
)

interface ApprovalRow {
  readonly id: ApprovalId
  readonly case_id: CaseId
  readonly given_by_sealed: Buffer
  readonly how: Approval['how']
  readonly given_on: Date
  readonly covers: readonly OrganisationId[] | null
  readonly recorded_by: MemberId
}
const columns = 'p.id, p.case_id, p.given_by_sealed, p.how, p.given_on, p.covers, p.recorded_by' as const
const covering = statement<ApprovalRow>(
  'approvals.covering',
  `select ${columns} from approvals p
  where p.network_id = $1 and p.case_id = $2 and p.withdrawn_at is null and (p.covers is null or $3 = any(p.covers))
  order by p.given_on desc, p.id desc limit 1`,
)

interface RecordedRow extends ApprovalRow {
  readonly recorded_name: string | null
  readonly withdrawn_at: Date | null
  readonly withdrawn_name: string | null
  readonly withdrawn_words: string | null
}
const ofCase = statement<RecordedRow>(
  'approvals.ofCase',
  `select ${columns}, p.withdrawn_at, p.withdrawn_words, rm.name as recorded_name, wm.name as withdrawn_name from approvals p
  left join members rm on rm.network_id = p.network_id and rm.id = p.recorded_by
  left join members wm on wm.network_id = p.network_id and wm.id = p.withdrawn_by
  where p.network_id = $1 and p.case_id = $2 order by p.given_on desc, p.id desc`,
)
const withdraw = statement(
  'approvals.withdraw',
  `update approvals set withdrawn_at = $3, withdrawn_by = $4, withdrawn_words = $5
  where network_id = $1 and id = $2 and withdrawn_at is null`,
)

/** The name of the one who gave it is a contact person's: sealed. */
const sealed = (row: ApprovalId) => ({ table: 'approvals', row, column: 'given_by_sealed' })

export function approvalStore({ line, network: { id: network }, encryption }: Session): ApprovalStore {
  const approvalOf = (row: ApprovalRow): Approval => ({
    ...{ id: row.id, case: row.case_id, givenBy: encryption.open(row.given_by_sealed, sealed(row.id)), how: row.how },
    ...{ givenOn: row.given_on, covers: row.covers, recordedBy: row.recorded_by },
  })
  const recordedOf = (row: RecordedRow): RecordedApproval => ({
    ...approvalOf(row),
    recordedByName: row.recorded_name,
    withdrawn:
      row.withdrawn_at === null
        ? null
        : { at: row.withdrawn_at, by: row.withdrawn_name, words: row.withdrawn_words ?? '' },
  })
  return {
    add: async ({ id, case: of, givenBy, how, givenOn, covers, recordedBy }) => {
      await line.run(add, [network, id, of, encryption.seal(givenBy, sealed(id)), how, givenOn, covers, recordedBy])
    },
    covering: async (of, organisation) => {
      if (!isUuid(of) || !isUuid(organisation)) return null
      const [row] = (await line.run(covering, [network, of, organisation])).rows
      return row === undefined ? null : approvalOf(row)
    },
    ofCase: async (of) => (isUuid(of) ? (await line.run(ofCase, [network, of])).rows.map(recordedOf) : []),
    withdraw: async (id, by, at, words) =>
      isUuid(id) && (await line.run(withdraw, [network, id, at, by, words])).count === 1,
  }
}
