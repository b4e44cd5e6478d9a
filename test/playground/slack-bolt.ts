import bolt from '@slack/bolt'
import { signingSecret, token } from './slack-world.ts'

const { App, HTTPReceiver, LogLevel, SocketModeReceiver } = bolt

export const appToken = 'xapp-1-test'

type Bolt = InstanceType<typeof App>

/** The smallest bot there is, made of Slack's own parts: a second opinion on the stand-in, which must satisfy it. */
function listenTo(app: Bolt): Record<string, unknown>[] {
  const seen: Record<string, unknown>[] = []
  app.use(async ({ body, next }) => {
    seen.push({ ...body })
    await next()
  })
  app.command('/case', async ({ ack, command, client }) => {
    if (command.text === 'open') {
      await client.views.open({ trigger_id: command.trigger_id, view: form })
      await ack()
      return
    }
    if (command.text === 'later') {
      await ack()
      await fetch(command.response_url, { method: 'POST', body: JSON.stringify({ text: 'Here it is' }) })
      return
    }
    await ack({ response_type: 'ephemeral', text: `You said ${command.text}`, blocks: [offer] })
  })
  app.action('accept', async ({ ack, respond }) => {
    await ack()
    await respond({ replace_original: true, text: 'Accepted' })
  })
  app.action('look', async ({ ack }) => ack())
  app.view('case', async ({ ack, view }) => {
    const need = view.state.values['need']?.['text']?.value
    if (need === 'bad') await ack({ response_action: 'errors', errors: { need: 'Say more' } })
    else if (need === 'more') await ack({ response_action: 'push', view: { ...form, callback_id: 'second' } })
    else if (need === 'change') await ack({ response_action: 'update', view: { ...form, title: plain('Changed') } })
    else await ack()
  })
  app.view('second', async ({ ack }) => ack({ response_action: 'clear' }))
  app.event('app_home_opened', async ({ event, client }) => {
    await client.views.publish({ user_id: event.user, view: { type: 'home', blocks: [look] } })
  })
  app.message(async ({ message, say }) => {
    if ('text' in message && !('bot_id' in message)) await say({ text: `Heard: ${message.text?.slice(0, 100)}` })
  })
  app.shortcut('from-message', async ({ ack }) => ack())
  return seen
}

const plain = (text: string) => ({ type: 'plain_text' as const, text })

const offer = {
  type: 'actions' as const,
  block_id: 'offer',
  elements: [{ type: 'button' as const, action_id: 'accept', text: plain('Accept'), value: '17' }],
}

const look = {
  type: 'actions' as const,
  block_id: 'look',
  elements: [{ type: 'button' as const, action_id: 'look', text: plain('Look'), value: '17' }],
}

const form = {
  type: 'modal' as const,
  callback_id: 'case',
  private_metadata: 'kept',
  title: plain('New case'),
  submit: plain('Save'),
  blocks: [
    {
      type: 'input' as const,
      block_id: 'need',
      label: plain('Need'),
      element: { type: 'plain_text_input' as const, action_id: 'text' },
    },
  ],
}

const authorize = async () => ({ botToken: token, botId: 'B0BOT', botUserId: 'U0BOT' })

/** Resolves with the address it receives at, and the way to stop it. */
export async function startHttpBot(apiUrl: string) {
  const receiver = new HTTPReceiver({ signingSecret, processBeforeResponse: true, logLevel: LogLevel.ERROR })
  const app = new App({
    receiver,
    authorize,
    convoStore: false,
    clientOptions: { slackApiUrl: apiUrl },
    logLevel: LogLevel.ERROR,
  })
  const seen = listenTo(app)
  const server = await receiver.start(0)
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  return {
    url: `http://127.0.0.1:${port}/slack/events`,
    seen,
    stop: () =>
      new Promise((resolve) => {
        server.close(resolve)
        server.closeAllConnections()
      }),
  }
}

export async function startSocketBot(apiUrl: string) {
  const receiver = new SocketModeReceiver({
    appToken,
    logLevel: LogLevel.ERROR,
    installerOptions: { clientOptions: { slackApiUrl: apiUrl } },
  })
  const app = new App({
    receiver,
    authorize,
    convoStore: false,
    clientOptions: { slackApiUrl: apiUrl },
    logLevel: LogLevel.ERROR,
  })
  const seen = listenTo(app)
  await app.start()
  return { seen, stop: async () => void (await app.stop()) }
}
