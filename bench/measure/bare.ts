import type { CustomRoute } from '@slack/bolt'
import type pg from 'pg'

/** What the bare bots that we compare with are made of; nothing that they would not load themselves. */

const setting = (name: string, otherwise?: string): string => {
  // biome-ignore lint/style/noProcessEnv: a subject is told by its environment, as the product is
  const value = process.env[name] ?? otherwise
  if (value === undefined) throw new Error(`${name} is not set`)
  return value
}

export const readSettings = () => ({
  port: Number(setting('PORT')),
  signingSecret: setting('SLACK_SIGNING_SECRET'),
  botToken: setting('SLACK_BOT_TOKEN'),
  slackApiUrl: setting('SLACK_API_URL'),
  appId: setting('MicrosoftAppId'),
  appTenant: setting('MicrosoftAppTenantId'),
  appPassword: setting('MicrosoftAppPassword'),
  convoStore: setting('CONVO_STORE', 'on') === 'on',
})

export const readyRoute: CustomRoute = {
  path: '/ready',
  method: 'GET',
  handler: (_, response) => {
    response.writeHead(200, { 'content-type': 'text/plain' }).end('ready\n')
  },
}

/** One table in the style of the product's. */
export const createNotes = `create table if not exists notes (
  network_id uuid not null, id uuid not null, member text not null, question text not null, at timestamptz not null,
  primary key (network_id, id))`

/** Open, with a first answer from it, on the engine that the environment names; closed when the process is asked to end. */
export async function openPool(): Promise<pg.Pool> {
  const url = setting('DATABASE_URL', '')
  const { pool, close } = await (url ? onServer(url) : embedded(setting('DATA_DIR')))
  await pool.query('select 1')
  process.on('SIGTERM', () => {
    close().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  })
  return pool
}

async function onServer(connectionString: string) {
  const { default: driver } = await import('pg')
  const pool = new driver.Pool({ connectionString, max: 10 })
  return { pool, close: () => pool.end() }
}

async function embedded(dataDir: string) {
  const { PGlite } = await import('@electric-sql/pglite')
  const { createPgConfig } = await import('@electric-sql/pglite/node-postgres')
  const { default: driver } = await import('pg')
  const lite = await PGlite.create({ dataDir, postgresqlconf: ['shared_buffers=16MB'] })
  const pool = new driver.Pool({ ...createPgConfig(lite), max: 1, idleTimeoutMillis: 0 })
  return { pool, close: () => pool.end().then(() => lite.close()) }
}
