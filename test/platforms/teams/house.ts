import { createServer } from 'node:http'
import type { Answer, Invocation } from '#src/intents/invocation.ts'
import type { Place, TeamsPlaces } from '#src/platforms/teams/places.ts'
import { createTeams, type TeamsOptions } from '#src/platforms/teams/teams.ts'
import type { Act, Conversation } from '#src/playground/stand-in.ts'
import type { TeamsSeed } from '#src/playground/teams/seed.ts'
import { startTeamsStandIn, type TeamsStandIn } from '#src/playground/teams/stand-in.ts'
import type { View } from '#src/views/view.ts'

export const almi = '11111111-1111-4111-8111-111111111111'
export const ekn = '22222222-2222-4222-8222-222222222222'
export const anna = 'aaaaaaaa-0000-4000-8000-000000000001'
export const bo = 'aaaaaaaa-0000-4000-8000-000000000002'
export const gun = 'aaaaaaaa-0000-4000-8000-000000000003'
export const otto = 'bbbbbbbb-0000-4000-8000-000000000001'
export const growth = '19:growth@thread.tacv2'
export const group = '19:desk@thread.v2'

const inSweden = { locale: 'sv-SE', tz: 'Europe/Stockholm' } as const

export const seed: TeamsSeed = {
  tenants: [
    {
      id: almi,
      name: 'Almi',
      channels: [{ id: growth, name: 'Växarena', team: 'Export', botInstalled: true }],
      groups: [{ id: group, name: 'Jouren', people: [anna, bo] }],
      people: [
        { id: anna, name: 'Anna Berg', email: 'anna@almi.example', ...inSweden },
        { id: bo, name: 'Bo Ek', email: 'bo@almi.example', locale: 'en-US', tz: 'Europe/London' },
        { id: gun, name: 'Gun Guest', email: 'gun@other.example', kind: 'guest', ...inSweden },
      ],
    },
    {
      id: ekn,
      name: 'EKN',
      channels: [],
      people: [{ id: otto, name: 'Otto Alm', email: 'otto@ekn.example', ...inSweden }],
    },
  ],
  app: { id: '33333333-3333-4333-8333-333333333333', tenant: almi, password: 'a secret of the tests' },
  now: () => new Date(),
}

/** Conversations in memory, as a store would keep them. */
export function placesInMemory(): TeamsPlaces & { readonly all: Map<string, Place> } {
  const all = new Map<string, Place>()
  const key = ({ tenant, kind, key: of }: Pick<Place, 'tenant' | 'kind' | 'key'>) => `${tenant} ${kind} ${of}`
  return {
    all,
    remember: async (place) => {
      all.delete(key(place))
      all.set(key(place), place)
    },
    forget: async (place) => void all.delete(key(place)),
    personalOf: async (tenant, user) => all.get(key({ tenant, kind: 'personal', key: user })) ?? null,
    channelOf: async (tenant, channel) => all.get(key({ tenant, kind: 'channel', key: channel })) ?? null,
    serviceUrlOf: async (tenant) => [...all.values()].findLast((place) => place.tenant === tenant)?.serviceUrl ?? null,
  }
}

export const tongue = { locale: 'en', timeZone: 'Europe/Stockholm' } as const

export const doneView: View = {
  kind: 'done',
  done: { what: 'declined', caseNo: 'KRO-1', from: 'Anna Berg' },
  buttons: [],
}

/** A bot with the real endpoint, answering with whatever view the test gives, before a stand-in that has its address. */
export async function startHouse(changes: Changes = {}) {
  const standIn = await startTeamsStandIn({ ...seed, ...changes.seed })
  try {
    return await furnish(standIn, changes)
  } catch (fault) {
    await standIn.close()
    throw fault
  }
}

interface Changes {
  readonly seed?: Partial<TeamsSeed>
  readonly teams?: Partial<TeamsOptions>
}

async function furnish(standIn: TeamsStandIn, changes: Changes) {
  const heard: Invocation[] = []
  const logged: string[] = []
  const log = (fields: object, message: string) => void logged.push(`${message} ${JSON.stringify(fields)}`)
  let answering: (invocation: Invocation) => Promise<View> | View = () => doneView
  const places = placesInMemory()
  const base = new URL(standIn.serviceUrl).origin
  const teams = createTeams({
    appId: seed.app.id,
    appType: 'SingleTenant',
    tenantId: almi,
    password: seed.app.password,
    channel: {
      loginUrl: standIn.loginUrl,
      oauthScope: standIn.oauthScope,
      tokenIssuer: standIn.tokenIssuer,
      openIdMetadataUrl: standIn.openIdMetadataUrl,
      oauthUrl: base,
    },
    serviceHosts: [new URL(base).host],
    insecureLocal: false,
    places,
    dispatch: async (invocation): Promise<Answer> => {
      heard.push(invocation)
      return { view: await answering(invocation), tongue }
    },
    now: seed.now,
    log: { info: log, warn: log, error: log },
    ...changes.teams,
  })
  const server = createServer((request, response) => void teams.handle(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the bot has no port')
  const url = `http://127.0.0.1:${address.port}/api/messages`
  standIn.deliverTo(url)
  const sees = (person: string, place = standIn.personalChat(person)): Conversation => {
    const found = standIn.see(person).conversations.find(({ id }) => id === place)
    if (!found) throw new Error(`${person} does not see ${place}`)
    return found
  }
  const botsIn = (person: string, place?: string) => sees(person, place).messages.filter(({ from }) => from.bot)
  return {
    standIn,
    teams,
    places,
    heard,
    logged,
    url,
    sees,
    botsIn,
    answerWith: (view: typeof answering | View) => {
      answering = typeof view === 'function' ? view : () => view
    },
    act: (person: string, act: Act) => standIn.act(person, act),
    say: (person: string, text: string, place = standIn.personalChat(person), mention = true) =>
      standIn.act(person, { do: 'say', conversation: place, text, mention }),
    last: (): Invocation => {
      const last = heard.at(-1)
      if (!last) throw new Error('nothing was heard')
      return last
    },
    close: async () => {
      await teams.stop()
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
      await standIn.close()
    },
  }
}

export type House = Awaited<ReturnType<typeof startHouse>>

/** The card of a message as the stand-in keeps it. */
export const cardOf = (message: { readonly content: readonly unknown[] } | undefined): Record<string, unknown> => {
  const [attachment] = message?.content ?? []
  return Object(Object(attachment)['content'])
}

export const actionsOf = (card: Record<string, unknown>): Record<string, unknown>[] =>
  [...(Array.isArray(card['actions']) ? card['actions'] : [])].map(Object)
