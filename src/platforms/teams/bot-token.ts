import { z } from 'zod'

export interface BotTokenOptions {
  readonly appId: string
  readonly tenantId: string
  readonly password: string
  readonly loginUrl: string
  readonly oauthScope: string
  readonly now: () => Date
}

/** The bot's own token for the Bot Connector. */
export interface BotToken {
  get(): Promise<string>
  /** After the connector has refused it. */
  drop(): void
}

const answer = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() })

/** Milliseconds before its end at which a token is replaced. */
const margin = 5 * 60_000

/**
 * Asks the login service for a token by client credentials, and keeps it until shortly before it ends. The SDK's own way goes through
 * MSAL, which takes no login service but Microsoft's.
 */
export function botToken(options: BotTokenOptions): BotToken {
  let kept: { readonly token: string; readonly until: number } | null = null
  let underWay: Promise<string> | null = null
  const renew = async () => {
    const { access_token: token, expires_in: seconds } = await ask(options)
    kept = { token, until: options.now().getTime() + seconds * 1000 - margin }
    return token
  }
  return {
    async get() {
      if (kept && options.now().getTime() < kept.until) return kept.token
      underWay ??= renew().finally(() => {
        underWay = null
      })
      return underWay
    },
    drop: () => {
      kept = null
    },
  }
}

async function ask(options: BotTokenOptions): Promise<z.infer<typeof answer>> {
  const response = await fetch(tokenUrl(options), {
    method: 'POST',
    redirect: 'error',
    signal: AbortSignal.timeout(10_000),
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: options.appId,
      client_secret: options.password,
      scope: `${options.oauthScope}/.default`,
    }),
  })
  if (!response.ok) throw new Error(`the login service answered ${response.status}`)
  return answer.parse(await response.json())
}

/** The login URL names the tenant already, as Bot Framework's settings do, or is the service's bare address. */
function tokenUrl({ loginUrl, tenantId }: BotTokenOptions): string {
  const base = loginUrl.replace(/\/+$/, '')
  return `${new URL(base).pathname === '/' ? `${base}/${tenantId}` : base}/oauth2/v2.0/token`
}
