import type { OrganisationId } from '../core/ids.ts'
import type { ReferralStore } from '../core/ports.ts'
import { deadlineOf } from '../core/referral/clock.ts'
import { isAskedBack } from '../core/referral/move.ts'
import type { Referral, Stage } from '../core/referral/referral.ts'
import { awayJoin, sayToday, today } from './absence-store.ts'
import { giveWords } from './case-words.ts'
import { heirOf } from './heir.ts'
import { inTheNameOf } from './in-the-name-of.ts'
import { statement } from './line.ts'
import { knownTo, type SheetRow, sheetColumns, sheetJoins, sheetOf } from './referral-sheet.ts'
import { isUuid, type Session } from './session.ts'
import { detailsOf } from './stage-details.ts'

/** Stages after which the receiver is no party to the case any more, as far as this referral goes, and sees the referral alone. */
const parted: readonly Stage[] = ['declined', 'redirected', 'withdrawn', 'superseded', 'void']
const partedList = parted.map((stage) => `'${stage}'`).join(', ')
const openList = ['offered', 'needs-info', 'accepted', 'in-progress', 'on-hold'].map((stage) => `'${stage}'`).join(', ')

/** Without an approval the receiver learns of the referral alone. */
const level = `case when $10::uuid is null then 'advice' else 'party' end`

/** The approval is held against being withdrawn at the same moment. */
const offer = statement(
  'referrals.offer',
  `with approved as (select id from approvals where network_id = $1 and id = $10 and withdrawn_at is null for share),
  offered as (insert into referrals (network_id, case_id, from_organisation_id, to_organisation_id, id, kind, from_id, to_id,
      approval_id, covers, hops, version, stage, owner_id, due_at, withdrawal_asked, details, since_at, since_by, case_number, offered_at)
    select $1, $2, $3, $4, $5, $6, $7, $8, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, c.number, $19 from cases c
    where c.network_id = $1 and c.id = $2 and ($10::uuid is null or exists (select from approved)) returning id),
  said as (insert into referral_words (network_id, referral_id, what, case_id, from_organisation_id, to_organisation_id, words)
    select $1, offered.id, w.what, $2, $3, $4, w.words from offered
    cross join (values ('need', $21::text), ('question', $9::text)) w (what, words)),
  shown as (insert into case_access (network_id, organisation_id, case_id, level, given_by)
    select $1, $4, $2, ${level}, $3 where $3::uuid <> $4::uuid
    on conflict (network_id, organisation_id, case_id, given_by) do update set level = excluded.level
      where excluded.level = 'party' or case_access.level = 'figures'),
  named as (insert into company_access (network_id, organisation_id, company_id)
    select $1, $4, c.company_id from cases c
    where c.network_id = $1 and c.id = $2 and $3::uuid <> $4::uuid and $10::uuid is not null
    on conflict do nothing)
  update cases set due_at = least(due_at, $16)
  where network_id = $1 and id = $2 and status = 'open' and exists (select from offered)`,
)

const store = statement(
  'referrals.store',
  `with held as (select id from cases where network_id = $1 and id = $16 and owner_id = $15 for no key update),
  moved as (update referrals set stage = $4, version = $5, owner_id = $6, due_at = $7, withdrawal_asked = $8,
      details = $9, since_at = $10, since_by = $11,
      accepted_at = coalesce(accepted_at, case when $4 = 'accepted' then $10::timestamptz end),
      contacted_at = coalesce(contacted_at, ($9::jsonb ->> 'firstContactAt')::timestamptz),
      revoked_at = $17, approval_id = $18, covers = $19
    where network_id = $1 and id = $2 and version = $3 and ($15::uuid is null or exists (select from held))
    returning id, case_id),
  owned as (update cases c set version = c.version + 1, owner_id = coalesce(${heirOf('$12', '$13')}, $12, c.owner_id),
      owner_organisation_id = coalesce($13, c.owner_organisation_id)
    from moved where c.network_id = $1 and c.id = moved.case_id),
  given as (insert into case_access (network_id, organisation_id, case_id, level, given_by)
    select $1, $13, moved.case_id, 'party', $14 from moved where $13::uuid <> $14::uuid
    on conflict (network_id, organisation_id, case_id, given_by) do update set level = 'party')
  select id from moved`,
)
/** On its own, after the case's row has been locked: of two moves at once the second must see the first's clock. */
const renewClock = statement(
  'referrals.clock',
  `update cases set due_at = (select min(r.due_at) from referrals r where r.network_id = $1 and r.case_id = $2)
  where network_id = $1 and id = $2`,
)
/**
 * Last, because the one who declines may do no more to the case afterwards. Whatever else shows it to the receiver stays: what others
 * have given are other rows, and another referral from the same sender keeps this one as it is.
 */
const part = statement(
  'referrals.part',
  `update case_access a set level = 'advice' from referrals r
  where r.network_id = $1 and r.id = $2 and r.version = $3 and r.stage in (${partedList})
    and a.network_id = $1 and a.case_id = r.case_id and a.level = 'party'
    and a.organisation_id = r.to_organisation_id and a.given_by = r.from_organisation_id
    and not exists (select 1 from referrals o where o.network_id = $1 and o.case_id = r.case_id and o.id <> r.id
      and o.from_organisation_id = r.from_organisation_id and o.to_organisation_id = r.to_organisation_id
      and o.stage not in (${partedList}))`,
)

/** An organisation loses what `given_by` has let it see, but for that there was a referral. */
const lower = statement(
  'referrals.lower',
  `update case_access set level = 'advice'
  where network_id = $1 and case_id = $2 and organisation_id = any($3) and given_by = $4 and level in ('party', 'need')`,
)
const hush = statement(
  'referrals.hush',
  `update referral_words set revoked = true where network_id = $1 and case_id = $2 and from_organisation_id = $4 and not revoked
    and (to_organisation_id = any($3) or from_organisation_id = any($3))`,
)
/** The company as well, unless there is another case on it that the organisation is a party to, or it had an entry of its own. */
const forget = statement(
  'referrals.forget',
  `delete from company_access a where a.network_id = $1 and a.organisation_id = $3
    and a.company_id = $2 and not a.kept and not exists (select from cases c where c.network_id = $1 and c.company_id = $2)`,
)

const byId = statement<SheetRow>(
  'referrals.byId',
  `select ${sheetColumns} from referrals r ${sheetJoins} where r.network_id = $1 and r.id = $2 and ${knownTo}`,
)
const shared = `exists (select 1 from case_access a where a.network_id = $1 and a.organisation_id = $3 and a.case_id = $2
  and a.level in ('party', 'own'))`
const openOf = statement<SheetRow>(
  'referrals.openOf',
  `select ${sheetColumns} from referrals r ${sheetJoins}
  where r.network_id = $1 and r.case_id = $2 and ${shared} and ${knownTo} and r.stage in (${openList}) order by r.id`,
)
/** Most cases have none: that is told without looking up any names. */
const anyOpen = statement<{ readonly id: string }>(
  'referrals.anyOpen',
  `select id from referrals where network_id = $1 and case_id = $2 and stage in (${openList}) limit 1`,
)
const allOf = statement<SheetRow>(
  'referrals.allOf',
  `select ${sheetColumns} from referrals r ${sheetJoins}
  where r.network_id = $1 and r.case_id = $2 and ${shared} and ${knownTo} order by r.id desc`,
)
/** Also those that rival with the reader's own: for what has to reach them, and not to be shown. */
const everyOf = statement<SheetRow>(
  'referrals.everyOf',
  `select ${sheetColumns} from referrals r ${sheetJoins}
  where r.network_id = $1 and r.case_id = $2 and ${shared} order by r.id desc`,
)
const waitingFor = statement<SheetRow>(
  'referrals.waitingFor',
  `with addressed as materialized (select $3::uuid as id union all select m.id from members m ${awayJoin('m', today)}
    where m.network_id = $1 and m.organisation_id = $2 and m.id <> $3 and away.until is not null
      and coalesce(away.stand_in, $3) = $3),
  waiting as (
    (select * from referrals where network_id = $1 and stage = 'offered' and to_organisation_id = $2 and to_id is null
      order by due_at limit $4)
    union all (select o.* from addressed a cross join lateral (select * from referrals where network_id = $1
      and stage = 'offered' and to_organisation_id = $2 and to_id = a.id order by due_at limit $4) o)
    union all (select * from referrals where network_id = $1 and stage = 'needs-info' and from_id = $3
      order by due_at limit $4)
    union all (select * from referrals where network_id = $1 and withdrawal_asked and owner_id = $3
      order by due_at limit $4)
    union all (select * from referrals where network_id = $1 and stage = 'returned' and details ->> 'takenBack' is null
      and from_id = $3 order by since_at limit $4)
    union all (select * from referrals where network_id = $1 and stage in ('accepted', 'on-hold') and owner_id = $3
      and not withdrawal_asked and (stage = 'accepted' or due_at <= $5) order by due_at limit $4))
  select ${sheetColumns} from waiting r ${sheetJoins} order by r.due_at, r.id limit $4`,
)

export function referralStore(session: Session): ReferralStore {
  const { line, network, organisation } = session
  const sheets = async (wanted: typeof byId, values: readonly unknown[]) => {
    sayToday(session)
    const { rows } = await line.run(wanted, [network.id, ...values])
    return rows.map((row) => sheetOf(row, session))
  }
  const speakingFor = <T>(other: OrganisationId, work: () => Promise<T>) => inTheNameOf(session, other, work)
  return {
    offer: async (referral) => {
      const { case: of, fromOrganisation: from, toOrganisation: to } = referral
      const values = [network.id, ...partiesOf(referral), ...stageOf(referral), referral.need]
      const [{ count }] = await speakingFor(from, () =>
        Promise.all([
          line.run(offer, values),
          referral.approval !== null && line.run(giveWords, [network.id, of, from, to]),
        ]),
      )
      return count === 1
    },
    byId: async (id, inNameOf = organisation) =>
      isUuid(id) ? ((await speakingFor(inNameOf, () => sheets(byId, [id])))[0] ?? null) : null,
    store: async (referral, was, handed, inNameOf) => {
      const { id, version, stage } = referral
      const as = inNameOf ?? organisation
      const ownership = [handed?.member ?? null, handed?.organisation ?? null, as, handed?.from ?? null]
      const [stored] = await speakingFor(as, () =>
        Promise.all([
          line.run(store, [
            ...[network.id, id, was, stage, version, ...stageOf(referral), ...ownership, referral.case],
            ...[referral.revoked, referral.approval, referral.covers],
          ]),
          line.run(renewClock, [network.id, referral.case]),
          parted.includes(stage) && line.run(part, [network.id, id, version]),
        ]),
      )
      return stored.count === 1
    },
    hush: async (of, losing, senders) => {
      await Promise.all(
        senders.map((sender) => speakingFor(sender, () => line.run(hush, [network.id, of, losing, sender]))),
      )
    },
    partWith: async ({ id: of, company }, losing, givers) => {
      const lost = givers.map((giver) => speakingFor(giver, () => line.run(lower, [network.id, of, losing, giver])))
      const forgotten = losing.map((one) => speakingFor(one, () => line.run(forget, [network.id, company.id, one])))
      await Promise.all([...lost, ...forgotten])
    },
    openOf: async (of) => {
      const { count } = await line.run(anyOpen, [network.id, of])
      return count === 0 ? [] : sheets(openOf, [of, organisation])
    },
    allOf: (of, whole) => sheets(whole ? everyOf : allOf, [of, organisation]),
    waitingFor: (by, most) => sheets(waitingFor, [by.organisation, by.member, most, session.now()]),
  }
}

const partiesOf = (r: Referral): readonly unknown[] => [
  ...[r.case, r.fromOrganisation, r.toOrganisation, r.id, r.kind, r.from, r.to],
  ...[r.question, r.approval, r.covers, r.hops, r.version, r.stage],
]

const stageOf = (referral: Referral): readonly unknown[] => [
  'owner' in referral ? referral.owner : null,
  deadlineOf(referral),
  isAskedBack(referral),
  detailsOf(referral),
  referral.since.at,
  referral.since.by,
]
