import { readFileSync } from 'node:fs'
import { isLoopback } from './config/addresses.ts'
import { type Env, type Given, type ReadText, withSecretFiles } from './config/env.ts'
import { type SlackConfig, slackFrom, slackMistakes, wantsSlack } from './config/slack.ts'
import { hasTeamsCredentials, type TeamsConfig, teamsFrom, teamsMistakes } from './config/teams.ts'
import { type Variables, variables } from './config/variables.ts'
import type { Locale } from './core/register/register.ts'

interface Common {
  readonly publicUrl: string | null
  readonly database: { readonly url: string } | { readonly dataDir: string }
  /** 32 bytes each, the newest first. Empty only without credentials: then one is made. */
  readonly encryptionKeys: readonly Buffer[]
  readonly defaultLocale: Locale
  readonly logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent'
}

/** What the environment says, checked. Without any chat credentials it is the playground, which binds to loopback only. */
export type Config = Common &
  (
    | {
        readonly mode: 'playground'
        readonly http: { readonly port: number; readonly host: string }
        readonly slack: null
        readonly teams: null
      }
    | {
        readonly mode: 'bot'
        /** A null host listens on every address. Port 0 is any free one. */
        readonly http: { readonly port: number; readonly host: string | null }
        /** At least one of the two is not null. */
        readonly slack: SlackConfig | null
        readonly teams: TeamsConfig | null
      }
  )

/** What the bot itself starts from; the playground makes one of its own. */
export type BotConfig = Extract<Config, { readonly mode: 'bot' }>

/** Everything that is wrong with the environment, at once, each with what to do. No value is ever repeated. */
export interface Misconfigured {
  readonly mistakes: readonly string[]
}

/** The only reader of the environment. */
export function readConfig(
  given: Env = process.env,
  readText: ReadText = (path) => readFileSync(path, 'utf8'),
): Config | Misconfigured {
  const { env, mistakes } = withSecretFiles(given, readText)
  const names: Given = new Set([...Object.keys(env), ...Object.keys(env).flatMap(namedByFile)])
  const read = readVariables(env)
  mistakes.push(...read.mistakes, ...slackMistakes(names), ...teamsMistakes(names, read.values))
  mistakes.push(...commonMistakes(names, read.values))
  return mistakes.length > 0 ? { mistakes } : configFrom(names, read.values)
}

/** A secret whose file cannot be read is not missing as well. */
const namedByFile = (name: string): string[] => (name.endsWith('_FILE') ? [name.slice(0, -'_FILE'.length)] : [])

/** The values of what could be read, and a mistake for each of the others. */
function readVariables(env: Env): { readonly values: Variables; readonly mistakes: string[] } {
  const first = variables.safeParse(env)
  if (first.success) return { values: first.data, mistakes: [] }
  const wrong = new Set(first.error.issues.map(({ path }) => String(path[0])))
  const rest = Object.fromEntries(Object.entries(env).filter(([name]) => !wrong.has(name)))
  return {
    values: variables.parse(rest),
    mistakes: first.error.issues.map(({ path, message }) => `${String(path[0])} ${message}`),
  }
}

function commonMistakes(given: Given, v: Variables): string[] {
  const mistakes: string[] = []
  if ((wantsSlack(given) || hasTeamsCredentials(given)) && !given.has('ENCRYPTION_KEY'))
    mistakes.push(
      'ENCRYPTION_KEY is missing: with chat credentials, what is secret is kept encrypted. Make one with: openssl rand -base64 32 — and keep it apart from the database’s backups.',
    )
  if (isPlayground(given, v) && v.HOST && !isLoopback(v.HOST))
    mistakes.push(
      'HOST is not on this machine, and without chat credentials the playground starts, which is for this machine only. Unset HOST, or set the credentials of Slack or Teams.',
    )
  return mistakes
}

const isPlayground = (given: Given, v: Variables): boolean =>
  !wantsSlack(given) && !hasTeamsCredentials(given) && !v.TEAMS_INSECURE_LOCAL

function configFrom(given: Given, v: Variables): Config {
  const port = v.PORT ?? 3978
  const common: Common = {
    publicUrl: v.PUBLIC_URL ?? null,
    database: v.DATABASE_URL ? { url: v.DATABASE_URL } : { dataDir: v.DATA_DIR ?? './data' },
    encryptionKeys: v.ENCRYPTION_KEY ?? [],
    defaultLocale: v.DEFAULT_LOCALE ?? 'sv',
    logLevel: v.LOG_LEVEL ?? 'info',
  }
  if (isPlayground(given, v))
    return { ...common, mode: 'playground', http: { port, host: v.HOST ?? '127.0.0.1' }, slack: null, teams: null }
  return {
    ...common,
    mode: 'bot',
    http: { port, host: v.HOST ?? null },
    slack: slackFrom(given, v),
    teams: teamsFrom(v),
  }
}
