import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { Address } from '#src/core/delivery.ts'
import type { Locale } from '#src/core/register/register.ts'
import { wordsFor } from '#src/texts/words.ts'
import type { View } from '#src/views/view.ts'
import { sample } from '#test/digest-file/sample.ts'
import { type Bot, english, startBot, swedish } from './slack/bot.ts'
import { lastSeen, wordsOf } from './slack/sights.ts'

const general: Address = { chat: 'slack', workspace: 'T0KRONOBERG', place: { channel: 'C0GENERAL' } }
const digest: View<'digest'> = {
  ...{ kind: 'digest', digest: sample(), note: 'Tack för i höst', part: 'figures', form: 'full' },
  ...{ standing: 'told', charts: true, buttons: [] },
}
const noCharts = { kind: 'refuse', error: 'invalid_blocks' } as const

let bot: Bot
beforeEach(async () => {
  bot = await startBot()
})
afterEach(() => bot.stop())

const blocks = () =>
  bot.stand.calls.map(({ method, args }) => [method, `${args?.['blocks']}`.includes('data_visualization')])
const seen = () => wordsOf(lastSeen(bot, 'U0ANNA', 'C0GENERAL').content)

/** Every figure of the digest, as it is told in words. */
const told = (locale: Locale) => [
  'Tack för i höst',
  ...wordsFor({ locale, timeZone: 'Europe/Stockholm' }).digest.lines(sample()),
]

describe('a digest in a workspace that takes no charts', () => {
  it.each([swedish, english])(
    'is posted without them at once, with all its numbers in words, in $locale',
    async (tongue) => {
      bot.stand.faults.plan({ on: 'chat.postMessage', calls: [1], fault: noCharts })
      expect(await bot.slack.messenger.post(general, digest, tongue, 'notice-1')).toMatchObject({ sent: 'yes' })
      expect(blocks()).toEqual([
        ['chat.postMessage', true],
        ['chat.postMessage', false],
      ])
      for (const line of told(tongue.locale)) expect(seen()).toContain(line)
    },
  )

  it('is corrected in its place in the same way', async () => {
    const sent = await bot.slack.messenger.post(general, { ...digest, charts: false }, swedish, 'notice-1')
    if (sent.sent !== 'yes') throw new Error(sent.why)
    bot.stand.faults.plan({ on: 'chat.update', calls: [1], fault: noCharts })
    const corrected = { ...digest, digest: sample({ version: 2 }) }
    expect(await bot.slack.messenger.update(general, sent.ref, corrected, swedish)).toEqual({
      sent: 'yes',
      ref: sent.ref,
    })
    expect(blocks().slice(1)).toEqual([
      ['chat.update', true],
      ['chat.update', false],
    ])
    for (const line of ['Rättat, version 2', ...told('sv')]) expect(seen()).toContain(line)
  })

  it('that takes none of its words either is told so, and not asked for ever', async () => {
    bot.stand.faults.plan({ on: 'chat.postMessage', fault: noCharts })
    const refused = { sent: 'never', why: 'invalid_blocks' }
    expect(await bot.slack.messenger.post(general, digest, swedish, 'notice-1')).toEqual(refused)
    expect(blocks()).toHaveLength(2)
  })
})
