import { subDays } from 'date-fns/subDays'
import type { Feed, FeedStore } from '../core/calendar-feed.ts'
import type { MeetingId, MemberId, NetworkId, OrganisationId } from '../core/ids.ts'
import type { MeetingKind } from '../core/meeting/meeting.ts'
import type { Locale } from '../core/register/register.ts'
import type { Encryption } from './encryption.ts'
import type { Database } from './engine.ts'
import { settings, statement } from './line.ts'
import type { Session } from './session.ts'
import { hashOf, isToken, newToken } from './token.ts'
import { inTransaction } from './transaction.ts'

const put = statement(
  'feeds.put',
  `insert into calendar_feeds (network_id, member_id, organisation_id, token_hash, token_sealed, made_at)
  values ($1, $2, $3, $4, $5, $6)
  on conflict (network_id, member_id) do update set token_hash = $4, token_sealed = $5, made_at = $6`,
)
const own = statement<{ readonly token_sealed: Buffer }>(
  'feeds.own',
  'select token_sealed from calendar_feeds where network_id = $1 and member_id = $2',
)
const asServer = statement(
  'feeds.begin',
  `select set_config('role', 'manydoors_worker', true), ${settings}, set_config('app.network', '', true),
    set_config('app.calendar', $1, true)`,
)
const byToken = statement<{ network_id: NetworkId; member_id: MemberId; organisation_id: OrganisationId }>(
  'feeds.byToken',
  'select network_id, member_id, organisation_id from calendar_feeds where token_hash = $1',
)
const asMember = statement(
  'feeds.member',
  `select set_config('role', 'manydoors_app', true), set_config('app.network', $1, true),
    set_config('app.organisation', $2, true), set_config('app.member', $3, true)`,
)
const owner = statement<{ readonly locale: Locale; readonly time_zone: string }>(
  'feeds.owner',
  `select coalesce(m.locale, n.locale) as locale, n.time_zone from members m join networks n on n.network_id = m.network_id
  where m.network_id = $1 and m.id = $2 and m.active`,
)
/** What is long over is left to the calendar that has it. */
const events = statement<EventRow>(
  'feeds.events',
  `select m.id, m.kind, m.title, m.starts_at, m.ends_at, m.stage = 'cancelled' as cancelled, m.version, m.since_at, m.place_sealed,
    o.name as convener, p.name as planner_name, p.email as planner_email
  from meeting_invitees i join meetings m on m.network_id = i.network_id and m.id = i.meeting_id
  join organisations o on o.network_id = m.network_id and o.id = m.organisation_id
  left join meeting_series r on r.network_id = m.network_id and r.id = m.series_id
  left join members p on p.network_id = r.network_id and p.id = r.made_by
  where i.network_id = $1 and i.member_id = $2 and coalesce(i.answer, '') <> 'no' and m.starts_at > $3
  order by m.starts_at limit 500`,
)

interface EventRow {
  readonly id: MeetingId
  readonly kind: MeetingKind
  readonly title: string
  readonly starts_at: Date
  readonly ends_at: Date
  readonly cancelled: boolean
  readonly version: number
  readonly since_at: Date
  readonly place_sealed: Buffer | null
  readonly convener: string
  readonly planner_name: string | null
  readonly planner_email: string | null
}

const daysKept = 90

const sealedIn = (row: MemberId) => ({ table: 'calendar_feeds', row, column: 'token_sealed' })

export const feedStore = ({ line, network, encryption, calendarAt }: Session): FeedStore => ({
  reachable: (calendarAt?.('') ?? null) !== null,
  addressOf: async ({ member }) => {
    const [row] = (await line.run(own, [network.id, member])).rows
    return row === undefined ? null : (calendarAt?.(encryption.open(row.token_sealed, sealedIn(member))) ?? null)
  },
  renew: async ({ member, organisation }, at) => {
    const token = newToken()
    const sealed = encryption.seal(token, sealedIn(member))
    await line.run(put, [network.id, member, organisation, hashOf(token), sealed, at])
    return calendarAt?.(token) ?? null
  },
})

/** For whoever has the address, and no account here: what its owner may see, and nothing once that one has left. */
export const calendarFeeds =
  (database: Database, encryption: Encryption, now: () => Date) =>
  async (token: string): Promise<Feed | null> => {
    if (!isToken(token)) return null
    const hash = hashOf(token)
    const { value } = await inTransaction<Feed | null>(database, async (line) => {
      const none = { commit: false, value: null }
      const begun = line.run(asServer, [hash.toString('hex')])
      const [{ rows }] = await Promise.all([line.run(byToken, [hash]), begun])
      const [feed] = rows
      if (feed === undefined) return none
      const { network_id: network, member_id: member, organisation_id: organisation } = feed
      const entered = line.run(asMember, [network, organisation, member])
      const [whose, found] = await Promise.all([
        line.run(owner, [network, member]),
        line.run(events, [network, member, subDays(now(), daysKept)]),
        entered,
      ])
      const [of] = whose.rows
      if (of === undefined) return none
      const { locale, time_zone: timeZone } = of
      return {
        commit: false,
        value: { locale, timeZone, events: found.rows.map((row) => eventOf(row, timeZone, encryption)) },
      }
    })
    return value
  }

function eventOf(row: EventRow, timeZone: string, encryption: Encryption): Feed['events'][number] {
  const sealed = { table: 'meetings', row: row.id, column: 'place_sealed' }
  const place = row.place_sealed === null ? '' : encryption.open(row.place_sealed, sealed)
  return {
    ...{ id: row.id, startsAt: row.starts_at, endsAt: row.ends_at, cancelled: row.cancelled },
    ...{ sequence: row.version, changedAt: row.since_at },
    facts: {
      ...{ kind: 'meeting', meetingKind: row.kind, title: row.title, convener: row.convener, place, timeZone },
      organiser: { name: row.planner_name ?? row.convener, email: row.planner_email ?? '' },
    },
  }
}
