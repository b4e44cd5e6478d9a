import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Dispatch } from '../../intents/invocation.ts'
import type { Messenger } from '../../views/messenger.ts'
import { createBolt } from './bolt.ts'
import { createInstall, type OAuth } from './install.ts'
import type { SlackInstallations } from './installations.ts'
import type { Log } from './log.ts'
import { createMessenger } from './messenger.ts'
import { createReceive } from './receive.ts'
import { createRespond } from './response-url.ts'
import { createSocket } from './socket.ts'
import { createClients } from './web-api.ts'

export interface SlackOptions {
  /** Two while rotating. */
  readonly signingSecrets: readonly string[]
  /** Socket Mode instead of HTTP. */
  readonly appToken: string | null
  /** Ends in `/api/`. Response URLs are honoured on hooks.slack.com and on this one's host only. */
  readonly apiUrl: string
  readonly oauth: OAuth | null
  readonly installations: SlackInstallations
  readonly dispatch: Dispatch
  readonly now: () => Date
  readonly log: Log
  /** Slack waits three seconds for an answer. In milliseconds; absent: half a second less than that. */
  readonly acknowledgeWithin?: number
}

export interface Slack {
  /** `POST /slack/events`, `GET /slack/install` and `GET /slack/oauth_redirect`; anything else is 404 or 405. */
  readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>
  readonly messenger: Messenger
  /** Connects Socket Mode, where it is used. */
  start(): Promise<void>
  stop(): Promise<void>
}

export function createSlack(options: SlackOptions): Slack {
  const { apiUrl, appToken, dispatch, installations, log, now, oauth, signingSecrets } = options
  const { acknowledgeWithin = 2_500 } = options
  const clientOf = createClients(installations, { apiUrl, log })
  const desk = { dispatch, installations, clientOf, respond: createRespond(apiUrl, log), log }
  const process = createBolt(desk, apiUrl)
  const socket = appToken === null ? null : createSocket({ appToken, apiUrl, process, acknowledgeWithin, log })
  const install = oauth && createInstall({ oauth, apiUrl, installations, log })
  const routes: readonly Route[] = [
    {
      method: 'POST',
      path: '/slack/events',
      handle: createReceive({ signingSecrets, now, process, acknowledgeWithin, log }),
    },
    ...(install
      ? [
          { method: 'GET', path: '/slack/install', handle: install.begin },
          { method: 'GET', path: '/slack/oauth_redirect', handle: install.finish },
        ]
      : []),
  ]
  return {
    handle: (request, response) => route(routes, request, response),
    messenger: createMessenger({ clientOf, installations }),
    start: async () => socket?.start(),
    stop: async () => socket?.stop(),
  }
}

interface Route {
  readonly method: string
  readonly path: string
  readonly handle: Slack['handle']
}

async function route(routes: readonly Route[], request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = (request.url ?? '/').split('?', 1)[0]
  const found = routes.find((one) => one.path === path)
  if (found && found.method === request.method) return found.handle(request, response)
  const headers = found ? { allow: found.method } : {}
  response.writeHead(found ? 405 : 404, headers).end()
}
