import { expect, it } from '@jest/globals'
import { type Config, readConfig } from '#src/config.ts'

const key = Buffer.alloc(32, 7).toString('base64')
const otherKey = Buffer.alloc(32, 9).toString('base64')
const slack = { SLACK_SIGNING_SECRET: 'signing', SLACK_BOT_TOKEN: 'xoxb-1', ENCRYPTION_KEY: key }
const teams = {
  MicrosoftAppId: 'app',
  MicrosoftAppTenantId: 'tenant',
  MicrosoftAppPassword: 'password',
  ENCRYPTION_KEY: key,
}

function read(env: Readonly<Record<string, string>>): Config {
  const config = readConfig(env, noFile)
  if ('mistakes' in config) throw new Error(config.mistakes.join('\n'))
  return config
}

function mistakesIn(env: Readonly<Record<string, string>>): readonly string[] {
  const config = readConfig(env, noFile)
  return 'mistakes' in config ? config.mistakes : []
}

const noFile = (path: string): string => {
  throw Object.assign(new Error(path), { code: 'ENOENT' })
}

it('starts the playground on loopback without any credentials', () => {
  expect(read({ PATH: '/bin', MicrosoftAppId: '', SLACK_BOT_TOKEN: '  ' })).toEqual({
    mode: 'playground',
    http: { port: 3978, host: '127.0.0.1' },
    publicUrl: null,
    database: { dataDir: './data' },
    encryptionKeys: [],
    defaultLocale: 'sv',
    logLevel: 'info',
    slack: null,
    teams: null,
  })
})

it('starts the bot on every address with Slack’s credentials', () => {
  expect(read({ ...slack, PORT: '8080', PUBLIC_URL: 'https://bot.example/' })).toMatchObject({
    mode: 'bot',
    http: { port: 8080, host: null },
    publicUrl: 'https://bot.example',
    slack: {
      signingSecrets: ['signing'],
      appToken: null,
      apiUrl: 'https://slack.com/api/',
      botToken: 'xoxb-1',
      oauth: null,
    },
    teams: null,
  })
})

it('fills in Microsoft’s addresses for Teams', () => {
  expect(read(teams).teams).toEqual({
    insecureLocal: false,
    appId: 'app',
    appType: 'SingleTenant',
    tenantId: 'tenant',
    password: 'password',
    channel: {
      loginUrl: 'https://login.microsoftonline.com/tenant',
      oauthScope: 'https://api.botframework.com',
      tokenIssuer: 'https://api.botframework.com',
      openIdMetadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
      oauthUrl: 'https://api.botframework.com',
    },
    serviceHosts: [
      'smba.trafficmanager.net',
      'smba.infra.gcc.teams.microsoft.com',
      'smba.infra.gov.teams.microsoft.us',
      'smba.infra.dod.teams.microsoft.us',
    ],
  })
})

it('takes addresses of stand-ins on this machine', () => {
  const config = read({
    ...slack,
    ...teams,
    SLACK_API_URL: 'http://127.0.0.1:4000/api/',
    ToChannelFromBotLoginUrl: 'http://localhost:4001/login',
    ToBotFromChannelOpenIdMetadataUrl: 'http://[::1]:4001/openid',
    ToChannelFromBotOAuthScope: 'api://bot',
    TEAMS_SERVICE_HOSTS: '127.0.0.1:4002, SMBA.trafficmanager.net',
  })
  expect(config.slack?.apiUrl).toBe('http://127.0.0.1:4000/api/')
  expect(config.teams?.channel.loginUrl).toBe('http://localhost:4001/login')
  expect(config.teams?.channel.openIdMetadataUrl).toBe('http://[::1]:4001/openid')
  expect(config.teams?.channel.oauthScope).toBe('api://bot')
  expect(config.teams?.serviceHosts).toEqual(['127.0.0.1:4002', 'smba.trafficmanager.net'])
})

it.each([
  [
    'a managed identity needs no password',
    { MicrosoftAppPassword: '', MicrosoftAppType: 'userassignedmsi' },
    'UserAssignedMSI',
    null,
  ],
  ['a single tenant has one', { MicrosoftAppType: 'SingleTenant' }, 'SingleTenant', 'password'],
])('%s', (_, over, appType, password) => {
  expect(read({ ...teams, ...over }).teams).toMatchObject({ appType, password })
})

it('knows Socket Mode and OAuth', () => {
  const env = { SLACK_APP_TOKEN: 'xapp-1', SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: 's', ENCRYPTION_KEY: key }
  expect(read(env).slack).toMatchObject({
    appToken: 'xapp-1',
    signingSecrets: [],
    botToken: null,
    oauth: { clientId: '1.2', clientSecret: 's' },
  })
})

it('takes two secrets while they are being rotated, the newest first', () => {
  const config = read({ ...slack, SLACK_SIGNING_SECRET: 'new, old', ENCRYPTION_KEY: `${otherKey},${key}` })
  expect(config.slack?.signingSecrets).toEqual(['new', 'old'])
  expect(config.encryptionKeys.map((one) => one[0])).toEqual([9, 7])
})

it('drops the token check only on this machine and without an app id', () => {
  expect(read({ TEAMS_INSECURE_LOCAL: '1', HOST: '127.0.0.1' })).toMatchObject({
    mode: 'bot',
    teams: { insecureLocal: true, appId: null },
  })
  expect(read({ ...slack, TEAMS_INSECURE_LOCAL: '0' }).teams).toBeNull()
})

it('reads secrets from files, without the line’s end', () => {
  const files = new Map([
    ['/run/key', `${key}\n`],
    ['/run/db', 'postgres://u:p@db.example/manydoors\n'],
  ])
  const config = readConfig(
    {
      SLACK_SIGNING_SECRET: 's',
      SLACK_BOT_TOKEN: 't',
      ENCRYPTION_KEY_FILE: '/run/key',
      DATABASE_URL_FILE: '/run/db',
    },
    (path) => files.get(path) ?? noFile(path),
  )
  expect(config).toMatchObject({ mode: 'bot', database: { url: 'postgres://u:p@db.example/manydoors' } })
})

it('names every mistake at once', () => {
  const mistakes = mistakesIn({
    PORT: '99999',
    DEFAULT_LOCALE: 'fi',
    SLACK_CLIENT_ID: '1.2',
    MicrosoftAppPassword: 'hush',
    DATABASE_URL: 'mysql://db.example',
    SLACK_BOT_TOKEN_FILE: '/nowhere',
  })
  expect(mistakes.map((mistake) => mistake.split(/[ :]/)[0])).toEqual([
    'SLACK_BOT_TOKEN_FILE',
    'PORT',
    'DATABASE_URL',
    'DEFAULT_LOCALE',
    'SLACK_SIGNING_SECRET',
    'SLACK_CLIENT_SECRET',
    'MicrosoftAppId',
    'MicrosoftAppTenantId',
    'ENCRYPTION_KEY',
  ])
})

const wrong: readonly (readonly [string, Readonly<Record<string, string>>, RegExp])[] = [
  [
    'an empty app id, which is not “authentication off”',
    { ...teams, MicrosoftAppId: '' },
    /^MicrosoftAppId is missing or empty/,
  ],
  ['a single tenant without a tenant', { ...teams, MicrosoftAppTenantId: '' }, /^MicrosoftAppTenantId is missing/],
  ['a single tenant without a password', { ...teams, MicrosoftAppPassword: '' }, /^MicrosoftAppPassword is missing/],
  [
    'a managed identity with a password',
    { ...teams, MicrosoftAppType: 'UserAssignedMSI' },
    /^MicrosoftAppPassword is set/,
  ],
  ['a multi-tenant bot', { ...teams, MicrosoftAppType: 'MultiTenant' }, /^MicrosoftAppType .*cannot be registered/],
  ['Slack without a signing secret', { ...slack, SLACK_SIGNING_SECRET: '' }, /^SLACK_SIGNING_SECRET is missing/],
  ['Slack without any token', { ...slack, SLACK_BOT_TOKEN: '' }, /^SLACK_BOT_TOKEN is missing/],
  ['an app token in the bot token’s place', { ...slack, SLACK_BOT_TOKEN: 'xapp-1' }, /^SLACK_BOT_TOKEN .*xoxb-/],
  ['a bot token in the app token’s place', { ...slack, SLACK_APP_TOKEN: 'xoxb-1' }, /^SLACK_APP_TOKEN .*xapp-/],
  ['half an OAuth pair', { ...slack, SLACK_CLIENT_SECRET: 'x' }, /^SLACK_CLIENT_ID is missing/],
  ['three secrets', { ...slack, SLACK_SIGNING_SECRET: 'a,b,c' }, /^SLACK_SIGNING_SECRET holds more than two/],
  ['credentials without a key', { ...slack, ENCRYPTION_KEY: '' }, /^ENCRYPTION_KEY is missing/],
  ['a key of 16 bytes', { ...slack, ENCRYPTION_KEY: Buffer.alloc(16).toString('base64') }, /^ENCRYPTION_KEY is not/],
  [
    'http to elsewhere for tokens',
    { ...teams, ToChannelFromBotLoginUrl: 'http://login.example' },
    /^ToChannelFromBotLoginUrl/,
  ],
  [
    'http to elsewhere for keys',
    { ...teams, ToBotFromChannelOpenIdMetadataUrl: 'http://127.0.0.1.example/' },
    /^ToBot/,
  ],
  [
    'http to elsewhere as an audience',
    { ...teams, ToChannelFromBotOAuthScope: 'http://api.example' },
    /^ToChannelFromBotOAuthScope/,
  ],
  ['a name and password in an address', { ...teams, OAuthUrl: 'https://a:b@c.example' }, /^OAuthUrl/],
  ['http to elsewhere for Slack', { ...slack, SLACK_API_URL: 'http://slack.example/api/' }, /^SLACK_API_URL/],
  ['a Web API base without /api/', { ...slack, SLACK_API_URL: 'https://slack.example/' }, /^SLACK_API_URL/],
  ['a connector host with a port', { ...teams, TEAMS_SERVICE_HOSTS: 'smba.example:8443' }, /^TEAMS_SERVICE_HOSTS/],
  ['a connector host with a path', { ...teams, TEAMS_SERVICE_HOSTS: 'smba.example/x' }, /^TEAMS_SERVICE_HOSTS/],
  ['every connector host', { ...teams, TEAMS_SERVICE_HOSTS: '*' }, /^TEAMS_SERVICE_HOSTS/],
  [
    'no token check with an app id',
    { ...teams, TEAMS_INSECURE_LOCAL: '1', HOST: '::1' },
    /^TEAMS_INSECURE_LOCAL .*MicrosoftAppId/,
  ],
  ['no token check for everyone', { TEAMS_INSECURE_LOCAL: '1', HOST: '0.0.0.0' }, /^TEAMS_INSECURE_LOCAL needs HOST/],
  ['no token check without a host', { TEAMS_INSECURE_LOCAL: '1' }, /^TEAMS_INSECURE_LOCAL needs HOST/],
  ['an odd switch', { TEAMS_INSECURE_LOCAL: 'constructor', HOST: '127.0.0.1' }, /^TEAMS_INSECURE_LOCAL is neither/],
  ['the playground for everyone', { HOST: '0.0.0.0' }, /^HOST is not on this machine/],
  ['http for the world', { PUBLIC_URL: 'http://bot.example' }, /^PUBLIC_URL/],
  ['an unknown log level', { LOG_LEVEL: 'loud' }, /^LOG_LEVEL/],
  ['a secret given twice', { ...slack, SLACK_BOT_TOKEN_FILE: '/x' }, /^SLACK_BOT_TOKEN and SLACK_BOT_TOKEN_FILE/],
  [
    'a secret’s file that is not there',
    { ...slack, ENCRYPTION_KEY: '', ENCRYPTION_KEY_FILE: '/x' },
    /^ENCRYPTION_KEY_FILE.*ENOENT/,
  ],
]

it.each(wrong)('refuses %s', (_, env, wanted) => {
  expect(mistakesIn(env)).toEqual([expect.stringMatching(wanted)])
})

it('never repeats a secret', () => {
  const secret = 'hush hush'
  const names = [
    'SLACK_SIGNING_SECRET',
    'SLACK_BOT_TOKEN',
    'SLACK_APP_TOKEN',
    'MicrosoftAppPassword',
    'ENCRYPTION_KEY',
    'DATABASE_URL',
  ]
  const mistakes = mistakesIn(Object.fromEntries(names.map((name) => [name, `${secret},${secret},${secret}`])))
  expect(mistakes.length).toBeGreaterThan(4)
  expect(mistakes.join()).not.toContain('hush')
})
