import bolt, { LogLevel } from '@slack/bolt'
import { Kysely, PostgresDialect } from 'kysely'
import { v7 } from 'uuid'
import { answerForUsage } from './measure/answer-for-usage.ts'
import { openPool, readSettings, readyRoute } from './measure/bare.ts'

/** The least that a bot with a database does: Bolt, one INSERT and one SELECT. */
answerForUsage()
const { port, signingSecret, botToken, slackApiUrl } = readSettings()

interface Notes {
  readonly network_id: string
  readonly id: string
  readonly member: string
  readonly question: string
  readonly at: Date
}

const db = new Kysely<{ notes: Notes }>({ dialect: new PostgresDialect({ pool: await openPool() }) })
const network = '00000000-0000-4000-8000-000000000001'

async function keep(member: string, question: string): Promise<Notes> {
  const id = v7()
  await db.insertInto('notes').values({ network_id: network, id, member, question, at: new Date() }).execute()
  const found = db.selectFrom('notes').selectAll().where('network_id', '=', network).where('id', '=', id)
  return found.executeTakeFirstOrThrow()
}

const app = new bolt.App({
  signingSecret,
  token: botToken,
  clientOptions: { slackApiUrl },
  logLevel: LogLevel.ERROR,
  customRoutes: [readyRoute],
})
app.command('/refer', async ({ ack, command }) => {
  const { question } = await keep(command.user_id, command.text)
  await ack(`offered: ${question}`)
})
await app.start({ port, host: '127.0.0.1' })
