import type { WebClient } from '@slack/web-api'
import { z } from 'zod'
import type { Profile } from '../../intents/invocation.ts'
import { failureOf } from './faults.ts'
import type { Whose } from './payload.ts'

const flag = z.boolean().optional()
const answer = z.object({
  user: z.object({
    team_id: z.string().optional(),
    deleted: flag,
    is_bot: flag,
    is_restricted: flag,
    is_ultra_restricted: flag,
    is_stranger: flag,
    locale: z.string().optional(),
    tz: z.string().nullish(),
    profile: z.object({ email: z.string().nullish() }).optional(),
    enterprise_user: z.object({ teams: z.array(z.string()).optional() }).optional(),
  }),
})
type User = z.infer<typeof answer>['user']

const nobody: Profile = { email: null, outsider: true, locale: null, timeZone: null }

/** Asks the workspace where the bot is. Throws when Slack does not answer now; whom it does not know is an outsider. */
export async function profileOf(client: WebClient | null, whose: Whose): Promise<Profile> {
  if (client === null) return nobody
  try {
    const { user } = answer.parse(await client.apiCall('users.info', { user: whose.user, include_locale: true }))
    const email = user.profile?.email ?? null
    return { email, outsider: isOutsider(user, whose), locale: user.locale ?? null, timeZone: user.tz ?? null }
  } catch (fault) {
    if (failureOf(fault).sent === 'never') return nobody
    throw fault
  }
}

/** Guests, people of other workspaces and accounts that are off: none of them stands for an organisation. */
function isOutsider(user: User, { home, installed }: Whose): boolean {
  const limited = [user.deleted, user.is_bot, user.is_restricted, user.is_ultra_restricted, user.is_stranger]
  const teams = [user.team_id, ...(user.enterprise_user?.teams ?? [])]
  return limited.includes(true) || home !== installed || !teams.includes(installed)
}
