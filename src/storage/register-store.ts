import type { ChannelId, MemberId, OrganisationId } from '../core/ids.ts'
import type { Receiver, RegisterStore } from '../core/ports.ts'
import { type Away, dayIn } from '../core/register/absence.ts'
import type { Chat, Locale, Member, Organisation, Role } from '../core/register/register.ts'
import { type AwayRow, awayColumns, awayJoin } from './absence-store.ts'
import { bySwedishName, fold } from './fold.ts'
import { statement } from './line.ts'
import { isUuid, type Session } from './session.ts'

interface OrganisationRow {
  readonly o_id: OrganisationId
  readonly o_key: string
  readonly o_name: string
  readonly o_convener: boolean
  readonly o_handovers: ChannelId | null
}

interface ReceiverRow extends OrganisationRow, AwayRow {
  readonly m_id: MemberId | null
  readonly m_key: string
  readonly m_name: string
  readonly m_roles: readonly Role[]
  readonly m_locale: Locale | null
  readonly m_chat: Chat | null
  readonly m_stand_in: MemberId | null
}

const organisationColumns = `o.id as o_id, o.key as o_key, o.name as o_name, o.convener as o_convener,
  (select c.id from channels c where c.network_id = o.network_id and c.organisation_id = o.id
    and c.purpose = 'handovers' order by c.chat limit 1) as o_handovers`
const memberColumns = `m.id as m_id, m.key as m_key, m.name as m_name, m.roles as m_roles, m.locale as m_locale,
  (select min(i.chat) from chat_identities i where i.network_id = m.network_id and i.member_id = m.id) as m_chat,
  m.stand_in as m_stand_in, ${awayColumns}`
const noMember = `null::uuid as m_id, null as m_key, null as m_name, null::text[] as m_roles, null as m_locale, null as m_chat,
  null::uuid as m_stand_in, null as away_until, null::uuid as away_stand_in, null as away_stand_in_name`
/** Organisations that have signed the agreement in force. */
const parties = `organisations o join networks n on n.network_id = o.network_id
  join agreement_parties p on p.network_id = n.network_id and p.version = n.agreement and p.organisation_id = o.id`
const people = `${parties} join members m on m.network_id = o.network_id and m.organisation_id = o.id and m.active`
const away = (today: string) => awayJoin('m', `${today}::date`)

const all = statement<ReceiverRow>(
  'register.all',
  `select ${organisationColumns}, ${memberColumns}
  from ${parties} left join members m on m.network_id = o.network_id and m.organisation_id = o.id and m.active
  ${away('$2')} where o.network_id = $1`,
)
const receivers = statement<ReceiverRow>(
  'register.receivers',
  `select ${organisationColumns}, ${noMember} from ${parties}
  where o.network_id = $1 and (o.folded_key = $2 or o.folded_name = $2)
  union all select ${organisationColumns}, ${memberColumns} from ${people} ${away('$3')}
  where o.network_id = $1 and (m.folded_key = $2 or m.folded_name = $2 or m.folded_email = $2)`,
)
const organisationById = statement<ReceiverRow>(
  'register.organisation',
  `select ${organisationColumns}, ${noMember} from ${parties} where o.network_id = $1 and o.id = $2`,
)
const memberById = statement<ReceiverRow>(
  'register.member',
  `select ${organisationColumns}, ${memberColumns} from ${people} ${away('$4')}
  where o.network_id = $1 and o.id = $2 and m.id = $3`,
)
const memberByIdentity = statement<ReceiverRow>(
  'register.identity',
  `select ${organisationColumns}, ${memberColumns} from ${people}
  join chat_identities i on i.network_id = m.network_id and i.member_id = m.id ${away('$5')}
  where i.network_id = $1 and i.chat = $2 and i.workspace = $3 and i.chat_user = $4`,
)
export const keepers = statement<{ readonly name: string }>(
  'register.keepers',
  `select m.name from members m where m.network_id = $1 and m.active and m.roles && array['coordinator', 'network_admin']`,
)
const administrators = statement<{ readonly name: string }>(
  'register.administrators',
  `select m.name from members m where m.network_id = $1 and m.active and 'network_admin' = any(m.roles)`,
)
const setLocale = statement('register.locale', 'update members set locale = $3 where network_id = $1 and id = $2')

export function registerStore({ line, network: { id: network, timeZone }, now }: Session): RegisterStore {
  const today = () => dayIn(timeZone, now())
  const one = async (wanted: typeof memberById, values: readonly unknown[]): Promise<Receiver | null> => {
    const [row] = (await line.run(wanted, [network, ...values])).rows
    return row === undefined ? null : receiverOf(row)
  }
  return {
    all: async () => grouped((await line.run(all, [network, today()])).rows),
    receivers: async (wanted) => {
      const { rows } = await line.run(receivers, [network, fold(wanted), today()])
      return rows.map(receiverOf).sort(byName)
    },
    receiverByIdentity: ({ chat, workspace, user }) => one(memberByIdentity, [chat, workspace, user, today()]),
    receiverById: async (organisation, member) => {
      if (!isUuid(organisation)) return null
      if (member === null) return one(organisationById, [organisation])
      return isUuid(member) ? one(memberById, [organisation, member, today()]) : null
    },
    keepers: async () => (await line.run(keepers, [network])).rows.map(({ name }) => name).sort(bySwedishName),
    administrators: async () =>
      (await line.run(administrators, [network])).rows.map(({ name }) => name).sort(bySwedishName),
    setLocale: async (member, locale) => {
      await line.run(setLocale, [network, member, locale])
    },
  }
}

const receiverOf = (row: ReceiverRow): Receiver => ({ organisation: organisationOf(row), member: memberOf(row) })

const organisationOf = (row: OrganisationRow): Organisation => ({
  id: row.o_id,
  key: row.o_key,
  name: row.o_name,
  convener: row.o_convener,
  handovers: row.o_handovers,
})

const memberOf = (row: ReceiverRow): Member | null =>
  row.m_id === null
    ? null
    : {
        id: row.m_id,
        key: row.m_key,
        name: row.m_name,
        organisation: row.o_id,
        organisationName: row.o_name,
        roles: row.m_roles,
        locale: row.m_locale,
        chat: row.m_chat,
        standIn: row.m_stand_in,
        away: awayOf(row),
      }

const awayOf = ({ away_until, away_stand_in, away_stand_in_name }: AwayRow): Away | null =>
  away_until === null
    ? null
    : {
        until: away_until,
        standIn:
          away_stand_in === null || away_stand_in_name === null
            ? null
            : { id: away_stand_in, name: away_stand_in_name },
      }

const nameOf = ({ organisation, member }: Receiver): string => member?.name ?? organisation.name
const byName = (one: Receiver, other: Receiver): number => bySwedishName(nameOf(one), nameOf(other))

function grouped(rows: readonly ReceiverRow[]): Awaited<ReturnType<RegisterStore['all']>> {
  const groups = new Map<OrganisationId, { organisation: Organisation; members: Member[] }>()
  for (const row of rows) {
    const group = groups.get(row.o_id) ?? { organisation: organisationOf(row), members: [] }
    const member = memberOf(row)
    if (member !== null) group.members.push(member)
    groups.set(row.o_id, group)
  }
  for (const { members } of groups.values()) members.sort((one, other) => bySwedishName(one.name, other.name))
  return [...groups.values()].sort((one, other) => bySwedishName(one.organisation.name, other.organisation.name))
}
