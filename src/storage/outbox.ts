import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { causes } from '../core/cause.ts'
import { laneOf } from '../core/dead-letter.ts'
import type { Address, Claimed, Destination, Outbox } from '../core/delivery.ts'
import type {
  CaseId,
  ChannelId,
  CompanyId,
  DigestId,
  InquiryId,
  MeetingId,
  MemberId,
  NetworkId,
  OrganisationId,
  PlaceId,
  RecordId,
  ReferralId,
  RoundId,
  SittingId,
  WarmId,
} from '../core/ids.ts'
import { actionSteps } from '../core/meeting/action.ts'
import {
  type About,
  clockTidings,
  clubChanges,
  clubTidings,
  meetingTidings,
  tidings,
  warmTidings,
} from '../core/notice.ts'
import { bury } from './bury.ts'
import { localeOf, networkOf, zoneOf } from './caller.ts'
import type { Database } from './engine.ts'
import type { Statement } from './line.ts'
import { recipientOf } from './notice-store.ts'
import * as statements from './outbox-statements.ts'
import { inOneTrip } from './transaction.ts'

/** Longest kept of why a try failed: codes, not stories. */
const longestWhy = 200

export function createOutbox(database: Database): Outbox {
  const ask = <Row extends object>(wanted: Statement<Row>, values: readonly unknown[], network = '') =>
    inOneTrip(database, [[statements.begin, [network]]], [wanted, values])
  const settle = async (wanted: Statement<object>, claimed: Claimed, values: readonly unknown[]): Promise<void> => {
    const { network, notice, lease } = claimed
    await ask(wanted, [network, laneOf(notice.recipient), notice.id, lease, ...values])
  }
  return {
    claim: async (now, most, leaseSeconds) => {
      const lease = randomUUID()
      const until = new Date(now.getTime() + leaseSeconds * 1000)
      const before = [
        [statements.begin, ['']],
        [statements.expire, [now]],
      ] as const
      const { rows } = await inOneTrip(database, before, [statements.claim, [now, most, until, lease]])
      return rows.map((row) => claimedOf(row, lease))
    },
    destinationOf: async (network, recipient) => {
      const wanted = 'member' in recipient ? statements.memberDestination : statements.channelDestination
      const { rows } = await ask(wanted, [network, laneOf(recipient)], network)
      return destinationOf(rows)
    },
    sent: (claimed, { conversation, message }, now) =>
      settle(statements.sent, claimed, [claimed.wanted, now, conversation, message]),
    dropped: (claimed, now) => settle(statements.dropped, claimed, [claimed.wanted, now]),
    later: (claimed, at, doubtful, why) => settle(statements.later, claimed, [at, doubtful, why.slice(0, longestWhy)]),
    dead: (claimed, death, now) => bury(database, claimed, { ...death, why: death.why.slice(0, longestWhy) }, now),
    nextDue: async () => (await ask(statements.nextDue, [])).rows[0]?.at ?? null,
    counts: async () => {
      const [row] = (await ask(statements.counts, [])).rows
      return { pending: Number(row?.pending), dead: Number(row?.dead), oldestDue: row?.oldest ?? null }
    },
  }
}

const referral = z.custom<ReferralId>((given) => z.uuid().safeParse(given).success)
const roundId = z.custom<RoundId>((given) => z.uuid().safeParse(given).success)
const inquiry = z.custom<InquiryId>((given) => z.uuid().safeParse(given).success)
const organisation = z.custom<OrganisationId>((given) => z.uuid().safeParse(given).success)
const caseId = z.custom<CaseId>((given) => z.uuid().safeParse(given).success)
const warm = z.custom<WarmId>((given) => z.uuid().safeParse(given).success)
const network = z.custom<NetworkId>((given) => z.uuid().safeParse(given).success)
const digest = z.custom<DigestId>((given) => z.uuid().safeParse(given).success)
const member = z.custom<MemberId>((given) => z.uuid().safeParse(given).success)
const meeting = z.custom<MeetingId>((given) => z.uuid().safeParse(given).success)
const place = z.custom<PlaceId>((given) => z.uuid().safeParse(given).success)
const company = z.custom<CompanyId>((given) => z.uuid().safeParse(given).success)
const sitting = z.custom<SittingId>((given) => z.uuid().safeParse(given).success)
const action = z.custom<RecordId>((given) => z.uuid().safeParse(given).success)
const channel = z.custom<ChannelId>((given) => z.uuid().safeParse(given).success)
const about: z.ZodType<About> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('referral'), referral }),
  z.object({ kind: z.literal('tiding'), referral, tiding: z.enum(tidings) }),
  z.object({ kind: z.literal('inquiry'), inquiry, case: caseId }),
  z.object({ kind: z.literal('round'), round: roundId }),
  z.object({ kind: z.literal('turned-down'), inquiry }),
  z.object({ kind: z.literal('warm'), referral, warm, tiding: z.enum(warmTidings), version: z.int() }),
  z.object({
    kind: z.literal('meeting'),
    meeting,
    tiding: z.enum(meetingTidings),
    late: z.boolean(),
    startsAt: z.string(),
  }),
  z.object({ kind: z.literal('services'), organisation, quarter: z.string() }),
  z.object({ kind: z.literal('night'), network }),
  z.object({ kind: z.literal('digest'), digest, month: z.string(), late: z.boolean() }),
  z.object({ kind: z.literal('ownership'), case: caseId }),
  z.object({
    ...{ kind: z.literal('unreachable'), member: member.nullable(), channel: channel.nullable(), organisation },
    ...{ cause: z.enum(causes), referral: referral.nullable(), case: caseId.nullable() },
  }),
  z.object({ kind: z.literal('stuck'), case: caseId.nullable(), owner: member }),
  z.object({ kind: z.literal('company'), case: caseId }),
  z.object({
    kind: z.literal('took-over'),
    leaver: member,
    cases: z.int(),
    referrals: z.int(),
    actions: z.int().default(0),
  }),
  z.object({ kind: z.literal('sitting'), meeting, sitting, what: z.enum(['agenda', 'item', 'minutes']) }),
  z.object({ kind: z.literal('action'), action, step: z.enum(['given', ...actionSteps]) }),
  z.object({ kind: z.literal('club'), meeting, place, tiding: z.enum(clubTidings) }),
  z.object({ kind: z.literal('club-merged'), meeting, place, company, owner: member.nullable() }),
  z.object({ kind: z.literal('club-change'), meeting, tiding: z.enum(clubChanges), startsAt: z.string() }),
  z.object({ kind: z.literal('clock'), referral, tiding: z.enum(clockTidings), since: z.string() }),
])

function claimedOf(row: statements.ClaimedRow, lease: string): Claimed {
  const { conversation, message } = row
  return {
    network: row.network_id,
    notice: { id: row.id, recipient: recipientOf(row), about: about.safeParse(row.about).data ?? null },
    ref: conversation === null || message === null ? null : { conversation, message },
    wanted: row.wanted,
    attempt: row.attempts,
    doubtful: row.doubtful,
    postedAt: row.posted_at,
    lease,
  }
}

function destinationOf(rows: readonly statements.DestinationRow[]): Destination {
  const [row] = rows
  if (row === undefined) throw new Error('a message is for somebody who is not in the register')
  return {
    reader: {
      network: networkOf(row),
      organisation: row.organisation_id,
      member: row.member_id,
      roles: row.roles,
      locale: row.locale ?? localeOf(row.locale_hint) ?? row.network_locale,
      timeZone: zoneOf(row.time_zone_hint) ?? row.time_zone,
    },
    gone: !row.active,
    addresses: rows.flatMap(addressOf),
  }
}

const addressOf = ({ chat, workspace, place, member_id }: statements.DestinationRow): readonly Address[] =>
  chat === null || workspace === null || place === null
    ? []
    : [{ chat, workspace, place: member_id === null ? { channel: place } : { user: place } }]
