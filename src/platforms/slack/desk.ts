import type { WebClient } from '@slack/web-api'
import type { Dispatch, Profile } from '../../intents/invocation.ts'
import type { Acknowledgement } from './acknowledgement.ts'
import { failureOf } from './faults.ts'
import type { SlackInstallations } from './installations.ts'
import type { Log } from './log.ts'
import type { Whose } from './payload.ts'
import { profileOf } from './profile.ts'
import type { Respond } from './response-url.ts'
import type { ClientOf } from './web-api.ts'

/** What answers are given with. */
export interface Desk {
  readonly dispatch: Dispatch
  readonly installations: SlackInstallations
  readonly clientOf: ClientOf
  readonly respond: Respond
  readonly log: Log
}

/** One delivery on the desk: its answer, and with whose token Slack is spoken to. */
export interface Turn {
  readonly desk: Desk
  readonly acknowledgement: Acknowledgement
  /** Null where the bot is not installed, or where it could not be read whether it is. */
  readonly client: WebClient | null
  readonly botUser: string | null
  /** Slack has told this before, and did not hear an answer. */
  readonly again: boolean
}

/** People are asked for where they belong, which in a shared channel is not where the bot was spoken to. */
export const profiles =
  ({ desk, client }: Turn) =>
  (whose: Whose): (() => Promise<Profile>) =>
  async () =>
    profileOf(whose.home === whose.installed ? client : await desk.clientOf(whose.home), whose)

/** Calls the Web API for something that can be done without: a failure is logged, and told by `false`. */
export async function attempt({ client, desk }: Turn, method: string, args: Record<string, unknown>): Promise<boolean> {
  if (client === null) {
    desk.log.warn({ method }, 'Slack cannot be called: the bot is not installed there')
    return false
  }
  try {
    await client.apiCall(method, args)
    return true
  } catch (fault) {
    desk.log.warn({ method, why: failureOf(fault).why }, 'Slack did not do what it was asked')
    return false
  }
}
