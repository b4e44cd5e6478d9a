/** What `work` gives, or 'late' when it takes longer than so many milliseconds; it goes on all the same. */
export function within<T>(work: Promise<T>, milliseconds: number): Promise<T | 'late'> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve('late'), milliseconds)
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
