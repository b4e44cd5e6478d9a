import type { ClubStore, Ground, PlaceSheet } from '../core/club/club.ts'
import type { Place } from '../core/club/hall.ts'
import type { CompanyId, MemberId, PlaceId } from '../core/ids.ts'
import { asDoorkeeper, asMatchmaker } from './borrowed-role.ts'
import * as sql from './club-statements.ts'
import { inTheNameOf } from './in-the-name-of.ts'
import { isUuid, type Session } from './session.ts'
import { hashOf, newToken } from './token.ts'

const tokenOf = (row: PlaceId) => ({ table: 'club_places', row, column: 'token_sealed' })
const sealOf = (row: PlaceId) => ({ table: 'club_places', row, column: 'ground_sealed' })

const placeOf = ({ id, stage, turn }: sql.HallRow): Place => ({ id, stage, turn })

export function clubStore(session: Session): ClubStore {
  const { line, network, organisation, encryption } = session
  const sheetOf = (row: sql.PlaceRow & { readonly company_name: string }): PlaceSheet => ({
    ...{ ...placeOf(row), meeting: row.meeting_id, company: row.company_id, companyName: row.company_name },
    ...{ organisation: row.organisation_id, organisationName: row.organisation_name, keeperName: row.keeper_name },
    invited: row.invited_at && { at: row.invited_at, byName: row.inviter_name ?? '' },
    answered: row.answered_at && { at: row.answered_at, byName: row.answerer_name },
    ...ownOf(row),
    version: row.version,
  })
  /** Why it may be contacted and what came of it is its own organisation's. */
  const ownOf = ({ organisation_id: of, ground, follow_up: number }: sql.PlaceRow) => ({
    ground,
    followUp: of !== organisation || number === null ? null : `${network.prefix}-${number}`,
  })
  return {
    ...writing(session),
    ...counting(session),
    ...linking(session),
    near: async (which, at) => {
      const { rows } = await line.run(which === 'next' ? sql.next : sql.last, [network.id, at])
      return rows[0]?.id ?? null
    },
    byMeeting: async (meeting) => {
      if (!isUuid(meeting)) return null
      const [row] = (await line.run(sql.club, [network.id, meeting])).rows
      if (row === undefined) return null
      const { organisation_id: of, ...club } = row
      return { meeting, organisation: of, ...club }
    },
    places: async (meeting) =>
      (await named(session, (await line.run(sql.placesOf, [network.id, organisation, meeting])).rows)).map(sheetOf),
    place: async (id) => {
      const { rows } = isUuid(id) ? await line.run(sql.place, [network.id, organisation, id]) : { rows: [] }
      const [row] = await named(session, rows)
      return row ? sheetOf(row) : null
    },
    guest: async ({ place, organisation: whose }) => {
      const [row] = (await inTheNameOf(session, whose, () => line.run(sql.guest, [network.id, place]))).rows
      return row ? { place: { ...placeOf(row), version: row.version }, company: row.company_name } : null
    },
    grounds: async (company) => {
      const { rows } = await line.run(sql.grounds, [network.id, company])
      return rows.map(({ id, number }) => ({ id, no: `${network.prefix}-${number}` }))
    },
    suggest: async (meeting, { municipality, employees, exportStage }, most) => {
      const wanted = [municipality, employees?.from ?? null, employees?.to ?? null, exportStage, most]
      const { rows } = await line.run(sql.suggest, [network.id, organisation, meeting, ...wanted])
      return rows.map(({ export_stage, ...row }) => ({ ...row, exportStage: export_stage }))
    },
    municipalities: async () =>
      (await line.run(sql.municipalities, [network.id])).rows.map(({ code, name }) => ({ code, name: name ?? code })),
    isInvited: async (meeting, { id, number }) => {
      const same = number?.soleTrader
        ? [null, encryption.matches(number.digits, network.id)]
        : [number?.digits ?? null, []]
      const { rows } = await asMatchmaker(line, sql.isInvited, [network.id, meeting, id, ...same])
      return rows[0]?.is === true
    },
  }
}

/** With the names that are called at the door, where the reader sees the company no further. What has none is left out. */
async function named(
  { line, network }: Session,
  rows: readonly sql.PlaceRow[],
): Promise<readonly (sql.PlaceRow & { readonly company_name: string })[]> {
  const unnamed = rows.filter((row) => row.company_name === null).map((row) => row.company_id)
  const names = unnamed.length === 0 ? [] : (await asDoorkeeper(line, sql.called, [network.id, unnamed])).rows
  return rows.flatMap((row) => {
    const name = row.company_name ?? names.find(({ id }) => id === row.company_id)?.name
    return name === undefined ? [] : [{ ...row, company_name: name }]
  })
}

/** All of a hall, in the convener's name. */
function counting(session: Session): Pick<ClubStore, 'hold' | 'hall' | 'tellers'> {
  const { line, network } = session
  const hallWith = async (
    cap: typeof sql.cap,
    { meeting, organisation: convener }: Parameters<ClubStore['hall']>[0],
  ) => {
    const [{ rows: found }, { rows }] = await inTheNameOf(session, convener, () =>
      Promise.all([line.run(cap, [network.id, meeting]), line.run(sql.hall, [network.id, meeting])]),
    )
    return { cap: found[0]?.cap ?? 0, places: rows.map(placeOf) }
  }
  return {
    hold: (of) => hallWith(sql.hold, of),
    hall: (of) => hallWith(sql.cap, of),
    tellers: async ({ organisation: convener }, places) => {
      const { rows } = await inTheNameOf(session, convener, () => line.run(sql.tellers, [network.id, places]))
      return new Map(rows.flatMap(({ id, member }): [PlaceId, MemberId][] => (member === null ? [] : [[id, member]])))
    },
  }
}

type Writing = Pick<ClubStore, 'prepare' | 'propose' | 'drop' | 'invite' | 'store' | 'followedUp' | 'record'>

function writing(session: Session): Writing {
  const { line, network, organisation, encryption, newId } = session
  return {
    prepare: async ({ meeting, organisation: convener, theme, speaker, cap }, was) => {
      const values = [network.id, meeting, convener, theme, speaker, cap, was]
      return (await inTheNameOf(session, convener, () => line.run(sql.prepare, values))).count === 1
    },
    propose: async ({ meeting, organisation: convener }, companies: readonly CompanyId[], { by, at }) => {
      if (companies.length === 0) return 0
      const ids = companies.map(() => newId<'place'>())
      const values = [network.id, meeting, convener, organisation, by, at, ids, companies]
      return (await line.run(sql.propose, values)).count
    },
    drop: async (id) => (await line.run(sql.drop, [network.id, id, organisation])).count === 1,
    invite: async (id, ground: Ground, { by, at }) => {
      const sealed = encryption.seal(ground.words, sealOf(id))
      const made = newToken()
      const link = [hashOf(made), encryption.seal(made, tokenOf(id))]
      await line.run(sql.invite, [network.id, id, by, at, ground.kind, sealed, ground.on, ground.case, ...link])
    },
    store: async ({ meeting, organisation: convener }, changed, answered) => {
      if (changed.length === 0) return
      const values = [network.id, meeting, JSON.stringify(changed)]
      const whose = [answered?.place ?? null, answered?.by ?? null, answered?.at ?? null]
      await inTheNameOf(session, convener, () => line.run(sql.store, [...values, ...whose]))
    },
    followedUp: async (id, by) => void (await line.run(sql.followUp, [network.id, id, organisation, by])),
    record: async ({ what, meeting, place }, inNameOf, { by, at }) => {
      const values = [network.id, newId(), at, by, inNameOf, `club-${what}`, meeting, place]
      await inTheNameOf(session, inNameOf, () => line.run(sql.record, values))
    },
  }
}

function linking({
  line,
  network,
  organisation,
  encryption,
  clubAt,
}: Session): Pick<ClubStore, 'groundOf' | 'addressOf' | 'renewLink'> {
  return {
    groundOf: async (id) => {
      const [row] = (await line.run(sql.ground, [network.id, id, organisation])).rows
      if (row === undefined) return null
      const { ground: kind, ground_sealed: sealed, day: on, by_name: byName, number } = row
      const caseNo = number === null ? null : `${network.prefix}-${number}`
      return { kind, words: encryption.open(sealed, sealOf(id)), on, caseNo, byName }
    },
    addressOf: async (id) => {
      const [row] = (await line.run(sql.token, [network.id, id, organisation])).rows
      return row === undefined ? null : (clubAt?.(encryption.open(row.token_sealed, tokenOf(id))) ?? null)
    },
    renewLink: async (id) => {
      const made = newToken()
      const values = [network.id, id, organisation, hashOf(made), encryption.seal(made, tokenOf(id))]
      return (await line.run(sql.renew, values)).count === 1
    },
  }
}
