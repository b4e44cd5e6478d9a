import type { Address, Claimed, MessageRef, Outbox } from '../core/delivery.ts'
import { type Storage, StorageGone } from '../core/ports.ts'
import type { Chat } from '../core/register/register.ts'
import type { Messenger, Sent, Tongue } from '../views/messenger.ts'
import { present } from '../views/present.ts'
import type { View } from '../views/view.ts'
import { delayAfter, mostTries } from './patience.ts'

export interface DeliverOptions {
  readonly outbox: Outbox
  readonly storage: Storage
  readonly messengers: { readonly [C in Chat]: Messenger | null }
  readonly now: () => Date
  readonly observe: Observer
  readonly log: { warn(fields: object, message: string): void }
}

/** What the metrics and the operator want to know of each try. */
export interface Observer {
  readonly delivered: (chat: Chat, seconds: number, updated: boolean) => void
  readonly delayed: (chat: Chat, why: string) => void
  /** Sent again without a way to see whether the first try got through. */
  readonly ambiguous: (chat: Chat) => void
  readonly died: (why: string) => void
}

/**
 * Sends one claimed message, or finds out why not, and settles it in the outbox. Throws only when the database is gone: the lease then
 * runs out. A fault of our own costs the message a try like any other trouble, so that it ends as a dead letter and not in its lane's way.
 */
export const deliver = (claimed: Claimed, options: DeliverOptions): Promise<void> =>
  attempt(claimed, options).catch((fault: unknown) => {
    if (fault instanceof StorageGone) throw fault
    const kind = fault instanceof Error ? fault.name : typeof fault
    options.log.warn({ notice: claimed.notice.id, kind }, 'a message met a fault of our own')
    return putOff(claimed, { sent: 'unknown', why: `fault-${kind}` }, options)
  })

async function attempt(claimed: Claimed, options: DeliverOptions): Promise<void> {
  const { outbox, storage, messengers, now } = options
  const { reader, addresses } = await outbox.destinationOf(claimed.network, claimed.notice.recipient)
  const address = addresses.find(({ chat }) => messengers[chat] !== null)
  const messenger = address && messengers[address.chat]
  if (!address || !messenger) return bury(claimed, addresses.length ? 'chat-not-connected' : 'no-address', options)
  const view = await storage.asReader(reader, (ports) => present(ports, claimed.notice.about, reader))
  if (view === null) return outbox.dropped(claimed, now())
  const sending: Sending = { claimed, address, messenger, view, tongue: reader }
  return settle(sending, await send(sending, options), options)
}

interface Sending {
  readonly claimed: Claimed
  readonly address: Address
  readonly messenger: Messenger
  readonly view: View
  readonly tongue: Tongue
}

async function send(
  { claimed, address, messenger, view, tongue }: Sending,
  { observe }: DeliverOptions,
): Promise<Sent> {
  const { ref, doubtful, notice, postedAt } = claimed
  const looking = () => messenger.find(address, notice.id, postedAt).catch(() => 'no-answer' as const)
  const known = ref ?? (doubtful ? await looking() : 'not-there')
  if (known === 'no-answer') return { sent: 'unknown', why: 'could-not-look' }
  if (known === 'cannot-look') observe.ambiguous(address.chat)
  if (isRef(known)) return messenger.update(address, known, view, tongue)
  return messenger.post(address, view, tongue, notice.id)
}

const isRef = (known: MessageRef | string): known is MessageRef => typeof known !== 'string'

async function settle({ claimed, address }: Sending, sent: Sent, options: DeliverOptions): Promise<void> {
  const { outbox, now, observe } = options
  if (sent.sent === 'yes') {
    observe.delivered(address.chat, (now().getTime() - claimed.postedAt.getTime()) / 1000, claimed.ref !== null)
    return outbox.sent(claimed, sent.ref, now())
  }
  if (sent.sent === 'never') return bury(claimed, sent.why, options)
  observe.delayed(address.chat, sent.why)
  return putOff(claimed, sent, options)
}

type Trouble = Extract<Sent, { readonly sent: 'no' | 'unknown' }>

function putOff(claimed: Claimed, trouble: Trouble, options: DeliverOptions): Promise<void> {
  if (claimed.attempt >= mostTries) return bury(claimed, trouble.why, options)
  const { outbox, now } = options
  // What the platform asks for is the least: one that says "again at once" for a minute must not use up every try in it.
  const asked = trouble.sent === 'no' ? (trouble.after ?? 0) : 0
  const at = new Date(now().getTime() + Math.max(asked, delayAfter(claimed.attempt)))
  return outbox.later(claimed, at, trouble.sent === 'unknown', trouble.why)
}

/** A dead letter stays in the outbox, where the operator sees it. */
function bury(claimed: Claimed, why: string, { outbox, now, observe, log }: DeliverOptions): Promise<void> {
  observe.died(why)
  log.warn({ notice: claimed.notice.id, why, attempt: claimed.attempt }, 'a message could not be delivered')
  return outbox.dead(claimed, now(), why)
}
