import bolt, { LogLevel } from '@slack/bolt'
import { v7 } from 'uuid'
import { note, openNotes, readSettings, readyRoute } from './measure/bare.ts'
import { answerForUsage } from './measure/usage.ts'

/** The least that a bot with a database does: Bolt, one INSERT and one SELECT. */
answerForUsage()
const { port, signingSecret, botToken, slackApiUrl } = readSettings()
const db = await openNotes()
const app = new bolt.App({
  signingSecret,
  token: botToken,
  clientOptions: { slackApiUrl },
  logLevel: LogLevel.ERROR,
  customRoutes: [readyRoute],
})
app.command('/refer', async ({ ack, command }) => {
  await ack(`offered: ${await note(db, { id: v7(), member: command.user_id, question: command.text })}`)
})
await app.start({ port, host: '127.0.0.1' })
