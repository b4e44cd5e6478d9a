import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { hasServer, testDatabase } from '#test/database.ts'
import { asks } from '#test/storage/asking.ts'
import { exportClub, invited, listed, placesIn } from '#test/storage/clubs.ts'
import { type Given, given } from '#test/storage/given.ts'

/** The embedded engine has one connection: only a server can show what happens at the same moment. */
const onServer = hasServer ? describe : describe.skip
const rounds = 12

onServer('at an Export Club, at the same moment, on the server', () => {
  let g: Given
  beforeAll(async () => {
    g = await given(await testDatabase('server'))
  })
  afterAll(() => g.database.close())
  const stages = async (meeting: Parameters<typeof placesIn>[1]) =>
    (await placesIn(g, meeting)).map(({ stage }) => stage).toSorted()

  it('of three who take the last place one comes, and the others wait in a line', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const club = await g.as('maria', exportClub(1))
      const seats = [
        ['sara', await invited(g, club, 'sara', `Ett ${round} AB`)],
        ['li', await invited(g, club, 'li', `Två ${round} AB`)],
        ['karin', await invited(g, club, 'karin', `Tre ${round} AB`)],
      ] as const
      const done = await Promise.all(seats.map(([who, place]) => asks(g, who, 'club.come', { place })))
      expect(done).toEqual([null, null, null])
      expect([round, await stages(club.meeting)]).toEqual([round, ['coming', 'waiting', 'waiting']])
      const turns = (await placesIn(g, club.meeting)).map(({ turn }) => turn)
      expect(turns.toSorted()).toEqual([1, 2, 3])
    }
  }, 60_000)

  it('one withdraws, one asks, and the number is raised: nobody is lost and nobody overtakes', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const club = await g.as('maria', exportClub(1))
      const first = await invited(g, club, 'sara', `Först ${round} AB`)
      const second = await invited(g, club, 'li', `Sedan ${round} AB`)
      const third = await invited(g, club, 'karin', `Sist ${round} AB`)
      await asks(g, 'sara', 'club.come', { place: first })
      await asks(g, 'li', 'club.come', { place: second })
      const bigger = { meeting: club.meeting, theme: 'Tyskland', speaker: '', cap: '2', sure: '', version: '1' }
      const done = await Promise.all([
        asks(g, 'sara', 'club.decline', { place: first }),
        asks(g, 'karin', 'club.come', { place: third }),
        asks(g, 'maria', 'club.prepare', bigger),
      ])
      expect(done).toEqual([null, null, null])
      expect([round, await stages(club.meeting)]).toEqual([round, ['coming', 'coming', 'declined']])
    }
  }, 60_000)

  it('two who invite the same company invite it once', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const club = await g.as('maria', exportClub(3))
      const nordform = async (who: 'sara' | 'li') =>
        g.as(who, async (ports, { member: by }) => {
          const [company] = await ports.companies.byName('Nordform AB')
          await ports.clubs.propose(club, company ? [company.id] : [], { by, at: new Date('2026-11-02T09:00:00Z') })
          return (await ports.clubs.places(club.meeting))[0]?.id
        })
      const [ours, theirs] = [await nordform('sara'), await nordform('li')]
      const ground = { ground: 'asked', note: 'Frågade på mässan' }
      const done = await Promise.all([
        asks(g, 'sara', 'club.invite', { place: ours, ...ground }),
        asks(g, 'li', 'club.invite', { place: theirs, ...ground }),
      ])
      expect([round, done.map(String).toSorted()]).toEqual([round, ['invited-before', 'null']])
    }
  }, 60_000)

  it('a company is taken from the list or invited, and never both', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const club = await g.as('maria', exportClub(3))
      const place = await listed(g, club, 'sara', `Bort ${round} AB`)
      const done = await Promise.all([
        asks(g, 'sara', 'club.drop', { place }),
        asks(g, 'erik', 'club.invite', { place, ground: 'asked', note: 'Ringde' }),
      ])
      const left = await stages(club.meeting)
      expect([round, done.filter((one) => one === null).length, left.length <= 1]).toEqual([round, 1, true])
      expect(left).toEqual(done[0] === null ? [] : ['invited'])
    }
  }, 60_000)
})
