import { useSyncExternalStore } from 'react'

const query = matchMedia('(prefers-color-scheme: dark)')

const listen = (changed: () => void): (() => void) => {
  query.addEventListener('change', changed)
  return () => query.removeEventListener('change', changed)
}

/** Whether the reader prefers dark, for what cannot be said in a style sheet. */
export const useDark = (): boolean => useSyncExternalStore(listen, () => query.matches)
