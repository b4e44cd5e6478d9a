import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { isHonoured } from '#src/platforms/slack/response-url.ts'
import { type Bot, startBot } from './slack/bot.ts'

const oauth = { clientId: '1.2', clientSecret: 'client secret', stateSecret: 'state secret' }

let bot: Bot
beforeEach(async () => {
  bot = await startBot({
    seed: { oauth: { clientId: oauth.clientId, clientSecret: oauth.clientSecret } },
    slack: () => ({ oauth: { ...oauth, publicUrl: 'https://doors.example' } }),
  })
  bot.installations.stored.clear()
})
afterEach(() => bot.stop())

/** The first page: its link to Slack and the cookie that ties it to this browser. */
async function begin(): Promise<{ link: URL; cookie: string }> {
  const response = await fetch(`${bot.url}/slack/install`)
  const [, link = ''] = /href="([^"]+)"/.exec(await response.text()) ?? []
  return { link: new URL(link.replaceAll('&amp;', '&')), cookie: response.headers.get('set-cookie') ?? '' }
}

/** What Slack sends the browser back with, after the person has chosen the workspace. */
async function choose(link: URL, team: string): Promise<string> {
  link.searchParams.set('team', team)
  const response = await fetch(link, { redirect: 'manual' })
  return new URL(response.headers.get('location') ?? '').search
}

const back = (query: string, cookie: string): Promise<Response> =>
  fetch(`${bot.url}/slack/oauth_redirect${query}`, { headers: { cookie: cookie.split(';')[0] ?? '' } })

async function install(team: string): Promise<Response> {
  const { link, cookie } = await begin()
  return back(await choose(link, team), cookie)
}

describe('an installation by OAuth', () => {
  it('asks for what the bot uses, and comes back to the public address', async () => {
    const { link, cookie } = await begin()
    expect(Object.fromEntries(link.searchParams)).toMatchObject({
      client_id: '1.2',
      scope: 'commands,chat:write,im:write,im:history,users:read,users:read.email',
      redirect_uri: 'https://doors.example/slack/oauth_redirect',
    })
    expect(cookie).toMatch(/Secure; HttpOnly/)
  })

  it('stores the workspace, and says so in both languages', async () => {
    const response = await install('T0HAMBURG')
    expect(response.status).toBe(200)
    const page = await response.text()
    expect(page).toContain('Manydoors är installerad i Chamber in Hamburg')
    expect(page).toContain('Manydoors is installed in Chamber in Hamburg')
    expect(bot.installations.stored.get('T0HAMBURG')).toMatchObject({
      team: 'T0HAMBURG',
      teamName: 'Chamber in Hamburg',
      enterprise: null,
      botToken: 'xoxb-hamburg',
      botUser: 'U0BOTHH',
      botId: 'B0BOTHH',
      installedBy: 'U0HEIDI',
    })
  })

  it('of several workspaces keeps each with its own token', async () => {
    await install('T0HAMBURG')
    await install('T0KRONOBERG')
    const tokens = [...bot.installations.stored].map(([team, { botToken }]) => [team, botToken])
    expect(tokens).toEqual([
      ['T0HAMBURG', 'xoxb-hamburg'],
      ['T0KRONOBERG', 'xoxb-kronoberg'],
    ])
  })

  it('of a workspace that no organisation has is refused with what to do, and its token given back', async () => {
    await bot.stop()
    bot = await startBot({
      seed: {
        oauth: { clientId: oauth.clientId, clientSecret: oauth.clientSecret },
        workspaces: [
          { id: 'T0ODD', name: '<b>Odd</b>', botToken: 'xoxb-odd', botUser: 'U0ODDBOT', channels: [], people: [] },
        ],
      },
      slack: () => ({ oauth: { ...oauth, publicUrl: 'https://doors.example' } }),
    })
    const response = await install('T0ODD')
    expect(response.status).toBe(403)
    const page = await response.text()
    expect(page).toContain('Arbetsytan &lt;b&gt;Odd&lt;/b&gt; finns inte i något nätverk')
    expect(page).toMatch(/add the workspace’s id to your organisation[^<]*T0ODD/)
    expect(bot.installations.stored.has('T0ODD')).toBe(false)
    expect(bot.stand.calls.at(-1)).toMatchObject({ method: 'auth.revoke', token: 'xoxb-odd' })
  })
})

describe('a way back that is not the one that was begun', () => {
  it.each([
    ['in another browser', async (query: string) => back(query, ''), 400],
    [
      'with another state',
      async (query: string, cookie: string) => back(query.replace(/state=.../, 'state=xyz'), cookie),
      400,
    ],
    [
      'with a state of somebody else’s making',
      async (query: string) => back(query.replace(/state=[^&]*/, 'state=a.b.c'), 'slack-app-oauth-state=a.b.c'),
      400,
    ],
    ['without a code', async (query: string, cookie: string) => back(query.replace(/code=[^&]*&/, ''), cookie), 400],
    ['with nothing', async () => back('', ''), 400],
    [
      'with a code of another time',
      async (query: string, cookie: string) => back(query.replace(/code=[^&]*/, 'code=old'), cookie),
      502,
    ],
    ['with a no', async (_: string, cookie: string) => back('?error=access_denied', cookie), 403],
  ])('%s stores nothing', async (_, come, status) => {
    const { link, cookie } = await begin()
    const query = await choose(link, 'T0HAMBURG')
    const response = await come(query, cookie)
    expect(response.status).toBe(status)
    expect(await response.text()).toContain('/slack/install')
    expect(bot.installations.stored.size).toBe(0)
  })

  it('twice stores once', async () => {
    const { link, cookie } = await begin()
    const query = await choose(link, 'T0HAMBURG')
    expect((await back(query, cookie)).status).toBe(200)
    expect((await back(query, cookie)).status).toBe(502)
  })
})

describe('an address to answer at is honoured', () => {
  const slack = 'https://slack.com/api/'
  it.each([
    ['https://hooks.slack.com/commands/T1/2/3', slack, true],
    ['http://hooks.slack.com/commands/T1/2/3', slack, false],
    ['https://hooks.slack.com:8443/x', slack, false],
    ['https://hooks.slack.com@evil.example/x', slack, false],
    ['https://user:pw@hooks.slack.com/x', slack, false],
    ['https://hooks.slack.com.evil.example/x', slack, false],
    ['https://evil.example/hooks.slack.com', slack, false],
    ['https://slack.com/x', slack, true],
    ['http://slack.com/x', slack, false],
    ['http://127.0.0.1:9/commands/x', 'http://127.0.0.1:9/api/', true],
    ['http://127.0.0.1:10/commands/x', 'http://127.0.0.1:9/api/', false],
    ['http://169.254.169.254/latest', slack, false],
    ['file:///etc/passwd', slack, false],
    ['', slack, false],
    ['nonsense', slack, false],
  ])('%s beside %s: %s', (address, apiUrl, honoured) => {
    expect(isHonoured(address, apiUrl)).toBe(honoured)
  })
})
