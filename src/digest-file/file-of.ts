import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Order } from './order.ts'

const program = fileURLToPath(new URL('./make.ts', import.meta.url))
/** Milliseconds: ten times what the longest has taken. */
const patience = 60_000

/** What draws dots is run as it is first compiled: optimised beside, it is no sooner done for one file, and the process cannot end for a second. */
const asItIs = ['--liftoff-only'] as const

/** Makes a file in a process of its own: see `make.ts`. Null: a picture of what there is nothing of. */
export function fileOf(order: Order, step: (done: number, of: number) => void): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const made = fork(program, { execArgv: [...asItIs], serialization: 'advanced', timeout: patience, stdio: 'pipe' })
    const complaints: string[] = []
    made.stderr?.on('data', (text: Buffer) => complaints.push(text.toString()))
    made.on('message', (message: unknown) => {
      if (Array.isArray(message)) step(Number(message[0]), Number(message[1]))
      else resolve(message instanceof Uint8Array ? Buffer.from(message) : null)
    })
    made.once('error', reject)
    // After the file has come this is too late to change anything.
    made.once('exit', (code) =>
      reject(new Error(`a file could not be made (${code ?? 'too slow'})\n${complaints.join('')}`)),
    )
    made.send(order)
  })
}
