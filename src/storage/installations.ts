import { setTimeout as pause } from 'node:timers/promises'
import type { Encryption } from './encryption.ts'
import type { Database } from './engine.ts'
import { asWorker } from './scope.ts'

export interface InstallationsOptions {
  readonly encryption: Encryption
  readonly now: () => Date
}

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
  readonly installedBy: string | null
}

interface Kept {
  readonly until: number
  readonly installation: Installation | null
  readonly sealed: Buffer | null
}

/** Every request asks; another node's installation counts after this many milliseconds. */
const keptFor = 30_000

/** Milliseconds that a request waits for what it most likely knows already. */
const longestRead = 1_000

/** Slack's workspaces that the bot is in. Tokens are sealed, each for its own row. */
export function slackInstallations(database: Database, { encryption, now }: InstallationsOptions) {
  const kept = new Map<string, Kept>()
  const remember = (team: string, found: Omit<Kept, 'until'>): Installation | null => {
    kept.set(team, { ...found, until: now().getTime() + keptFor })
    return found.installation
  }
  const read = async (team: string): Promise<Installation | null> => {
    const row = await readRow(database, team)
    if (row === undefined) return remember(team, { installation: null, sealed: null })
    const { bot_user: botUser, scopes, bot_token_sealed: sealed } = row
    const botToken = encryption.open(sealed, sealedToken(team))
    return remember(team, { installation: { botToken, botUser, scopes }, sealed })
  }
  return {
    /** Null: not installed there, or no longer. */
    byTeam: async (team: string): Promise<Installation | null> => {
      const known = kept.get(team)
      if (known !== undefined && now().getTime() < known.until) return known.installation
      const last = known?.installation ?? null
      if (last === null) return read(team)
      // People are to be told that the database is away, and for that the token of half a minute ago is good enough.
      return Promise.race([read(team).catch(() => last), pause(longestRead, last, { ref: false })])
    },
    /** Refuses a workspace that no organisation of any network has: nothing is stored then. */
    put: async (given: NewInstallation): Promise<'stored' | 'workspace-unknown'> => {
      const stored = await write(database, given, {
        sealed: encryption.seal(given.botToken, sealedToken(given.team)),
        at: now(),
      })
      kept.delete(given.team)
      return stored ? 'stored' : 'workspace-unknown'
    },
    /** The token that was used is no good any more; one that has been installed since, perhaps by another node, still is. */
    revoked: async (team: string): Promise<void> => {
      const used = kept.get(team)?.sealed ?? null
      kept.delete(team)
      await inTeam(database, team, async (trx) => {
        const row = trx.updateTable('slack_installations').set({ revoked_at: now() }).where('team', '=', team)
        await (used === null ? row : row.where('bot_token_sealed', '=', used)).execute()
      })
    },
  }
}

const sealedToken = (team: string) => ({ table: 'slack_installations', row: team, column: 'bot_token_sealed' })

const inTeam = <T>(database: Database, team: string, work: Parameters<typeof asWorker<T>>[2]): Promise<T> =>
  asWorker(database, { workspace: { chat: 'slack', workspace: team } }, work)

const readRow = (database: Database, team: string) =>
  inTeam(database, team, (trx) =>
    trx
      .selectFrom('slack_installations')
      .select(['bot_token_sealed', 'bot_user', 'scopes'])
      .where('team', '=', team)
      .where('revoked_at', 'is', null)
      .executeTakeFirst(),
  )

const write = (
  database: Database,
  given: NewInstallation,
  { sealed, at }: { readonly sealed: Buffer; readonly at: Date },
): Promise<boolean> =>
  inTeam(database, given.team, async (trx) => {
    const home = await trx
      .selectFrom('workspaces')
      .select('workspace')
      .where('chat', '=', 'slack')
      .where('workspace', '=', given.team)
      .executeTakeFirst()
    if (home === undefined) return false
    const said = {
      enterprise: given.enterprise,
      team_name: given.teamName,
      bot_id: given.botId,
      bot_user: given.botUser,
      bot_token_sealed: sealed,
      scopes: [...given.scopes],
      installed_by: given.installedBy,
      installed_at: at,
      revoked_at: null,
    }
    await trx
      .insertInto('slack_installations')
      .values({ team: given.team, ...said })
      .onConflict((conflict) => conflict.column('team').doUpdateSet(said))
      .execute()
    return true
  })
