import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { Fault } from '#src/playground/faults.ts'
import { askForToken, bareBot, growth, hello } from './teams-world.ts'

let bot: Awaited<ReturnType<typeof bareBot>>

beforeEach(async () => {
  bot = await bareBot()
})

afterEach(() => bot.teams.close())

/** What the caller saw of one post that the fault struck. */
async function postUnder(fault: Fault): Promise<string> {
  bot.teams.faults.plan({ on: 'POST activities', calls: [1], fault })
  return bot.post(growth, hello).then(
    ({ status, text }) => `${status} ${text}`,
    () => 'no answer',
  )
}

describe('a post struck by', () => {
  it.each<[string, Fault, RegExp, number]>([
    ['500', { kind: 'status', status: 500 }, /^500 .*ServiceError/, 0],
    ['429', { kind: 'status', status: 429, retryAfter: '3600' }, /^429 .*Throttled/, 0],
    ['a refusal', { kind: 'refuse', error: 'BotDisabledByAdmin' }, /^403 .*BotDisabledByAdmin/, 0],
    ['a blocked thread', { kind: 'refuse', error: 'MessageWritesBlocked' }, /^403 .*subCode/, 0],
    ['a refused precondition', { kind: 'refuse', error: 'PreconditionFailed' }, /^412 /, 0],
    ['a redirect', { kind: 'redirect', to: 'http://127.0.0.1:9/' }, /^302 /, 0],
    ['HTML', { kind: 'html' }, /^200 <!doctype html>/, 0],
    ['a reset before', { kind: 'reset', accepted: false }, /^no answer$/, 0],
    ['a reset after', { kind: 'reset', accepted: true }, /^no answer$/, 1],
    ['half an answer', { kind: 'truncated' }, /^201 \{"id"[^}]*$/, 1],
    ['a drip', { kind: 'drip', milliseconds: 30 }, /^201 \{"id":"\d+"\}$/, 1],
  ])('%s leaves in the ledger what took place', async (...[, fault, seen, effects]) => {
    expect(await postUnder(fault)).toMatch(seen)
    expect(bot.teams.ledger.entries).toHaveLength(effects)
    expect(bot.teams.calls.at(-1)).toMatchObject({ call: 'POST activities', fault: fault.kind })
    expect((await bot.post(growth, hello)).status).toBe(201)
  })

  it('a hang gets no answer, and nothing is said', async () => {
    bot.teams.faults.plan({ on: 'POST activities', fault: { kind: 'hang' } })
    const url = `${bot.teams.serviceUrl}v3/conversations/${growth}/activities`
    const hanging = fetch(url, { method: 'POST', body: '{}', signal: AbortSignal.timeout(50) })
    await expect(hanging).rejects.toThrow('timeout')
    expect(bot.teams.ledger.entries).toHaveLength(0)
    expect(bot.teams.calls.at(-1)).toMatchObject({ status: null, fault: 'hang' })
  })

  it('429 says when to come back, where it says so at all', async () => {
    bot.teams.faults.plan({ fault: { kind: 'status', status: 429, retryAfter: 'soon' }, calls: [1] })
    expect((await bot.post(growth, hello)).headers.get('retry-after')).toBe('soon')
  })
})

describe('faults are planned', () => {
  it('for the call they name only: the token endpoint, rosters, updates', async () => {
    const down = { kind: 'status', status: 503 } as const
    bot.teams.faults.plan({ on: 'POST token', fault: down }, { on: 'PUT activities', fault: down })
    expect((await askForToken(bot.teams)).status).toBe(503)
    const { id } = JSON.parse((await bot.post(growth, hello)).text)
    const path = `${bot.at(growth)}/activities/${id}`
    expect((await bot.call({ method: 'PUT', path, body: hello })).status).toBe(503)
    expect((await bot.call({ method: 'GET', path: `${bot.at(growth)}/members` })).status).toBe(200)
    bot.teams.faults.clear()
    expect((await bot.call({ method: 'PUT', path, body: hello })).status).toBe(200)
  })
})
