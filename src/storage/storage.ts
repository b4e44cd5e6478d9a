import type { Reader } from '../core/delivery.ts'
import type { NewId } from '../core/ids.ts'
import type { MinutesAddress } from '../core/meeting/agenda-store.ts'
import type { Caller, Ports, Settled, Storage } from '../core/ports.ts'
import type { Actor } from '../core/register/register.ts'
import { identify, whomToAsk } from './caller.ts'
import { guestAt } from './club-guest.ts'
import type { Encryption } from './encryption.ts'
import type { Database } from './engine.ts'
import { settings, statement } from './line.ts'
import { portsOf } from './ports.ts'
import { inTransaction } from './transaction.ts'

/** The channel on which other processes are told that something is to be sent. */
export const outboxChannel = 'manydoors_outbox'

export interface StorageOptions {
  readonly encryption: Encryption
  readonly newId: NewId
  readonly now: () => Date
  readonly calendarAt?: ((token: string) => string | null) | undefined
  readonly minutesAt?: ((token: string) => MinutesAddress | null) | undefined
  readonly clubAt?: ((token: string) => string | null) | undefined
  /** Where a digest's file is fetched, by its ending. */
  readonly exportAt?: ((token: string, ending: string) => string | null) | undefined
  /** Called after a transaction that left something to send has committed. */
  readonly onCommit: () => void
}

const asReader = statement(
  'reader.begin',
  `select set_config('role', 'manydoors_app', true), ${settings},
    set_config('app.identity', '', true), set_config('app.workspace', '', true),
    set_config('app.network', $1, true), set_config('app.organisation', $2, true), set_config('app.member', $3, true)`,
)

/** Both throw `StorageGone` when nothing could be read or saved. */
export function createStorage(database: Database, options: StorageOptions): Storage {
  const { onCommit, ...made } = options
  const wake = (): void => {
    onCommit()
    database.notify(outboxChannel)
  }
  return {
    asCaller: async <T>(caller: Caller, work: (ports: Ports, actor: Actor) => Promise<Settled<T>>) => {
      let posted = false
      let tries = 0
      const { commit, value } = await inTransaction<Found<T>>(database, async (line) => {
        tries += 1
        const actor = await identify(line, caller)
        if (actor === null) return { commit: false, value: { unknown: { askWhom: await whomToAsk(line, caller) } } }
        const { network, organisation, member } = actor
        const onPosted = (): void => {
          posted = true
        }
        const ports = portsOf({ ...made, line, network, organisation, member, posted: onPosted })
        const settled = await work(ports, actor)
        return { commit: settled.commit, value: { found: settled.value } }
      })
      // A try whose answer was lost may have committed, though the one that found it done did not.
      if (posted && (commit || tries > 1)) wake()
      return value
    },
    asReader: async ({ network, organisation, member }: Reader, work) => {
      const { value } = await inTransaction(database, async (line) => {
        const begun = line.run(asReader, [network.id, organisation, member ?? ''])
        const ports = portsOf({ ...made, line, network, organisation, member, posted: wake })
        const [, value] = await Promise.all([begun, work(ports)])
        return { commit: true, value }
      })
      return value
    },
    asGuest: async (token, work) => {
      let posted = false
      const { commit, value } = await inTransaction<GuestFound<Awaited<ReturnType<typeof work>>['value']>>(
        database,
        async (line) => {
          const found = await guestAt(line, token)
          if (found === null) return { commit: false, value: null }
          const { guest, convener: organisation } = found
          const onPosted = (): void => {
            posted = true
          }
          const ports = portsOf({ ...made, line, network: guest.network, organisation, member: null, posted: onPosted })
          const settled = await work(ports, guest)
          return { commit: settled.commit, value: { found: settled.value } }
        },
      )
      if (posted && commit) wake()
      return value
    },
  }
}

type GuestFound<T> = { readonly found: T } | null
type Found<T> = { readonly found: T } | { readonly unknown: { readonly askWhom: readonly string[] } }
