import { createServer } from 'node:http'
import type { Answer, Dispatch, Invocation } from '#src/intents/invocation.ts'
import type { Installation, NewInstallation, SlackInstallations } from '#src/platforms/slack/installations.ts'
import { createSlack, type Slack, type SlackOptions } from '#src/platforms/slack/slack.ts'
import type { SlackSeed, SlackStandIn } from '#src/playground/slack/stand-in.ts'
import type { View } from '#src/views/view.ts'
import { otherToken, signingSecret, slack as startStandIn, token } from '../../playground/slack-world.ts'

export const noon = new Date('2026-03-02T11:00:00Z')

export const english = { locale: 'en', timeZone: 'Europe/Stockholm' } as const
export const swedish = { locale: 'sv', timeZone: 'Europe/Stockholm' } as const

export const help: View = { kind: 'help', command: null }

/** The core's part in these tests: remembers what it was asked, and answers what the test tells it to. */
export interface Script {
  readonly dispatch: Dispatch
  readonly asked: Invocation[]
  answer: (invocation: Invocation) => View | Promise<View>
}

export function script(answer: Script['answer'] = () => help): Script {
  const asked: Invocation[] = []
  const written: Script = {
    asked,
    answer,
    dispatch: async (invocation): Promise<Answer> => {
      asked.push(invocation)
      return { view: await written.answer(invocation), tongue: english }
    },
  }
  return written
}

const installed = (botToken: string, botUser: string): Installation => ({ botToken, botUser, scopes: [] })

export interface Places extends SlackInstallations {
  readonly stored: Map<string, Installation>
  readonly put: (installation: NewInstallation) => Promise<'stored' | 'workspace-unknown'>
}

/** Both workspaces are in the network; anything else is unknown. */
export function places(): Places {
  const stored = new Map([
    ['T0KRONOBERG', installed(token, 'U0BOT')],
    ['T0HAMBURG', installed(otherToken, 'U0BOTHH')],
  ])
  const known = [...stored.keys()]
  return {
    stored,
    byTeam: async (team) => stored.get(team) ?? null,
    put: async (installation) => {
      if (!known.includes(installation.team)) return 'workspace-unknown'
      stored.set(installation.team, installation)
      return 'stored'
    },
    revoked: async (team) => void stored.delete(team),
  }
}

export interface Logged {
  readonly fields: object
  readonly message: string
}

export interface Bot {
  readonly stand: SlackStandIn
  readonly slack: Slack
  readonly script: Script
  readonly installations: Places
  readonly logged: Logged[]
  readonly url: string
  readonly clock: { now: Date }
  stop(): Promise<void>
}

interface Options {
  readonly seed?: Partial<SlackSeed>
  readonly slack?: (stand: SlackStandIn) => Partial<SlackOptions>
  readonly script?: Script
}

/** The bot's Slack side on a port of its own, and a Slack that knows the way to it. */
export async function startBot({
  seed = {},
  slack: more = () => ({}),
  script: written = script(),
}: Options = {}): Promise<Bot> {
  const clock = { now: noon }
  const stand = await startStandIn({ now: () => clock.now, ...seed })
  const installations = places()
  const logged: Logged[] = []
  const log = (fields: object, message: string) => void logged.push({ fields, message })
  const slack = createSlack({
    signingSecrets: [signingSecret],
    appToken: null,
    apiUrl: stand.apiUrl,
    oauth: null,
    installations,
    dispatch: written.dispatch,
    now: () => clock.now,
    log: { info: log, warn: log, error: log },
    ...more(stand),
  })
  const server = createServer((request, response) => {
    slack.handle(request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
  stand.deliverTo(`${url}/slack/events`)
  return {
    ...{ stand, slack, script: written, installations, logged, url, clock },
    stop: async () => {
      await slack.stop()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await stand.close()
    },
  }
}
