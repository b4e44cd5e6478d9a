import type { WebClient } from '@slack/web-api'
import { z } from 'zod'
import type { Address, MessageRef } from '../../core/delivery.ts'
import type { Messenger, Sent } from '../../views/messenger.ts'
import { type Failure, failureOf, isTokenGone } from './faults.ts'
import type { SlackInstallations } from './installations.ts'
import { type Message, messageOf, withoutCharts } from './render/message.ts'
import type { ClientOf } from './web-api.ts'

const eventType = 'manydoors_notice'

const opened = z.object({ channel: z.object({ id: z.string() }) })
const posted = z.object({ channel: z.string(), ts: z.string() })
const marked = z.object({
  ts: z.string(),
  metadata: z.object({ event_type: z.literal(eventType), event_payload: z.object({ mark: z.string() }) }),
})
const history = z.object({
  messages: z.array(z.unknown()),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
})

/** Slack's clock and ours may differ by this much, in seconds. */
const skew = 120
const mostPages = 10

interface Options {
  readonly clientOf: ClientOf
  readonly installations: SlackInstallations
}

/** Where a message goes, and with whose token. */
interface Way {
  readonly client: WebClient
  readonly channel: string
}

/** Sends once and says what came of it. */
export function createMessenger({ clientOf, installations }: Options): Messenger {
  const directs = new Map<string, string>()

  async function wayTo(address: Address): Promise<Way | Failure> {
    const client = await clientOf(address.workspace).catch(() => 'no-store' as const)
    if (client === 'no-store') return { sent: 'no', after: null, why: 'installations-unread' }
    if (client === null) return { sent: 'never', why: 'not-installed' }
    const { place } = address
    if ('channel' in place) return { client, channel: place.channel }
    const key = `${address.workspace}/${place.user}`
    const known = directs.get(key)
    if (known !== undefined) return { client, channel: known }
    const channel = await openDirect(client, place.user)
    if (typeof channel !== 'string') return noted(address, channel)
    directs.set(key, channel)
    return { client, channel }
  }

  /** An installation whose token is gone is marked, so that nothing more is tried there until it is installed again. */
  async function noted(address: Address, failure: Failure): Promise<Failure> {
    if (isTokenGone(failure)) await installations.revoked(address.workspace).catch(() => undefined)
    if (failure.why === 'channel_not_found' && 'user' in address.place) {
      directs.delete(`${address.workspace}/${address.place.user}`)
    }
    return failure
  }

  return {
    post: async (address, view, tongue, mark) => {
      const way = await wayTo(address)
      if ('sent' in way) return way
      const metadata = { event_type: eventType, event_payload: { mark } }
      const how = { channel: way.channel, metadata, parse: 'none', unfurl_links: false, unfurl_media: false }
      const sent = await drawnOrTold(messageOf(view, tongue), (message) =>
        way.client.apiCall('chat.postMessage', { ...how, ...message }),
      )
      return sent.sent === 'yes' ? sent : noted(address, sent)
    },
    update: async (address, ref, view, tongue) => {
      const client = await clientOf(address.workspace).catch(() => 'no-store' as const)
      if (client === 'no-store') return { sent: 'no', after: null, why: 'installations-unread' }
      if (client === null) return { sent: 'never', why: 'not-installed' }
      const how = { channel: ref.conversation, ts: ref.message, parse: 'none' }
      const sent = await drawnOrTold(messageOf(view, tongue), (message) =>
        client.apiCall('chat.update', { ...how, ...message }),
      )
      return sent.sent === 'yes' ? sent : noted(address, sent)
    },
    find: async (address, mark, since) => {
      const way = await wayTo(address)
      if (!('sent' in way)) return look(way, mark, since)
      if (way.sent === 'never') return 'cannot-look'
      throw new Error(`Slack could not be asked for a message: ${way.why}`)
    },
  }
}

/** Opening is no message: when its answer is lost, nothing was sent. */
async function openDirect(client: WebClient, user: string): Promise<string | Failure> {
  try {
    return opened.parse(await client.apiCall('conversations.open', { users: user })).channel.id
  } catch (fault) {
    const failure = failureOf(fault)
    return failure.sent === 'unknown' ? { sent: 'no', after: null, why: failure.why } : failure
  }
}

/** Where a workspace takes no charts, the message goes without them: a refusal has sent nothing. */
async function drawnOrTold(message: Message, send: (message: Message) => Promise<unknown>): Promise<Sent> {
  const sent = await outcome(send(message))
  const words = withoutCharts(message)
  return sent.sent === 'never' && sent.why === 'invalid_blocks' && words.blocks.length < message.blocks.length
    ? outcome(send(words))
    : sent
}

async function outcome(call: Promise<unknown>): Promise<Sent> {
  try {
    const answer = posted.safeParse(await call)
    if (!answer.success) return { sent: 'unknown', why: 'garbled' }
    return { sent: 'yes', ref: { conversation: answer.data.channel, message: answer.data.ts } }
  } catch (fault) {
    return failureOf(fault)
  }
}

/** Throws when Slack does not answer now: that nobody could look is not the same as that there is nothing. */
async function look(
  { client, channel }: Way,
  mark: string,
  since: Date,
): Promise<MessageRef | 'not-there' | 'cannot-look'> {
  const oldest = String(Math.floor(since.getTime() / 1_000) - skew)
  let cursor: string | undefined
  for (let page = 0; page < mostPages; page += 1) {
    const asked = { channel, oldest, limit: 200, include_all_metadata: true, ...(cursor && { cursor }) }
    const answer = await client.apiCall('conversations.history', asked).catch(failureOf)
    if ('sent' in answer && answer.sent === 'never') return 'cannot-look'
    const read = history.safeParse(answer)
    if (!read.success) throw new Error('Slack did not tell which messages there are')
    const found = read.data.messages
      .map((message) => marked.safeParse(message))
      .find(({ data }) => data?.metadata.event_payload.mark === mark)
    if (found?.data) return { conversation: channel, message: found.data.ts }
    cursor = read.data.response_metadata?.next_cursor
    if (!cursor) return 'not-there'
  }
  return 'cannot-look'
}
