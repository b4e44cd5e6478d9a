import type { CaseId, MemberId, OrganisationId, ReferralId, RoundId } from '../core/ids.ts'
import type { ReferralSheet, RoundSheet, SeatSheet } from '../core/ports.ts'
import type { Kind, Referral } from '../core/referral/referral.ts'
import { isApart, type Mode } from '../core/referral/round.ts'
import type { RoundStore } from '../core/rounds.ts'
import { sayToday } from './absence-store.ts'
import { inTheNameOf } from './in-the-name-of.ts'
import { statement } from './line.ts'
import { type SheetRow, sheetColumns, sheetJoins, sheetOf } from './referral-sheet.ts'
import { isUuid, type Session } from './session.ts'

const send = statement(
  'rounds.send',
  `insert into round_places (network_id, round_id, size, mode, case_id, from_organisation_id, from_id, sent_at,
    place, to_organisation_id, to_id, kind, question, lead)
  select $1, $2, $3, $4, $5, $6, $7, $8, p.place, p.to_organisation, p."to", p.kind, p.question, p.lead
  from jsonb_to_recordset($9) as p (place integer, to_organisation uuid, "to" uuid, kind text, question text, lead boolean)`,
)
/** After its referral has been stored: from then on the receiver sees its own place. */
const seat = statement(
  'rounds.seat',
  `with seated as (update round_places set referral_id = $4, to_organisation_id = $5, to_id = $6
    where network_id = $1 and round_id = $2 and place = $3 returning referral_id)
  update referrals r set apart = $7 from seated where r.network_id = $1 and r.id = $4`,
)
const end = statement(
  'rounds.end',
  `update round_places set ended_at = $3 where network_id = $1 and round_id = $2 and ended_at is null`,
)
const hold = statement(
  'rounds.hold',
  `select from round_places where network_id = $1 and round_id = $2 order by place for update`,
)

interface PlaceRow {
  readonly place: number
  readonly mode: Mode
  readonly case_id: CaseId
  readonly from_id: MemberId
  readonly from_organisation_id: OrganisationId
  readonly from_name: string
  readonly to_id: MemberId | null
  readonly to_organisation_id: OrganisationId
  readonly to_name: string | null
  readonly to_organisation_name: string
  readonly kind: Kind
  readonly question: string
  readonly lead: boolean
  readonly referral_id: ReferralId | null
  readonly sent_at: Date
  readonly ended_at: Date | null
}
const places = statement<PlaceRow>(
  'rounds.places',
  `select p.place, p.mode, p.case_id, p.from_id, p.from_organisation_id, f.name as from_name, p.to_id, p.to_organisation_id,
    t.name as to_name, o.name as to_organisation_name, p.kind, p.question, p.lead, p.referral_id, p.sent_at, p.ended_at
  from round_places p
  join members f on f.network_id = p.network_id and f.id = p.from_id
  join organisations o on o.network_id = p.network_id and o.id = p.to_organisation_id
  left join members t on t.network_id = p.network_id and t.id = p.to_id
  where p.network_id = $1 and p.round_id = $2 order by p.place`,
)
const sheets = statement<SheetRow>(
  'rounds.sheets',
  `select ${sheetColumns} from round_places s join referrals r on r.network_id = s.network_id and r.id = s.referral_id
  ${sheetJoins} where s.network_id = $1 and s.round_id = $2 order by s.place`,
)

export function roundStore(session: Session): RoundStore<ReferralSheet> {
  const { line, network } = session
  const read = async (id: RoundId): Promise<RoundSheet | null> => {
    sayToday(session)
    const [seats, asked] = await Promise.all([line.run(places, [network.id, id]), line.run(sheets, [network.id, id])])
    return roundOf(
      id,
      seats.rows,
      asked.rows.map((row) => sheetOf(row, session)),
    )
  }
  return {
    send: async (round) => {
      const { id, mode, case: of, from, fromOrganisation, sentAt, seats } = round
      const rows = seats.map(({ toOrganisation, referral, ...one }) => ({ ...one, to_organisation: toOrganisation }))
      const common = [network.id, id, seats.length, mode, of, fromOrganisation, from, sentAt]
      const sent = line.run(send, [...common, JSON.stringify(rows)])
      const seated = seats.flatMap(({ place, referral }) =>
        referral === null ? [] : [line.run(seat, seatValues(round, place, referral))],
      )
      await Promise.all([sent, ...seated])
    },
    byId: async (id) => (isUuid(id) ? read(id) : null),
    hold: async (id, from) => {
      if (!isUuid(id)) return null
      const [, round] = await inTheNameOf(session, from, () =>
        Promise.all([line.run(hold, [network.id, id]), read(id)]),
      )
      return round
    },
    seat: async (round, place, referral) => {
      await inTheNameOf(session, round.fromOrganisation, () => line.run(seat, seatValues(round, place, referral)))
    },
    end: async ({ id, fromOrganisation }, at) => {
      await inTheNameOf(session, fromOrganisation, () => line.run(end, [network.id, id, at]))
    },
  }

  function seatValues(
    { id, mode }: Pick<RoundSheet, 'id' | 'mode'>,
    place: number,
    { id: referral, toOrganisation, to }: Referral,
  ): readonly unknown[] {
    return [network.id, id, place, referral, toOrganisation, to, isApart(mode)]
  }
}

function roundOf(id: RoundId, rows: readonly PlaceRow[], asked: readonly SeatSheet['sheet'][]): RoundSheet | null {
  const [first] = rows
  if (first === undefined) return null
  return {
    id,
    case: first.case_id,
    mode: first.mode,
    from: first.from_id,
    fromName: first.from_name,
    fromOrganisation: first.from_organisation_id,
    sentAt: first.sent_at,
    endedAt: first.ended_at,
    seats: rows.map((row) => {
      const sheet = asked.find((one) => one !== null && one.referral.id === row.referral_id) ?? null
      return {
        place: row.place,
        toOrganisation: row.to_organisation_id,
        toOrganisationName: row.to_organisation_name,
        to: row.to_id,
        toName: row.to_name,
        kind: row.kind,
        question: row.question,
        lead: row.lead,
        referral: sheet?.referral ?? null,
        sheet,
      }
    }),
  }
}
