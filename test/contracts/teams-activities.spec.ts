import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { App } from '#src/app.ts'
import { spokenSample } from '#test/network-file/sample.ts'
import { at, everyObject, isJson, type Json, textAt, wordsIn } from '#test/scenarios/json.ts'
import { startBot } from './bot.ts'
import { type Connector, type ConnectorCall, startConnector } from './connector.ts'

/** Activities written by hand as Microsoft documents them, for what the Agents Playground has no way to send. */

const tenant = '7d0c2a7e-0001-4000-8000-000000000001'
const user = '7d0c2a7e-0001-4000-8000-0000000000a1'
const chat = 'a:1zVbqvJ7kQ'
const channel = '19:region-hanvisningar@thread.tacv2'
const bot = { id: '28:5f0c2f3e-0000-4000-8000-00000000beef', name: 'Manydoors' }
const team = { id: '19:laget@thread.tacv2', name: 'Laget', aadGroupId: 'd1d1d1d1-0000-4000-8000-000000000001' }

const inChat = { conversationType: 'personal', tenantId: tenant, id: chat }
const inChannel = {
  isGroup: true,
  conversationType: 'channel',
  tenantId: tenant,
  id: `${channel};messageid=1481567603816`,
}
const channelData = { tenant: { id: tenant } }
const inTeam = { teamsChannelId: channel, teamsTeamId: team.id, channel: { id: channel }, team, tenant: { id: tenant } }
const clientInfo = { locale: 'sv-SE', country: 'SE', platform: 'Web', timezone: 'Europe/Stockholm', type: 'clientInfo' }

let app: App
let connector: Connector
let count = 0

function activity(more: Json): Json {
  count += 1
  return {
    id: `f:${count}-5b6a`,
    channelId: 'msteams',
    serviceUrl: connector.serviceUrl,
    timestamp: '2026-11-24T09:15:00.123Z',
    localTimestamp: '2026-11-24T10:15:00.123+01:00',
    localTimezone: 'Europe/Stockholm',
    from: { id: '29:1maria', name: 'Maria Ek', aadObjectId: user },
    conversation: inChat,
    recipient: bot,
    entities: [clientInfo],
    channelData,
    locale: 'sv-SE',
    ...more,
  }
}

async function send(more: Json): Promise<{ readonly status: number; readonly body: unknown }> {
  const response = await fetch(`http://127.0.0.1:${app.port}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(activity(more)),
  })
  const text = await response.text()
  return { status: response.status, body: text ? JSON.parse(text) : null }
}

const invoke = (name: string, value: unknown) => send({ type: 'invoke', name, value })
const theme = { theme: 'default' }

const says = async (text: string): Promise<ConnectorCall> => {
  const before = connector.calls.all.length
  expect(await send({ type: 'message', text, textFormat: 'plain' })).toMatchObject({ status: 200 })
  return connector.calls.first((call) => call.method === 'POST' && connector.calls.all.indexOf(call) >= before)
}

const action = (card: unknown, title: string): Json => {
  const found = everyObject(card).find((one) => textAt(one, 'type').startsWith('Action.') && one['title'] === title)
  if (!found) throw new Error(`no ${title} in ${JSON.stringify(card)}`)
  return found
}

/** What a client sends when a button of Action.Submit is pressed: the button's data, and what was filled in. */
const submitted = (card: unknown, title: string, filled: Json) => {
  const data = at(action(card, title), 'data')
  return { data: { ...(isJson(data) ? data : {}), ...filled }, context: theme }
}

const dialogOf = (body: unknown) => at(body, 'task', 'value', 'card', 'content')

const inputs = (card: unknown): Json =>
  Object.fromEntries(
    everyObject(card)
      .filter((one) => textAt(one, 'type').startsWith('Input.'))
      .map((one) => [textAt(one, 'id'), textAt(one, 'value')]),
  )

describe('activities as Teams sends them', () => {
  beforeAll(async () => {
    connector = await startConnector()
    const key = Buffer.alloc(32, 7).toString('base64')
    app = await startBot({ TEAMS_INSECURE_LOCAL: '1', ENCRYPTION_KEY: key }, spokenSample)
  }, 30_000)
  afterAll(async () => {
    await app?.stop()
    await connector?.close()
  })

  it('open a dialog from a button, keep it open with what is wrong, and end it with the confirmation', async () => {
    const registered = await says('ärende ny Nordform AB: vill in på tyska marknaden')
    const { data } = action(registered.body, 'Hänvisa')
    const opened = await invoke('task/fetch', { data, context: theme, tabContext: null })
    expect(opened).toMatchObject({ status: 200, body: { task: { type: 'continue' } } })
    const form = dialogOf(opened.body)
    const filled = { ...inputs(form), to: 'business-sweden', question: '', approvedBy: 'Vd:n', approvedHow: 'phone' }

    const wrong = dialogOf((await invoke('task/submit', submitted(form, 'Hänvisa', filled))).body)
    expect(wordsIn(wrong)).toContain('Det här behöver fyllas i')
    expect(inputs(wrong)).toMatchObject({ to: 'business-sweden', approvedBy: 'Vd:n', approvedHow: 'phone' })

    const whole = { ...filled, question: 'Kan ni hitta en återförsäljare?' }
    const preview = dialogOf((await invoke('task/submit', submitted(wrong, 'Hänvisa', whole))).body)
    expect(wordsIn(preview)).toContain('Det här kommer Business Sweden att se.')
    const done = dialogOf((await invoke('task/submit', submitted(preview, 'Hänvisa', inputs(preview)))).body)
    expect(wordsIn(done)).toContain('KRO-1 är hänvisat till Business Sweden')
    await connector.calls.first(({ path, body }) => path.startsWith(chat) && wordsIn(body).includes('Väntar på svar'))
  })

  it('make a case out of somebody’s message', async () => {
    const opened = await invoke('composeExtension/fetchTask', {
      commandId: 'case.new',
      commandContext: 'message',
      messagePayload: {
        id: '1481567603816',
        replyToId: null,
        createdDateTime: '2026-11-24T09:00:00.000Z',
        from: {
          device: null,
          conversation: null,
          user: { userIdentityType: 'aadUser', id: user, displayName: 'Maria' },
        },
        body: { contentType: 'html', content: '<p>Vi vill sälja i Norge &amp; Danmark</p><div>Ring!</div>' },
        attachments: [],
        mentions: [],
        reactions: [],
      },
      context: theme,
    })
    const form = dialogOf(opened.body)
    expect(inputs(form)['need']).toBe('Vi vill sälja i Norge & Danmark\nRing!')
    const done = await invoke('composeExtension/submitAction', {
      commandId: 'case.new',
      commandContext: 'message',
      ...submitted(form, 'Registrera', { ...inputs(form), company: 'Älmkyl AB' }),
    })
    expect(wordsIn(dialogOf(done.body))).toContain('KRO-2 är registrerat: Älmkyl AB')
  })

  it('are answered to one alone where others read along', async () => {
    const text = '<at>Manydoors</at>&nbsp;case list\n'
    const mention = { type: 'mention', text: '<at>Manydoors</at>', mentioned: { id: bot.id, name: 'Manydoors' } }
    const sent = {
      type: 'message',
      text,
      conversation: inChannel,
      channelData: inTeam,
      entities: [mention, clientInfo],
    }
    const html = { contentType: 'text/html', content: '<div><span itemscope="">Manydoors</span>&nbsp;case list</div>' }
    expect((await send({ ...sent, attachments: [html] })).status).toBe(200)
    const { path, body } = await connector.calls.first((call) => call.path.startsWith(channel))
    expect(path).toContain('isTargetedActivity=true')
    expect(at(body, 'recipient')).toMatchObject({ id: '29:1maria' })
    expect(wordsIn(body)).toContain('KRO-1')
  })

  it('of a form in the chat change its message too: what an invoke is answered with does not outlast a look elsewhere', async () => {
    const asked = await says('case new')
    const { data, verb } = action(asked.body, 'Registrera')
    const filled = { ...(isJson(data) ? data : {}), company: 'Nordform AB', need: 'en mässa i Lyon' }
    const value = { action: { type: 'Action.Execute', verb, data: filled }, trigger: 'manual' }
    const answer = await send({ type: 'invoke', name: 'adaptiveCard/action', replyToId: '1481567600001', value })
    const { path, body } = await connector.calls.first(({ method }) => method === 'PUT')
    expect(path).toBe(`${chat}/activities/1481567600001`)
    const [kept] = everyObject(body).filter(({ type }) => type === 'AdaptiveCard')
    expect(kept).toEqual(at(answer.body, 'value'))
    expect(wordsIn(kept)).toContain('är registrerat: Nordform AB')
  })

  it('count once, however often they come: a press with another id, and a message with its own', async () => {
    const { data } = action((await says('case new Ljunga Trävaror AB: ett exportlån')).body, 'Visa ärendet')
    expect(data).toBeDefined()
    const form = action((await says('case new')).body, 'Registrera')
    const filled = { ...(isJson(form['data']) ? form['data'] : {}), company: 'Nordform AB', need: 'en mässa' }
    const pressed = { action: { type: 'Action.Execute', id: '', verb: form['verb'], data: filled }, trigger: 'manual' }
    const first = await invoke('adaptiveCard/action', pressed)
    const second = await invoke('adaptiveCard/action', pressed)
    expect(wordsIn(at(first.body, 'value'))).toContain('KRO-5 är registrerat')
    expect(wordsIn(at(second.body, 'value'))).not.toContain('KRO-6')
    const line = { type: 'message', id: 'f:the-same', text: 'case new Älmkyl AB: en agent' }
    await Promise.all([send(line), send(line)])
    expect(wordsIn((await says('case list')).body)).not.toContain('KRO-7')
  })

  const { tenantId: _, ...chatAlone } = inChat
  const meeting = { meeting: { id: 'MCMxOTptZWV0aW5n' }, ...channelData }
  const harmless: readonly (readonly [string, number, Json])[] = [
    ['somebody typing', 200, { type: 'typing' }],
    ['a reaction', 200, { type: 'messageReaction', reactionsAdded: [{ type: 'like' }], replyToId: '1481567603816' }],
    [
      'an edited message',
      200,
      { type: 'messageUpdate', text: 'x', channelData: { eventType: 'editMessage', ...channelData } },
    ],
    [
      'a deleted message',
      200,
      { type: 'messageDelete', channelData: { eventType: 'softDeleteMessage', ...channelData } },
    ],
    [
      'a receipt',
      200,
      { type: 'event', name: 'application/vnd.microsoft.readReceipt', value: { lastReadMessageId: '1' } },
    ],
    [
      'a meeting',
      200,
      { type: 'event', name: 'application/vnd.microsoft.meetingStart', value: {}, channelData: meeting },
    ],
    [
      'a channel made',
      200,
      { type: 'conversationUpdate', conversation: inChannel, channelData: { ...inTeam, eventType: 'channelCreated' } },
    ],
    [
      'somebody joining',
      200,
      { type: 'conversationUpdate', membersAdded: [{ id: '29:2' }], conversation: inChannel, channelData: inTeam },
    ],
    ['an update of the app', 200, { type: 'installationUpdate', action: 'add-upgrade' }],
    ['nobody in particular', 200, { type: 'message', text: 'case list', from: { id: '8:orgid:anonymous' } }],
    ['a conversation without its tenant', 200, { type: 'typing', conversation: chatAlone }],
    ['no channel data, but the conversation’s tenant', 200, { type: 'typing', channelData: undefined }],
    ['channel data without a tenant', 200, { type: 'typing', channelData: { source: { name: 'message' } } }],
    ['no tenant anywhere', 400, { type: 'typing', conversation: chatAlone, channelData: {} }],
    ['two tenants', 400, { type: 'typing', conversation: { ...inChat, tenantId: `${tenant.slice(0, -1)}2` } }],
    ['another channel', 401, { type: 'message', text: 'x', channelId: 'emulator' }],
    ['a file’s consent', 501, { type: 'invoke', name: 'fileConsent/invoke', value: { action: 'accept' } }],
    [
      'thumbs under a message',
      501,
      { type: 'invoke', name: 'message/submitAction', value: { actionName: 'feedback' } },
    ],
    ['a sign-in', 501, { type: 'invoke', name: 'signin/verifyState', value: { state: '1' } }],
  ]

  it.each(harmless)('of no concern to the bot are taken calmly: %s → %i', async (_what, status, more) => {
    const before = connector.calls.all.length
    expect((await send(more)).status).toBe(status)
    expect(connector.calls.all.slice(before).filter(({ method }) => method === 'POST')).toEqual([])
  })
})
