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

/** What a list keeps in sight as it grows: its newest message, its end, or what one has scrolled up to read. */
type Hold = 'newest' | 'end' | 'there'

/**
 * Keeps the newest message in sight, unless one has scrolled up to read and done nothing since. One that is taller than the list is shown from
 * its beginning. `what` changes with the conversation.
 */
export function useNewestInSight(
  what: string,
  messages: readonly PageMessage[],
  acted: number,
): RefObject<HTMLDivElement | null> {
  const newest = messages.at(-1)?.id
  const list = useRef<HTMLDivElement>(null)
  const hold = useRef<Hold>('newest')
  /** Where it was last scrolled to by itself: every other place is the reader's. */
  const kept = useRef(0)
  const answered = useRef(acted)
  const latest = useRef(newest)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another conversation begins with its newest message
  useLayoutEffect(() => {
    hold.current = 'newest'
  }, [what])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new message is what there is to look at
  useLayoutEffect(() => {
    if (hold.current === 'end' || acted !== answered.current) hold.current = 'newest'
    answered.current = acted
    latest.current = newest
  }, [newest])
  // biome-ignore lint/correctness/useExhaustiveDependencies: new messages are what makes the list longer
  useLayoutEffect(() => {
    if (list.current) kept.current = keep(list.current, hold.current, newest)
  }, [what, messages])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list is another element in another conversation
  useEffect(() => {
    const box = list.current
    if (!box) return
    const onScroll = (): void => {
      if (Math.abs(box.scrollTop - kept.current) < 2) return
      hold.current = box.scrollHeight - box.scrollTop - box.clientHeight < 40 ? 'end' : 'there'
    }
    const keepOn = (): void => {
      kept.current = keep(box, hold.current, latest.current)
    }
    // Cards are drawn after their message has come, and windows are made smaller.
    const grown = new ResizeObserver(keepOn)
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

function keep(box: HTMLElement, hold: Hold, newest: string | undefined): number {
  const article = box.querySelector(`[data-message="${CSS.escape(newest ?? '')}"]`)
  if (hold === 'end') box.scrollTop = box.scrollHeight
  if (hold === 'newest' && article)
    box.scrollTop += beyond(article.getBoundingClientRect(), box.getBoundingClientRect())
  return box.scrollTop
}

/** Pixels above a message that is shown from its beginning, and below one that is shown to its end: a thread's frame is among them. */
const air = { above: 10, below: 24 }

/** How far down to go for all of it to be seen, or for its beginning where it is taller than what there is to see it in. */
const beyond = (it: DOMRect, within: DOMRect): number =>
  Math.min(it.top - air.above - within.top, it.bottom + air.below - within.bottom)

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
