import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Outbox } from '../core/delivery.ts'
import type { Observer } from './deliver.ts'

export interface Metrics {
  readonly observer: Observer
  /** The text that `/metrics` answers with; the outbox is read when it is asked for. */
  readonly text: () => Promise<string>
}

const seconds = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60, 600]

export function createMetrics(outbox: Outbox, now: () => Date): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const delivery = new Histogram({
    name: 'manydoors_delivery_seconds',
    help: 'From commit to accepted by the chat, by chat, for new messages',
    labelNames: ['chat'],
    buckets: seconds,
    registers,
  })
  const delayed = counter('manydoors_delayed_sends_total', 'Tries that have to be repeated', ['chat', 'why'])
  const ambiguous = counter('ambiguous_sends_total', 'Messages sent again without a way to see the first', ['chat'])
  const dead = counter('manydoors_dead_letters_total', 'Messages given up, by why', ['why'])
  function counter<const L extends string>(name: string, help: string, labelNames: readonly L[]): Counter<L> {
    return new Counter({ name, help, labelNames: [...labelNames], registers })
  }
  const gauges = {
    pending: new Gauge({ name: 'manydoors_outbox_pending', help: 'Messages waiting to be sent', registers }),
    dead: new Gauge({ name: 'manydoors_outbox_dead', help: 'Dead letters kept', registers }),
    age: new Gauge({ name: 'manydoors_outbox_oldest_seconds', help: 'Age of the oldest due message', registers }),
  }
  return {
    observer: {
      delivered: (chat, took, updated) => {
        if (!updated) delivery.observe({ chat }, took)
      },
      delayed: (chat, why) => delayed.inc({ chat, why }),
      ambiguous: (chat) => ambiguous.inc({ chat }),
      died: (why) => dead.inc({ why }),
    },
    text: async () => {
      const counts = await outbox.counts().catch(() => null)
      if (counts) {
        gauges.pending.set(counts.pending)
        gauges.dead.set(counts.dead)
        gauges.age.set(counts.oldestDue ? Math.max(0, (now().getTime() - counts.oldestDue.getTime()) / 1000) : 0)
      }
      return registry.metrics()
    },
  }
}
