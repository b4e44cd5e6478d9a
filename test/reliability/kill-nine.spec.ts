import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe } from '@jest/globals'
import { hasServer } from '#test/database.ts'
import type { Person } from '#test/scenarios/person.ts'
import { type Campaign, campaign, sized } from './campaign.ts'
import { type BotNode, type Fleet, openFleet } from './fleet.ts'
import { asksFor, hasReferred, insists } from './insisting.ts'
import { nothingTold, type Receiver, reckon } from './reckoning.ts'

const kills = { suite: 8, long: 1_000 }
/** Referrals that people were told of, at least. */
const fewest = 5

/** Milliseconds. */
const longestLife = 10_000

/** Needs several processes on one database. */
const onServer = hasServer ? describe : describe.skip

onServer(`${sized(kills)} times kill -9, with two nodes and people who go on meanwhile, on the server`, () => {
  let fleet: Fleet
  const nodes: BotNode[] = []
  let stopping = false
  beforeAll(async () => {
    fleet = await openFleet({ times: 4 })
  }, 60_000)
  afterAll(() => fleet.close(), 30_000)

  const told = nothingTold()

  const works = async (person: Person, to: Receiver) => {
    for (let n = 0; !stopping; n += 1) {
      const need = `${person.id} behov ${n}`
      const no = await insists(
        () => asksFor(person, need),
        () => stopping,
      )
      if (no === null) return
      told.registered.set(no, need)
      const referred = await insists(
        () => hasReferred(person, no, to),
        () => stopping,
      )
      if (referred === null) return
      told.referred.set(no, to)
    }
  }

  const accepts = async (person: Person, where: string) => {
    while (!stopping) {
      await Promise.resolve()
        .then(() => person.presses('Acceptera', where))
        .catch(() => undefined)
      await pause(150)
    }
  }

  const start = async (): Promise<BotNode> => {
    const node = await fleet.start()
    nodes.push(node)
    return node
  }

  let life = 1_200
  /** Starts a node and kills it at some moment. */
  const kill = async (run: Campaign) => {
    const node = await start()
    const before = told.registered.size
    await pause(50 + run.chance() * life)
    node.signal('SIGKILL')
    await node.ended
    // On a slow machine nothing would ever be done between two kills.
    if (told.registered.size === before) life = Math.min(life * 1.5, longestLife)
  }

  /** Again and again, and until there is something to judge by; leaves a node alive at the end. */
  const killsInTurn = async (run: Campaign) => {
    for (const _ of run.rounds) await kill(run)
    while (told.referred.size <= fewest) await kill(run)
    await start()
  }

  campaign(
    { name: 'kill-nine', ...kills },
    'loses nothing that was acknowledged, and sends nothing that was not saved',
    async (run) => {
      const first = await start()
      await fleet.teams.installAll()
      const { sara, erik, pia, li, karin } = fleet.people
      const everybody = Promise.all([
        ...[works(sara, 'business-sweden'), works(erik, 'een'), works(pia, 'een')],
        ...[accepts(li, 'Hänvisningar'), accepts(karin, 'een')],
      ])
      first.signal('SIGKILL')
      await Promise.all([killsInTurn(run), killsInTurn(run)])
      stopping = true
      await everybody
      const end = performance.now() + 60_000
      while ((await fleet.store.outbox.counts()).pending > 0 && performance.now() < end) await pause(100)
      run.note(await reckon(fleet, told, nodes))
    },
  )
})
