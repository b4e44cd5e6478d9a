import { type SlackSeed, type SlackStandIn, startSlackStandIn } from '#src/playground/slack/stand-in.ts'

/** Two workspaces that know nothing of each other, seeded alike for every test of the stand-in for Slack. */
export const token = 'xoxb-kronoberg'
export const otherToken = 'xoxb-hamburg'
export const signingSecret = 'the signing secret of the test'
const noon = new Date('2026-03-02T11:00:00Z')

export interface Clock {
  now: () => Date
  pass: (milliseconds: number) => void
}

export function clock(): Clock {
  let at = noon.getTime()
  return {
    now: () => new Date(at),
    pass: (milliseconds) => {
      at += milliseconds
    },
  }
}

export async function slack(more: Partial<SlackSeed> = {}): Promise<SlackStandIn> {
  return startSlackStandIn({
    workspaces: [
      {
        id: 'T0KRONOBERG',
        name: 'Business Sweden Växjö',
        botToken: token,
        botUser: 'U0BOT',
        channels: [
          { id: 'C0GENERAL', name: 'general', botIsMember: true },
          { id: 'C0SECRET', name: 'secret', botIsMember: false },
        ],
        people: [
          { id: 'U0ANNA', name: 'Anna Berg', email: 'anna@example.se', locale: 'sv-SE', tz: 'Europe/Stockholm' },
          {
            id: 'U0BO',
            name: 'Bo Ek',
            email: 'bo@example.se',
            locale: 'en-US',
            tz: 'Asia/Tokyo',
            channels: ['general'],
          },
          {
            id: 'U0GUEST',
            name: 'Gun Gäst',
            email: 'gun@example.se',
            locale: 'sv-SE',
            tz: 'Europe/Stockholm',
            kind: 'guest',
          },
          {
            id: 'U0EXT',
            name: 'Eva Extern',
            email: 'eva@else.se',
            locale: 'sv-SE',
            tz: 'Europe/Stockholm',
            kind: 'external',
          },
          {
            id: 'U0GONE',
            name: 'Göran Gick',
            email: 'goran@example.se',
            locale: 'sv-SE',
            tz: 'Europe/Stockholm',
            kind: 'deactivated',
          },
        ],
      },
      {
        id: 'T0HAMBURG',
        name: 'Chamber in Hamburg',
        botToken: otherToken,
        botUser: 'U0BOTHH',
        channels: [{ id: 'C0HAMBURG', name: 'general', botIsMember: true }],
        people: [{ id: 'U0HEIDI', name: 'Heidi', email: 'heidi@example.de', locale: 'en-US', tz: 'Europe/Berlin' }],
      },
    ],
    signingSecret,
    now: () => noon,
    ...more,
  })
}

/** A running stand-in with the simplest of callers: arguments in, Slack's JSON out. */
export async function call(
  stand: SlackStandIn,
  method: string,
  args: object = {},
  as = token,
): Promise<Record<string, unknown>> {
  const response = await fetch(stand.apiUrl + method, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8', authorization: `Bearer ${as}` },
    body: JSON.stringify(args),
  })
  const body: unknown = await response.json()
  return { ...Object(body) }
}
