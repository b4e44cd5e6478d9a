import type { IncomingMessage, ServerResponse } from 'node:http'
import { TZDate } from '@date-fns/tz'
import { addHours } from 'date-fns/addHours'
import { addWeeks } from 'date-fns/addWeeks'
import type { z } from 'zod'
import { actRequest, type ClockRequest, clockRequest, languageRequest } from './page/wire.ts'
import { bundlePage, type PageFiles, pageHtml, pageIcon } from './page-bundle.ts'
import { type Rejected, readJson, rejectStranger } from './page-guard.ts'
import { type PageSetting, statePage } from './page-state.ts'

export interface PageOptions extends PageSetting {
  readonly clock: {
    now(): Date
    moveTo(at: Date): void | Promise<void>
    /** The same time of day, one working day later, in the network's calendar. */
    workingDayAfter(at: Date): Promise<Date>
  }
}

export interface PlaygroundPage {
  /** Resolves to false, with nothing sent, when path and method are not the page's. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<boolean>
  /** Ends the open streams, so that the server can stop. */
  close(): void
}

type Route = (request: IncomingMessage, response: ServerResponse, url: URL) => void | Promise<void>

/** The HTTP side of the playground's page. It must stand on loopback only: whoever reaches it can act as anybody in it. */
export function playgroundPage(options: PageOptions, bundle = bundlePage): PlaygroundPage {
  const changes = changeStreams(options)
  let files: Promise<PageFiles> | undefined
  const bundled = (): Promise<PageFiles> => {
    files ??= bundle()
    return files
  }
  const routes: Readonly<Record<string, Route>> = {
    'GET /': (_, response) => send(response, 'text/html', pageHtml),
    'GET /playground/icon.svg': (_, response) => send(response, 'image/svg+xml', pageIcon),
    'GET /playground/page.js': async (_, response) => send(response, 'text/javascript', (await bundled()).script),
    'GET /playground/page.css': async (_, response) => send(response, 'text/css', (await bundled()).style),
    'GET /playground/state': (_, response, url) =>
      sendJson(response, statePage(options, options.clock.now(), url.searchParams)),
    'GET /playground/changes': (_, response) => changes.open(response),
    'POST /playground/act': (request, response) => act(options, request, response),
    'POST /playground/clock': async (request, response) => {
      const move = await parsed(request, response, clockRequest)
      if (!move) return
      await options.clock.moveTo(await momentOf(options, move))
      changes.tell()
      sendJson(response, { now: options.clock.now() })
    },
    'POST /playground/language': async (request, response) => {
      const wanted = await parsed(request, response, languageRequest)
      if (!wanted) return
      await options.language.speak(wanted.language)
      changes.tell()
      sendJson(response, { language: options.language.spoken() })
    },
  }
  return {
    close: changes.close,
    handle: async (request, response) => {
      const url = new URL(request.url ?? '/', 'http://playground.invalid')
      const route = routes[`${request.method} ${url.pathname}`]
      if (!route) {
        if (!Object.keys(routes).some((known) => known.endsWith(` ${url.pathname}`))) return false
        reject(response, { status: 405, why: 'not by this method' })
        return true
      }
      const rejected = rejectStranger(request)
      if (rejected) reject(response, rejected)
      else await answer(route, request, response, url)
      return true
    },
  }
}

async function answer(route: Route, request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
  try {
    await route(request, response, url)
  } catch (fault) {
    const why = fault instanceof Error ? fault.message : String(fault)
    if (response.headersSent) response.destroy()
    else sendJson(response, { status: 0, trouble: why }, 500)
  }
}

async function act(options: PageOptions, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const wanted = await parsed(request, response, actRequest)
  if (!wanted) return
  const standIn = options.standIns.find(({ chat }) => chat === wanted.chat)
  if (!standIn?.people().some(({ id }) => id === wanted.person))
    return reject(response, { status: 400, why: `nobody called ${wanted.person} in ${wanted.chat}` })
  sendJson(response, await standIn.act(wanted.person, wanted.act))
}

async function momentOf({ clock, network }: PageOptions, wanted: ClockRequest): Promise<Date> {
  const now = clock.now()
  switch (wanted.move) {
    case 'hour':
      return addHours(now, 1)
    case 'working-day':
      return clock.workingDayAfter(now)
    case 'week':
      return new Date(addWeeks(new TZDate(now, network.timeZone), 1).getTime())
    case 'to':
      return new Date(wanted.at)
  }
}

async function parsed<T extends z.ZodType>(
  request: IncomingMessage,
  response: ServerResponse,
  schema: T,
): Promise<z.infer<T> | null> {
  const body = await readJson(request)
  if ('status' in body) {
    reject(response, body)
    return null
  }
  const result = schema.safeParse(body.value)
  if (result.success) return result.data
  reject(response, { status: 400, why: result.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('; ') })
  return null
}

/** Tells every open page to read the state again, at most once in 40 ms: one command changes many things. */
function changeStreams({ standIns }: PageOptions): { open: OpenStream; tell: () => void; close: () => void } {
  const open = new Set<ServerResponse>()
  let soon: NodeJS.Timeout | null = null
  const tell = (): void => {
    soon ??= setTimeout(() => {
      soon = null
      for (const stream of open) stream.write('data: changed\n\n')
    }, 40)
  }
  const stops = standIns.map((standIn) => standIn.onChange(tell))
  return {
    tell,
    open: (response) => {
      response.writeHead(200, headers('text/event-stream'))
      response.write('retry: 1000\n\n')
      open.add(response)
      response.on('close', () => open.delete(response))
    },
    close: () => {
      for (const stop of stops) stop()
      if (soon) clearTimeout(soon)
      for (const stream of open) stream.end()
    },
  }
}

type OpenStream = (response: ServerResponse) => void

function headers(type: string): Record<string, string> {
  return {
    'Content-Type': `${type}; charset=utf-8`,
    'Content-Security-Policy':
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cache-Control': 'no-store',
  }
}

function send(response: ServerResponse, type: string, body: string, status = 200): void {
  response.writeHead(status, headers(type)).end(body)
}

function sendJson(response: ServerResponse, value: unknown, status = 200): void {
  send(response, 'application/json', JSON.stringify(value), status)
}

function reject(response: ServerResponse, { status, why }: Rejected): void {
  // What is left of an unread body is not worth reading.
  if (status === 413) response.setHeader('Connection', 'close')
  sendJson(response, { trouble: why }, status)
}
