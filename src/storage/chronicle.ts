import { z } from 'zod'
import type { Chronicle, Happening } from '../core/chronicle.ts'
import type { ApprovalId, EntryId, MeetingId, MemberId, OrganisationId, ReferralId } from '../core/ids.ts'
import { steps } from '../core/referral/ladder.ts'
import { kinds, moveNames, results, stages } from '../core/referral/referral.ts'
import { warmMoves } from '../core/referral/warm.ts'
import { statement } from './line.ts'
import { knownTo } from './referral-sheet.ts'
import { isUuid, type Session } from './session.ts'

const record = statement(
  'chronicle.record',
  `with given as (select * from jsonb_to_recordset($2)
    as g (id uuid, case_id uuid, at timestamptz, by_id uuid, organisation_id uuid, happening jsonb, what text, about jsonb)),
  told as (insert into timeline (network_id, id, case_id, at, by_id, organisation_id, happening)
    select $1, id, case_id, at, by_id, organisation_id, happening from given)
  insert into audit (network_id, id, case_id, at, by_id, organisation_id, what, about)
  select $1, id, case_id, at, by_id, organisation_id, what, about from given`,
)
const seen = statement(
  'chronicle.seen',
  `insert into audit (network_id, id, case_id, at, by_id, organisation_id, what, about)
  values ($1, $2, $3, $4, $5, $6, 'seen', '{}')`,
)
const timeline = statement<{
  readonly id: EntryId
  readonly at: Date
  readonly by_name: string | null
  readonly organisation_id: OrganisationId
  readonly organisation_name: string
  readonly happening: unknown
}>(
  'chronicle.timeline',
  `select t.id, t.at, m.name as by_name, t.organisation_id, o.name as organisation_name, t.happening from timeline t
  left join members m on m.network_id = t.network_id and m.id = t.by_id
  join organisations o on o.network_id = t.network_id and o.id = t.organisation_id
  where t.network_id = $1 and t.case_id = $2 and ($4::uuid is null or (t.at, t.id) <
    (select b.at, b.id from timeline b where b.network_id = $1 and b.id = $4 and b.case_id = $2))
    and not exists (select 1 from referrals r where r.network_id = $1 and r.id = (t.happening ->> 'referral')::uuid and not ${knownTo})
  order by t.at desc, t.id desc limit $3`,
)

const referralId = z.custom<ReferralId>((given) => z.uuid().safeParse(given).success)
const memberId = z.custom<MemberId>((given) => z.uuid().safeParse(given).success)
const approvalId = z.custom<ApprovalId>((given) => z.uuid().safeParse(given).success)
const organisationId = z.custom<OrganisationId>((given) => z.uuid().safeParse(given).success)
const meeting = z.custom<MeetingId>((given) => z.uuid().safeParse(given).success)
const moment = z.iso.datetime().transform((text) => new Date(text))
const happenings: z.ZodType<Happening> = z.discriminatedUnion('what', [
  z.object({ what: z.literal('registered') }),
  z.object({ what: z.literal('approved'), approval: approvalId }),
  z.object({
    what: z.literal('moved'),
    referral: referralId,
    move: z.enum(moveNames),
    kind: z.enum(kinds),
    words: z.string(),
    result: z.enum(results).optional(),
    next: referralId.optional(),
    told: organisationId.optional(),
  }),
  z.object({ what: z.literal('contact-noted') }),
  z.object({ what: z.literal('approval-withdrawn'), approval: approvalId, words: z.string() }),
  z.object({ what: z.literal('noted'), words: z.string(), secret: z.literal(true).optional() }),
  z.object({ what: z.literal('planned'), on: z.string(), words: z.string() }),
  z.object({ what: z.literal('stepped'), words: z.string() }),
  z.object({ what: z.literal('closed'), result: z.enum(results), words: z.string() }),
  z.object({ what: z.literal('reopened') }),
  z.object({
    what: z.literal('reassigned'),
    whose: z.enum(['case', 'referral']),
    from: memberId,
    to: memberId,
    words: z.string(),
  }),
  z.object({ what: z.literal('company-merged'), company: z.string(), words: z.string() }),
  z.object({ what: z.literal('decided'), words: z.string() }),
  z.object({ what: z.literal('from-club'), meeting, on: z.string() }),
  z.object({ what: z.literal('decision-undone'), words: z.string() }),
  z.object({ what: z.literal('inquired') }),
  z.object({ what: z.literal('inquiry-declined') }),
  z.object({ what: z.literal('clock'), referral: referralId, step: z.enum(steps), stage: z.enum(stages) }),
  z.object({ what: z.literal('asked-again'), referral: referralId }),
  z.object({
    what: z.literal('warm'),
    referral: referralId,
    move: z.enum([...warmMoves, 'propose']),
    time: moment.optional(),
    words: z.string(),
  }),
  z.object({
    what: z.literal('snoozed'),
    referral: referralId,
    until: moment,
    words: z.string(),
  }),
])

export const chronicle = ({ line, network: { id: network }, organisation, newId }: Session): Chronicle => ({
  record: gathered(
    async (entries) => {
      await line.run(record, [network, JSON.stringify(entries)])
    },
    { organisation, newId },
  ),
  seen: async (of, by, at) => {
    await line.run(seen, [network, newId(), of, at, by.member, by.organisation])
  },
  timeline: async (of, most, before = null) => {
    if (!isUuid(of)) return []
    const { rows } = await line.run(timeline, [network, of, most, isUuid(before) ? before : null])
    return rows.map((row) => ({
      id: row.id,
      at: row.at,
      byName: row.by_name,
      organisation: row.organisation_id,
      organisationName: row.organisation_name,
      happening: happenings.parse(row.happening),
    }))
  },
})

/** What is recorded in one go, such as an approval and the offer that it allows, is one statement. */
function gathered(
  write: (entries: readonly object[]) => Promise<void>,
  { organisation, newId }: Pick<Session, 'organisation' | 'newId'>,
): Chronicle['record'] {
  let entries: object[] = []
  let written: Promise<void> | null = null
  return (of, by, at, happening) => {
    const { what, ...about } = withoutWords(happening)
    entries.push({
      id: newId(),
      case_id: of,
      at,
      by_id: by === 'system' ? null : by.member,
      organisation_id: by === 'system' ? organisation : by.organisation,
      happening,
      what,
      about,
    })
    written ??= Promise.resolve().then(() => {
      const gathering = entries
      entries = []
      written = null
      return write(gathering)
    })
    return written
  }
}

/** The audit is never changed, so nothing goes into it that somebody may have to have erased. */
function withoutWords(happening: Happening): { readonly what: string } {
  if (!('words' in happening)) return happening
  const { words: _, ...about } = happening
  return about
}
