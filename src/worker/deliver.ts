import { setTimeout as pause } from 'node:timers/promises'
import type { Address, Claimed, MessageRef, Outbox } from '../core/delivery.ts'
import { type Storage, StorageGone } from '../core/ports.ts'
import type { Chat } from '../core/register/register.ts'
import type { Messenger, Sent, Tongue } from '../views/messenger.ts'
import { present } from '../views/present.ts'
import type { View } from '../views/view.ts'
import { causeOf } from './cause.ts'
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
  /** A dead letter that nobody could be told of, but in the log. */
  readonly untold: (why: string) => void
}

/**
 * Sends one claimed message, or finds out why not, and settles it in the outbox. Throws only when the database stays away: the lease then
 * runs out. A fault of our own costs the message a try like any other trouble, so that it ends as a dead letter and not in its lane's way.
 */
export async function deliver(claimed: Claimed, options: DeliverOptions): Promise<void> {
  const came = await attempt(claimed, options).catch((fault: unknown): Came => {
    const kind = fault instanceof Error ? fault.name : typeof fault
    options.log.warn({ notice: claimed.notice.id, kind }, 'a message met a fault of our own')
    // The database is asked before anything is sent.
    if (fault instanceof StorageGone) return { chat: null, sent: 'no', after: null, why: 'database-gone' }
    return { chat: null, sent: 'unknown', why: `fault-${kind}` }
  })
  return settle(claimed, came, options)
}

/** What came of a try, and in which chat, if it got so far; `nothing-to-show` when the recipient may not see anything of it any more. */
type Came = { readonly sent: 'nothing-to-show' } | (Sent & { readonly chat: Chat | null })

async function attempt(claimed: Claimed, options: DeliverOptions): Promise<Came> {
  const { outbox, storage, messengers } = options
  const { about } = claimed.notice
  if (about === null) return { chat: null, sent: 'no', after: null, why: 'newer-version' }
  const { reader, gone, addresses } = await outbox.destinationOf(claimed.network, claimed.notice.recipient)
  if (gone) return { sent: 'nothing-to-show' }
  const address = addresses.find(({ chat }) => messengers[chat] !== null)
  const messenger = address && messengers[address.chat]
  if (!address || !messenger)
    return { chat: null, sent: 'never', why: addresses.length ? 'chat-not-connected' : 'no-address' }
  const view = await storage.asReader(reader, (ports) => present(ports, about, reader, options.now()))
  if (view === null) return { sent: 'nothing-to-show' }
  return { chat: address.chat, ...(await send({ claimed, address, messenger, view, tongue: reader }, options)) }
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
  { observe, log }: DeliverOptions,
): Promise<Sent> {
  const { ref, doubtful, notice, postedAt } = claimed
  const looking = () => messenger.find(address, notice.id, postedAt).catch(() => 'no-answer' as const)
  const known = ref ?? (doubtful ? await looking() : 'not-there')
  if (known === 'no-answer') return { sent: 'unknown', why: 'could-not-look' }
  if (known === 'cannot-look') {
    observe.ambiguous(address.chat)
    log.warn(
      { notice: notice.id, chat: address.chat },
      'a message is sent again: nobody could see whether it was there',
    )
  }
  if (isRef(known)) return messenger.update(address, known, view, tongue)
  return messenger.post(address, view, tongue, notice.id)
}

const isRef = (known: MessageRef | string): known is MessageRef => typeof known !== 'string'

async function settle(claimed: Claimed, came: Came, options: DeliverOptions): Promise<void> {
  const { outbox, now, observe } = options
  if (came.sent === 'nothing-to-show') return noted(() => outbox.dropped(claimed, now()))
  const { chat } = came
  if (came.sent === 'yes') {
    if (chat) observe.delivered(chat, (now().getTime() - claimed.postedAt.getTime()) / 1000, claimed.ref !== null)
    return noted(() => outbox.sent(claimed, came.ref, now()))
  }
  if (came.sent === 'never') return bury(claimed, { why: came.why, certain: true }, options)
  if (chat) observe.delayed(chat, came.why)
  return putOff(claimed, came, options)
}

type Trouble = Extract<Sent, { readonly sent: 'no' | 'unknown' }>

function putOff(claimed: Claimed, trouble: Trouble, options: DeliverOptions): Promise<void> {
  if (claimed.attempt >= mostTries) return bury(claimed, { why: trouble.why, certain: false }, options)
  const { outbox, now } = options
  // What the platform asks for is the least: one that says "again at once" for a minute must not use up every try in it.
  const asked = trouble.sent === 'no' ? (trouble.after ?? 0) : 0
  const at = new Date(now().getTime() + Math.max(asked, delayAfter(claimed.attempt)))
  return noted(() => outbox.later(claimed, at, trouble.sent === 'unknown', trouble.why))
}

/**
 * What came of a send is worth some patience with the database, for as long as the lease lasts: a message whose confirmation is lost may
 * be sent twice, and its lane stands still until the lease has run out.
 */
async function noted(note: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await note()
    } catch (fault) {
      if (!(fault instanceof StorageGone) || tries === mostNotes) throw fault
      await pause(restMilliseconds)
    }
  }
}

const mostNotes = 8
const restMilliseconds = 1_000

interface End {
  readonly why: string
  /** The chat said that it never will be. */
  readonly certain: boolean
}

/** A dead letter stays in the outbox, where the operator sees it, and somebody is told who can do something about it. */
async function bury(
  claimed: Claimed,
  { why, certain }: End,
  { outbox, now, observe, log }: DeliverOptions,
): Promise<void> {
  const death = { why, cause: causeOf(why, certain), doubtful: !certain }
  observe.died(why)
  await noted(async () => {
    const told = await outbox.dead(claimed, death, now())
    if (told === null) return
    if (told.length === 0) observe.untold(why)
    const { attempt, notice } = claimed
    log.warn({ notice: notice.id, why, attempt, told: told.length }, 'a message could not be delivered')
  })
}
