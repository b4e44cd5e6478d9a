import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import type { Fault } from '#src/playground/faults.ts'
import type { SlackStandIn } from '#src/playground/slack/stand-in.ts'
import { call, slack, token } from './slack-world.ts'

let stand: SlackStandIn
beforeAll(async () => {
  stand = await slack()
})
afterEach(() => stand.faults.clear())
afterAll(() => stand.close())

const post = 'chat.postMessage'
const names = new Map([
  ['TimeoutError', 'no answer in time'],
  ['TypeError', 'cut off'],
])

const outcome = async (): Promise<string> => {
  try {
    const response = await fetch(stand.apiUrl + post, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(150),
      headers: { authorization: `Bearer ${token}` },
      body: new URLSearchParams({ channel: 'C0GENERAL', text: 'Hej' }),
    })
    const text = await response.text()
    const end = text.endsWith('}')
      ? (text.match(/"error":"([^"]+)"/)?.[1] ?? 'whole')
      : (text.match(/^<!doctype/)?.[0] ?? 'half')
    return [response.status, response.headers.get('retry-after') ?? response.headers.get('location'), end]
      .filter(Boolean)
      .join(' ')
  } catch (error) {
    return names.get(Object(error).name) ?? String(error)
  }
}

describe('a fault', () => {
  const faults: [Fault, string, number][] = [
    [{ kind: 'status', status: 429, retryAfter: '30' }, '429 30 ratelimited', 0],
    [{ kind: 'status', status: 429, retryAfter: 'soon' }, '429 soon ratelimited', 0],
    [{ kind: 'status', status: 503 }, '503 internal_error', 0],
    [{ kind: 'refuse', error: 'fatal_error' }, '200 fatal_error', 0],
    [{ kind: 'hang' }, 'no answer in time', 0],
    [{ kind: 'drip', milliseconds: 30 }, '200 whole', 1],
    [{ kind: 'drip', milliseconds: 5_000 }, 'no answer in time', 1],
    [{ kind: 'reset', accepted: false }, 'cut off', 0],
    [{ kind: 'reset', accepted: true }, 'cut off', 1],
    [{ kind: 'truncated' }, '200 half', 1],
    [{ kind: 'html' }, '200 <!doctype', 0],
    [{ kind: 'redirect', to: 'http://127.0.0.1:9/' }, '302 http://127.0.0.1:9/ half', 0],
  ]
  it.each(faults)('%j is seen as %s, with %i effects', async (fault, seen, effects) => {
    stand.faults.plan({ on: post, fault })
    const [before, calls] = [stand.ledger.entries.length, stand.calls.length]
    expect(await outcome()).toBe(seen)
    expect(stand.ledger.entries.length - before).toBe(effects)
    expect(stand.calls.length - calls).toBe(1)
  })

  it('strikes the calls it names, by number and by method', async () => {
    stand.faults.plan({ on: post, calls: [2], fault: { kind: 'refuse', error: 'fatal_error' } })
    const answers = [await outcome(), await outcome(), await outcome()]
    expect(answers).toEqual(['200 whole', '200 fatal_error', '200 whole'])
    expect(await call(stand, 'auth.test')).toMatchObject({ ok: true })
  })
})
