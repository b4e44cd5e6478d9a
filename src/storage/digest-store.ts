import type { DigestForm, DigestStore, Subscription } from '../core/digest/digest-store.ts'
import { monthsKnown, usualTime } from '../core/digest/period.ts'
import type { ChannelId } from '../core/ids.ts'
import type { Recipient } from '../core/notice.ts'
import { plannedOf, readAhead } from './digest-ahead.ts'
import { ofNetwork } from './digest-counting.ts'
import { countedOf, type KeptRow, keptOf, readCounts, readNames, readTold } from './digest-rows.ts'
import { statement } from './line.ts'
import { isUuid, type Session } from './session.ts'

const first = `(select f.id from digests f where f.network_id = d.network_id and f.organisation_id = d.organisation_id
  and f.month = d.month and f.version = 1) as first`
const newest = statement<KeptRow>(
  'digests.newest',
  `select d.body, d.note, ${first} from digests d where network_id = $1 and organisation_id = '${ofNetwork}'
    and month = coalesce($2, (select max(month) from digests where network_id = $1 and organisation_id = '${ofNetwork}'))
  order by version desc limit 1`,
)
const byId = statement<KeptRow>(
  'digests.byId',
  `select d.body, d.note, ${first} from digests d where network_id = $1 and id = $2`,
)
const preparation = statement<{ readonly note: string; readonly send_at: string; readonly sent_for: string | null }>(
  'digests.preparation',
  'select note, send_at, sent_for from digest_clocks where network_id = $1',
)
const prepareNote = statement('digests.note', 'update digest_clocks set note = $2, noted_by = $3 where network_id = $1')
const sendFrom = statement(
  'digests.sendFrom',
  'update digest_clocks set send_at = $2, due_at = least(due_at, $3) where network_id = $1',
)
const correct = statement(
  'digests.correct',
  `update digest_clocks set corrects = $2, due_at = least(due_at, $3) where network_id = $1 and coalesce(corrects, $2) = $2`,
)
const subscription = statement<{
  readonly form: DigestForm
  readonly stopped: boolean
  readonly muted_until: string | null
}>(
  'digests.subscription',
  `select form, stopped, muted_until::text as muted_until from digest_subscriptions where network_id = $1 and recipient_id = $2`,
)
const subscribe = statement(
  'digests.subscribe',
  `insert into digest_subscriptions (network_id, recipient_id, organisation_id, recipient, form, stopped, muted_until)
  values ($1, $2, $3, $4, $5, $6, $7::date)
  on conflict (network_id, recipient_id) do update set form = $5, stopped = $6, muted_until = $7::date`,
)
const channels = statement<{ readonly id: ChannelId }>(
  'digests.channels',
  `select id from channels where network_id = $1 and organisation_id = $2 and purpose = 'digest' order by id`,
)
const asReckoner = statement('digests.become', `select set_config('role', 'manydoors_reckoner', true)`)
const asOrganisation = statement('digests.return', `select set_config('role', 'manydoors_app', true)`)

export const recipientId = (of: Recipient): string => ('member' in of ? of.member : of.channel)

export function digestStore({ line, network: { id: network }, organisation }: Session): DigestStore {
  const kept = async (wanted: typeof newest, value: string | null) => {
    const [row] = (await line.run(wanted, [network, value])).rows
    return row === undefined ? null : keptOf(row)
  }
  const done = async (answer: Promise<{ readonly count: number }>) => (await answer).count === 1
  return {
    newest: (month) => kept(newest, month),
    byId: async (id) => (isUuid(id) ? kept(byId, id) : null),
    counted: async (month, whose) => {
      const scope = whose === 'own' ? organisation : ofNetwork
      // The network's small numbers are nobody's to read: what comes of them is made safe before it is shown.
      const months = monthsKnown(month)
      const [, counts, names, told] = await Promise.all([
        line.run(asReckoner, []),
        line.run(readCounts, [network, scope, months, month]),
        line.run(readNames, [network]),
        line.run(readTold, [network, scope, months[0]]),
        line.run(asOrganisation, []),
      ])
      return countedOf(month, scope, { counts: counts.rows, names: names.rows[0], told: told.rows })
    },
    planned: async ({ from, to, today, lastDay }, whose) => {
      const scope = whose === 'own' ? organisation : ofNetwork
      const [, planned] = await Promise.all([
        line.run(asReckoner, []),
        line.run(readAhead, [network, scope, from, to, today, lastDay]),
        line.run(asOrganisation, []),
      ])
      return plannedOf(planned.rows)
    },
    preparation: async () => {
      const [row] = (await line.run(preparation, [network])).rows
      return { note: row?.note ?? '', sendAt: row?.send_at ?? usualTime, sentFor: row?.sent_for ?? null }
    },
    prepareNote: (note, by) => done(line.run(prepareNote, [network, note, by])),
    sendFrom: (time, at) => done(line.run(sendFrom, [network, time, at])),
    correct: (month, at) => done(line.run(correct, [network, month, at])),
    subscription: async (of) => {
      const [row] = (await line.run(subscription, [network, recipientId(of)])).rows
      return row === undefined ? null : { form: row.form, stopped: row.stopped, mutedUntil: row.muted_until }
    },
    subscribe: async (of, { form, stopped, mutedUntil }: Subscription) => {
      const kind = 'member' in of ? 'member' : 'channel'
      await line.run(subscribe, [network, recipientId(of), organisation, kind, form, stopped, mutedUntil])
    },
    channels: async () => (await line.run(channels, [network, organisation])).rows.map(({ id }) => id),
  }
}
