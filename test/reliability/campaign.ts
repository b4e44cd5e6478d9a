import { randomInt } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { it } from '@jest/globals'
import { long as isLong } from '#test/long.ts'

// biome-ignore lint/style/noProcessEnv: what a campaign is told from outside
const { SEED, MINUTES } = process.env

/** A campaign does the same thing many times: a few in the suite, many with LONG=1, where it also leaves a report. */
export interface Campaign {
  readonly seed: number
  /** The numbers of its rounds from 0, until all are done or the time is up. Several may draw from them at once. */
  readonly rounds: Iterable<number>
  /** From 0 up to 1, by the seed. */
  chance(): number
  oneOf<T>(things: readonly T[]): T
  /** What the report says beside how far it came. */
  note(figures: Readonly<Record<string, number | string>>): void
}

export interface Size {
  readonly suite: number
  readonly long: number
}

/** Under which a long one leaves its report. */
interface Named extends Size {
  readonly name: string
}

/** How many rounds, or how much of anything, this run is to have. */
export const sized = ({ suite, long }: Size): number => (isLong ? long : suite)

/** Minutes after which a long campaign begins no new round. */
const most = Number(MINUTES ?? 15)

/** The last rounds, and what is judged afterwards, come on top. */
const milliseconds = isLong ? (most + 10) * 60_000 : 300_000

const folder = path.join(import.meta.dirname, '../../reports')

/**
 * A test that is a campaign, from SEED or a seed of its own. A long one says on standard error how far it has come, stops by itself after
 * MINUTES, and leaves `reports/NAME.json`. A failure names the seed that repeats it.
 */
export function campaign({ name, ...size }: Named, holds: string, work: (run: Campaign) => Promise<void>): void {
  const runs = async (): Promise<void> => {
    const seed = SEED === undefined ? randomInt(2 ** 31) : Number(SEED)
    const run = begin(name, seed, sized(size))
    try {
      await work(run)
      await run.report('held')
    } catch (fault) {
      const why = fault instanceof Error ? fault.message : String(fault)
      await run.report(why)
      throw new Error(`${name}, SEED=${seed}, after ${run.done()} rounds: ${why}`, { cause: fault })
    }
  }
  it(holds, runs, milliseconds)
}

function begin(name: string, seed: number, asked: number) {
  const begun = performance.now()
  const figures: Record<string, number | string> = {}
  const chance = chanceFrom(seed)
  const seconds = () => Math.round((performance.now() - begun) / 1_000)
  let drawn = 0
  let done = 0
  let told = 0
  const tell = (): void => {
    if (!isLong || seconds() < told + 10) return
    told = seconds()
    process.stderr.write(`${name}, SEED=${seed}: ${done} of ${asked} after ${told} s\n`)
  }
  function* rounds(): Generator<number> {
    while (drawn < asked && !(isLong && seconds() > most * 60)) {
      tell()
      drawn += 1
      yield drawn - 1
      done += 1
    }
  }
  return {
    seed,
    // Whoever leaves the loop ends a generator: each that draws has one of their own.
    rounds: { [Symbol.iterator]: () => rounds() },
    chance,
    oneOf: <T>(things: readonly T[]): T => {
      const found = things[Math.floor(chance() * things.length)]
      if (found === undefined) throw new Error('nothing to choose from')
      return found
    },
    note: (more: Readonly<Record<string, number | string>>): void => void Object.assign(figures, more),
    done: () => done,
    report: async (outcome: string): Promise<void> => {
      if (!isLong) return
      const at = new Date().toISOString()
      const told = {
        campaign: name,
        outcome,
        at,
        seed,
        asked,
        done,
        seconds: seconds(),
        figures,
        node: process.version,
      }
      await mkdir(folder, { recursive: true })
      await writeFile(path.join(folder, `${name}.json`), `${JSON.stringify(told, null, 2)}\n`)
    },
  }
}

/** mulberry32 */
function chanceFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
