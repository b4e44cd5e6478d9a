import { afterAll, beforeAll, describe, expect } from '@jest/globals'
import type { Fault } from '#src/playground/faults.ts'
import type { Entry } from '#src/playground/ledger.ts'
import { engines, testDatabase } from '#test/database.ts'
import { type House, houseOn } from '#test/scenarios/house.ts'
import { Person } from '#test/scenarios/person.ts'
import { type Campaign, campaign, sized } from './campaign.ts'
import { networkWith, newcomer } from './newcomers.ts'
import { cardOf, metric, postsAbout, quiet, refers, registers, wordsOf } from './stories.ts'
import { troubles } from './troubles.ts'

/** Every call by which a message gets out, and what has to go wrong first for it to be made. */
const calls = {
  slack: ['conversations.open', 'chat.postMessage', 'chat.update', 'conversations.history'],
  teams: ['POST token', 'POST conversations', 'POST activities', 'PUT activities'],
} as const
const before: Readonly<Record<string, { readonly on: string; readonly fault: Fault }>> = {
  'conversations.history': { on: 'chat.postMessage', fault: { kind: 'reset', accepted: true } },
  'POST token': { on: 'POST activities', fault: { kind: 'refuse', error: 'BotNotRegistered' } },
}
const passing: Readonly<Record<'slack' | 'teams', Fault>> = {
  slack: { kind: 'refuse', error: 'service_unavailable' },
  teams: { kind: 'refuse', error: 'PreconditionFailed' },
}
/** In the suite nobody waits for silence: faults-hang.spec.ts does. */
const kinds = [
  ...Object.keys(troubles).filter((kind) => sized({ suite: 0, long: 1 }) || kind !== 'silence'),
  'a refusal',
]
const cells = calls.slack.length * kinds.length
const seeds = sized({ suite: 1, long: 20 })
/** In the suite some of them, others with each seed. */
const matrix = { suite: 12, long: cells * seeds }
/** Houses in which it goes on side by side, since most of the time is waiting. */
const houses = sized({ suite: 1, long: 4 })

/** Nobody has been written to yet in their own chat, whose opening is a call of its own. */
const network = networkWith(cells * seeds)

interface Cell {
  readonly call: string
  readonly kind: string
}

describe(`calls in which something goes wrong, ${sized(matrix)} rounds of two`, () => {
  const open: House[] = []
  const struck = new Map<string, number>()
  let ambiguous = 0
  let extra = 0
  beforeAll(async () => {
    const engine = engines().at(-1) ?? 'embedded'
    for (let n = 0; n < houses; n += 1) open.push(await houseOn(await testDatabase(engine), {}, { network }))
  }, 120_000)
  afterAll(async () => {
    await Promise.all(open.map((house) => house.close()))
  })

  /** In each round another call of Slack's and another of Teams' go wrong, each in another way; silence falls on both at once. */
  const cellsOf = (n: number, seed: number): { readonly slack: Cell; readonly teams: Cell } => {
    // Seven has no part in common with the number of cells: each comes once before any comes again.
    const [at, turn] = [(n * 7 + seed) % cells, Math.floor(n / cells) + seed]
    const [call, kind] = [at % 4, Math.floor(at / 4)]
    const others = kinds.filter((one) => one !== 'silence')
    const own = kinds[kind] ?? ''
    const theirs = own === 'silence' ? own : (others[(others.indexOf(own) + turn) % others.length] ?? '')
    return {
      slack: { call: calls.slack[call] ?? '', kind: own },
      teams: { call: calls.teams[(call + turn) % 4] ?? '', kind: theirs },
    }
  }

  const faultOf = (chat: 'slack' | 'teams', kind: string): Fault =>
    (troubles as Readonly<Record<string, Fault>>)[kind] ?? passing[chat]

  /** The first tries, or the second alone: by the seed. */
  const goWrong = ({ slack, teams }: House, chat: 'slack' | 'teams', { call, kind }: Cell, run: Campaign): void => {
    const { faults } = chat === 'slack' ? slack : teams
    const first = before[call]
    if (first) faults.plan({ ...first, calls: [1] })
    faults.plan({ on: call, calls: run.oneOf([[1], [1, 2], [1, 3]]), fault: faultOf(chat, kind) })
  }

  const accepts = async (person: Person, no: string): Promise<void> => {
    await person.untilReads(no)
    const { id, messages } = person.conversation()
    const message = messages.findLast((one) => JSON.stringify(one).includes(no))
    if (message) await person.pressesOld('Acceptera', { conversation: id, message })
  }

  /** The case's messages as their readers got them: two cards that show who has it now, and word of that to the sender. */
  const judge = (house: House, no: string, parties: readonly [Person, Person]): number => {
    const [from, to] = parties
    const posts = parties.map((person) => postsAbout(house, no, person.conversation().id))
    const isNews = (entry: Entry) => new RegExp(`(?:har accepterat|has accepted) ${no} `).test(wordsOf(entry))
    const cards = posts.map((all) => all.filter((entry) => cardOf(entry) === no && !isNews(entry)))
    const news = (posts[0] ?? []).filter(isNews)
    expect([no, ...cards.map((some) => some.length > 0), news.length > 0]).toEqual([no, true, true, true])
    for (const person of parties) {
      const shown = person.conversation().messages.filter((one) => JSON.stringify(one).includes(no))
      expect([no, /Accepterad av|Accepted by/.test(JSON.stringify(shown))]).toEqual([no, true])
    }
    const copies = { from: (cards[0]?.length ?? 0) - 1 + news.length - 1, to: (cards[1]?.length ?? 0) - 1 }
    const inSlack = (from.chat === 'slack' ? copies.from : 0) + (to.chat === 'slack' ? copies.to : 0)
    expect([no, inSlack]).toEqual([no, 0])
    return copies.from + copies.to
  }

  const round = async (house: House, n: number, run: Campaign): Promise<void> => {
    const { sara, li, pia } = house.people
    const stranger = new Person(house.slack, newcomer(n).slack)
    const cell = cellsOf(n, run.seed)
    const doubts = await metric(house, 'ambiguous_sends_total')
    const [one, other] = [await registers(sara, `fall ${n}`), await registers(li, `fall ${n}`)]
    const { workspace: tenant = '' } = house.teams.people().find(({ id }) => id === pia.id) ?? {}
    await house.app.store.teamsPlaces.forget({ tenant, kind: 'personal', key: pia.id })
    await quiet(house)
    const made = () => [
      house.slack.calls.filter(({ method }) => method === cell.slack.call).length,
      house.teams.calls.filter(({ call }) => call === cell.teams.call).length,
    ]
    const earlier = made()
    await li.says(`refer ${other} ny-${n} Kan ni hjälpa till?`)
    goWrong(house, 'slack', cell.slack, run)
    goWrong(house, 'teams', cell.teams, run)
    await li.fills('Refer', { 'Who at the company approved?': 'The managing director', 'How?': 'In a meeting' })
    await refers(sara, one, 'pia')
    await quiet(house, 60_000)
    await Promise.all([accepts(stranger, other), accepts(pia, one)])
    await quiet(house, 60_000)
    house.slack.faults.clear()
    house.teams.faults.clear()
    const copies = judge(house, one, [sara, pia]) + judge(house, other, [li, stranger])
    const counted = (await metric(house, 'ambiguous_sends_total')) - doubts
    if (copies > counted) {
      const seen = [sara, pia, li, stranger].map((person) => `${person.id} reads\n${person.reads()}`)
      throw new Error([JSON.stringify(cell), `${copies} copies, ${counted} counted`, ...seen].join('\n'))
    }
    extra += copies
    ambiguous += counted
    for (const [at, { call, kind }] of [cell.slack, cell.teams].entries()) {
      if ((made()[at] ?? 0) === earlier[at]) continue
      struck.set(`${call} ${kind}`, (struck.get(`${call} ${kind}`) ?? 0) + 1)
    }
  }

  campaign(
    { name: 'fault-matrix', ...matrix },
    'each message is there, in Slack once, and in Teams with no more copies than were counted',
    async (run) => {
      await Promise.all(
        open.map(async (house) => {
          for (const n of run.rounds) await round(house, n, run)
        }),
      )
      const rarest = Math.min(...struck.values())
      run.note({
        cells: struck.size,
        'least often struck': rarest,
        'copies in Teams': extra,
        'counted as ambiguous': ambiguous,
      })
      for (const house of open) expect(await metric(house, 'manydoors_outbox_dead')).toBe(0)
    },
  )
})
