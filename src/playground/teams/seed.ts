export interface SeededPerson {
  /** The Entra object id (`aadObjectId`). */
  readonly id: string
  readonly name: string
  readonly email: string
  readonly locale: string
  readonly tz: string
  /** The channels the person is in; absent: every channel of the tenant (none for an external). */
  readonly channels?: readonly string[]
  readonly kind?: 'member' | 'guest' | 'external'
  /** Whether the app is installed for the person; absent: for everyone but externals. */
  readonly hasApp?: boolean
}

export interface SeededTenant {
  readonly id: string
  readonly name: string
  readonly channels: readonly {
    /** `19:…@thread.tacv2` */
    readonly id: string
    readonly name: string
    readonly team: string
    readonly botInstalled: boolean
  }[]
  readonly groups?: readonly {
    /** `19:…@thread.v2` */
    readonly id: string
    readonly name: string
    readonly people: readonly string[]
    /** Absent: true. */
    readonly botInstalled?: boolean
  }[]
  readonly people: readonly SeededPerson[]
}

export interface TeamsSeed {
  readonly tenants: readonly SeededTenant[]
  /** The bot's registration, as the token endpoint knows it. `name` is what people mention; absent: Manydoors. */
  readonly app: { readonly id: string; readonly tenant: string; readonly password: string; readonly name?: string }
  /** Dates messages and activities. */
  readonly now: () => Date
  /**
   * Dates tokens. Libraries that check tokens read the machine's clock, so this has to be the real one wherever `now`
   * is a story's clock; absent: `now`.
   */
  readonly wallClock?: () => Date
  /** The bot's endpoint, `http://127.0.0.1:PORT/api/messages`; may be set later with `deliverTo`. */
  readonly botUrl?: string
  readonly seed?: number
  /** False: no tokens either way. Absent: true. */
  readonly authenticate?: boolean
  /** Keep the connector's rate limits per conversation. Absent: false. */
  readonly limits?: boolean
  /** Milliseconds the service waits for the bot; absent: 15,000, as Teams does. */
  readonly patience?: number
  readonly port?: number
}
