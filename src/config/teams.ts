import { isLoopback } from './addresses.ts'
import type { Given } from './env.ts'
import type { Variables } from './variables.ts'

/** Where tokens come from and go to: Microsoft's, unless the environment names others. */
export interface ChannelAddresses {
  readonly loginUrl: string
  readonly oauthScope: string
  readonly tokenIssuer: string
  readonly openIdMetadataUrl: string
  readonly oauthUrl: string
}

interface Reach {
  readonly channel: ChannelAddresses
  /** Hosts of service URLs that may be called, with the port unless it is the usual one. Only loopback hosts may be called by http. */
  readonly serviceHosts: readonly string[]
}

interface Registered extends Reach {
  readonly insecureLocal: false
  readonly appId: string
  readonly tenantId: string
}

/** How the bot meets Teams. Without an app id there is either no Teams at all, or an insecure one on this machine; never by accident. */
export type TeamsConfig =
  | (Registered & { readonly appType: 'SingleTenant'; readonly password: string })
  | (Registered & { readonly appType: 'UserAssignedMSI'; readonly password: null })
  | (Reach & {
      /** No token is checked, and service URLs are on this machine. */
      readonly insecureLocal: true
      readonly appId: null
      readonly tenantId: null
      readonly appType: null
      readonly password: null
    })

const microsoftsHosts = [
  'smba.trafficmanager.net',
  'smba.infra.gcc.teams.microsoft.com',
  'smba.infra.gov.teams.microsoft.us',
  'smba.infra.dod.teams.microsoft.us',
]

const credentials = ['MicrosoftAppId', 'MicrosoftAppTenantId', 'MicrosoftAppPassword'] as const

export const hasTeamsCredentials = (given: Given): boolean => credentials.some((name) => given.has(name))

export function teamsMistakes(given: Given, v: Variables): string[] {
  return [...insecureMistakes(given, v), ...(hasTeamsCredentials(given) ? registeredMistakes(given, v) : [])]
}

function insecureMistakes(given: Given, v: Variables): string[] {
  if (!v.TEAMS_INSECURE_LOCAL) return []
  const mistakes: string[] = []
  if (hasTeamsCredentials(given))
    mistakes.push(
      'TEAMS_INSECURE_LOCAL switches the token check off and cannot be combined with MicrosoftAppId, MicrosoftAppTenantId or MicrosoftAppPassword. Unset it, or unset them.',
    )
  if (!v.HOST || !isLoopback(v.HOST))
    mistakes.push(
      'TEAMS_INSECURE_LOCAL needs HOST on this machine only, since nothing is checked. Set HOST=127.0.0.1, or unset TEAMS_INSECURE_LOCAL.',
    )
  return mistakes
}

function registeredMistakes(given: Given, v: Variables): string[] {
  const mistakes: string[] = []
  const managed = v.MicrosoftAppType === 'UserAssignedMSI'
  if (!given.has('MicrosoftAppId'))
    mistakes.push(
      'MicrosoftAppId is missing or empty. Copy the application (client) id from the Azure Bot’s page “Configuration”; without one Teams stays off, authentication never does.',
    )
  if (!given.has('MicrosoftAppTenantId'))
    mistakes.push(
      `MicrosoftAppTenantId is missing: a ${managed ? 'UserAssignedMSI' : 'SingleTenant'} bot has a home tenant. Copy the app tenant id from “Configuration”.`,
    )
  if (!managed && !given.has('MicrosoftAppPassword'))
    mistakes.push(
      'MicrosoftAppPassword is missing: a SingleTenant bot needs a client secret. Make one under “Certificates & secrets”, or set MicrosoftAppType=UserAssignedMSI.',
    )
  if (managed && given.has('MicrosoftAppPassword'))
    mistakes.push(
      'MicrosoftAppPassword is set, but a UserAssignedMSI bot has none. Unset it, or set MicrosoftAppType=SingleTenant.',
    )
  return mistakes
}

/** Once there are no mistakes. */
export function teamsFrom(v: Variables): TeamsConfig | null {
  const { MicrosoftAppId: appId, MicrosoftAppTenantId: tenantId, MicrosoftAppPassword: password } = v
  const reach = { channel: channelFrom(v), serviceHosts: v.TEAMS_SERVICE_HOSTS ?? microsoftsHosts }
  if (v.TEAMS_INSECURE_LOCAL)
    return { ...reach, insecureLocal: true, appId: null, tenantId: null, appType: null, password: null }
  if (!appId || !tenantId) return null
  const registered = { ...reach, insecureLocal: false, appId, tenantId } as const
  return password
    ? { ...registered, appType: 'SingleTenant', password }
    : { ...registered, appType: 'UserAssignedMSI', password: null }
}

const channelFrom = (v: Variables): ChannelAddresses => ({
  loginUrl:
    v.ToChannelFromBotLoginUrl ?? `https://login.microsoftonline.com/${v.MicrosoftAppTenantId ?? 'botframework.com'}`,
  oauthScope: v.ToChannelFromBotOAuthScope ?? 'https://api.botframework.com',
  tokenIssuer: v.ToBotFromChannelTokenIssuer ?? 'https://api.botframework.com',
  openIdMetadataUrl:
    v.ToBotFromChannelOpenIdMetadataUrl ?? 'https://login.botframework.com/v1/.well-known/openidconfiguration',
  oauthUrl: v.OAuthUrl ?? 'https://api.botframework.com',
})
