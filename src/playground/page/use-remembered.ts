import { useCallback, useState } from 'react'

/** A small text kept in the browser: whether the first steps are hidden. */
export function useRemembered(key: string, initial: string): [string, (value: string) => void] {
  const name = `manydoors.${key}`
  const [value, setValue] = useState(() => localStorage.getItem(name) ?? initial)
  const remember = useCallback(
    (next: string) => {
      localStorage.setItem(name, next)
      setValue(next)
    },
    [name],
  )
  return [value, remember]
}
