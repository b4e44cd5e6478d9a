import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { sql } from 'kysely'
import { hasServer } from '#test/database.ts'
import type { Person } from '#test/scenarios/person.ts'
import { type BotNode, type Fleet, openFleet } from './fleet.ts'
import { asksFor, hasReferred, insists } from './insisting.ts'
import { cardOf, postsAbout } from './stories.ts'

// biome-ignore lint/style/noProcessEnv: asked for by `npm run test:long`
const kills = process.env['LONG'] ? 80 : 8
/** Referrals that people were told of, at least. */
const fewest = 5
const queues = { 'business-sweden': '19:bs-sydost@thread.tacv2', een: 'C0EENHAND1' } as const

/** Milliseconds. */
const longestLife = 10_000

/** Needs several processes on one database. */
const onServer = hasServer ? describe : describe.skip

onServer(`${kills} times kill -9, with two nodes and people who go on meanwhile, on the server`, () => {
  let fleet: Fleet
  const nodes: BotNode[] = []
  let stopping = false
  beforeAll(async () => {
    fleet = await openFleet({ times: 4 })
  }, 60_000)
  afterAll(() => fleet.close(), 30_000)

  /** What people were told is done. */
  const told = { registered: new Map<string, string>(), referred: new Map<string, keyof typeof queues>() }

  const works = async (person: Person, to: keyof typeof queues) => {
    for (let n = 0; !stopping; n += 1) {
      const need = `${person.id} behov ${n}`
      const no = await insists(
        () => asksFor(person, need),
        () => stopping,
      )
      if (no === null) return
      told.registered.set(no, need)
      if (
        (await insists(
          () => hasReferred(person, no, to),
          () => stopping,
        )) === null
      )
        return
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

  /** Starts a node and kills it at some moment, again and again, and until there is something to judge by; leaves one alive at the end. */
  const kill = async (times: number) => {
    let life = 1_200
    for (let n = 0; n < times || told.referred.size <= fewest; n += 1) {
      const node = await fleet.start()
      nodes.push(node)
      const before = told.registered.size
      await pause(50 + Math.random() * life)
      node.signal('SIGKILL')
      await node.ended
      // On a slow machine nothing would ever be done between two kills.
      if (told.registered.size === before) life = Math.min(life * 1.5, longestLife)
    }
    nodes.push(await fleet.start())
  }

  it('loses nothing that was acknowledged, and sends nothing that was not saved', async () => {
    const first = await fleet.start()
    nodes.push(first)
    await fleet.teams.installAll()
    const { sara, erik, pia, li, karin } = fleet.people
    const everybody = Promise.all([
      ...[works(sara, 'business-sweden'), works(erik, 'een'), works(pia, 'een')],
      ...[accepts(li, 'Hänvisningar'), accepts(karin, 'een')],
    ])
    first.signal('SIGKILL')
    await Promise.all([kill(Math.floor((kills - 1) / 2)), kill(Math.ceil((kills - 1) / 2))])
    stopping = true
    await everybody
    const end = performance.now() + 30_000
    while ((await fleet.store.outbox.counts()).pending > 0 && performance.now() < end) await pause(100)
    expect(await fleet.store.outbox.counts()).toMatchObject({ pending: 0, dead: 0 })

    const cases = await sql<{ no: string; need: string }>`
      select n.prefix || '-' || c.number as no, c.need from cases c join networks n using (network_id)`.execute(
      fleet.database.db,
    )
    const referrals = await sql<{ no: string; stage: string; to: keyof typeof queues; sender: string }>`
      select n.prefix || '-' || c.number as no, r.stage, o.key as to, i.chat_user as sender from referrals r
      join cases c on c.id = r.case_id join networks n on n.network_id = r.network_id
      join organisations o on o.id = r.to_organisation_id join chat_identities i on i.member_id = r.from_id`.execute(
      fleet.database.db,
    )

    const kept = new Map(cases.rows.map(({ no, need }) => [no, need]))
    expect([...told.registered].filter(([no, need]) => kept.get(no) !== need)).toEqual([])
    const offered = new Set(referrals.rows.map(({ no }) => no))
    expect([...told.referred.keys()].filter((no) => !offered.has(no))).toEqual([])

    const everyNumber = new Set(
      [...fleet.slack.ledger.entries, ...fleet.teams.ledger.entries].flatMap((entry) => cardOf(entry) ?? []),
    )
    expect([...everyNumber].filter((no) => !offered.has(no))).toEqual([])

    let copies = 0
    for (const { no, stage, to, sender } of referrals.rows) {
      const direct = Object.values(fleet.people).find(({ id }) => id === sender)
      if (direct === undefined) throw new Error(`nobody is ${sender}`)
      const cards = [queues[to], direct.conversation().id].map((where) => ({
        where,
        sent: postsAbout(fleet, no, where).filter((entry) => cardOf(entry) === no).length,
      }))
      const news = postsAbout(fleet, no, direct.conversation().id).filter(({ text, content }) =>
        `${text}${JSON.stringify(content)}`.includes(`har accepterat ${no} `),
      ).length
      expect([no, ...cards.map(({ sent }) => sent > 0), news > 0]).toEqual([no, true, true, stage === 'accepted'])
      const inSlack = cards.filter(({ where }) => /^[CD]/.test(where)).map(({ sent }) => sent)
      expect([no, ...inSlack]).toEqual([no, ...inSlack.map(() => 1)])
      copies += cards.reduce((sum, { sent }) => sum + sent - 1, 0) + Math.max(0, news - 1)
    }
    const counted = nodes.reduce((sum, node) => sum + node.said().split('nobody could see whether').length - 1, 0)
    expect(copies).toBeLessThanOrEqual(counted)
  }, 300_000)
})
