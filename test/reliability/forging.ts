import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import type { Fleet } from './fleet.ts'
import { type Form, type Mutation, mutated, mutation, type Wire } from './mutator.ts'

/** A request that was made in earnest, to be made again otherwise. */
export interface Sample {
  readonly form: Form
  readonly wire: Wire
}

export interface Forged {
  readonly which: number
  readonly change: Mutation
  readonly forgery: number
  readonly anew: boolean
}

export const forged: fc.Arbitrary<Forged> = fc.record({
  which: fc.nat(9_999),
  change: mutation,
  forgery: fc.nat(9_999),
  anew: fc.boolean(),
})
const kept = new Set(['content-type', 'x-slack-request-timestamp', 'x-slack-signature', 'user-agent', 'accept'])

export const slackSamples = ({ slack }: Fleet): readonly Sample[] =>
  slack.lastDeliveries.map(({ kind, body, headers }) => ({
    form: kind === 'event' ? 'json' : kind === 'command' ? 'fields' : 'payload',
    wire: {
      headers: Object.fromEntries(Object.entries(headers).filter(([name]) => kept.has(name))),
      body: Buffer.from(body),
    },
  }))

export const teamsSamples = ({ teams }: Fleet): readonly Sample[] =>
  teams.sent.map((activity) => ({
    form: 'json',
    wire: {
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: Buffer.from(JSON.stringify(activity)),
    },
  }))

let made = 0
/** By which a delivery is recognised when it comes again. */
const keys = /("(?:trigger_id|event_id|hash|action_ts|nonce|localTimestamp)":"|(?:^|&)trigger_id=)[^"&]+/g

export function changedSample(samples: readonly Sample[], { which, change, anew }: Forged): Wire {
  const sample = samples[which % samples.length]
  if (sample === undefined) throw new Error('nothing was delivered')
  const { form, wire } = sample
  if (!anew) return mutated(wire, form, change)
  const text = wire.body.toString()
  const said = form === 'payload' ? `payload=${new URLSearchParams(text).get('payload') ?? ''}` : text
  const renewed = said.replace(keys, (_, key: string) => `${key}anew-${++made}`)
  const body = form === 'payload' ? new URLSearchParams([['payload', renewed.slice(8)]]).toString() : renewed
  return mutated({ ...wire, body: Buffer.from(body) }, form, change)
}

export const secret = ({ environment }: Fleet): string => environment['SLACK_SIGNING_SECRET'] ?? ''

const seconds = () => Math.floor(Date.now() / 1000)

const hmac = (key: string, time: number | string, body: Buffer): string =>
  `v0=${createHmac('sha256', key).update(`v0:${time}:`).update(body).digest('hex')}`

export function signed({ headers, body }: Wire, key: string, time = seconds()): Wire {
  const stamp = { 'x-slack-request-timestamp': String(time), 'x-slack-signature': hmac(key, time, body) }
  return { headers: { ...headers, ...stamp }, body }
}

/** Signed by somebody else, for another time, for another body, twice, or not at all. */
export function forgedForSlack(wire: Wire, forgery: number, key: string): Wire {
  const right = signed(wire, key)
  const { 'x-slack-signature': signature = '' } = right.headers
  const digits = String(signature)
  const at = 3 + (forgery % 64)
  const wrong: readonly (() => Wire['headers'])[] = [
    () => signed(wire, 'another').headers,
    () => signed(wire, '').headers,
    () => signed(wire, key, seconds() + (forgery % 2 ? 1 : -1) * (310 + forgery)).headers,
    () => signed({ ...wire, body: Buffer.concat([wire.body, Buffer.from(' ')]) }, key).headers,
    () => ({ ...right.headers, 'x-slack-signature': digits.slice(0, at) }),
    () => ({ ...right.headers, 'x-slack-signature': [`v0=${'0'.repeat(64)}`, digits] }),
    () => ({ ...right.headers, 'x-slack-signature': digits.toUpperCase() }),
    () => ({
      ...right.headers,
      'x-slack-signature': `${digits.slice(0, at)}${digits[at] === 'f' ? '0' : 'f'}${digits.slice(at + 1)}`,
    }),
    () => ({ ...right.headers, 'x-slack-signature': '' }),
    () => ({ ...right.headers, 'x-slack-request-timestamp': `${seconds()}.0` }),
    () => ({ ...right.headers, 'x-slack-request-timestamp': ['', String(seconds())] }),
    () => ({ ...right.headers, 'x-slack-request-timestamp': `0x${seconds().toString(16)}` }),
  ]
  const headers = wrong[forgery % wrong.length]?.() ?? {}
  return { headers, body: wire.body }
}

const serviceUrlIn = (body: Buffer, { teams }: Fleet): string =>
  /"serviceUrl":"([^"\\]+)"/.exec(body.toString())?.[1] ?? teams.serviceUrl

let tokens: { readonly token: string; readonly until: number } | null = null

/** A good token for the service URL that the stand-in has; it lasts for a while, as Microsoft's do. */
function goodToken({ teams }: Fleet): string {
  if (tokens === null || tokens.until < Date.now()) tokens = { token: teams.token(), until: Date.now() + 60_000 }
  return tokens.token
}

export const bearing = ({ headers, body }: Wire, fleet: Fleet): Wire => ({
  headers: { ...headers, authorization: `Bearer ${goodToken(fleet)}` },
  body,
})

const otherKeys = ['unpublished', 'other-channel', 'unendorsed', 'login'] as const

/** With a token that is expired, another's, of another kind, changed somewhere, or none. */
export function forgedForTeams(wire: Wire, forgery: number, fleet: Fleet): Wire {
  const { teams } = fleet
  const good = goodToken(fleet)
  const serviceurl = serviceUrlIn(wire.body, fleet)
  const turned = (part: number): string => {
    const parts = good.split('.')
    const text = parts[part] ?? ''
    // The last sign has bits that mean nothing.
    const at = forgery % (text.length - 1)
    return parts
      .map((one, n) => (n === part ? `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}` : one))
      .join('.')
  }
  const claims: readonly Readonly<Record<string, unknown>>[] = [
    { exp: 'never' },
    { exp: null },
    { exp: seconds() - 400 - forgery },
    { nbf: seconds() + 400 + forgery },
    { aud: [fleet.environment['MicrosoftAppId']] },
    { aud: '' },
    { iss: `${teams.tokenIssuer}/` },
    { iss: [teams.tokenIssuer] },
    { serviceurl: null },
    { serviceurl: [serviceurl] },
  ]
  const bearers: readonly (() => string | readonly string[])[] = [
    () => `Bearer ${turned(0)}`,
    () => `Bearer ${turned(1)}`,
    () => `Bearer ${turned(2)}`,
    () => `Bearer ${teams.token(claims[forgery % claims.length])}`,
    () => `Bearer ${teams.token({}, { key: otherKeys[forgery % otherKeys.length] ?? 'login' })}`,
    () => `Bearer ${teams.token({}, { alg: forgery % 2 ? 'none' : 'HS256' })}`,
    () => `bearer ${good}`,
    () => `Basic ${good}`,
    () => `Bearer  ${good}`,
    () => `Bearer ${good} ${good}`,
    () => `Bearer ${good.slice(0, forgery % good.length)}`,
    () => ['Bearer x', `Bearer ${good}`],
    () => '',
    () => `Bearer ${good.split('.').toReversed().join('.')}`,
    () => `Bearer ${'a.'.repeat(4_000)}`,
  ]
  const authorization = bearers[forgery % bearers.length]?.() ?? ''
  return { headers: { ...wire.headers, authorization }, body: wire.body }
}
