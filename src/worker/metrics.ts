import type { Outbox } from '../core/delivery.ts'
import { type NightFinding, nightFindings } from '../core/night.ts'
import type { Observer } from './deliver.ts'

export interface Metrics {
  readonly observer: Observer
  /** A chat has had its answer, so many seconds after its request came. */
  readonly answered: (path: string, seconds: number) => void
  /** The text that `/metrics` answers with; the outbox is read when it is asked for. */
  readonly text: () => Promise<string>
}

/** What the last check of the night came to. */
type Nights = () => Promise<{ readonly openCases: number; readonly found: { readonly [F in NightFinding]?: number } }>

/** Counts from the first message on; the library that keeps the figures is loaded by whatever comes first, and not at the start. */
export function createMetrics(outbox: Pick<Outbox, 'counts'>, now: () => Date, nights: Nights): Metrics {
  let opened: ReturnType<typeof openFigures> | null = null
  const figures = () => {
    opened ??= openFigures()
    return opened
  }
  const note = (write: (kept: Figures) => void): void => void figures().then(write)
  return {
    observer: {
      delivered: (chat, took, updated) => {
        if (!updated) note(({ delivery }) => delivery.observe({ chat }, took))
      },
      delayed: (chat, why) => note(({ delayed }) => delayed.inc({ chat, why })),
      ambiguous: (chat) => note(({ ambiguous }) => ambiguous.inc({ chat })),
      died: (why) => note(({ dead }) => dead.inc({ why })),
      untold: (why) => note(({ untold }) => untold.inc({ why })),
    },
    answered: (path, took) => note(({ answers }) => answers.observe({ path }, took)),
    text: async () => {
      const asked = [figures(), outbox.counts().catch(() => null), nights().catch(() => null)] as const
      const [{ registry, gauges }, counts, night] = await Promise.all(asked)
      if (night) {
        gauges.openCases.set(night.openCases)
        for (const what of nightFindings) gauges.wrong.set({ what }, night.found[what] ?? 0)
      }
      if (counts) {
        gauges.pending.set(counts.pending)
        gauges.dead.set(counts.dead)
        gauges.age.set(counts.oldestDue ? Math.max(0, (now().getTime() - counts.oldestDue.getTime()) / 1000) : 0)
      }
      return registry.metrics()
    },
  }
}

type Figures = Awaited<ReturnType<typeof openFigures>>

const seconds = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60, 600]

async function openFigures() {
  const { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } = await import('prom-client')
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const counter = <const L extends string>(name: string, help: string, labelNames: readonly L[]) =>
    new Counter({ name, help, labelNames: [...labelNames], registers })
  return {
    registry,
    delivery: new Histogram({
      name: 'manydoors_delivery_seconds',
      help: 'From commit to accepted by the chat, by chat, for new messages',
      labelNames: ['chat'],
      buckets: seconds,
      registers,
    }),
    answers: new Histogram({
      name: 'manydoors_answer_seconds',
      help: 'From a chat’s request to its answer, by path',
      labelNames: ['path'],
      buckets: seconds,
      registers,
    }),
    delayed: counter('manydoors_delayed_sends_total', 'Tries that have to be repeated', ['chat', 'why']),
    ambiguous: counter('ambiguous_sends_total', 'Messages sent again without a way to see the first', ['chat']),
    dead: counter('manydoors_dead_letters_total', 'Messages given up, by why', ['why']),
    untold: counter('manydoors_dead_letters_untold_total', 'Dead letters that nobody could be told of, by why', [
      'why',
    ]),
    gauges: {
      pending: new Gauge({ name: 'manydoors_outbox_pending', help: 'Messages waiting to be sent', registers }),
      dead: new Gauge({ name: 'manydoors_outbox_dead', help: 'Dead letters kept', registers }),
      openCases: new Gauge({
        name: 'manydoors_night_open_cases',
        help: 'Open cases at the last check of the night',
        registers,
      }),
      wrong: new Gauge({
        name: 'manydoors_night_findings',
        help: 'What the last check of the night found, by what; 0 is well',
        labelNames: ['what'],
        registers,
      }),
      age: new Gauge({ name: 'manydoors_outbox_oldest_seconds', help: 'Age of the oldest due message', registers }),
    },
  }
}
