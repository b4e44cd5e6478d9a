import { z } from 'zod'
import type { ApprovalId, ReferralId } from '../core/ids.ts'
import type { Chronicle, Happening } from '../core/ports.ts'
import { kinds, moveNames } from '../core/referral/referral.ts'
import { statement } from './line.ts'
import { isUuid, type Session } from './session.ts'

const record = statement(
  'chronicle.record',
  `with told as (insert into timeline (network_id, id, case_id, at, by_id, organisation_id, happening)
    values ($1, $2, $3, $4, $5, $6, $7))
  insert into audit (network_id, id, case_id, at, by_id, organisation_id, what, about)
  values ($1, $2, $3, $4, $5, $6, $8, $9)`,
)
const seen = statement(
  'chronicle.seen',
  `insert into audit (network_id, id, case_id, at, by_id, organisation_id, what, about)
  values ($1, $2, $3, $4, $5, $6, 'seen', '{}')`,
)
const timeline = statement<{
  readonly at: Date
  readonly by_name: string
  readonly organisation_name: string
  readonly happening: unknown
}>(
  'chronicle.timeline',
  `select t.at, m.name as by_name, o.name as organisation_name, t.happening from timeline t
  join members m on m.network_id = t.network_id and m.id = t.by_id
  join organisations o on o.network_id = t.network_id and o.id = t.organisation_id
  where t.network_id = $1 and t.case_id = $2 order by t.at desc, t.id desc limit $3`,
)

const referralId = z.custom<ReferralId>((given) => z.uuid().safeParse(given).success)
const approvalId = z.custom<ApprovalId>((given) => z.uuid().safeParse(given).success)
const happenings: z.ZodType<Happening> = z.discriminatedUnion('what', [
  z.object({ what: z.literal('registered') }),
  z.object({ what: z.literal('approved'), approval: approvalId }),
  z.object({
    what: z.literal('moved'),
    referral: referralId,
    move: z.enum(moveNames),
    kind: z.enum(kinds),
    words: z.string(),
  }),
])

export const chronicle = ({ line, network: { id: network }, newId }: Session): Chronicle => ({
  record: async (of, by, at, happening) => {
    const { what, ...about } = withoutWords(happening)
    const values = [newId(), of, at, by.member, by.organisation, JSON.stringify(happening), what, JSON.stringify(about)]
    await line.run(record, [network, ...values])
  },
  seen: async (of, by, at) => {
    await line.run(seen, [network, newId(), of, at, by.member, by.organisation])
  },
  timeline: async (of, most) => {
    if (!isUuid(of)) return []
    const { rows } = await line.run(timeline, [network, of, most])
    return rows.map((row) => ({
      at: row.at,
      byName: row.by_name,
      organisationName: row.organisation_name,
      happening: happenings.parse(row.happening),
    }))
  },
})

/** The audit is never changed, so nothing goes into it that somebody may have to have erased. */
function withoutWords(happening: Happening): { readonly what: string } {
  if (happening.what !== 'moved') return happening
  const { what, referral, move, kind } = happening
  return { what, ...{ referral, move, kind } }
}
