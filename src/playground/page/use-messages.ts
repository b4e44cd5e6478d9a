import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import type { PageMessage } from './wire.ts'

/** A message with its replies, in the order they came. */
export interface Thread {
  readonly message: PageMessage
  readonly replies: readonly PageMessage[]
}

export function threadsOf(messages: readonly PageMessage[]): readonly Thread[] {
  const ids = new Set(messages.map(({ id }) => id))
  const isReply = ({ id, thread }: PageMessage): boolean => thread !== null && thread !== id && ids.has(thread)
  return messages
    .filter((message) => !isReply(message))
    .map((message) => ({
      message,
      replies: messages.filter((reply) => isReply(reply) && reply.thread === message.id),
    }))
}

/** Keeps the newest message in sight, unless one has scrolled up to read. `what` changes with the conversation. */
export function useNewestInSight(what: string, messages: readonly PageMessage[]): RefObject<HTMLDivElement | null> {
  const list = useRef<HTMLDivElement>(null)
  const stuck = useRef(true)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another conversation begins at its end
  useLayoutEffect(() => {
    stuck.current = true
  }, [what])
  // biome-ignore lint/correctness/useExhaustiveDependencies: new messages are what makes the list longer
  useLayoutEffect(() => {
    const box = list.current
    if (box && stuck.current) box.scrollTop = box.scrollHeight
  }, [what, messages])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list is another element in another conversation
  useEffect(() => {
    const box = list.current
    if (!box) return
    const onScroll = (): void => {
      stuck.current = box.scrollHeight - box.scrollTop - box.clientHeight < 40
    }
    const grown = new ResizeObserver(() => {
      if (stuck.current) box.scrollTop = box.scrollHeight
    })
    grown.observe(box)
    if (box.firstElementChild) grown.observe(box.firstElementChild)
    box.addEventListener('scroll', onScroll)
    return () => {
      grown.disconnect()
      box.removeEventListener('scroll', onScroll)
    }
  }, [what])
  return list
}

/** Lets an element glow for a moment when what it shows has been changed in place. */
export function useGlowOnChange(shown: string): RefObject<HTMLDivElement | null> {
  const element = useRef<HTMLDivElement>(null)
  const before = useRef(shown)
  useEffect(() => {
    if (before.current === shown) return
    before.current = shown
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return
    element.current?.animate([{ backgroundColor: 'rgb(255 209 102 / 0.38)' }, { backgroundColor: 'transparent' }], {
      duration: 2400,
      easing: 'ease-out',
    })
  }, [shown])
  return element
}
