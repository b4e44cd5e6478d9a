import bolt from '@slack/bolt'
import { z } from 'zod'
import { Acknowledgement } from './acknowledgement.ts'
import type { Process } from './bolt.ts'
import { failureOf } from './faults.ts'
import { kindOf, type Log, quietLogger } from './log.ts'
import { type Read, readCommand, readEvent, readInteraction } from './read-body.ts'
import { earlyAnswer } from './receive.ts'
import { clientOptions } from './web-api.ts'

interface Options {
  readonly appToken: string
  readonly apiUrl: string
  readonly process: Process
  readonly acknowledgeWithin: number
  readonly log: Log
}

export interface Socket {
  /** Resolves when connected, or when Slack cannot be reached now and it goes on trying. Throws when Slack refuses the token. */
  start(): Promise<void>
  stop(): Promise<void>
}

const heard = z.object({
  type: z.string(),
  body: z.unknown(),
  retry_num: z.number().optional(),
  ack: z.custom<(answer?: object) => Promise<void>>((given) => typeof given === 'function'),
})

const readers: Readonly<Record<string, (json: unknown) => Read>> = {
  slash_commands: readCommand,
  interactive: readInteraction,
  events_api: readEvent,
}

/** In milliseconds: doubling from one to the other. */
const rests = { first: 500, longest: 60_000 }

/**
 * Socket Mode, for where no public address exists: Bolt's receiver connects, what arrives goes the same way as over HTTP. Connecting
 * again is done here, since the SDK's own way ends the process when the token is revoked.
 */
export function createSocket(options: Options): Socket {
  const { appToken, apiUrl, log } = options
  const { client } = new bolt.SocketModeReceiver({
    appToken,
    autoReconnectEnabled: false,
    logger: quietLogger(log),
    installerOptions: { clientOptions: clientOptions({ apiUrl, log }) },
  })
  let wanted = false
  let rest: number = rests.first
  let timer: NodeJS.Timeout | undefined

  client.on('slack_event', (event: unknown) => {
    take(event, options).catch((fault: unknown) => log.error(kindOf(fault), 'an envelope could not be handled'))
  })
  client.on('connected', () => {
    rest = rests.first
    log.info({}, 'Socket Mode is connected')
  })
  client.on('disconnected', () => again())

  function again(): void {
    if (!wanted || timer !== undefined) return
    timer = setTimeout(() => {
      timer = undefined
      if (wanted) connect().catch((fault: unknown) => log.error(kindOf(fault), 'Slack refuses Socket Mode'))
    }, rest)
    rest = Math.min(rests.longest, rest * 2)
  }

  async function connect(): Promise<void> {
    try {
      await client.start()
    } catch (fault) {
      const failure = failureOf(fault)
      if (failure.sent === 'never') throw fault
      log.warn({ why: failure.why }, 'Socket Mode could not connect and is tried again')
      again()
    }
  }

  return {
    start: async () => {
      wanted = true
      await connect()
    },
    stop: async () => {
      wanted = false
      clearTimeout(timer)
      await client.disconnect()
    },
  }
}

async function take(event: unknown, { process, acknowledgeWithin: within, log }: Options): Promise<void> {
  const envelope = heard.safeParse(event)
  if (!envelope.success) return
  const { type, body, ack, retry_num: retry = 0 } = envelope.data
  const send = (answer?: object) => {
    ack(answer).catch((fault: unknown) => log.warn(kindOf(fault), 'an envelope could not be answered'))
  }
  const read = readers[type]?.(body) ?? { as: 'nothing' }
  if (read.as !== 'payload') return send()
  const { raw, payload } = read
  const acknowledgement = new Acknowledgement({ send, fail: () => undefined, early: earlyAnswer(payload), within })
  await process({ raw, payload, acknowledgement, again: retry > 0 })
}
