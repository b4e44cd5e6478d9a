import { z } from 'zod'
import type { Json } from '../json.ts'
import { app, type WorkspaceSeed } from '../seed.ts'
import type { World } from '../state/world.ts'
import { method, ok, type Refusal, refuse } from './method.ts'

export const authTest = method(null, {}, ({ world, workspace }) =>
  ok({
    url: `https://${domain(workspace)}.slack.com/`,
    team: workspace.name,
    user: world.botName.toLowerCase(),
    team_id: workspace.id,
    user_id: workspace.botUser,
    bot_id: workspace.botUser.replace(/^[UW]/, 'B'),
    is_enterprise_install: false,
  }),
)

export const revoke = method(null, { test: z.string().optional() }, ({ world, workspace }) => {
  world.uninstall(workspace.id)
  return ok({ revoked: true })
})

export function domain({ name }: WorkspaceSeed): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
}

interface Code {
  readonly workspace: WorkspaceSeed
  readonly redirect: string
  readonly dealt: number
  used: boolean
}

const codeLife = 600_000
const exchange = z.strictObject({
  code: z.string().optional(),
  client_id: z.string().optional(),
  client_secret: z.string().optional(),
  redirect_uri: z.string().optional(),
})

/** Installation by OAuth: a page that deals a code, and the exchange of the code for a token. */
export class OAuth {
  readonly #world: World
  readonly #codes = new Map<string, Code>()

  constructor(world: World) {
    this.#world = world
  }

  /**
   * The answer to a browser at /oauth/v2/authorize: where to send it on, or the page to show. The page asks for the
   * workspace when there are several and the query names none (`team`).
   */
  authorize(query: URLSearchParams): { to: string } | { page: string; status: number } {
    const redirect = query.get('redirect_uri')
    if (query.get('client_id') !== this.#world.seed.oauth?.clientId) return { page: 'Invalid client_id', status: 400 }
    if (!redirect || !URL.canParse(redirect)) return { page: 'redirect_uri did not match', status: 400 }
    const { workspaces } = this.#world.seed
    const named = workspaces.find(({ id }) => id === query.get('team'))
    const workspace = named ?? (workspaces.length === 1 ? workspaces[0] : undefined)
    if (!workspace) return { page: choice(query, workspaces), status: 200 }
    const code = this.#world.counter.id('code.')
    this.#codes.set(code, { workspace, redirect, dealt: this.#world.seed.now().getTime(), used: false })
    const to = new URL(redirect)
    to.searchParams.set('code', code)
    to.searchParams.set('state', query.get('state') ?? '')
    return { to: to.href }
  }

  /** oauth.v2.access. The client may identify itself in the body or by HTTP Basic. */
  access(args: Json, basic: string | null): Json {
    const parsed = exchange.safeParse(args)
    if (!parsed.success) return refuse('invalid_arguments')
    const { client_id: id, client_secret: secret, code = '', redirect_uri: redirect } = parsed.data
    const [basicId, basicSecret] = basic === null ? [] : Buffer.from(basic, 'base64').toString().split(':')
    const { oauth } = this.#world.seed
    if (!oauth || (id ?? basicId) !== oauth.clientId) return refuse('invalid_client_id')
    if ((secret ?? basicSecret) !== oauth.clientSecret) return refuse('bad_client_secret')
    const found = this.#good(code, redirect)
    return 'ok' in found ? found : this.#installed(found.workspace)
  }

  /** Uses the code up, when it can be. */
  #good(id: string, redirect: string | undefined): Code | Refusal {
    const code = this.#codes.get(id)
    if (!code) return refuse('invalid_code')
    if (code.used) return refuse('code_already_used')
    if (this.#world.seed.now().getTime() - code.dealt > codeLife) return refuse('code_expired')
    if (redirect !== undefined && redirect !== code.redirect) return refuse('bad_redirect_uri')
    code.used = true
    return code
  }

  #installed(workspace: WorkspaceSeed): Json {
    this.#world.tokens.set(workspace.botToken, workspace.id)
    return ok({
      access_token: workspace.botToken,
      token_type: 'bot',
      scope: (this.#world.seed.scopes ?? ['commands', 'chat:write']).join(','),
      bot_user_id: workspace.botUser,
      app_id: app.id,
      team: { id: workspace.id, name: workspace.name },
      enterprise: null,
      is_enterprise_install: false,
      authed_user: { id: workspace.people[0]?.id ?? '' },
    })
  }
}

function choice(query: URLSearchParams, workspaces: readonly WorkspaceSeed[]): string {
  const links = workspaces.map(({ id, name }) => {
    const chosen = new URLSearchParams([...query, ['team', id]])
    return `<li><a href="?${chosen}">${name.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</a></li>`
  })
  return `<!doctype html><title>Slack</title><h1>Where shall the app be installed?</h1><ul>${links.join('')}</ul>`
}
