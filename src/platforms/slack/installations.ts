/** A workspace that the bot is in. `team` is Slack's id of it, `T…`. */
export interface Installation {
  readonly botToken: string
  readonly botUser: string
  readonly scopes: readonly string[]
}

export interface NewInstallation extends Installation {
  readonly team: string
  readonly teamName: string
  readonly enterprise: string | null
  readonly botId: string
  /** The person who installed it. */
  readonly installedBy: string | null
}

/** Where the bot is installed: the database, or one token from the environment. */
export interface SlackInstallations {
  /** Null: not installed there, or no longer. */
  byTeam(team: string, enterprise?: string | null): Promise<Installation | null>
  /** Refuses a workspace that no organisation of any network has: nothing is stored then. */
  put(installation: NewInstallation): Promise<'stored' | 'workspace-unknown'>
  revoked(team: string): Promise<void>
}

/**
 * The bot's scopes, and why: commands, its own messages and modals; opening a person's direct messages and seeing in them what it has
 * sent (and what is typed there); names, time zones and languages; and the e-mail address by which a person is found in the register.
 */
export const botScopes = ['commands', 'chat:write', 'im:write', 'im:history', 'users:read', 'users:read.email'] as const
