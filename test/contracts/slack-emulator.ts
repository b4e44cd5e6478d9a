import { createEmulator } from 'emulate'
import { z } from 'zod'
import { isJson, type Json } from '#test/scenarios/json.ts'
import { createHeard, type Heard, listen } from './heard.ts'

/** One call of the Web API by the bot, and what the emulator answered. */
export interface SlackCall {
  /** `chat.postMessage` and the like. */
  readonly method: string
  readonly asked: Json
  readonly answered: Json
}

export interface SlackEmulator {
  /** Where the bot is sent: the emulator, through an ear at the door. */
  readonly url: string
  readonly calls: Heard<SlackCall>
  /** A call with an administrator's token, which the bot knows nothing of. */
  ask(method: string, asked?: Readonly<Record<string, string>>): Promise<Json>
  readonly userNamed: (name: string) => string
  readonly channelNamed: (name: string) => string
  close(): Promise<void>
}

export const app = { id: 'A0MANYDOORS', clientId: '12345.67890', clientSecret: 'a secret of the tests' } as const
export const team = 'T000000001'

const administrator = 'xoxp-administrator'
const scopes = 'channels:read groups:read im:read im:history channels:history users:read users:read.email'

/** `emulate` before whatever scopes the bot has been given: it refuses what they do not cover, as Slack does. */
export async function startSlackEmulator(
  people: readonly { readonly name: string; readonly email: string }[],
  channels: readonly string[],
): Promise<SlackEmulator> {
  const emulator = await createEmulator({
    service: 'slack',
    port: 0,
    seed: {
      slack: {
        team: { name: 'Almi', domain: 'almi' },
        strict_scopes: true,
        users: people.map(({ name, email }) => ({ name, real_name: name, email })),
        channels: channels.map((name) => ({ name })),
        oauth_apps: [
          {
            app_id: app.id,
            client_id: app.clientId,
            client_secret: app.clientSecret,
            name: 'Manydoors',
            redirect_uris: [],
          },
        ],
        tokens: [{ token: administrator, type: 'user', user: 'admin', app_id: app.id, scopes: scopes.split(' ') }],
      },
    },
  })
  const ear = await listenAt(emulator.url)
  const ask = async (method: string, asked: Readonly<Record<string, string>> = {}) => {
    const response = await fetch(`${emulator.url}/api/${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${administrator}`, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(asked),
    })
    return object(await response.json())
  }
  const named = z.array(z.object({ id: z.string(), name: z.string() }))
  const [users, rooms] = await Promise.all([ask('users.list'), ask('conversations.list')])
  return {
    ...ear,
    ask,
    userNamed: finder(named.parse(users['members'])),
    channelNamed: finder(named.parse(rooms['channels'])),
    close: async () => {
      await ear.close()
      await emulator.close()
    },
  }
}

const finder = (all: readonly { readonly id: string; readonly name: string }[]) => (name: string) => {
  const found = all.find((one) => one.name === name)
  if (!found) throw new Error(`there is no ${name}`)
  return found.id
}

const object = (value: unknown): Json => (isJson(value) ? value : {})

/** Passes everything on as it is, and remembers it: the emulator itself shows nobody which views are open. */
async function listenAt(target: string) {
  const calls = createHeard<SlackCall>()
  const ear = await listen(async (request, body, response) => {
    const { authorization, 'content-type': type } = request.headers
    const passed = await fetch(`${target}${request.url}`, {
      method: request.method ?? 'GET',
      headers: { ...(authorization && { authorization }), ...(type && { 'content-type': type }) },
      ...(body && { body }),
      redirect: 'manual',
    })
    const text = await passed.text()
    for (const name of ['content-type', 'location']) {
      const value = passed.headers.get(name)
      if (value !== null) response.setHeader(name, value)
    }
    response.statusCode = passed.status
    response.end(text)
    const method = request.url?.replace(/^\/api\//, '') ?? ''
    calls.add({ method, asked: asked(type ?? '', body), answered: json(text) })
  })
  return { ...ear, calls }
}

/** The SDK sends forms, in which what is not text is JSON. */
function asked(type: string, body: string): Json {
  if (type.includes('json')) return json(body)
  const read = (value: string): unknown => (/^[[{]/.test(value) ? JSON.parse(value) : value)
  return Object.fromEntries([...new URLSearchParams(body)].map(([key, value]) => [key, read(value)]))
}

function json(text: string): Json {
  try {
    return object(JSON.parse(text))
  } catch {
    return {}
  }
}
