import type { IncomingMessage, ServerResponse } from 'node:http'

/** Bytes of a request's body; more is refused before it is read. */
const mostBytes = 1_048_576

/** The body as text, or null when it is too large. */
export async function readBody(request: IncomingMessage): Promise<string | null> {
  if (Number(request.headers['content-length'] ?? 0) > mostBytes) return null
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk)
    size += bytes.length
    if (size > mostBytes) return null
    chunks.push(bytes)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** Answers once, and says no more than the status where there is no body. */
export function answer(response: ServerResponse, status: number, body?: object): void {
  if (response.headersSent || response.destroyed) return
  const text = body === undefined ? '' : JSON.stringify(body)
  response.writeHead(status, {
    ...(text ? { 'content-type': 'application/json; charset=utf-8' } : {}),
    ...(status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
    // What is left of a body that was not read must not be taken for the next request.
    ...(status === 413 ? { connection: 'close' } : {}),
    'content-length': Buffer.byteLength(text),
  })
  response.end(text)
}
