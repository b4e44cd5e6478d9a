import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { engines } from '#test/database.ts'
import { type House, openHouse } from '#test/scenarios/house.ts'
import type { Person } from '#test/scenarios/person.ts'
import { approval, approvalInEnglish, postsAbout, quiet, refers, registers } from './stories.ts'

const queue = '19:bs-sydost@thread.tacv2'

describe.each(engines())('what is delivered again is done once, on the %s engine', (engine) => {
  let house: House
  beforeAll(async () => {
    house = await openHouse(engine)
  })
  afterAll(() => house.close())

  /** How many of the person's open cases have this need. */
  const casesWith = async (person: Person, need: string): Promise<number> => {
    await person.says('case list')
    return person.last().split(need).length - 1
  }
  const timesAtOnce = <T>(times: number, deed: () => Promise<T>): Promise<T[]> =>
    Promise.all(Array.from({ length: times }, deed))

  it('a command from Slack, byte for byte, a hundred times', async () => {
    const { sara } = house.people
    await registers(sara, 'hundra gånger')
    for (let round = 0; round < 10; round += 1) {
      const answers = await timesAtOnce(10, () => house.slack.replay())
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
    }
    // Said twice in one message: in its text and in its blocks.
    expect(await casesWith(sara, 'hundra gånger')).toBe(await casesOnce(sara))
  })

  /** How often the need of a case that was certainly registered once is read in the list. */
  const casesOnce = async (person: Person): Promise<number> => {
    await registers(person, 'en enda gång')
    return casesWith(person, 'en enda gång')
  }

  it('a line from Teams, as it was and with a new id', async () => {
    const { li } = house.people
    await registers(li, 'sent once')
    const again = [
      ...(await timesAtOnce(10, () => house.teams.redeliver())),
      await house.teams.redeliver({ fresh: true }),
    ]
    expect(again.map(({ status }) => status)).toEqual(again.map(() => 200))
    await registers(li, 'another one')
    expect(await casesWith(li, 'sent once')).toBe(await casesWith(li, 'another one'))
  })

  it('a form in Slack, sent twice and then byte for byte again', async () => {
    const { sara } = house.people
    const no = await registers(sara, 'dubbla formulär')
    await sara.says(`refer ${no} business-sweden Kan ni?`)
    await Promise.all([sara.sends(approval), sara.sends(approval)])
    await timesAtOnce(10, () => house.slack.replay())
    await quiet(house)
    expect(postsAbout(house, no, queue)).toHaveLength(1)
    expect(postsAbout(house, no, sara.conversation().id)).toHaveLength(1)
  })

  it('a form in Teams, sent twice and then delivered again with new ids', async () => {
    const { li } = house.people
    const no = await registers(li, 'double forms')
    await li.says(`refer ${no} een Can you?`)
    await Promise.all([li.fills('Refer', approvalInEnglish), li.fills('Refer', approvalInEnglish)])
    await timesAtOnce(5, () => house.teams.redeliver({ fresh: true }))
    await quiet(house)
    expect(postsAbout(house, no, 'C0EENHAND1')).toHaveLength(1)
  })

  it('a button in Teams, pressed twice and delivered again with new ids: one new owner, and one word to the sender', async () => {
    const { sara, li } = house.people
    const no = await registers(sara, 'dubbla tryck i Teams')
    await refers(sara, no, 'business-sweden')
    await li.untilReads(no, 'Hänvisningar')
    await Promise.all([li.presses('Acceptera', 'Hänvisningar'), li.presses('Acceptera', 'Hänvisningar')])
    await timesAtOnce(5, () => house.teams.redeliver({ fresh: true }))
    await quiet(house)
    const news = postsAbout(house, no, sara.conversation().id).filter(({ text }) => text.includes('har accepterat'))
    expect(news).toHaveLength(1)
  })

  it('a button in Slack, pressed twice and delivered again', async () => {
    const { li, karin } = house.people
    const no = await registers(li, 'double presses')
    await refers(li, no, 'een')
    await karin.untilReads(no, 'een')
    await Promise.all([karin.presses('Acceptera', 'een'), karin.presses('Acceptera', 'een')])
    await timesAtOnce(10, () => house.slack.replay())
    await quiet(house)
    const news = postsAbout(house, no, li.conversation().id).filter((entry) =>
      JSON.stringify(entry.content).includes(`has accepted ${no} `),
    )
    expect(news).toHaveLength(1)
  })

  it('what was refused can be done when it is sent again', async () => {
    const { sara } = house.people
    await sara.says('case new Nytt Bolag AB: ännu okänt')
    expect(sara.form).not.toBeNull()
    await house.slack.replay()
    expect(await casesWith(sara, 'ännu okänt')).toBe(0)
    await sara.sends({ Organisationsnummer: '556016-0680' })
    expect(await casesWith(sara, 'ännu okänt')).toBeGreaterThan(0)
  })
})
