import type { MemberId, ReferralId, WarmId } from '../core/ids.ts'
import {
  type Between,
  type Length,
  lengths,
  type Side,
  type Warm,
  type WarmSheet,
  type WarmStage,
  type WarmStore,
} from '../core/referral/warm.ts'
import { isUnderWay } from '../core/referral/warm-decide.ts'
import type { Encryption } from './encryption.ts'
import { inTheNameOf } from './in-the-name-of.ts'
import { statement } from './line.ts'
import { isUuid, type Session } from './session.ts'

interface WarmRow {
  readonly id: WarmId
  readonly referral_id: ReferralId
  readonly version: number
  readonly stage: WarmStage
  readonly side: Side | null
  readonly times: readonly Date[]
  readonly at: Date | null
  readonly minutes: number
  readonly place_sealed: Buffer | null
  readonly guests_sealed: Buffer | null
  readonly since_at: Date
  readonly since_by: MemberId | null
  readonly since_name: string | null
  readonly sender_email: string
}

const sheet = `select w.id, w.referral_id, w.version, w.stage, w.side, w.times, w.at, w.minutes, w.place_sealed, w.guests_sealed,
    w.since_at, w.since_by, s.name as since_name, m.email as sender_email
  from warm_handovers w join referrals r on r.network_id = w.network_id and r.id = w.referral_id
  join members m on m.network_id = r.network_id and m.id = r.from_id
  left join members s on s.network_id = w.network_id and s.id = w.since_by`
const newestOf = statement<WarmRow>(
  'warm.newest',
  `${sheet} where w.network_id = $1 and w.referral_id = $2 order by w.id desc limit 1`,
)
const byId = statement<WarmRow>('warm.byId', `${sheet} where w.network_id = $1 and w.id = $2`)
/** Whoever ends the referral or closes the case waits for it, and ends it too; or was first, and there is nothing to book. */
const propose = statement(
  'warm.propose',
  `insert into warm_handovers (network_id, organisation_id, receiver_organisation_id, referral_id, minutes, id,
    version, stage, side, times, at, place_sealed, guests_sealed, since_at, since_by)
  select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15
  from (select from referrals r join cases c on c.network_id = r.network_id and c.id = r.case_id and c.status = 'open'
    where r.network_id = $1 and r.id = $4 and r.stage in ('accepted', 'in-progress', 'on-hold') and r.revoked_at is null
    for share) under_way on conflict do nothing`,
)
const store = statement(
  'warm.store',
  `update warm_handovers set version = $3, stage = $4, side = $5, times = $6, at = $7, place_sealed = $8, guests_sealed = $9,
    since_at = $10, since_by = $11, step = $12, due_at = $13, faults = 0
  where network_id = $1 and id = $2 and version = $14`,
)
const set = statement(
  'warm.set',
  'update warm_handovers set step = $3, due_at = $4, faults = 0 where network_id = $1 and id = $2',
)

export function warmStore(session: Session): WarmStore {
  const {
    line,
    network: { id: network },
    organisation,
    encryption,
    now,
  } = session
  const own = ({ fromOrganisation, toOrganisation }: Between) =>
    organisation === toOrganisation ? organisation : fromOrganisation
  const one = async (wanted: typeof byId, value: string): Promise<WarmSheet | null> => {
    const [row] = isUuid(value) ? (await line.run(wanted, [network, value])).rows : []
    return row === undefined ? null : { ...sheetOf(row, encryption), readAt: now() }
  }
  return {
    newestOf: (referral) => one(newestOf, referral),
    byId: (id) => one(byId, id),
    underWayOf: async (referral) => {
      const newest = await inTheNameOf(session, own(referral), () => one(newestOf, referral.id))
      return newest && isUnderWay(newest.warm) ? newest : null
    },
    propose: async (warm, { fromOrganisation, toOrganisation }) => {
      const values = [
        network,
        fromOrganisation,
        toOrganisation,
        warm.referral,
        warm.minutes,
        ...valuesOf(warm, encryption),
      ]
      return (await line.run(propose, values)).count === 1
    },
    store: async (warm, was, next, referral) => {
      const values = [network, ...valuesOf(warm, encryption), next?.step ?? null, next?.at ?? null, was]
      return (await inTheNameOf(session, own(referral), () => line.run(store, values))).count === 1
    },
    set: async (id, next) => {
      await line.run(set, [network, id, next?.step ?? null, next?.at ?? null])
    },
  }
}

const sealedIn = (row: WarmId, column: 'place_sealed' | 'guests_sealed') => ({ table: 'warm_handovers', row, column })

function valuesOf(warm: Warm, encryption: Encryption): readonly unknown[] {
  const { id, version, stage, place, guests, since } = warm
  const sealed = (text: string, column: 'place_sealed' | 'guests_sealed') =>
    text === '' ? null : encryption.seal(text, sealedIn(id, column))
  return [
    ...[id, version, stage, 'side' in warm ? warm.side : null, 'times' in warm ? warm.times : []],
    ...['at' in warm ? warm.at : null, sealed(place, 'place_sealed'), sealed(guests, 'guests_sealed')],
    ...[since.at, since.by],
  ]
}

function sheetOf(row: WarmRow, encryption: Encryption): Omit<WarmSheet, 'readAt'> {
  const { id, since_at, since_by, since_name: sinceName, sender_email: senderEmail } = row
  const opened = (column: 'place_sealed' | 'guests_sealed'): string => {
    const sealed = row[column]
    return sealed === null ? '' : encryption.open(sealed, sealedIn(id, column))
  }
  const booking = {
    ...{ id, referral: row.referral_id, version: row.version, minutes: lengthOf(row.minutes) },
    ...{ place: opened('place_sealed'), guests: opened('guests_sealed'), since: { at: since_at, by: since_by } },
  }
  return { warm: { ...booking, ...shapeOf(row) }, sinceName, senderEmail }
}

const lengthOf = (minutes: number): Length => lengths.find((one) => one === minutes) ?? lengths[0]

function shapeOf({ stage, side, times, at }: WarmRow) {
  if (stage === 'proposed' || stage === 'countered') return { stage, times, side: side ?? 'sender' } as const
  if (stage === 'cancelled') return { stage, at } as const
  if (at === null) throw new Error('a booking has been chosen without a time')
  return { stage, at } as const
}
