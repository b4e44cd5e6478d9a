import { useEffect, useState } from 'react'
import { type Chosen, readState } from './api.ts'
import type { PageState } from './wire.ts'

/** How often the state is read without being told of a change, so that the clock shown does not stand still. */
const everyMs = 20_000

/** The state of both chats for the chosen people, read again whenever the server says that something changed. */
export function useStateOfChats({ slack, teams }: Chosen): { state: PageState | null; lost: boolean } {
  const [state, setState] = useState<PageState | null>(null)
  const [lost, setLost] = useState(false)
  useEffect(() => {
    const chosen = { ...(slack && { slack }), ...(teams && { teams }) }
    let reading: AbortController | null = null
    const read = async (): Promise<void> => {
      reading?.abort()
      const mine = new AbortController()
      reading = mine
      try {
        const fresh = await readState(chosen, mine.signal)
        if (mine.signal.aborted) return
        setState(fresh)
        setLost(false)
      } catch {
        if (!mine.signal.aborted) setLost(true)
      }
    }
    void read()
    const changes = new EventSource('/playground/changes')
    changes.onmessage = () => void read()
    changes.onopen = () => void read()
    changes.onerror = () => setLost(true)
    const timer = setInterval(() => void read(), everyMs)
    return () => {
      changes.close()
      clearInterval(timer)
      reading?.abort()
    }
  }, [slack, teams])
  return { state, lost }
}
