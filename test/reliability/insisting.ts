import { setTimeout as pause } from 'node:timers/promises'
import type { Person } from '#test/scenarios/person.ts'
import { approval, numbersTold } from './stories.ts'

/** Does it again until it is known to be done, as people and platforms do; null when it was given up. */
export async function insists<T>(deed: () => Promise<T | null>, given: () => boolean): Promise<T | null> {
  while (!given()) {
    const done = await deed().catch(() => null)
    if (done !== null) return done
    await pause(50)
  }
  return null
}

/** The number that the person is told, or null when there was no answer. */
export async function asksFor(person: Person, need: string): Promise<string | null> {
  const before = new Set(numbersTold(person))
  const { status } = await person.says(`case new Nordform AB: ${need}`)
  return status === 200 ? (numbersTold(person).find((no) => !before.has(no)) ?? null) : null
}

/** True once the person has been told that the case is referred, whichever try it was. */
export async function hasReferred(person: Person, no: string, to: string): Promise<true | null> {
  const isDone = () => person.reads().includes(`${no} är hänvisat till`)
  if (isDone()) return true
  if (person.form) await person.closesForm()
  await person.says(`refer ${no} ${to} Kan ni hjälpa till?`)
  if (person.reads().includes(`${no} väntar redan på svar`)) return true
  const { status } = await person.fills('Hänvisa', approval)
  return status === 200 && isDone() ? true : null
}
