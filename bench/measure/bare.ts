import type { CustomRoute } from '@slack/bolt'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { z } from 'zod'
import { openEmbedded } from '#src/storage/embedded.ts'

/** What the bare bots that we compare with are made of. */

const settings = z
  .object({
    PORT: z.coerce.number(),
    SLACK_SIGNING_SECRET: z.string(),
    SLACK_BOT_TOKEN: z.string(),
    SLACK_API_URL: z.string(),
    MicrosoftAppId: z.string(),
    MicrosoftAppTenantId: z.string(),
    MicrosoftAppPassword: z.string(),
    CONVO_STORE: z.string().default('on'),
    DATABASE_URL: z.string().optional(),
    DATA_DIR: z.string().default('memory://'),
  })
  .transform((env) => ({
    port: env.PORT,
    signingSecret: env.SLACK_SIGNING_SECRET,
    botToken: env.SLACK_BOT_TOKEN,
    slackApiUrl: env.SLACK_API_URL,
    appId: env.MicrosoftAppId,
    appTenant: env.MicrosoftAppTenantId,
    appPassword: env.MicrosoftAppPassword,
    convoStore: env.CONVO_STORE === 'on',
    databaseUrl: env.DATABASE_URL,
    dataDir: env.DATA_DIR,
  }))

// biome-ignore lint/style/noProcessEnv: a subject is told by its environment, as the product is
export const readSettings = () => settings.parse(process.env)

export const readyRoute: CustomRoute = {
  path: '/ready',
  method: 'GET',
  handler: (_, response) => {
    response.writeHead(200, { 'content-type': 'text/plain' }).end('ready\n')
  },
}

/** One table in the style of the product's. */
export interface NotesTable {
  readonly network_id: string
  readonly id: string
  readonly member: string
  readonly question: string
  readonly at: Date
}

export const createNotes = `create table if not exists notes (
  network_id uuid not null, id uuid not null, member text not null, question text not null, at timestamptz not null,
  primary key (network_id, id))`

type Notes = Kysely<{ notes: NotesTable }>

/** Open, with a first answer from it, on the engine that the environment names. */
export async function openNotes(): Promise<Notes> {
  const { databaseUrl, dataDir } = readSettings()
  const { pool, close } = databaseUrl ? onServer(databaseUrl) : await openEmbedded({ dataDir })
  await pool.query('select 1')
  process.on('SIGTERM', () => {
    close().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  })
  return new Kysely({ dialect: new PostgresDialect({ pool }) })
}

function onServer(connectionString: string) {
  const pool = new pg.Pool({ connectionString, max: 10 })
  return { pool, close: () => pool.end() }
}

const network = '00000000-0000-4000-8000-000000000001'

export async function note(db: Notes, said: Pick<NotesTable, 'id' | 'member' | 'question'>): Promise<string> {
  await db
    .insertInto('notes')
    .values({ network_id: network, at: new Date(), ...said })
    .execute()
  const found = await db
    .selectFrom('notes')
    .selectAll()
    .where('network_id', '=', network)
    .where('id', '=', said.id)
    .executeTakeFirstOrThrow()
  return found.question
}
