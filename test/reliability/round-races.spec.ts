import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { sql } from 'kysely'
import { hasServer } from '#test/database.ts'
import { type House, openHouse } from '#test/scenarios/house.ts'
import { sized } from './campaign.ts'
import { approval, postsAbout, quiet, registers, wordsOf } from './stories.ts'

const rounds = sized({ suite: 12, long: 100 })

/** One connection shows no race. */
const onServer = hasServer ? describe : describe.skip

onServer(`${rounds} cases that several are asked to take at once, on the server`, () => {
  let house: House
  beforeAll(async () => {
    house = await openHouse('server')
  })
  afterAll(() => house.close())

  const asked = async (how: string, need: string): Promise<string> => {
    const { sara } = house.people
    const no = await registers(sara, need)
    await sara.says(`hanvisa ${no} ${how}`)
    await sara.sends(approval)
    await quiet(house)
    return no
  }
  const stagesOf = async (no: string): Promise<readonly string[]> => {
    const { rows } = await sql<{ stage: string }>`select r.stage from round_places p
      join referrals r on r.id = p.referral_id join cases c on c.id = p.case_id
      where c.number = ${Number(no.split('-')[1])} order by p.place`.execute(house.database.db)
    return rows.map(({ stage }) => stage)
  }
  const ownerOf = async (no: string) => {
    const { rows } = await sql<{ name: string; version: number }>`select m.name, c.version from cases c
      join members m on m.id = c.owner_id where c.number = ${Number(no.split('-')[1])}`.execute(house.database.db)
    return rows[0]
  }
  const told = (no: string, words: RegExp): number =>
    postsAbout(house, no, house.people.sara.conversation().id)
      .map(wordsOf)
      .filter((said) => words.test(said)).length

  it.each(['överlämning', 'medverka'])(
    'of those who accept at the same instant one wins, and the others are superseded: %s',
    async (kind) => {
      const { karin, pia, omar } = house.people
      const winners = new Set<string | undefined>()
      for (let round = 0; round < rounds; round += 1) {
        const no = await asked(`karin, pia, omar först ${kind} Kan ni?`, `kapplöpning ${kind} ${round}`)
        await Promise.all([karin, pia, omar, karin, pia].map((person) => person.presses('Acceptera')))
        await quiet(house)
        const stages = await stagesOf(no)
        expect([no, [...stages].sort()]).toEqual([no, ['accepted', 'superseded', 'superseded']])
        expect([no, told(no, new RegExp(`har accepterat ${no}`))]).toEqual([no, 1])
        const winner = ['Karin Å', 'Pia Holm', 'Omar Sjö'][stages.indexOf('accepted')]
        winners.add(winner)
        expect((await ownerOf(no))?.name).toBe(kind === 'medverka' ? 'Sara Lund' : winner)
      }
      expect(winners.size).toBeGreaterThan(0)
    },
    300_000,
  )

  it('of those who decline at the same instant each sees the other’s no: the sender hears once that none is left', async () => {
    const { karin, pia } = house.people
    for (let round = 0; round < rounds; round += 1) {
      const no = await asked('karin, pia först överlämning Kan ni?', `ingen ${round}`)
      for (const person of [karin, pia]) await person.presses('Avböj')
      await Promise.all([karin, pia].map((person) => person.sends({ Skäl: 'Ingen kapacitet' })))
      for (const person of [karin, pia]) if (person.form) await person.closesForm()
      await quiet(house)
      expect([no, await stagesOf(no), told(no, /ingen är längre tillfrågad/)]).toEqual([
        no,
        ['declined', 'declined'],
        1,
      ])
    }
  }, 300_000)

  it('in turn, one who declines and a sender who goes on at the same instant ask the next once', async () => {
    const { sara, karin, pia } = house.people
    for (let round = 0; round < rounds; round += 1) {
      const no = await asked('karin, pia i tur och ordning överlämning Kan ni?', `i tur ${round}`)
      await karin.presses('Avböj')
      await sara.presses('Återta från alla')
      await Promise.all([karin.sends({ Skäl: 'Ingen kapacitet' }), sara.sends({})])
      for (const person of [karin, sara]) if (person.form) await person.closesForm()
      await quiet(house)
      const stages = await stagesOf(no)
      // Whoever was first: the next has been asked and is then withdrawn or waits, or nobody has been asked.
      expect([no, stages.join()]).toEqual([no, expect.stringMatching(/^(?:withdrawn|declined,(?:offered|withdrawn))$/)])
      expect(pia.reads().includes(no)).toBe(stages.length === 2)
    }
  }, 300_000)
})
