/** Does so many things at once; the others wait for their turn. Whoever asks for what is waited for already is given the same. */
export function sharedTurns<T>(atOnce: number): (key: string, work: () => Promise<T>) => Promise<T> {
  const underWay = new Map<string, Promise<T>>()
  const waiting: (() => void)[] = []
  let free = atOnce
  const turn = async (work: () => Promise<T>): Promise<T> => {
    if (free > 0) free -= 1
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next === undefined) free += 1
      else next()
    }
  }
  return (key, work) => {
    const shared = underWay.get(key) ?? turn(work).finally(() => underWay.delete(key))
    underWay.set(key, shared)
    return shared
  }
}
