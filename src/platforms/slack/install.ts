import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Installation, type InstallationStore, InstallProvider } from '@slack/oauth'
import { WebClient } from '@slack/web-api'
import { beginPage, type InstallPage, installPage, type Team } from './install-pages.ts'
import { botScopes, type SlackInstallations } from './installations.ts'
import { kindOf, type Log, quietLogger } from './log.ts'
import { clientOptions } from './web-api.ts'

export interface OAuth {
  readonly clientId: string
  readonly clientSecret: string
  /** How the world reaches the bot; null: the address set in Slack's app settings. */
  readonly publicUrl: string | null
  readonly stateSecret: string
}

interface Options {
  readonly oauth: OAuth
  readonly apiUrl: string
  readonly installations: SlackInstallations
  readonly log: Log
}

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** Ends an installation with a page that says why it was not stored. */
class NotStored extends Error {
  readonly page: InstallPage
  readonly team: Team | null

  constructor(page: InstallPage, team: Team | null) {
    super(page)
    this.page = page
    this.team = team
  }
}

/** Installation into several workspaces by OAuth: Bolt's own provider, which ties the state to the browser by a cookie. */
export function createInstall(options: Options): { readonly begin: Handle; readonly finish: Handle } {
  const { oauth, apiUrl, log } = options
  const provider = new InstallProvider({
    ...{ clientId: oauth.clientId, clientSecret: oauth.clientSecret, stateSecret: oauth.stateSecret },
    authorizationUrl: authorizationUrl(apiUrl),
    installationStore: storeOf(options),
    renderHtmlForInstallPath: beginPage,
    logger: quietLogger(log),
    clientOptions: clientOptions({ apiUrl, log }),
  })
  const redirect =
    oauth.publicUrl === null ? {} : { redirectUri: new URL('/slack/oauth_redirect', oauth.publicUrl).href }
  return {
    begin: (request, response) =>
      provider.handleInstallPath(request, response, undefined, { scopes: [...botScopes], ...redirect }),
    finish: (request, response) =>
      provider.handleCallback(request, response, {
        success: (installation, _, __, shown) => show(shown, 'installed', teamOf(installation)),
        failure: (fault, _, __, shown) => {
          const { page, team } = whyNot(fault)
          log.warn({ ...kindOf(fault), page, team: team?.id }, 'an installation was not stored')
          show(shown, page, team)
        },
      }),
  }
}

/** Slack's page where a workspace is chosen: beside the Web API in use, which in tests is not Slack's. */
const authorizationUrl = (apiUrl: string): string =>
  new URL(apiUrl).host === 'slack.com'
    ? 'https://slack.com/oauth/v2/authorize'
    : new URL('/oauth/v2/authorize', apiUrl).href

const teamOf = ({ team }: Installation): Team | null => (team ? { id: team.id, name: team.name ?? team.id } : null)

/** By the code of the SDK's fault. */
const pages: Readonly<Record<string, InstallPage>> = {
  slack_oauth_invalid_state: 'expired',
  slack_oauth_missing_state: 'expired',
  slack_oauth_missing_code: 'expired',
  slack_oauth_installer_authorization_error: 'cancelled',
}

function whyNot(fault: Error): { readonly page: InstallPage; readonly team: Team | null } {
  if (fault instanceof NotStored) return fault
  return { page: pages[kindOf(fault).code ?? ''] ?? 'failed', team: null }
}

/** Only stores: where the bot is installed is asked of `SlackInstallations` itself. */
function storeOf(options: Options): InstallationStore {
  return {
    storeInstallation: async (installation) => {
      const { bot, isEnterpriseInstall, user } = installation
      const team = teamOf(installation)
      if (isEnterpriseInstall || team === null || bot === undefined) throw new NotStored('whole-enterprise', team)
      const stored = await options.installations.put({
        team: team.id,
        teamName: team.name,
        enterprise: installation.enterprise?.id ?? null,
        botToken: bot.token,
        botUser: bot.userId,
        botId: bot.id,
        scopes: bot.scopes,
        installedBy: user.id,
      })
      if (stored === 'stored') return
      await giveUp(bot.token, options)
      throw new NotStored('workspace-unknown', team)
    },
    fetchInstallation: async () => {
      throw new Error('installations are not read here')
    },
  }
}

/** A token that nobody keeps should not go on working. */
async function giveUp(token: string, { apiUrl, log }: Options): Promise<void> {
  await new WebClient(token, clientOptions({ apiUrl, log })).auth.revoke().catch((fault: unknown) => {
    log.warn(kindOf(fault), 'the token of a refused installation could not be given back')
  })
}

function show(response: ServerResponse, page: InstallPage, team: Team | null): void {
  const { status, html } = installPage(page, team)
  const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }
  response.writeHead(status, { ...headers, 'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'" })
  response.end(html)
}
