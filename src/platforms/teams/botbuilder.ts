import { randomUUID } from 'node:crypto'
import { type Activity, ActivityTypes, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder'
import {
  AuthenticationConfiguration,
  ClaimsIdentity,
  ConnectorClient,
  ConnectorFactory,
  JwtTokenProviderFactory,
  ManagedIdentityServiceClientCredentialsFactory,
  type ServiceClientCredentials,
  ServiceClientCredentialsFactory,
  type UserTokenClient,
} from 'botframework-connector'
import { type BotToken, botToken } from './bot-token.ts'
import type { Bridge, Call, Called, InvokeAnswer, Turn } from './connector.ts'
import { harden, reasonOf } from './sdk-pipeline.ts'
import type { ServiceUrls } from './service-url.ts'

export interface BotbuilderOptions {
  readonly appId: string | null
  readonly tenantId: string | null
  readonly password: string | null
  readonly channel: {
    readonly loginUrl: string
    readonly oauthScope: string
    readonly tokenIssuer: string
    readonly openIdMetadataUrl: string
    readonly oauthUrl: string
  }
  readonly serviceUrls: ServiceUrls
  /** Milliseconds for a call. */
  readonly patience: number
  readonly now: () => Date
}

/** The only file that knows the SDK; it is loaded when the first activity or message needs it, which keeps the start quick. */
export function openBotbuilder(options: BotbuilderOptions): Bridge {
  const credentials = new Credentials(options)
  const clients = new Clients(credentials, options)
  const adapter = new Adapter(new Authentication(options, credentials, clients), clients, options)
  return {
    turn: (activity, turn) => adapter.run(activity, turn),
    call: (serviceUrl, call) => clients.call(serviceUrl, call),
  }
}

/** Marks what went wrong before anything was sent. */
class NoToken extends Error {
  override readonly name = 'NoToken'
}

/** The bot's credentials: a password at the login service, a managed identity through the SDK, or none on this machine only. */
class Credentials extends ServiceClientCredentialsFactory {
  readonly #options: BotbuilderOptions
  readonly #token: BotToken | null
  #made: Promise<ServiceClientCredentials> | null = null

  constructor(options: BotbuilderOptions) {
    super()
    this.#options = options
    const { appId, tenantId, password, channel, now } = options
    this.#token = appId && tenantId && password ? botToken({ appId, tenantId, password, now, ...channel }) : null
  }

  async isValidAppId(appId: string): Promise<boolean> {
    return appId !== '' && appId === this.#options.appId
  }

  async isAuthenticationDisabled(): Promise<boolean> {
    return false
  }

  createCredentials(): Promise<ServiceClientCredentials> {
    this.#made ??= this.#make()
    return this.#made
  }

  drop(): void {
    this.#token?.drop()
  }

  async #make(): Promise<ServiceClientCredentials> {
    const { appId, channel } = this.#options
    if (!appId) return { signRequest: async (request) => request }
    const token = this.#token
    if (token !== null)
      return signing(async (request) => {
        request.headers.set('authorization', `Bearer ${await token.get()}`)
        return request
      })
    const managed = new ManagedIdentityServiceClientCredentialsFactory(appId, new JwtTokenProviderFactory())
    const inner = await managed.createCredentials(appId, channel.oauthScope)
    return signing((request) => inner.signRequest(request))
  }
}

const signing = (sign: ServiceClientCredentials['signRequest']): ServiceClientCredentials => ({
  signRequest: (request) =>
    sign(request).catch(() => {
      throw new NoToken('the login service gave no token')
    }),
})

/** One connector client a service URL, kept: the SDK would build one every turn. */
class Clients extends ConnectorFactory {
  readonly #credentials: Credentials
  readonly #options: BotbuilderOptions
  readonly #kept = new Map<string, ConnectorClient>()

  constructor(credentials: Credentials, options: BotbuilderOptions) {
    super()
    this.#credentials = credentials
    this.#options = options
  }

  async create(serviceUrl: string): Promise<ConnectorClient> {
    const allowed = this.#options.serviceUrls(serviceUrl)
    if (allowed === null) throw new NoToken('this service URL is not on the list')
    const kept = this.#kept.get(allowed)
    if (kept) return kept
    const client = new ConnectorClient(await this.#credentials.createCredentials(), { baseUri: allowed })
    harden(client, allowed, this.#options.patience)
    this.#kept.set(allowed, client)
    return client
  }

  async call(serviceUrl: string, call: Call): Promise<Called> {
    return this.attempt(async () => {
      const client = await this.create(serviceUrl)
      const base = this.#options.serviceUrls(serviceUrl) ?? ''
      const path = call.path.map(encodeURIComponent).join('/')
      const { status, headers, bodyAsText } = await client.sendRequest({
        url: `${base}v3/conversations${path && `/${path}`}${call.query ? `?${call.query}` : ''}`,
        method: call.method,
        headers: new HeaderMap([['accept', 'application/json'], ...(call.body ? [jsonType] : [])]),
        ...(call.body ? { body: JSON.stringify(call.body) } : {}),
        timeout: 0,
        withCredentials: false,
        requestId: randomUUID(),
        allowInsecureConnection: base.startsWith('http:'),
      })
      return { status, retryAfter: headers.get('retry-after') ?? null, text: bodyAsText ?? '' }
    })
  }

  /** Turns whatever the SDK throws into what came of the call. */
  async attempt(work: () => Promise<Called>): Promise<Called> {
    let called: Called
    try {
      called = await work()
    } catch (fault) {
      called = fault instanceof NoToken ? { failed: 'before', why: 'no-token' } : reasonOf(fault)
    }
    if ('status' in called && called.status === 401) this.#credentials.drop()
    return called
  }
}

const jsonType: [string, string] = ['content-type', 'application/json; charset=utf-8']

/** Headers in the shape that the SDK's pipeline takes. */
class HeaderMap extends Map<string, string> {
  toJSON(): Record<string, string> {
    return Object.fromEntries(this)
  }
}

/** Nothing is authenticated here: the gate has done it. Every way into the SDK's own checks is closed. */
class Authentication extends ConfigurationBotFrameworkAuthentication {
  readonly #clients: Clients
  #userTokens: Promise<UserTokenClient> | null = null

  constructor({ appId, channel }: BotbuilderOptions, credentials: Credentials, clients: Clients) {
    super(
      {
        MicrosoftAppId: appId ?? '',
        ValidateAuthority: false,
        ToChannelFromBotLoginUrl: channel.loginUrl,
        ToChannelFromBotOAuthScope: channel.oauthScope,
        ToBotFromChannelTokenIssuer: channel.tokenIssuer,
        ToBotFromChannelOpenIdMetadataUrl: channel.openIdMetadataUrl,
        ToBotFromEmulatorOpenIdMetadataUrl: channel.openIdMetadataUrl,
        OAuthUrl: channel.oauthUrl,
      },
      credentials,
      new AuthenticationConfiguration(),
    )
    this.#clients = clients
  }

  override authenticateRequest(): Promise<never> {
    return closed()
  }

  override authenticateChannelRequest(): Promise<never> {
    return closed()
  }

  override authenticateStreamingRequest(): Promise<never> {
    return closed()
  }

  override createConnectorFactory(): ConnectorFactory {
    return this.#clients
  }

  /** Made once: every turn asks for one, and the bot never signs people in. */
  override createUserTokenClient(identity: ClaimsIdentity): Promise<UserTokenClient> {
    this.#userTokens ??= super.createUserTokenClient(identity)
    return this.#userTokens
  }
}

const closed = (): Promise<never> => Promise.reject(new Error('activities come through the gate only'))

class Adapter extends CloudAdapter {
  readonly #clients: Clients
  readonly #identity: ClaimsIdentity
  readonly #audience: string

  constructor(authentication: Authentication, clients: Clients, { appId, channel }: BotbuilderOptions) {
    super(authentication)
    this.#clients = clients
    this.#identity = new ClaimsIdentity([{ type: 'aud', value: appId ?? '' }], true)
    this.#audience = channel.oauthScope
  }

  async run(activity: object, turn: Turn): Promise<InvokeAnswer> {
    if (!isActivity(activity)) return { status: 400 }
    const passed = { audience: this.#audience, claimsIdentity: this.#identity, connectorFactory: this.#clients }
    let answer: InvokeAnswer = { status: 200 }
    const response = await this.processActivity(passed, { ...activity, deliveryMode: '' }, async (context) => {
      answer = await turn((message) =>
        this.#clients.attempt(async () => {
          const sent = await context.sendActivity({ ...message, attachments: [...message.attachments] })
          return { status: 201, retryAfter: null, text: JSON.stringify({ id: sent?.id ?? '' }) }
        }),
      )
      if (activity.type === ActivityTypes.Invoke)
        await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: answer })
    })
    return response ? { status: response.status, ...(response.body ? { body: response.body } : {}) } : answer
  }
}

/** What the SDK needs of an activity; the payload has been checked by then. */
const isActivity = (activity: object): activity is Activity =>
  ['type', 'from', 'recipient', 'conversation', 'channelId', 'serviceUrl'].every((part) => part in activity)
