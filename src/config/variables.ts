import { z } from 'zod'
import { connectorHost, safeUrl } from './addresses.ts'

/** One variable's meaning; the message says what is wrong and what to do, and never repeats the value. */
const read = <T>(parse: (typed: string) => T | null, message: string) =>
  z
    .string()
    .transform((typed, context) => {
      const value = parse(typed)
      if (value !== null) return value
      context.addIssue({ code: 'custom', message })
      return z.NEVER
    })
    .optional()

const split = (typed: string): string[] =>
  typed
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)

const oneOrTwo = (typed: string): readonly string[] | null => {
  const parts = split(typed)
  return parts.length === 1 || parts.length === 2 ? parts : null
}

const choice = <const O extends string>(options: readonly O[], message: string) =>
  read((typed) => options.find((option) => option.toLowerCase() === typed.toLowerCase()) ?? null, message)

const onOrOff = (typed: string): boolean | null =>
  /^(1|true)$/i.test(typed) ? true : /^(0|false)$/i.test(typed) ? false : null

const address = (example: string) =>
  read(
    (typed) => safeUrl(typed)?.href ?? null,
    `is not an address that can be used. Give one that begins with https:// (http:// only on this machine), such as ${example}`,
  )

/** An audience or issuer is compared and never opened, so anything but plain http to elsewhere will do. */
const identifier = read(
  (typed) => (/\s/.test(typed) || (/^http:/i.test(typed) && !safeUrl(typed)) ? null : typed),
  'is not an identifier that can be used. Give one without spaces; one that is an http address must be on this machine.',
)

/** A token of Slack's. Its beginning tells the kinds apart, so one put in the wrong place is noticed. */
const slackToken = (wanted: string, others: readonly string[], where: string) =>
  read(
    (typed) => (/\s/.test(typed) || others.some((other) => typed.startsWith(other)) ? null : typed),
    `is not the right kind of token. Copy the one that begins with ${wanted} from ${where}.`,
  )

const encryptionKeys = (typed: string): readonly Buffer[] | null => {
  const parts = oneOrTwo(typed)
  if (!parts?.every((part) => /^[A-Za-z0-9+/_-]{43}=?$/.test(part))) return null
  return parts.map((part) => Buffer.from(part, 'base64'))
}

const port = (typed: string): number | null =>
  /^\d{1,5}$/.test(typed) && Number(typed) <= 65_535 ? Number(typed) : null

const hostName = (typed: string): string | null =>
  /^[\w.:[\]-]+$/.test(typed) ? typed.replace(/^\[(.*)\]$/, '$1') : null

const connectorHosts = (typed: string): readonly string[] | null => {
  const hosts = split(typed).map(connectorHost)
  return hosts.length > 0 && hosts.every((host) => host !== null) ? hosts : null
}

const postgres = (typed: string): string | null =>
  /^postgres(ql)?:\/\//.test(typed) && URL.canParse(typed) ? typed : null

const slackBase = (typed: string): string | null => {
  const url = safeUrl(typed)
  return url?.pathname.endsWith('/api/') ? url.href : null
}

/** Every variable that the product reads, as the contract names them. All may be left out; what belongs together is checked after. */
export const variables = z.object({
  PORT: read(port, 'is not a port. Give a number from 0 to 65535; the default is 3978.'),
  HOST: read(hostName, 'is not a host name or address. Give one such as 127.0.0.1, or leave it out.'),
  PUBLIC_URL: read(
    (typed) => safeUrl(typed)?.href.replace(/\/+$/, '') ?? null,
    'is not an address that the world can use. Give one such as https://manydoors.example, without a query (http:// only on this machine).',
  ),
  DATABASE_URL: read(
    postgres,
    'is not an address of a Postgres database. Give one such as postgres://manydoors:PASSWORD@db.example/manydoors, with special characters in the password written as %40 and the like.',
  ),
  DATA_DIR: z.string().optional(),
  SLACK_SIGNING_SECRET: read(
    oneOrTwo,
    'holds more than two secrets. Give one; while rotating, the new and the old one with a comma between.',
  ),
  SLACK_BOT_TOKEN: slackToken(
    'xoxb-',
    ['xapp-', 'xoxp-', 'xoxa-', 'xoxe-'],
    'the Slack app’s page “OAuth & Permissions”',
  ),
  SLACK_CLIENT_ID: z.string().optional(),
  SLACK_CLIENT_SECRET: z.string().optional(),
  SLACK_APP_TOKEN: slackToken('xapp-', ['xox'], 'the Slack app’s page “Basic Information”, “App-Level Tokens”'),
  SLACK_API_URL: read(
    slackBase,
    'is not a base of a Web API. Give an address that ends in /api/, https:// or on this machine; leave it out for Slack’s own.',
  ),
  MicrosoftAppId: read(
    (typed) => (/\s/.test(typed) ? null : typed),
    'has spaces in it. Copy the application (client) id again.',
  ),
  MicrosoftAppType: choice(
    ['SingleTenant', 'UserAssignedMSI'],
    'is not a kind of bot that can be used. Give SingleTenant or UserAssignedMSI (new multi-tenant bots cannot be registered any more; see the README’s Teams chapter).',
  ),
  MicrosoftAppTenantId: z.string().optional(),
  MicrosoftAppPassword: z.string().optional(),
  ToChannelFromBotLoginUrl: address('https://login.microsoftonline.com/TENANT'),
  ToChannelFromBotOAuthScope: identifier,
  ToBotFromChannelTokenIssuer: identifier,
  ToBotFromChannelOpenIdMetadataUrl: address('https://login.botframework.com/v1/.well-known/openidconfiguration'),
  OAuthUrl: address('https://api.botframework.com'),
  TEAMS_SERVICE_HOSTS: read(
    connectorHosts,
    'names something that is not a host. Give host names with commas between, such as smba.trafficmanager.net; only hosts on this machine may have a port.',
  ),
  TEAMS_INSECURE_LOCAL: read(
    onOrOff,
    'is neither 1 nor 0. Leave it out, unless you try the bot out on this machine without any token check.',
  ),
  ENCRYPTION_KEY: read(
    encryptionKeys,
    'is not one or two keys of 32 bytes in base64 with a comma between. Make one with: openssl rand -base64 32',
  ),
  DEFAULT_LOCALE: choice(['sv', 'en'], 'is not a language that Manydoors speaks. Give sv or en.'),
  LOG_LEVEL: choice(
    ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'],
    'is not a log level. Give trace, debug, info, warn, error, fatal or silent.',
  ),
})

export type Variables = z.output<typeof variables>
