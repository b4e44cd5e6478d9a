import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import { z } from 'zod'
import type { Called } from './connector.ts'

interface Request {
  url: string
  abortSignal?: AbortSignal
  agent?: HttpAgent | HttpsAgent
}

interface Pipeline {
  getOrderedPolicies(): readonly { readonly name: string }[]
  removePolicy(which: { readonly name: string }): unknown
  addPolicy(policy: {
    readonly name: string
    sendRequest(request: Request, next: (request: Request) => Promise<unknown>): Promise<unknown>
  }): unknown
}

/** These would send a message again by themselves, or carry our token to wherever they are pointed. */
const unwanted = ['defaultRetryPolicy', 'redirectPolicy']

/**
 * Connections are kept, but not for long when idle: one that the other side is about to close loses the message that is sent on it, and
 * nobody could tell whether it arrived.
 */
const connections = { keepAlive: true, timeout: 4_000, maxSockets: 64 } as const

/**
 * Takes the retries and redirects out of a connector client, gives every call a time limit, and keeps its calls below `base`.
 * The SDK has no option for these and hides its pipeline, so this looks where version 4.23 keeps it, and throws when it is not there:
 * better no message than one sent four times.
 */
export function harden(client: object, base: string, patience: number): void {
  const pipeline = pipelineOf(client)
  const agent = base.startsWith('https:') ? new HttpsAgent(connections) : new HttpAgent(connections)
  for (const name of unwanted) pipeline.removePolicy({ name })
  pipeline.addPolicy({
    name: 'manydoorsLimits',
    async sendRequest(request, next) {
      if (!request.url.startsWith(base)) throw new Error('this call leaves its service URL')
      request.agent = agent
      request.abortSignal = AbortSignal.timeout(patience)
      return next(request)
    },
  })
  const left = pipeline.getOrderedPolicies().map(({ name }) => name)
  if (left.some((name) => /retry|redirect/i.test(name)))
    throw new Error(`the SDK would repeat calls: ${left.join(' ')}`)
}

function pipelineOf(client: object): Pipeline {
  const inner = 'client' in client ? client.client : undefined
  const pipeline = typeof inner === 'object' && inner !== null && 'pipeline' in inner ? inner.pipeline : undefined
  if (isPipeline(pipeline)) return pipeline
  throw new Error('the SDK’s connector client is not built as expected: its retries cannot be switched off')
}

const isPipeline = (value: unknown): value is Pipeline =>
  typeof value === 'object' &&
  value !== null &&
  ['getOrderedPolicies', 'removePolicy', 'addPolicy'].every((name) => typeof Reflect.get(value, name) === 'function')

const refusal = z.object({
  statusCode: z.number(),
  response: z
    .object({ bodyAsText: z.string().nullish(), headers: z.object({ get: z.unknown() }).optional() })
    .optional(),
})
const systemFault = z.object({ code: z.string() })

/** Faults of the network after which nothing can have arrived. */
const unreached = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])

/** What a fault that the SDK threw says of the call. */
export function reasonOf(fault: unknown): Called {
  const refused = refusal.safeParse(fault)
  if (refused.success && refused.data.statusCode >= 300) {
    const { statusCode, response } = refused.data
    return { status: statusCode, retryAfter: null, text: response?.bodyAsText ?? '' }
  }
  const system = systemFault.safeParse(fault)
  const code = system.success ? system.data.code : null
  if (code !== null && unreached.has(code)) return { failed: 'before', why: code }
  if (fault instanceof Error && fault.name === 'AbortError') return { failed: 'midway', why: 'time-out' }
  return { failed: 'midway', why: code === null || code === 'PARSE_ERROR' ? 'half-an-answer' : code }
}
