import { createHeard, type Heard, listen } from './heard.ts'

/** One call of the bot's to its connector. */
export interface ConnectorCall {
  readonly method: string
  /** Decoded, below `/v3/conversations`. */
  readonly path: string
  readonly body: unknown
}

export interface Connector {
  readonly serviceUrl: string
  readonly calls: Heard<ConnectorCall>
  close(): Promise<void>
}

/** The least that a Bot Connector is: it takes what it is given, answers with an id, and tells what came. */
export async function startConnector(): Promise<Connector> {
  const calls = createHeard<ConnectorCall>()
  const { url, close } = await listen((request, body, response) => {
    const path = decodeURIComponent(request.url ?? '').replace(/^\/v3\/conversations\/?/, '')
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ id: `1700000000${calls.all.length}` }))
    calls.add({ method: request.method ?? '', path, body: body ? JSON.parse(body) : null })
  })
  return { serviceUrl: `${url}/`, calls, close }
}
