import type { Reaction } from '../../stand-in.ts'
import type { Answer, Deliveries, Kind } from '../http/delivery.ts'
import type { SocketMode } from '../http/socket-mode.ts'
import type { Json } from '../json.ts'
import { app } from '../seed.ts'
import type { Placed, World } from '../state/world.ts'
import { domain } from '../web-api/app.ts'
import { handle } from '../web-api/users.ts'

/** By which way the client's doings reach the bot: Socket Mode where the bot opened it, else HTTP. */
export class Wire {
  readonly #deliveries: Deliveries
  readonly #socket: SocketMode

  constructor(deliveries: Deliveries, socket: SocketMode) {
    this.#deliveries = deliveries
    this.#socket = socket
  }

  send(kind: Kind, body: Json, retry?: { readonly number: number; readonly reason: string }): Promise<Answer> {
    if (this.#socket.connected) {
      return this.#socket.send(kind, body, retry ? { retry_attempt: retry.number, retry_reason: retry.reason } : {})
    }
    const headers = retry && { 'x-slack-retry-num': String(retry.number), 'x-slack-retry-reason': retry.reason }
    return this.#deliveries.send({ kind, body, ...(headers ? { headersOverride: headers } : {}) })
  }
}

/** What every interaction carries of who did it and where the app stands. */
export function actor({ person, workspace }: Placed, world: World): Json {
  const team = person.kind === 'external' ? app.home : workspace.id
  const name = handle(person.name)
  return {
    user: { id: person.id, username: name, name, team_id: team },
    team: { id: workspace.id, domain: domain(workspace) },
    enterprise: null,
    is_enterprise_install: false,
    api_app_id: app.id,
    token: app.verificationToken,
    action_ts: world.counter.ts(),
  }
}

/** How a client words a bot that failed to answer a form or a click. */
export const unreached = 'We had some trouble connecting. Try again?'

export function reaction(answer: Answer, trouble: string | null): Reaction {
  return { status: answer.status, trouble }
}

export function isFine({ status }: Answer): boolean {
  return status >= 200 && status < 300
}
