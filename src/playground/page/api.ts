import type { z } from 'zod'
import type { Act } from '../stand-in.ts'
import {
  type ChatName,
  type ClockRequest,
  type Language,
  type PageReaction,
  type PageState,
  pageState,
  reaction,
} from './wire.ts'

export type Chosen = Readonly<Partial<Record<ChatName, string>>>

export async function readState(chosen: Chosen, signal: AbortSignal): Promise<PageState> {
  const answer = await fetch(`/playground/state?${new URLSearchParams({ ...chosen })}`, { signal })
  if (!answer.ok) throw new Error(`state: ${answer.status}`)
  return pageState.parse(await answer.json())
}

export async function doAct(chat: ChatName, person: string, act: Act): Promise<PageReaction> {
  return post('/playground/act', { chat, person, act }, reaction)
}

export async function moveClock(wanted: ClockRequest): Promise<void> {
  await fetch('/playground/clock', json(wanted))
}

export async function speak(language: Language): Promise<void> {
  await fetch('/playground/language', json({ language }))
}

async function post<T extends z.ZodType>(path: string, body: unknown, schema: T): Promise<z.infer<T>> {
  const answer = await fetch(path, json(body))
  const said: unknown = await answer.json()
  const parsed = schema.safeParse(said)
  if (parsed.success) return parsed.data
  throw new Error(`${path}: ${answer.status} ${JSON.stringify(said)}`)
}

const json = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})
