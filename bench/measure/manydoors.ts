import { randomUUID } from 'node:crypto'
import { encryptionKey } from './seed.ts'
import { loginPath, metadataPath, type Sinks, teamsPath } from './sinks.ts'

/** The bot's credentials in both chats, and where its calls go: everything to the sinks. */
export const signingSecret = 'bench'
export const botToken = 'xoxb-bench'
export const appId = randomUUID()
export const issuer = 'https://issuer.bench.example'

/** As bin/manydoors.mjs starts the Node that it finds. */
export const heap = ['--max-semi-space-size=8', '--heap-growing-percent=50']

export const serviceUrlOf = ({ port }: Sinks): string => `http://127.0.0.1:${port}${teamsPath}`

export function manydoorsEnv(sinks: Sinks): Readonly<Record<string, string>> {
  const base = `http://127.0.0.1:${sinks.port}`
  return {
    HOST: '127.0.0.1',
    LOG_LEVEL: 'error',
    ENCRYPTION_KEY: encryptionKey.toString('base64'),
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_BOT_TOKEN: botToken,
    SLACK_API_URL: `${base}/api/`,
    MicrosoftAppId: appId,
    MicrosoftAppType: 'SingleTenant',
    MicrosoftAppTenantId: randomUUID(),
    MicrosoftAppPassword: 'bench',
    ToChannelFromBotLoginUrl: `${base}${loginPath}`,
    ToBotFromChannelTokenIssuer: issuer,
    ToBotFromChannelOpenIdMetadataUrl: `${base}${metadataPath}`,
    TEAMS_SERVICE_HOSTS: new URL(base).host,
  }
}
