import { type RefObject, useEffect, useRef } from 'react'

/** Where the conversations stand in a row there may not be room for all of them: the one on show is among those that are seen. */
export function useCurrentInSight(current: string | undefined): RefObject<HTMLElement | null> {
  const list = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another one is on show
  useEffect(() => {
    list.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [current])
  return list
}
