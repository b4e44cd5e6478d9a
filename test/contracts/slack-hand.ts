import { createHmac } from 'node:crypto'
import type { Json } from '#test/scenarios/json.ts'
import { app, type SlackEmulator, team } from './slack-emulator.ts'

export const signingSecret = 'signed by hand'

/** Slack's side of commands, buttons, forms and events, which the emulator does not have: written and signed by hand as Slack documents them. */
export class SlackHand {
  readonly #bot: string
  readonly #slack: SlackEmulator
  readonly #name: string
  readonly user: string
  #count = 0

  constructor(bot: string, slack: SlackEmulator, name: string) {
    this.#bot = bot
    this.#slack = slack
    this.#name = name
    this.user = slack.userNamed(name)
  }

  async command(line: string, channel: string): Promise<unknown> {
    const [command = '', ...words] = line.split(' ')
    return this.#sendForm({
      token: 'deprecated',
      team_id: team,
      team_domain: 'almi',
      channel_id: channel,
      channel_name: 'export',
      user_id: this.user,
      user_name: this.#name,
      command,
      text: words.join(' '),
      api_app_id: app.id,
      is_enterprise_install: 'false',
      response_url: this.#responseUrl,
      trigger_id: await this.#trigger(),
    })
  }

  /** Presses a button of a message, given as the message's blocks hold it. */
  async presses(button: Json, { channel, ts }: { readonly channel: string; readonly ts: string }): Promise<unknown> {
    this.#count += 1
    const { action_id, value, text, style } = button
    return this.#interacts({
      type: 'block_actions',
      container: { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: false },
      trigger_id: await this.#trigger(),
      channel: { id: channel, name: 'directmessage' },
      message: { type: 'message', ts, text: '', blocks: [] },
      state: { values: {} },
      response_url: this.#responseUrl,
      actions: [
        { action_id, value, text, style, type: 'button', block_id: 'b', action_ts: `170000000${this.#count}.000100` },
      ],
    })
  }

  async submits(view: Json, values: Json): Promise<unknown> {
    return this.#interacts({
      type: 'view_submission',
      trigger_id: await this.#trigger(),
      view: { ...view, state: { values } },
      response_urls: [],
    })
  }

  /** Opens the bot's Home. */
  visits(): Promise<unknown> {
    this.#count += 1
    const event = { type: 'app_home_opened', user: this.user, channel: 'D0HOME', tab: 'home', event_ts: '1700000000.1' }
    return this.#send(
      'application/json',
      JSON.stringify({
        token: 'deprecated',
        team_id: team,
        api_app_id: app.id,
        event,
        type: 'event_callback',
        event_id: `Ev${this.#count}${this.user}`,
        event_time: 1_700_000_000,
        authorizations: [{ enterprise_id: null, team_id: team, user_id: 'UBOT', is_bot: true }],
        is_ext_shared_channel: false,
      }),
    )
  }

  /** Slack's stand-in for answers by address: the emulator's incoming webhook, which posts them in a channel. */
  get #responseUrl(): string {
    return `${this.#slack.url}/services/${team}/B000000001/X000000001`
  }

  async #trigger(): Promise<string> {
    return String((await this.#slack.ask('views.generateTriggerId', { user_id: this.user }))['trigger_id'])
  }

  #interacts(payload: Json): Promise<unknown> {
    const whole = {
      ...payload,
      token: 'deprecated',
      api_app_id: app.id,
      team: { id: team, domain: 'almi' },
      user: { id: this.user, username: this.#name, name: this.#name, team_id: team },
      enterprise: null,
      is_enterprise_install: false,
    }
    return this.#sendForm({ payload: JSON.stringify(whole) })
  }

  #sendForm(fields: Readonly<Record<string, string>>): Promise<unknown> {
    return this.#send('application/x-www-form-urlencoded', new URLSearchParams(fields).toString())
  }

  async #send(type: string, body: string): Promise<unknown> {
    const at = String(Math.floor(Date.now() / 1_000))
    const signature = createHmac('sha256', signingSecret).update(`v0:${at}:${body}`).digest('hex')
    const response = await fetch(`${this.#bot}/slack/events`, {
      method: 'POST',
      headers: { 'content-type': type, 'x-slack-request-timestamp': at, 'x-slack-signature': `v0=${signature}` },
      body,
    })
    const text = await response.text()
    if (response.status !== 200) throw new Error(`the bot answered ${response.status}: ${text}`)
    return text ? JSON.parse(text) : null
  }
}
