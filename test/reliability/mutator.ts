import fc from 'fast-check'

/** A request as it goes over the wire. A list is a header that is sent several times. */
export interface Wire {
  readonly headers: Readonly<Record<string, string | readonly string[]>>
  readonly body: Buffer
}

/** What is done to a request: which way, where, and with what. Numbers, so that a failure can be made smaller and told again. */
export interface Mutation {
  readonly way: (typeof ways)[number]
  readonly at: number
  readonly by: number
}

const ways = ['swap', 'nest', 'huge', 'drop', 'double', 'cut', 'flip', 'insert', 'header', 'type', 'encoding'] as const

export const mutation: fc.Arbitrary<Mutation> = fc.record({
  way: fc.constantFrom(...ways),
  at: fc.nat(9_999),
  by: fc.nat(9_999),
})

/** How a body holds what it says: as JSON, as a form with JSON in `payload`, or as a plain form. */
export type Form = 'json' | 'payload' | 'fields'

export function mutated({ headers, body }: Wire, form: Form, change: Mutation): Wire {
  const { way, at, by } = change
  if (way === 'header') return { headers: otherHeaders(headers, at, by), body }
  if (way === 'type') return { headers: { ...headers, 'content-type': pick(contentTypes, at) }, body }
  if (way === 'encoding') return { headers, body: inAnotherEncoding(body, at) }
  if (way === 'cut') return { headers, body: body.subarray(0, at % (body.length + 1)) }
  if (way === 'flip') return { headers, body: flipped(body, at, by) }
  if (way === 'insert') return { headers, body: withInserted(body, at, by) }
  const said: unknown = parsed(body.toString(), form)
  return { headers, body: Buffer.from(written(changedSomewhere(said, change), form)) }
}

const parsed = (text: string, form: Form): unknown => {
  if (form === 'json') return JSON.parse(text)
  const fields = Object.fromEntries(new URLSearchParams(text))
  return form === 'payload' ? JSON.parse(fields['payload'] ?? '') : fields
}

const written = (said: unknown, form: Form): string => {
  if (form === 'json') return JSON.stringify(said) ?? ''
  if (form === 'payload') return new URLSearchParams({ payload: JSON.stringify(said) ?? '' }).toString()
  const fields = Object.entries({ ...Object(said) }).map(([name, value]): [string, string] => [name, textOf(value)])
  return new URLSearchParams(fields).toString()
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))

type Step = string | number

/** Every place in a value, itself first. */
function placesIn(value: unknown, path: readonly Step[] = []): readonly (readonly Step[])[] {
  if (typeof value !== 'object' || value === null) return [path]
  const inside = Array.isArray(value) ? [...value.entries()] : Object.entries(value)
  return [path, ...inside.flatMap(([key, inner]) => placesIn(inner, [...path, key]))]
}

function changedSomewhere(said: unknown, { way, at, by }: Mutation): unknown {
  const places = placesIn(said)
  const [first, ...rest] = places[at % places.length] ?? []
  const instead = (was: unknown): unknown => {
    if (way === 'swap') return pick(others, by)
    if (way === 'nest') return nested(was, 1 + (by % 3_000))
    if (way === 'huge') return pick(huge, by)
    return way === 'double' ? [was, was] : undefined
  }
  return first === undefined ? instead(said) : replaced(said, [first, ...rest], instead)
}

function replaced(value: unknown, [step, ...rest]: readonly Step[], instead: (was: unknown) => unknown): unknown {
  if (step === undefined) return instead(value)
  if (Array.isArray(value)) return value.map((inner, n) => (n === step ? replaced(inner, rest, instead) : inner))
  const entries = Object.entries({ ...Object(value) })
  return Object.fromEntries(entries.map(([key, inner]) => [key, key === step ? replaced(inner, rest, instead) : inner]))
}

const nested = (value: unknown, deep: number): unknown =>
  Array.from({ length: deep }).reduce<unknown>((inner, _, n) => (n % 2 ? [inner] : { a: inner }), value)

const others = [
  ...[null, true, false, 0, -1, 1.5, 1e308, 2 ** 53, '', ' ', '0', [], {}, [null], [[]], { length: 9 }],
  ...['__proto__', 'constructor', 'toString', '../../etc/passwd', "'; drop table cases; --", '\u0000', '\ud800'],
  ...['%00', '%', '<!channel>', ['$', '{7*7}'].join(''), '\u202e', 'null', 'undefined', 'NaN', '٣', 'İ', 'ß'],
  ...[{ __proto__: null, id: 'x' }, { id: { id: {} } }, { id: ['U1', 'U2'] }, ['a', ['b', ['c']]]],
]

const huge = [
  'x'.repeat(5_000),
  'å'.repeat(100_000),
  '"\\'.repeat(40_000),
  '👩‍👩‍👧‍👦'.repeat(5_000),
  `case show ${'9'.repeat(2_000)}`,
  `refer ${'a,'.repeat(4_000)} Hej`,
  Array.from({ length: 20_000 }, (_, n) => n),
  Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`k${n}`, n])),
]

const contentTypes = [
  ...[
    'text/plain',
    'application/json',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    '',
    '/',
  ],
  ...['application/json; charset=utf-16', 'APPLICATION/JSON', 'application/json, text/html', 'x'.repeat(4_000)],
]

function inAnotherEncoding(body: Buffer, at: number): Buffer {
  const text = body.toString()
  const encodings = [
    () => Buffer.from(text, 'utf16le'),
    () => Buffer.from(text, 'latin1'),
    () => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), body]),
    () => Buffer.concat([body, Buffer.from([0xc3, 0x28, 0xff, 0xfe])]),
    () => Buffer.from(text.replaceAll('%', '%25')),
    () => Buffer.from(text.replaceAll('=', '%')),
    () => Buffer.from(body.toString('base64')),
  ] as const
  return pick(encodings, at)()
}

function flipped(body: Buffer, at: number, by: number): Buffer {
  const copy = Buffer.from(body)
  for (let n = 0; n <= by % 4 && copy.length > 0; n += 1) {
    const where = (at * (n + 1) * 31) % copy.length
    copy[where] = (copy[where] ?? 0) ^ (1 << ((by + n) % 8))
  }
  return copy
}

const inserts = ['\u0000', '&', '=', '%', '%zz', '{', '}', '[', '"', '\\', '\r\n', ',', ':', '&payload=', '&text=x']

function withInserted(body: Buffer, at: number, by: number): Buffer {
  const where = at % (body.length + 1)
  return Buffer.concat([body.subarray(0, where), Buffer.from(pick(inserts, by)), body.subarray(where)])
}

function otherHeaders(headers: Wire['headers'], at: number, by: number): Wire['headers'] {
  const names = Object.keys(headers)
  const name = pick(names, at)
  const was = headers[name] ?? ''
  const one = typeof was === 'string' ? was : (was[0] ?? '')
  const changes: readonly (() => Wire['headers'])[] = [
    () => Object.fromEntries(Object.entries(headers).filter(([other]) => other !== name)),
    () => ({ ...headers, [name]: [one, one] }),
    () => ({ ...headers, [name]: [one, 'x'] }),
    () => ({ ...headers, [name]: '' }),
    () => ({ ...headers, [name]: one.toUpperCase() }),
    () => ({ ...headers, [name]: `${one},${one}` }),
    () => ({ ...headers, [name]: 'x'.repeat(8_000) }),
    () => ({
      ...headers,
      'x-forwarded-for': '127.0.0.1',
      'x-original-url': '/metrics',
      'x-http-method-override': 'PUT',
    }),
    () => ({ ...headers, 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' }),
    () => ({ ...headers, cookie: 'a=b; '.repeat(500) }),
  ]
  return pick(changes, by)()
}

function pick<T>(from: readonly T[], n: number): T {
  for (const one of from.slice(n % from.length)) return one
  throw new Error('there is nothing to pick from')
}
