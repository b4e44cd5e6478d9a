import { Agent, request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { sql } from 'kysely'
import { hasServer } from '#test/database.ts'
import { long } from '#test/long.ts'
import { type BotNode, type Fleet, openFleet } from './fleet.ts'
import {
  bearing,
  changedSample,
  type Forged,
  forged,
  forgedForSlack,
  forgedForTeams,
  type Sample,
  secret,
  signed,
  slackSamples,
  teamsSamples,
} from './forging.ts'
import type { Wire } from './mutator.ts'
import { approval, approvalInEnglish, refers, registers, sumOf } from './stories.ts'

/** Requests to each address. */
const many = { forged: long ? 75_008 : 480, signed: long ? 25_008 : 480 }
const atOnce = 16
/** Milliseconds after which a long campaign stops by itself, however many it has sent. */
const longest = 200_000
const seed = 20261125

const volleys = fc.array(forged, { minLength: atOnce, maxLength: atOnce })
const mostBytes = 1_048_576

/** Needs a process of its own, whose memory is nobody else's and whose death shows. */
const onServer = hasServer ? describe : describe.skip

onServer('requests changed in whatever way, on the server', () => {
  let fleet: Fleet
  let node: BotNode
  let slack: readonly Sample[]
  let teams: readonly Sample[]
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce })

  beforeAll(async () => {
    fleet = await openFleet()
    node = await fleet.start()
    await fleet.teams.installAll()
    await work(fleet)
    slack = slackSamples(fleet)
    teams = teamsSamples(fleet)
  }, 60_000)
  afterAll(async () => {
    agent.destroy()
    await fleet.close()
  })

  const post = (path: string, { headers, body }: Wire): Promise<number> =>
    new Promise((resolve) => {
      const given = { ...headers, 'content-length': String(body.length) }
      const options = { host: '127.0.0.1', port: fleet.balancer.port, path, method: 'POST', agent, headers: given }
      const outgoing = request(options, (incoming) => {
        incoming.on('error', () => resolve(0))
        incoming.on('end', () => resolve(incoming.statusCode ?? 0)).resume()
      })
      outgoing.on('error', () => resolve(0))
      outgoing.setTimeout(30_000, () => outgoing.destroy())
      outgoing.end(body)
    })
  const rows = async () => {
    const { rows: tables } = await sql<{ name: string }>`select tablename as name from pg_tables
      where schemaname = 'public' and tablename not in ('heartbeats', 'nights') order by 1`.execute(fleet.database.db)
    const counts = await Promise.all(
      tables.map(({ name }) =>
        sql<{ n: string }>`select count(*) as n from ${sql.table(name)}`.execute(fleet.database.db),
      ),
    )
    return tables.map(({ name }, at) => `${name} ${counts[at]?.rows[0]?.n}`)
  }
  /** Everything by which it would show that something had been done. The channel's public keys may be asked for. */
  const traces = async () => ({
    rows: await rows(),
    slack: [fleet.slack.calls.length, fleet.slack.ledger.entries.length],
    teams: [fleet.teams.calls.filter(({ method }) => method !== 'GET').length, fleet.teams.ledger.entries.length],
  })
  const memory = async (): Promise<number> => {
    const text = await (await fetch(`http://127.0.0.1:${node.port}/metrics`)).text()
    return Math.round(sumOf(text, 'process_resident_memory_bytes') / 1_048_576)
  }
  const settled = async (): Promise<void> => {
    for (const end = performance.now() + 60_000; (await fleet.store.outbox.counts()).pending > 0; )
      if (performance.now() > end) throw new Error('the outbox is not empty in time')
  }

  /** Sends volley upon volley; `made` is the request, and `fits` whether it may be answered so. */
  async function fire(
    kind: keyof typeof many,
    path: string,
    made: (one: Forged) => Wire,
    fits: (status: number) => boolean,
  ) {
    const statuses = new Map<number, number>()
    const refused: Wire[] = []
    let [sent, warm] = [0, 0]
    const hear = (wire: Wire, status: number): void => {
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
      const isFine = wire.body.length > mostBytes ? [413, 0].includes(status) : fits(status)
      if (!isFine) throw new Error(`${status} for ${shown(wire)}`)
      if (status >= 400 && refused.length < 500) refused.push(wire)
    }
    await fc.assert(
      fc.asyncProperty(volleys, async (volley) => {
        const wires = volley.map(made)
        const answers = await Promise.all(wires.map((wire) => post(path, wire)))
        for (const [at, wire] of wires.entries()) hear(wire, answers[at] ?? 0)
        sent += wires.length
        // What the first requests load, and what is kept of them, is there to stay.
        if (sent <= many[kind] / 5) warm = await memory()
        if (long && sent % (atOnce * 250) === 0) report(path, sent, statuses, await memory())
      }),
      { numRuns: many[kind] / atOnce, seed, ...(long && { interruptAfterTimeLimit: longest }) },
    )
    const after = await memory()
    if (long) report(path, sent, statuses, after)
    return { statuses, refused, grown: after - warm }
  }

  const holds = (): void => {
    expect(fleet.nodes.has(node)).toBe(true)
    const faults = node.said().split('\n')
    expect(faults.filter((line) => /"level":[56]0|Unhandled|Warning/.test(line))).toEqual([])
  }

  it('to Slack’s address and not signed by it: turned away, and nothing is done', async () => {
    const before = await traces()
    const made = (one: Forged) => forgedForSlack(changedSample(slack, one), one.forgery, secret(fleet))
    const { grown } = await fire('forged', '/slack/events', made, (status) => status === 401)
    expect(await traces()).toEqual(before)
    expect(grown).toBeLessThan(96)
    holds()
  }, 1_800_000)

  it('to Teams’ address and without a good token: turned away, and nothing is done', async () => {
    const before = await traces()
    const made = (one: Forged) => forgedForTeams(changedSample(teams, one), one.forgery, fleet)
    const { grown } = await fire('forged', '/api/messages', made, (status) => status === 401)
    expect(await traces()).toEqual(before)
    expect(grown).toBeLessThan(96)
    holds()
  }, 1_800_000)

  it.each([
    ['Slack', '/slack/events', (one: Forged) => signed(changedSample(slack, one), secret(fleet)), [200, 400, 415]],
    ['Teams', '/api/messages', (one: Forged) => bearing(changedSample(teams, one), fleet), [200, 400, 401, 403, 501]],
  ] as const)(
    'to %s’s address and signed: what cannot be understood is refused and leaves nothing behind; no fault, no death',
    async (_, path, made, fine) => {
      const may: readonly number[] = fine
      const { statuses, refused, grown } = await fire('signed', path, made, (status) => may.includes(status))
      expect([...statuses.keys()]).toEqual(expect.arrayContaining([200, 400]))
      await settled()
      const before = await traces()
      for (const wire of refused) expect(await post(path, wire)).toBeGreaterThanOrEqual(400)
      expect(await traces()).toEqual(before)
      expect(grown).toBeLessThan(96)
      holds()
      const { sara, li } = fleet.people
      expect(await registers(sara, 'efteråt')).toMatch(/^KRO-/)
      expect(await registers(li, 'afterwards')).toMatch(/^KRO-/)
    },
    3_600_000,
  )
})

/** One of each thing that either chat sends. */
async function work({ people: { sara, li, karin } }: Fleet): Promise<void> {
  const no = await registers(sara, 'före')
  await refers(sara, no, 'business-sweden')
  await sara.visits()
  await sara.writes('case list')
  await sara.createsFrom(no)
  await sara.closesForm()
  const other = await registers(li, 'before')
  await li.says(`refer ${other} een Can you?`)
  await li.fills('Refer', approvalInEnglish)
  await karin.untilReads(other, 'een')
  await karin.presses('Acceptera', 'een')
  await li.untilReads(no, 'Hänvisningar')
  await li.presses('Acceptera', 'Hänvisningar')
  await sara.says(`refer ${await registers(sara, 'och igen')} ekn Hej`)
  await sara.sends(approval)
}

const shown = ({ headers, body }: Wire): string =>
  `${JSON.stringify(headers).slice(0, 600)} ${body.length}: ${body.toString('latin1').slice(0, 800)}`

function report(path: string, sent: number, statuses: ReadonlyMap<number, number>, megabytes: number): void {
  const each = [...statuses].map(([status, n]) => `${n} × ${status}`).join(', ')
  process.stderr.write(`${path} ${sent}, seed ${seed}: ${each}; ${megabytes} MB\n`)
}
