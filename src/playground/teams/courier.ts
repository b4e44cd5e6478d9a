import type { Fields } from './json.ts'
import { parseJson, textOf } from './json.ts'
import type { Login } from './login.ts'
import type { World } from './world.ts'

/** A delivery to the bot, for tests also a forged one. */
export interface Delivery {
  readonly activity: unknown
  /** Absent: a good token for the activity's service URL; null: none. */
  readonly token?: string | null
  readonly headers?: Readonly<Record<string, string>>
}

export interface Delivered {
  /** The bot's HTTP status; 0 when there was no answer in time. */
  readonly status: number
  /** The answer's JSON, or undefined when it was empty or something else. */
  readonly body: unknown
}

/** Carries activities to the bot's endpoint. */
export class Courier {
  /** Everything that was sent to the bot through the client, the newest last. */
  readonly sent: Fields[] = []
  #url: string | undefined
  readonly #login: Login
  readonly #authenticate: boolean
  readonly #patience: number

  constructor(login: Login, options: { url: string | undefined; authenticate: boolean; patience: number }) {
    this.#login = login
    this.#url = options.url
    this.#authenticate = options.authenticate
    this.#patience = options.patience
  }

  deliverTo(url: string): void {
    this.#url = url
  }

  async carry(activity: Fields): Promise<Delivered> {
    this.sent.push(activity)
    return this.deliver({ activity })
  }

  /** Sends what carried the n-th activity again; `fresh` gives it a new id and timestamp, as Teams sometimes does. */
  async redeliver(world: World, fresh: boolean, n = this.sent.length): Promise<Delivered> {
    const activity = this.sent[n - 1]
    if (!activity) throw new Error(`only ${this.sent.length} activities were sent`)
    const renewed = fresh ? { id: world.nextId(), timestamp: world.now().toISOString() } : {}
    return this.deliver({ activity: { ...activity, ...renewed } })
  }

  async deliver({ activity, token, headers = {} }: Delivery): Promise<Delivered> {
    if (!this.#url) throw new Error('the bot has no address yet: call deliverTo')
    const bearer = token === undefined && this.#authenticate ? this.#login.mint(serviceClaim(activity)) : token
    try {
      const response = await fetch(this.#url, {
        method: 'POST',
        redirect: 'manual',
        signal: AbortSignal.timeout(this.#patience),
        headers: {
          'content-type': 'application/json; charset=utf-8',
          ...(bearer ? { authorization: `Bearer ${bearer}` } : {}),
          ...headers,
        },
        body: JSON.stringify(activity),
      })
      const body = parseJson(await response.text())
      return { status: response.status, body: body.ok ? body.value : undefined }
    } catch {
      return { status: 0, body: undefined }
    }
  }
}

function serviceClaim(activity: unknown): Fields {
  const serviceUrl = typeof activity === 'object' && activity && 'serviceUrl' in activity ? activity.serviceUrl : ''
  return { serviceurl: textOf(serviceUrl) }
}
