import { z } from 'zod'
import { reasonOf } from '../../config/fault.ts'
import type { TeamsConfig } from '../../config/teams.ts'
import { botToken } from '../../platforms/teams/bot-token.ts'
import { ask, bodyOf, clockOf, whyNot } from './ask.ts'
import { type Check, failed, ok, skipped, warning } from './check.ts'
import type { Findings } from './slack.ts'

export async function lookAtTeams(teams: TeamsConfig | null, now: () => Date): Promise<Findings> {
  if (!teams) return { checks: [skipped('Teams', 'no credentials')], clock: null }
  if (teams.insecureLocal) {
    const says = 'TEAMS_INSECURE_LOCAL is on: no token is checked'
    return { checks: [warning('Teams', says, 'Unset it for anything but trying out.')], clock: null }
  }
  const keys = await tryKeys(teams.channel.openIdMetadataUrl)
  return { checks: [await tryToken(teams, now), ...keys.checks], clock: keys.clock }
}

async function tryToken(teams: TeamsConfig & { readonly insecureLocal: false }, now: () => Date): Promise<Check> {
  if (teams.appType === 'UserAssignedMSI')
    return skipped('Teams, token', 'a managed identity gets its token on Azure only')
  const { appId, tenantId, password, channel } = teams
  try {
    await botToken({ appId, tenantId, password, loginUrl: channel.loginUrl, oauthScope: channel.oauthScope, now }).get()
    return ok('Teams, token', 'the login service gives the bot its token')
  } catch (fault) {
    const why = reasonOf(fault)
    return failed(
      'Teams, token',
      `the login service gives none: ${why}`,
      'Check MicrosoftAppId, MicrosoftAppTenantId and MicrosoftAppPassword (has the secret expired?), and the way out to the login service.',
    )
  }
}

const metadata = z.object({ jwks_uri: z.url() })
const keySet = z.object({ keys: z.array(z.object({ kid: z.string() })).min(1) })

/** The keys by which requests from Teams are known. */
async function tryKeys(url: string): Promise<Findings> {
  const name = 'Teams, keys'
  const todo = 'Check the way out to login.botframework.com, or ToBotFromChannelOpenIdMetadataUrl.'
  const asked = await ask(url)
  const clock = clockOf(asked)
  const found = metadata.safeParse(bodyOf(asked)).data
  if (!found)
    return { checks: [failed(name, `the signing keys’ address is not to be had (${whyNot(asked)})`, todo)], clock }
  const keys = await ask(found.jwks_uri)
  const { success } = keySet.safeParse(bodyOf(keys))
  const check = success
    ? ok(name, 'the signing keys are there')
    : failed(name, 'the signing keys are not to be had', todo)
  return { checks: [check], clock }
}
