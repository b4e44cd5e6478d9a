import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect } from '@jest/globals'
import { hasServer } from '#test/database.ts'
import type { Person } from '#test/scenarios/person.ts'
import { campaign, sized } from './campaign.ts'
import { type BotNode, type Fleet, openFleet } from './fleet.ts'
import { type Gate, openGate } from './gate.ts'
import { asksFor, hasReferred, insists } from './insisting.ts'
import { nothingTold, type Receiver, reckon } from './reckoning.ts'

const steps = ['register', 'refer', 'accept'] as const
type Step = (typeof steps)[number]

/** Where a node dies: at a transaction with this statement in it, or at this call; before it takes effect, or after, with its answer lost. */
interface Point {
  readonly step: Step
  readonly at: { readonly statement: string } | { readonly call: string; readonly effect: 'post' | 'update' }
  readonly when: 'before' | 'after'
}

const deliveries = ['outbox.claim', 'outbox.member', 'outbox.channel', 'reader.begin', 'outbox.sent']
const posts = ['chat.postMessage', 'POST activities'].map((call) => ({ call, effect: 'post' as const }))
const updates = ['chat.update', 'PUT activities'].map((call) => ({ call, effect: 'update' as const }))
const points: readonly Point[] = [
  ...steps.map((step) => ({ step, at: { statement: 'inbox.first' } })),
  ...deliveries.flatMap((statement) => [
    { step: 'refer' as const, at: { statement } },
    { step: 'accept' as const, at: { statement } },
  ]),
  ...posts.flatMap((at) => [
    { step: 'refer' as const, at },
    { step: 'accept' as const, at },
  ]),
  ...updates.map((at) => ({ step: 'accept' as const, at })),
].flatMap((point) => [
  { ...point, when: 'before' as const },
  { ...point, when: 'after' as const },
])
const nameOf = ({ step, at, when }: Point): string =>
  `${step}: ${when} ${'statement' in at ? `the COMMIT of ${at.statement}` : at.call}`

const rounds = { suite: 6, long: points.length * 50 }

/** Needs processes of their own, on one database. */
const onServer = hasServer ? describe : describe.skip

onServer(
  `a node that dies before or after a commit or a send: ${sized(rounds)} deaths at ${points.length} places, on the server`,
  () => {
    let fleet: Fleet
    let gate: Gate
    const nodes: BotNode[] = []
    const told = nothingTold()
    beforeAll(async () => {
      fleet = await openFleet({
        moves: true,
        way: async (url) => {
          gate = await openGate(url)
          return gate.url
        },
      })
      nodes.push(await fleet.start())
      await fleet.teams.installAll()
    }, 60_000)
    afterAll(async () => {
      await fleet.close()
      await gate.close()
    }, 30_000)

    let replacing: Promise<void> | null = null
    const kill = (): void => {
      const dying = nodes.at(-1)
      dying?.signal('SIGKILL')
      replacing = dying ? replaced(dying) : null
    }

    /** Gives back what ends the waiting for that moment. */
    const dieAt = ({ at, when }: Point): (() => void) => {
      if ('statement' in at) {
        void gate.cutAtCommit({ when, of: at.statement, first: kill })
        return gate.letBe
      }
      const chat = at.call.startsWith('chat.') ? fleet.slack : fleet.teams
      if (when === 'after') {
        const stop = chat.ledger.onEntry(({ effect }) => {
          if (effect !== at.effect) return
          stop()
          kill()
        })
        return stop
      }
      chat.faults.plan({ on: at.call, calls: [1], fault: { kind: 'hang' } })
      const before = made(at.call)
      const watch = setInterval(() => {
        if (made(at.call) === before) return
        clearInterval(watch)
        kill()
      }, 1)
      return () => {
        clearInterval(watch)
        chat.faults.clear()
      }
    }
    const made = (name: string): number =>
      fleet.slack.calls.filter(({ method }) => method === name).length +
      fleet.teams.calls.filter(({ call }) => call === name).length

    /** Another node takes the place of one that has died, and what that one held is free once its lease has run out. */
    const replaced = async (dying: BotNode): Promise<void> => {
      await dying.ended
      nodes.push(await fleet.start())
      await fleet.moveClock(31_000)
    }

    const never = () => false
    const accepts = async (person: Person, no: string, sender: Person): Promise<true | null> => {
      const isTold = () => sender.reads().includes(`har accepterat ${no} `)
      const { id, messages } = person.conversation('Hänvisningar')
      const isCard = new RegExp(`\\b${no}\\b.*"Acceptera"`, 's')
      const message = messages.findLast((one) => isCard.test(JSON.stringify(one)))
      if (message && !isTold()) await person.pressesOld('Acceptera', { conversation: id, message })
      await sender.until(isTold, 5_000)
      return true
    }
    const deeds = (n: number) => {
      const [{ sara, li }, to]: [Fleet['people'], Receiver] = [fleet.people, 'business-sweden']
      let no = ''
      return {
        register: async () => {
          no = (await insists(() => asksFor(sara, `behov ${n}`), never)) ?? ''
          told.registered.set(no, `behov ${n}`)
        },
        refer: async () => {
          await insists(() => hasReferred(sara, no, to), never)
          told.referred.set(no, to)
          while (!li.reads('Hänvisningar').includes(no)) await pause(20)
        },
        accept: async () => void (await insists(() => accepts(li, no, sara), never)),
      }
    }
    const settled = async (): Promise<void> => {
      for (let n = 1; (await fleet.store.outbox.counts()).pending > 0; n += 1) {
        await pause(20)
        if (n % 200 === 0) await fleet.moveClock(31_000)
      }
    }

    /** One story, in which the node that has it in hand dies at that point; false when it never came by there. */
    const story = async (n: number, point: Point): Promise<boolean> => {
      const deed = deeds(n)
      replacing = null
      for (const step of steps) {
        const letBe = step === point.step ? dieAt(point) : () => undefined
        await deed[step]()
        await settled()
        letBe()
      }
      await replacing
      return replacing !== null
    }

    campaign(
      { name: 'failpoints', ...rounds },
      'loses nothing, sends nothing that was not saved, and counts each copy',
      async (run) => {
        const died = new Map<string, number>()
        const offset = Math.floor(run.chance() * points.length)
        for (const n of run.rounds) {
          // Far apart from one another, so that a few rounds have met something of everything.
          const point = points[(offset + n * 7) % points.length]
          if (point && (await story(n, point))) died.set(nameOf(point), (died.get(nameOf(point)) ?? 0) + 1)
        }
        await settled()
        const deaths = [...died.values()].reduce((sum, times) => sum + times, 0)
        run.note({ places: died.size, deaths, 'fewest at one': Math.min(...died.values()) })
        run.note(await reckon(fleet, told, nodes))
        expect(deaths).toBeGreaterThan(0)
      },
    )
  },
)
