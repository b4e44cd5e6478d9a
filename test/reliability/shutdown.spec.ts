import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { hasServer } from '#test/database.ts'
import type { Person } from '#test/scenarios/person.ts'
import { type Fleet, openFleet } from './fleet.ts'
import { asksFor, hasReferred, insists } from './insisting.ts'
import { postsAbout, sumOf } from './stories.ts'

/** Needs processes of their own, on one database. */
const onServer = hasServer ? describe : describe.skip

onServer('a node that is asked to stop, on the server', () => {
  let fleet: Fleet
  beforeAll(async () => {
    fleet = await openFleet()
  }, 60_000)
  afterAll(() => fleet.close(), 30_000)

  const ask = async (port: number, path: string) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`).catch(() => null)
    return response && { status: response.status, text: await response.text() }
  }

  interface Work {
    readonly referred: string[]
    readonly ended: () => boolean
  }
  const working = async (person: Person, canary: string, { referred, ended }: Work): Promise<void> => {
    while (!ended()) {
      const no = await insists(() => asksFor(person, `hemlig ${canary}`), ended)
      if (no !== null && (await insists(() => hasReferred(person, no, 'business-sweden'), ended))) referred.push(no)
    }
  }

  /** What a node answers to whoever looks, for as long as it does. */
  const watches = async (port: number, ended: () => boolean): Promise<readonly number[]> => {
    const statuses: number[] = []
    while (!ended()) {
      const unsigned = fetch(`http://127.0.0.1:${port}/slack/events`, { method: 'POST', body: '{}' }).catch(() => null)
      for (const answer of [await ask(port, '/ready'), await unsigned]) if (answer) statuses.push(answer.status)
      await pause(5)
    }
    return statuses
  }

  it('finishes what it has begun: no request fails at its hands, and what was acknowledged is delivered by the next', async () => {
    const node = await fleet.start()
    await fleet.teams.installAll()
    expect(await ask(node.port, '/live')).toEqual({ status: 200, text: 'live\n' })
    expect(await ask(node.port, '/ready')).toEqual({ status: 200, text: 'ready\n' })
    const { text = '' } = (await ask(node.port, '/metrics')) ?? {}
    expect(text).toMatch(
      /^manydoors_outbox_pending \d[\s\S]*^manydoors_outbox_dead \d[\s\S]*^manydoors_outbox_oldest_seconds \d/m,
    )
    let stopping = false
    const referred: string[] = []
    const works = (person: Person, canary: string) => working(person, canary, { referred, ended: () => stopping })
    const { sara, erik, pia } = fleet.people
    // Whatever the platforms are slow at, a stop waits for it.
    fleet.teams.faults.plan({ on: 'POST activities', probability: 0.3, fault: { kind: 'drip', milliseconds: 300 } })
    const work = Promise.all([
      works(sara, 'kanariefågel-1'),
      works(erik, 'kanariefågel-2'),
      works(pia, 'kanariefågel-3'),
    ])
    const watching = watches(node.port, () => stopping)
    while (referred.length < 8) await pause(20)
    node.signal('SIGTERM')
    expect(await node.ended).toBe(0)
    stopping = true
    const [statuses] = await Promise.all([watching, work])
    expect(statuses.filter((status) => status >= 500 && status !== 503)).toEqual([])
    expect(statuses).toContain(503)

    const next = await fleet.start()
    const end = performance.now() + 10_000
    while ((await fleet.store.outbox.counts()).pending > 0 && performance.now() < end) await pause(50)
    const copies = referred.map((no) => [no, postsAbout(fleet, no, '19:bs-sydost@thread.tacv2').length])
    expect(copies).toEqual(referred.map((no) => [no, 1]))
    const after = (await ask(next.port, '/metrics'))?.text ?? ''
    expect(sumOf(after, 'ambiguous_sends_total')).toBe(0)

    const logs = `${node.said()}${next.said()}`
    expect(logs).toContain('ready')
    for (const canary of canaries) expect(logs).not.toContain(canary)
  }, 90_000)
})

/** What people and platforms are known by; none of it may stand in a log. */
const canaries = [
  ...['kanariefågel', 'hemlig', 'Sara', 'Lund', 'Nordform', 'Kan ni hjälpa till', 'Vd:n', '@almi.example', 'xoxb-'],
  ...['Bearer', 'eyJ', 'response_url', 'password'],
]
