import type { Approval, ApprovalStore } from '../core/case/approval.ts'
import type { ApprovalId, CaseId, MemberId, OrganisationId } from '../core/ids.ts'
import { statement } from './line.ts'
import { isUuid, type Session } from './session.ts'

const add = statement(
  'approvals.add',
  `insert into approvals (network_id, id, case_id, given_by_sealed, how, given_on, covers, recorded_by)
  values ($1, $2, $3, $4, $5, $6, $7, $8)`,
)
const covering = statement<{
  readonly id: ApprovalId
  readonly case_id: CaseId
  readonly given_by_sealed: Buffer
  readonly how: Approval['how']
  readonly given_on: Date
  readonly covers: readonly OrganisationId[] | null
  readonly recorded_by: MemberId
}>(
  'approvals.covering',
  `select id, case_id, given_by_sealed, how, given_on, covers, recorded_by from approvals
  where network_id = $1 and case_id = $2 and withdrawn_at is null and (covers is null or $3 = any(covers))
  order by given_on desc, id desc limit 1`,
)

/** The name of the one who gave it is a contact person's: sealed. */
const sealed = (row: ApprovalId) => ({ table: 'approvals', row, column: 'given_by_sealed' })

export const approvalStore = ({ line, network: { id: network }, encryption }: Session): ApprovalStore => ({
  add: async ({ id, case: of, givenBy, how, givenOn, covers, recordedBy }) => {
    await line.run(add, [network, id, of, encryption.seal(givenBy, sealed(id)), how, givenOn, covers, recordedBy])
  },
  covering: async (of, organisation) => {
    if (!isUuid(of) || !isUuid(organisation)) return null
    const [row] = (await line.run(covering, [network, of, organisation])).rows
    if (row === undefined) return null
    const { id, how, covers } = row
    const givenBy = encryption.open(row.given_by_sealed, sealed(id))
    return { id, case: row.case_id, givenBy, how, givenOn: row.given_on, covers, recordedBy: row.recorded_by }
  },
})
