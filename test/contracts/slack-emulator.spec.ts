import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { z } from 'zod'
import type { App } from '#src/app.ts'
import { at, everyObject, isJson, type Json, textAt, wordsIn } from '#test/scenarios/json.ts'
import { networkFrom, startBot } from './bot.ts'
import { app, type SlackCall, type SlackEmulator, startSlackEmulator, team } from './slack-emulator.ts'
import { SlackHand, signingSecret } from './slack-hand.ts'

const network = (slack: SlackEmulator): string => `
network: { key: kronoberg, name: Regionalt exportcenter Kronoberg, prefix: KRO, time_zone: Europe/Stockholm, locale: sv, country: SE, working_hours: "08:00-17:00" }
organisations:
  - key: almi
    name: Almi
    convener: true
    chat: { slack: { team: ${team} } }
    members: [{ key: sara, name: Sara Lund, email: sara.lund@almi.example, roles: [coordinator], locale: sv }]
  - key: een
    name: Enterprise Europe Network
    chat: { slack: { team: ${team} } }
    channels: { handovers: { slack: ${slack.channelNamed('een-handovers')} } }
    members: [{ key: karin, name: Karin Å, email: karin.a@een.example, roles: [promoter] }]
agreement: { version: 1, signed_on: 2026-01-15, parties: [almi, een] }
companies:
  - { number: 559912-0010, name: Nordform AB, municipality: "0780" }
`

const common = (slack: SlackEmulator) => ({
  SLACK_API_URL: `${slack.url}/api/`,
  ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
})

const people = [
  { name: 'sara', email: 'sara.lund@almi.example' },
  { name: 'karin', email: 'karin.a@een.example' },
]

const blocksOf = (call: SlackCall): unknown => call.asked['blocks']
const button = (content: unknown, label: string): Json => {
  const found = everyObject(content).find((one) => one['type'] === 'button' && textAt(one, 'text', 'text') === label)
  if (!found) throw new Error(`no button ${label} in ${JSON.stringify(content)}`)
  return found
}
const placeOf = ({ answered }: SlackCall) => ({ channel: textAt(answered, 'channel'), ts: textAt(answered, 'ts') })

describe('the Slack Web API by emulate, refusing what the bot’s scopes do not cover', () => {
  let slack: SlackEmulator
  let bot: App
  let url: string
  let sara: SlackHand
  let karin: SlackHand

  beforeAll(async () => {
    slack = await startSlackEmulator(people, ['export', 'een-handovers'])
    bot = await startBot(
      {
        ...common(slack),
        SLACK_SIGNING_SECRET: signingSecret,
        SLACK_CLIENT_ID: app.clientId,
        SLACK_CLIENT_SECRET: app.clientSecret,
      },
      networkFrom(network(slack)),
    )
    url = `http://127.0.0.1:${bot.port}`
    sara = new SlackHand(url, slack, 'sara')
    karin = new SlackHand(url, slack, 'karin')
  }, 30_000)
  afterAll(async () => {
    await bot?.stop()
    await slack?.close()
  })

  const api = (method: string, fits: (call: SlackCall) => boolean = () => true) =>
    slack.calls.first((call) => call.method === method && fits(call))

  it('is installed by OAuth, from the page to the workspace', async () => {
    const begun = await fetch(`${url}/slack/install`, { redirect: 'manual' })
    const html = await begun.text()
    const [, link = ''] = /href="([^"]*oauth\/v2\/authorize[^"]*)"/.exec(html) ?? []
    const authorize = new URL((begun.headers.get('location') ?? link).replaceAll('&amp;', '&'))
    const asked = authorize.searchParams
    expect(await (await fetch(authorize)).text()).toContain('sara.lund@almi.example')

    const allowed = await fetch(new URL('/oauth/v2/authorize/callback', slack.url), {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({
        user_id: slack.userNamed('sara'),
        redirect_uri: `${url}/slack/oauth_redirect`,
        scope: asked.get('scope') ?? '',
        state: asked.get('state') ?? '',
        client_id: asked.get('client_id') ?? '',
      }),
    })
    const cookie = begun.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ')
    const back = allowed.headers.get('location') ?? ''
    const done = await fetch(back, { headers: { cookie } })
    expect([done.status, await done.text()]).toEqual([200, expect.stringContaining('Manydoors är installerad i Almi')])
    expect((await fetch(back)).status).toBe(400)
  })

  it('registers a case, answered privately in the command’s own answer', async () => {
    const answer = await sara.command('/case new Nordform AB: vill in på tyska marknaden', slack.channelNamed('export'))
    expect(answer).toMatchObject({ response_type: 'ephemeral' })
    expect(wordsIn(answer)).toContain('KRO-1 är registrerat: Nordform AB')
  })

  it('refers by the modal: the card is posted in the other organisation’s channel, and the sender’s own in her chat with the bot', async () => {
    await sara.command('/refer KRO-1 een Kan ni hitta en partner?', slack.channelNamed('export'))
    const opened = await api('views.open')
    expect(opened.answered).toMatchObject({ ok: true, view: { type: 'modal' } })
    const view = at(opened.answered, 'view')
    if (!isJson(view)) throw new Error('no view')
    const filled = valuesOf(view, { 'Vem på företaget har godkänt?': 'Vd:n', 'Hur?': 'Per telefon' })
    const blank = { ...filled, ...valuesOf(view, { 'Vem på företaget har godkänt?': ' ', 'Hur?': 'Per telefon' }) }
    expect(await sara.submits(view, blank)).toMatchObject({
      response_action: 'errors',
      errors: { 'refer/approvedBy': expect.stringContaining('Inget delas utan godkännande') },
    })
    expect(await sara.submits(view, filled)).toMatchObject({ response_action: 'clear' })

    const told = await api('chat.postEphemeral')
    expect([told.answered['ok'], wordsIn(blocksOf(told))]).toEqual([true, expect.stringContaining('KRO-1 är hänvisat')])
    const posted = await api(
      'chat.postMessage',
      ({ asked }) => asked['channel'] === slack.channelNamed('een-handovers'),
    )
    expect(posted.answered['ok']).toBe(true)
    expect(wordsIn(blocksOf(posted))).toContain('vill in på tyska marknaden')
    const own = await api('chat.postMessage', ({ answered }) => textAt(answered, 'channel').startsWith('D'))
    expect(wordsIn(blocksOf(own))).toContain('Väntar på svar från Enterprise Europe Network')
  })

  it('accepts: both cards change in their places, and the sender is told', async () => {
    const channel = slack.channelNamed('een-handovers')
    const posted = await api('chat.postMessage', ({ asked }) => asked['channel'] === channel)
    await karin.presses(button(blocksOf(posted), 'Acceptera'), placeOf(posted))
    const told = await slack.calls.first(({ method }) => method.startsWith('/services/'))
    expect(wordsIn(told.asked)).toContain('KRO-1')
    expect(told.asked).toMatchObject({ response_type: 'ephemeral', replace_original: false })

    const there = await api('chat.update', ({ asked }) => asked['channel'] === channel)
    expect(there.answered).toMatchObject({ ok: true, ts: placeOf(posted).ts })
    const own = await api('chat.postMessage', ({ answered }) => textAt(answered, 'channel').startsWith('D'))
    const here = await api('chat.update', ({ asked }) => asked['channel'] === placeOf(own).channel)
    expect(here.answered).toMatchObject({ ok: true, ts: placeOf(own).ts })
    await api('chat.postMessage', (call) => wordsIn(blocksOf(call)).includes('har accepterat KRO-1'))

    const { messages } = z
      .object({ messages: z.array(z.looseObject({ text: z.string() })) })
      .parse(await slack.ask('conversations.history', { channel }))
    expect(messages).toHaveLength(1)
    expect(messages[0]).toMatchObject({ ts: placeOf(posted).ts, edited: {} })
    expect(wordsIn(messages[0]?.['blocks'])).toContain('Accepterad av Karin Å')
    expect(wordsIn(messages[0]?.['blocks'])).not.toMatch(/^Acceptera$/m)
  })

  it('keeps Home for the one who opens it', async () => {
    await karin.visits()
    const home = await api('views.publish')
    expect(home.answered).toMatchObject({ ok: true, view: { type: 'home' } })
    expect(wordsIn(at(home.asked, 'view'))).toContain('KRO-1')
  })

  it('serves a workspace by a token in the environment just as well', async () => {
    const { answered } = await api('oauth.v2.access')
    const env = { SLACK_BOT_TOKEN: textAt(answered, 'access_token'), SLACK_SIGNING_SECRET: signingSecret }
    const another = await startBot({ ...common(slack), ...env }, networkFrom(network(slack)))
    try {
      const before = slack.calls.all.length
      const hand = new SlackHand(`http://127.0.0.1:${another.port}`, slack, 'sara')
      await hand.command('/case new Nordform AB: ett exportlån', slack.channelNamed('export'))
      await hand.visits()
      const home = await slack.calls.first(
        (call) => slack.calls.all.indexOf(call) >= before && call.method === 'views.publish',
      )
      expect(wordsIn(at(home.asked, 'view'))).toContain('ett exportlån')
    } finally {
      await another.stop()
    }
  })

  it('is refused nothing: neither a scope nor a conversation nor a view', () => {
    const methods = new Set(slack.calls.all.map(({ method }) => method))
    for (const one of ['auth.test', 'oauth.v2.access', 'users.info', 'conversations.open'])
      expect(methods).toContain(one)
    expect(slack.calls.all.filter(({ answered }) => answered['ok'] === false)).toEqual([])
  })
})

/** Fills a modal in by its labels; what is not named stays as the bot has begun it. */
function valuesOf(view: Json, filled: Readonly<Record<string, string>>): Json {
  const inputs = everyObject(view).filter((one) => one['type'] === 'input')
  return Object.fromEntries(
    inputs.map((input) => {
      const element = at(input, 'element')
      const typed = filled[textAt(input, 'label', 'text')]
      return [textAt(input, 'block_id'), { [textAt(element, 'action_id')]: chosen(element, typed) }]
    }),
  )
}

function chosen(element: unknown, typed: string | undefined): Json {
  const type = textAt(element, 'type')
  if (type === 'datepicker') return { type, selected_date: at(element, 'initial_date') ?? null }
  if (type === 'plain_text_input') return { type, value: typed ?? at(element, 'initial_value') ?? null }
  const option = everyObject(element).find((one) => textAt(one, 'text', 'text') === typed)
  return { type, selected_option: option ?? at(element, 'initial_option') ?? null }
}
