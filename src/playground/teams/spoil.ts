import type { ServerResponse } from 'node:http'
import type { Fault } from '../faults.ts'
import { type Answer, refusal, refusalByCode } from './answer.ts'

export function send(response: ServerResponse, answer: Answer): number {
  const text = answer.body === undefined ? '' : JSON.stringify(answer.body)
  const type = text ? { 'content-type': 'application/json; charset=utf-8' } : {}
  response.writeHead(answer.status, { ...type, 'content-length': Buffer.byteLength(text), ...answer.headers })
  response.end(text)
  return answer.status
}

/**
 * Answers a call that a fault struck. `run` carries the call out; it is called only when the service would have got
 * that far: for a drip, a truncated answer and an accepted reset. Gives the status sent, or null when there was none.
 */
export function spoil(fault: Fault, response: ServerResponse, run: () => Answer): number | null {
  switch (fault.kind) {
    case 'status':
      return send(response, failing(fault.status, fault.retryAfter))
    case 'refuse':
      return send(response, refusalByCode(fault.error))
    case 'redirect':
      return send(response, { status: 302, headers: { location: fault.to } })
    case 'html':
      response.writeHead(200, { 'content-type': 'text/html' })
      response.end('<!doctype html><title>Proxy</title><h1>Please sign in</h1>')
      return 200
    case 'hang':
      return null
    case 'reset':
      if (fault.accepted) run()
      response.socket?.resetAndDestroy()
      return null
    case 'truncated': {
      const { status, body } = run()
      const text = JSON.stringify(body ?? {})
      response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' })
      response.end(text.slice(0, Math.floor(text.length / 2)))
      return status
    }
    case 'drip':
      return drip(response, run(), fault.milliseconds)
  }
}

function failing(status: number, retryAfter: string | undefined): Answer {
  const code = status === 429 ? 'Throttled' : 'ServiceError'
  const headers = retryAfter === undefined ? {} : { 'retry-after': retryAfter }
  return { ...refusal(status, code, status === 429 ? 'Too many requests' : 'Something went wrong'), headers }
}

function drip(response: ServerResponse, answer: Answer, milliseconds: number): number {
  const text = JSON.stringify(answer.body ?? {})
  response.writeHead(answer.status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) })
  const pieces = text.match(/[\s\S]{1,8}/g) ?? []
  const next = () => {
    const piece = pieces.shift()
    if (piece === undefined || response.destroyed) return void response.end()
    response.write(piece)
    setTimeout(next, milliseconds / Math.ceil(text.length / 8)).unref()
  }
  next()
  return answer.status
}
