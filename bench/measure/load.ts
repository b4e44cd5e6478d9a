import { Connection } from './connection.ts'

export interface Load {
  readonly port: number
  /** Whole requests, each sent once. */
  readonly requests: readonly string[]
  readonly concurrency: number
  /** What every answer has to contain: a fast wrong answer is no figure. */
  readonly expect: string
}

export interface Loaded {
  readonly seconds: number
  /** Milliseconds, one for each request. */
  readonly latencies: readonly number[]
}

/** A closed loop: as many connections as `concurrency`, each with one request under way. Throws at the first wrong answer. */
export async function load({ port, requests, concurrency, expect }: Load): Promise<Loaded> {
  const latencies: number[] = []
  const waiting = requests.values()
  const begun = performance.now()
  const client = async () => {
    const connection = new Connection(port)
    for (const request of waiting) {
      const sent = performance.now()
      const { status, body } = await connection.ask(request)
      if (status !== 200 || !body.includes(expect)) throw new Error(`a wrong answer: ${status} ${body.slice(0, 500)}`)
      latencies.push(performance.now() - sent)
    }
    connection.close()
  }
  await Promise.all(Array.from({ length: Math.min(concurrency, requests.length) }, client))
  return { seconds: (performance.now() - begun) / 1_000, latencies }
}
