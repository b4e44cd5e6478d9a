import { useEffect, useRef, useState } from 'react'
import type { ChatState, PagePerson } from './wire.ts'

type Counts = Readonly<Record<string, number>>

const keyOf = (person: string, conversation: string): string => `${person} ${conversation}`

/** Counts what is unread. What was there when the page was opened counts as read, and so does what is on show. */
export function useSeen(
  chat: ChatState,
  shown: string | null,
): { inConversation: (id: string) => number; ofPerson: (person: PagePerson) => number } {
  const [seen, setSeen] = useState<Counts>(() => countsOf(chat.people))
  const latest = useRef(seen)
  const count = chat.people.find(({ id }) => id === chat.person)?.counts[shown ?? ''] ?? 0
  useEffect(() => {
    if (!shown) return
    const key = keyOf(chat.person, shown)
    if (latest.current[key] === count) return
    latest.current = { ...latest.current, [key]: count }
    setSeen(latest.current)
  }, [chat.person, shown, count])
  const unread = (person: string, conversation: string, all: number): number => {
    if (person === chat.person && conversation === shown) return 0
    return Math.max(0, all - (seen[keyOf(person, conversation)] ?? 0))
  }
  return {
    inConversation: (id) => {
      const me = chat.people.find((person) => person.id === chat.person)
      return unread(chat.person, id, me?.counts[id] ?? 0)
    },
    ofPerson: ({ id, counts }) => Object.entries(counts).reduce((sum, [at, all]) => sum + unread(id, at, all), 0),
  }
}

function countsOf(people: readonly PagePerson[]): Counts {
  return Object.fromEntries(
    people.flatMap(({ id, counts }) => Object.entries(counts).map(([at, all]) => [keyOf(id, at), all])),
  )
}
