import { startTeamsStandIn, type TeamsSeed, type TeamsStandIn } from '#src/playground/teams/stand-in.ts'

export const growth = '19:growth@thread.tacv2'
export const quiet = '19:quiet@thread.tacv2'
export const desk = '19:desk@thread.v2'
export const tenant = '11111111-1111-4111-8111-111111111111'
export const anna = 'aaaaaaaa-0000-4000-8000-000000000001'
export const bo = 'aaaaaaaa-0000-4000-8000-000000000002'
export const gun = 'aaaaaaaa-0000-4000-8000-000000000003'
export const otto = 'bbbbbbbb-0000-4000-8000-000000000001'

const inSweden = { locale: 'sv-SE', tz: 'Europe/Stockholm' } as const

export const seed: TeamsSeed = {
  tenants: [
    {
      id: tenant,
      name: 'Almi',
      channels: [
        { id: growth, name: 'Växarena', team: 'Export', botInstalled: true },
        { id: quiet, name: 'Internt', team: 'Export', botInstalled: false },
      ],
      groups: [{ id: desk, name: 'Jouren', people: [anna, bo] }],
      people: [
        { id: anna, name: 'Anna Berg', email: 'anna@almi.example', ...inSweden },
        { id: bo, name: 'Bo Ek', email: 'bo@almi.example', locale: 'en-US', tz: 'Europe/London' },
        {
          id: gun,
          name: 'Gun Guest',
          email: 'gun@other.example',
          kind: 'guest',
          channels: [growth],
          hasApp: false,
          ...inSweden,
        },
      ],
    },
    {
      id: '22222222-2222-4222-8222-222222222222',
      name: 'EKN',
      channels: [],
      people: [{ id: otto, name: 'Otto Alm', email: 'otto@ekn.example', ...inSweden }],
    },
  ],
  app: { id: '33333333-3333-4333-8333-333333333333', tenant, password: 'a secret of the tests' },
  now: () => new Date(),
}

/** Asks the token endpoint as the bot would; the fields replace those of a proper request. */
export async function askForToken(
  teams: TeamsStandIn,
  changed: Record<string, string> = {},
  login = teams.loginUrl,
): Promise<{ status: number; body: Record<string, unknown> }> {
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: seed.app.id,
    client_secret: seed.app.password,
    scope: `${teams.oauthScope}/.default`,
    ...changed,
  })
  const response = await fetch(`${login}/oauth2/v2.0/token`, { method: 'POST', body: form })
  return { status: response.status, body: Object(await response.json()) }
}

export interface Call {
  readonly method: string
  readonly path: string
  readonly body?: unknown
  readonly token?: string
}

/** A bot's bare hands: calls the connector with a good token, without any SDK. */
export async function bareBot(changes: Partial<TeamsSeed> = {}) {
  const teams = await startTeamsStandIn({ ...seed, ...changes })
  const token = String((await askForToken(teams)).body['access_token'])
  const call = async (wanted: Call) => {
    const response = await fetch(`${teams.serviceUrl}v3/conversations${wanted.path}`, {
      method: wanted.method,
      redirect: 'manual',
      headers: { authorization: `Bearer ${wanted.token ?? token}`, 'content-type': 'application/json' },
      ...(wanted.body === undefined ? {} : { body: JSON.stringify(wanted.body) }),
    })
    const text = await response.text()
    return { status: response.status, text, headers: response.headers }
  }
  const at = (place: string) => `/${encodeURIComponent(place)}`
  const post = (place: string, body: unknown, query = '') =>
    call({ method: 'POST', path: `${at(place)}/activities${query}`, body })
  return { teams, token, call, post, at }
}

export const hello = { type: 'message', text: 'Hej' }
