import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { NetworkFile } from '#src/core/network-file.ts'
import { readNetworkFile } from '#src/network-file/read.ts'
import { engines, testDatabase } from '#test/database.ts'
import { type House, houseOn } from './house.ts'

/** Sara's Slack, and nobody's register, says English. */
async function withEnglishSara(): Promise<NetworkFile> {
  const read = readNetworkFile(await readFile('src/playground/sample-network.yaml', 'utf8'))
  if ('mistakes' in read) throw new Error('the sample network is wrong')
  return {
    ...read.file,
    organisations: read.file.organisations.map((organisation) => ({
      ...organisation,
      members: organisation.members.map((member) => (member.key === 'sara' ? { ...member, locale: 'en' } : member)),
    })),
  }
}

describe.each(engines())('everyone’s own language, on the %s engine', (engine) => {
  let house: House
  beforeAll(async () => {
    house = await houseOn(await testDatabase(engine), {}, { network: await withEnglishSara() })
    await house.database.pool.query(`update members set locale = null where key = 'sara'`)
  })
  afterAll(() => house.close())

  it('is the chat’s, from the first answer on, when the register says nothing', async () => {
    const { sara } = house.people
    await sara.says('case new Nordform AB: agents in Norway')
    expect(sara.last()).toContain('KRO-1 is registered')
    const asked = () => house.slack.calls.filter(({ method }) => method === 'users.info').length
    const once = asked()
    await sara.says('case list')
    expect(sara.last()).toContain('My cases')
    expect(asked()).toBe(once)
  })

  it('is one’s own setting, in the chat where it was set and in what is sent later', async () => {
    const { sara, pia } = house.people
    await sara.says('doors settings')
    await sara.sends({ Language: 'Svenska' })
    expect(sara.last()).toContain('Sparat. Från och med nu skriver jag till dig på svenska.')
    await sara.says('doors settings')
    expect(JSON.stringify(sara.form?.content)).toMatch(/"initial_option":\{[^}]*\},"value":"sv"/)
    await sara.closesForm()
    await sara.says('refer KRO-1 ekn Kan ni?')
    await sara.sends({ 'Vem på företaget har godkänt?': 'Vd:n', 'Hur?': 'Per telefon' })
    await sara.untilReads('Väntar på svar från EKN')
    await pia.untilReads('agents in Norway', 'Hänvisningar')
  })

  it('is the same by either command, in both languages', async () => {
    const { erik } = house.people
    await erik.says('arende lista')
    const inSwedish = erik.last()
    await erik.says('case list')
    expect(erik.last()).toBe(inSwedish)
    await erik.says('arende vsa KRO-1')
    expect(erik.last()).toContain('Menade du ”arende visa”?')
  })
})

describe('the playground’s language', () => {
  it('is everybody’s, in channels too, but for those who have one of their own in the file', async () => {
    const house = await houseOn(await testDatabase('embedded'))
    try {
      const { erik, sara, pia } = house.people
      await house.language.speak('en')
      await erik.says('case new Nordform AB: agents in Norway')
      expect(erik.last()).toContain('KRO-1 is registered')
      await erik.says('refer KRO-1 ekn Can you?')
      await erik.sends({ 'Who at the company approved?': 'The CEO', 'How?': 'By phone' })
      await pia.untilReads('Waiting for an answer from EKN', 'Hänvisningar')
      await sara.says('case list')
      expect(sara.last()).toContain('Mina ärenden')
      await house.language.speak('sv')
      await erik.says('case list')
      expect(erik.last()).toContain('Mina ärenden')
    } finally {
      await house.close()
    }
  })
})
