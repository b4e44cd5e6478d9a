import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect } from '@jest/globals'
import type { Reaction } from '#src/playground/stand-in.ts'
import { hasServer } from '#test/database.ts'
import type { Person } from '#test/scenarios/person.ts'
import { campaign, sized } from './campaign.ts'
import { type BotNode, type Fleet, openFleet } from './fleet.ts'
import { asksFor, hasReferred, insists } from './insisting.ts'
import { nextVersion } from './next-version.ts'
import { nothingTold, type Receiver, reckon } from './reckoning.ts'

const deploys = { suite: 1, long: 15 }
/** Milliseconds that the less patient of the chats waits, nearly. */
const patience = 2_900

/** Needs processes of their own, on one database. */
const onServer = hasServer ? describe : describe.skip

onServer(`${sized(deploys)} rolling deploy(s), each with another schema, while people work, on the server`, () => {
  let fleet: Fleet
  const nodes: BotNode[] = []
  const told = nothingTold()
  const failures: string[] = []
  let late = 0
  let stopping = false
  beforeAll(async () => {
    fleet = await openFleet()
  }, 60_000)
  afterAll(() => fleet.close(), 30_000)

  /** As whoever stands in front of nodes does: one that says it is not ready gets no more to do. */
  const watches = async (): Promise<void> => {
    while (!stopping) {
      for (const port of fleet.balancer.nodes) {
        const answer = await fetch(`http://127.0.0.1:${port}/ready`).catch(() => null)
        if (answer?.status !== 200) fleet.balancer.nodes.delete(port)
      }
      await pause(100)
    }
  }
  const start = async (version?: string): Promise<BotNode> => {
    const node = await fleet.start(version)
    nodes.push(node)
    return node
  }

  /** Who cannot be reached, or says that something went wrong, is seen by somebody; one that is slow on a slow machine is asked again. */
  const heard = (person: Person): Person => {
    const told = async (asked: Promise<Reaction>): Promise<Reaction> => {
      const begun = performance.now()
      const reaction = await asked
      const isLate = reaction.status === 0 && performance.now() - begun > patience
      if (isLate) late += 1
      else if (reaction.status === 0 || reaction.status >= 400)
        failures.push(`${person.id}: ${JSON.stringify(reaction)}`)
      if (/^(Något gick fel|Inte sparat|Osäkert)/.test(person.last())) failures.push(`${person.id}: ${person.last()}`)
      return reaction
    }
    const [says, fills] = [person.says.bind(person), person.fills.bind(person)]
    person.says = async (...given) => told(says(...given))
    person.fills = async (...given) => told(fills(...given))
    return person
  }
  const ended = () => stopping
  const works = async (person: Person, to: Receiver) => {
    for (let n = 0; !stopping; n += 1) {
      const need = `${person.id} behov ${n}`
      const no = await insists(() => asksFor(person, need), ended)
      if (no === null) return
      told.registered.set(no, need)
      if (await insists(() => hasReferred(person, no, to), ended)) told.referred.set(no, to)
      await pause(250)
    }
  }

  /** A new node first, then an old one goes, until all are new; meanwhile an old one has to start again. */
  const deploy = async (
    old: readonly [BotNode, BotNode],
    versions: { readonly from: string | undefined; readonly to: string },
  ) => {
    const [one, other] = old
    const first = await start(versions.to)
    one.signal('SIGTERM')
    expect(await one.ended).toBe(0)
    const again = await start(versions.from)
    other.signal('SIGTERM')
    expect(await other.ended).toBe(0)
    const second = await start(versions.to)
    again.signal('SIGTERM')
    expect(await again.ended).toBe(0)
    return [first, second] as const
  }

  campaign(
    { name: 'rolling-deploy', ...deploys },
    'nobody meets an error, and nothing is lost, held up or sent twice',
    async (run) => {
      let running = [await start(), await start()] as const
      let from: string | undefined
      await fleet.teams.installAll()
      const { sara, erik, pia } = fleet.people
      const watching = watches()
      const work = Promise.all([
        works(heard(sara), 'business-sweden'),
        works(heard(erik), 'een'),
        works(heard(pia), 'een'),
      ])
      const made: Awaited<ReturnType<typeof nextVersion>>[] = []
      for (const n of run.rounds) {
        const next = await nextVersion(n + 1)
        made.push(next)
        running = await deploy(running, { from, to: next.folder })
        from = next.folder
      }
      stopping = true
      await Promise.all([work, watching])
      const end = performance.now() + 60_000
      while ((await fleet.store.outbox.counts()).pending > 0 && performance.now() < end) await pause(100)
      expect(failures).toEqual([])
      const found = await reckon(fleet, told, nodes)
      run.note({ ...found, 'answers later than the chat waits': late })
      expect(found).toMatchObject({ copies: 0, counted: 0 })
      for (const next of made) await next.close()
    },
  )
})
