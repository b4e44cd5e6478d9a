import { useCallback, useState } from 'react'
import type { Act } from '../stand-in.ts'
import { doAct } from './api.ts'
import type { ChatState, PageReaction } from './wire.ts'

export interface Acting {
  readonly act: (act: Act) => Promise<PageReaction>
  /** How often something was done: whoever does something looks for what comes of it. */
  readonly acted: number
  /** True while the bot has not answered everything. */
  readonly busy: boolean
  readonly trouble: string | null
  readonly forgetTrouble: () => void
}

/** Does what the person on show does, and keeps what went wrong with the last of it. */
export function useActing({ chat, person }: ChatState): Acting {
  const [trouble, setTrouble] = useState<string | null>(null)
  const [underWay, setUnderWay] = useState(0)
  const [acted, setActed] = useState(0)
  const act = useCallback(
    async (wanted: Act): Promise<PageReaction> => {
      setTrouble(null)
      setUnderWay((before) => before + 1)
      setActed((before) => before + 1)
      const reaction = await doAct(chat, person, wanted).catch((fault) => ({ status: 0, trouble: String(fault) }))
      setUnderWay((before) => before - 1)
      setTrouble(reaction.trouble)
      return reaction
    },
    [chat, person],
  )
  return { act, acted, busy: underWay > 0, trouble, forgetTrouble: () => setTrouble(null) }
}
