import bolt, { LogLevel } from '@slack/bolt'
import { answerForUsage } from './measure/answer-for-usage.ts'
import { readSettings, readyRoute } from './measure/bare.ts'

/** Bolt alone: a command that is acknowledged with what was typed. */
answerForUsage()
const { port, signingSecret, botToken, slackApiUrl, convoStore } = readSettings()
const app = new bolt.App({
  signingSecret,
  token: botToken,
  clientOptions: { slackApiUrl },
  logLevel: LogLevel.ERROR,
  customRoutes: [readyRoute],
  ...(!convoStore && { convoStore: false }),
})
app.command('/refer', async ({ ack, command }) => ack(`offered: ${command.text}`))
await app.start({ port, host: '127.0.0.1' })
