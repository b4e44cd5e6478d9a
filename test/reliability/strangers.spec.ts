import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { type App, buildApp } from '#src/app.ts'
import { readConfig } from '#src/config.ts'
import type { NetworkFile } from '#src/core/network-file.ts'
import { type Engine, engines, testDatabase } from '#test/database.ts'
import { type People, peopleIn } from '#test/scenarios/house.ts'
import { Person } from '#test/scenarios/person.ts'
import { quiet, refers, registers } from './stories.ts'
import { openTown, type Town } from './town.ts'

const tenantOf = (n: number) => `7d0c2a7e-000${n}-4000-8000-000000000000`.slice(0, -1) + n
const inTeams = (n: number) => `7d0c2a7e-0009-4000-8000-0000000000${n}`
const about = { locale: 'sv-SE', tz: 'Europe/Stockholm' }

/** Erik and Omar are in the register by their e-mail only: their chats have not been heard of yet. */
const halfKnown = (sample: NetworkFile): NetworkFile => ({
  ...sample,
  organisations: sample.organisations.map((organisation) => ({
    ...organisation,
    members: organisation.members.map((member) =>
      member.key === 'erik' || member.key === 'omar' ? { ...member, slack: null, teams: null } : member,
    ),
  })),
})

async function openHouse(engine: Engine): Promise<{ town: Town; app: App; people: People }> {
  const town = await openTown({
    network: halfKnown,
    workspaces: ([almi, ...others]) => {
      if (almi === undefined) return []
      const strangers = [
        { id: 'U0NOBODY01', name: 'Okänd Person', email: 'okand@almi.example', ...about },
        { id: 'U0GUEST001', name: 'Gäst', email: 'erik.ost@almi.example', kind: 'guest' as const, ...about },
        { id: 'U0EXTERN01', name: 'Utifrån', email: 'sara.lund@almi.example', kind: 'external' as const, ...about },
      ]
      const elsewhere = {
        ...almi,
        id: 'T0OTHER001',
        name: 'Ett annat bolag',
        botToken: 'xoxb-other',
        botUser: 'UOTHERBOT',
        channels: [],
      }
      const namesake = { id: 'U0OTHER001', name: 'Sara Lund', email: 'sara.lund@almi.example', ...about }
      return [{ ...almi, people: [...almi.people, ...strangers] }, ...others, { ...elsewhere, people: [namesake] }]
    },
    tenants: (seeded) => [
      ...seeded.map((tenant) =>
        tenant.id === tenantOf(2)
          ? {
              ...tenant,
              people: [
                ...tenant.people,
                { id: inTeams(21), name: 'Okänd Teams', email: 'okand@businesssweden.example', ...about },
                {
                  id: inTeams(22),
                  name: 'Teamsgäst',
                  email: 'omar.sjo@businesssweden.example',
                  kind: 'guest' as const,
                  ...about,
                },
              ],
            }
          : tenant,
      ),
      {
        id: tenantOf(9),
        name: 'Ett annat bolag',
        channels: [],
        people: [{ id: inTeams(91), name: 'Li Berg', email: 'li.berg@businesssweden.example', ...about }],
      },
    ],
  })
  const config = readConfig(town.environment)
  if ('mistakes' in config || config.mode !== 'bot') throw new Error('not configured')
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
  const app = await buildApp(config, { database: await testDatabase(engine), prepare: town.settle, log })
  town.deliverTo(app.port)
  await town.teams.installAll()
  return { town, app, people: peopleIn(town.slack, town.teams) }
}

describe.each(engines())('whoever is not known, on the %s engine', (engine) => {
  let town: Town
  let app: App
  let people: People
  beforeAll(async () => {
    const opened = await openHouse(engine)
    town = opened.town
    app = opened.app
    people = opened.people
  })
  afterAll(async () => {
    await app.stop()
    await town.close()
  })

  const notKnown = /Du finns inte i nätverkets register, så inget har gjorts/
  const slackStrangers = [
    ['nobody in the register', 'U0NOBODY01'],
    ['a guest with a member’s e-mail address', 'U0GUEST001'],
    ['a namesake in another workspace, with a member’s e-mail address', 'U0OTHER001'],
  ] as const
  const teamsStrangers = [
    ['nobody in the register', inTeams(21)],
    ['a guest with a member’s e-mail address', inTeams(22)],
    ['a namesake in another tenant, with a member’s e-mail address', inTeams(91)],
  ] as const

  it.each(slackStrangers)('in Slack, %s: is told so privately, and nothing is done', async (_, id) => {
    const stranger = new Person(town.slack, id)
    await stranger.says('case new Nordform AB: obehörigt')
    expect(stranger.last()).toMatch(notKnown)
    expect(stranger.conversation().messages.at(-1)?.onlyYou).toBe(true)
    await people.sara.says('case list team')
    expect(people.sara.last()).not.toContain('obehörigt')
  })

  it.each(teamsStrangers)('in Teams, %s: is told so, and nothing is done', async (_, id) => {
    const stranger = new Person(town.teams, id)
    await stranger.says('case new Nordform AB: obehörigt')
    expect(stranger.last()).toMatch(notKnown)
    await people.li.says('case list team')
    expect(people.li.last()).not.toContain('obehörigt')
  })

  it('is told whom to ask, where the workspace is one of a network’s', async () => {
    const [inSlack, there] = [new Person(town.slack, 'U0NOBODY01'), new Person(town.slack, 'U0OTHER001')]
    await inSlack.says('case')
    expect(inSlack.last()).toContain('Be Maria Ek att lägga till dig')
    await there.says('case')
    expect(there.last()).not.toContain('Maria')
  })

  it('in a channel others read nothing of it', async () => {
    const stranger = new Person(town.teams, inTeams(21))
    const before = people.li.reads('Hänvisningar')
    await stranger.says('case list', 'Hänvisningar')
    expect(people.li.reads('Hänvisningar').replace(before, '')).not.toContain('register')
    expect(stranger.reads('Hänvisningar')).toMatch(notKnown)
  })

  it('is known from the first word, when the register has the e-mail address that the chat vouches for', async () => {
    const { erik, omar } = people
    expect(await registers(erik, 'första ordet i Slack')).toMatch(/^KRO-/)
    expect(await registers(omar, 'första ordet i Teams')).toMatch(/^KRO-/)
  })

  it('may press what buttons there are, with whatever ids: it is as if there were nothing', async () => {
    const { sara, li, karin, pia } = people
    const no = await registers(sara, 'inte för alla')
    await refers(sara, no, 'ekn')
    await pia.untilReads(no, 'Hänvisningar')
    await quiet({ app, clock: { now: () => new Date(), moveTo: () => undefined } })
    const [id = ''] =
      /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f-]{22}/.exec(
        JSON.stringify(pia.remembers('Acceptera', 'Hänvisningar').message.content),
      ) ?? []
    const own = sara.conversation().messages.findLast(({ content }) => JSON.stringify(content).includes(id))
    expect(own).toBeDefined()
    const said: string[] = []
    const wrong = [id, randomUUID(), 'x', '', "'; drop table referrals; --", '../1', '0'.repeat(4_000)]
    for (const referral of wrong) {
      for (const intent of [
        'referral.accept',
        'referral.release',
        'referral.begin',
        'referral.take-back',
        'referral.details',
        'warm.book',
        'warm.choose',
        'warm.held',
        'warm.not-held',
      ]) {
        const input = { referral, warm: referral, version: '1', time: '0' }
        const act = { way: 'press', intent, input, nonce: 'nonce-of-nobody'.concat(`${said.length}`) }
        const [base] = town.teams.sent.filter(
          ({ type, from }) => type === 'message' && JSON.stringify(from).includes(li.id),
        )
        const value = { action: { type: 'Action.Execute', verb: 'x', data: { act } }, trigger: 'manual' }
        const activity = {
          ...base,
          type: 'invoke',
          name: 'adaptiveCard/action',
          id: `f:${randomUUID()}`,
          value,
          text: undefined,
        }
        const { status, body } = await town.teams.deliver({ activity })
        expect([referral.slice(0, 40), intent, status]).toEqual([referral.slice(0, 40), intent, 200])
        said.push(JSON.stringify(body))
      }
    }
    expect(new Set(said).size).toBe(1)
    expect(said[0]).toContain('out of date')
    await karin.says(`case show ${no}`)
    expect(karin.last()).toContain('Det finns inget ärende')
    await sara.says(`case show ${no}`)
    expect(sara.last()).toContain('Sara Lund')
    await pia.presses('Acceptera', 'Hänvisningar')
    await sara.untilReads(`Pia Holm på EKN har accepterat ${no}`)
  })
})
