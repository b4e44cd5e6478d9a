import bolt, { LogLevel } from '@slack/bolt'
import { ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder'
import { answerForUsage } from './measure/answer-for-usage.ts'
import { openPool, readSettings, readyRoute } from './measure/bare.ts'

/** Both SDKs and a database in one process, with nothing to do: what a start costs before there is a product. */
answerForUsage()
const { port, signingSecret, botToken, slackApiUrl, appId, appTenant, appPassword } = readSettings()
const settings = { MicrosoftAppId: appId, MicrosoftAppTenantId: appTenant, MicrosoftAppPassword: appPassword }
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication(settings))
const bot = new ActivityHandler()
await openPool()
const app = new bolt.App({
  signingSecret,
  token: botToken,
  clientOptions: { slackApiUrl },
  logLevel: LogLevel.ERROR,
  customRoutes: [
    readyRoute,
    {
      path: '/api/messages',
      method: 'POST',
      handler: async (request, response) => {
        const asked = Object.assign(request, { method: request.method ?? '' })
        const answered = Object.assign(response, {
          header: (name: string, value: unknown) => response.setHeader(name, String(value)),
          status: (code: number) => response.writeHead(code),
          send: (body: unknown) => response.end(JSON.stringify(body)),
        })
        await adapter.process(asked, answered, (context) => bot.run(context))
      },
    },
  ],
})
app.command('/refer', async ({ ack, command }) => ack(`offered: ${command.text}`))
await app.start({ port, host: '127.0.0.1' })
