import { describe, expect, it } from '@jest/globals'
import { messageOf } from '#src/platforms/slack/render/message.ts'
import { modalOf } from '#src/platforms/slack/render/modal.ts'
import { voiceFor } from '#src/platforms/slack/render/voice.ts'
import { renderView } from '#src/platforms/teams/render/render.ts'
import { checkBlocks } from '#src/playground/slack/blocks/check.ts'
import { checkView } from '#src/playground/slack/blocks/view.ts'
import { cardProblems } from '#src/playground/teams/card-check.ts'
import type { View } from '#src/views/view.ts'
import { english, swedish } from './slack/bot.ts'

/** As long as a company's name may be. */
const named = (place: string) => `${place}${'å'.repeat(196)}`
const entry = (place: string) => ({ name: named(place), number: '850101-••••', cases: 12_345 })
const id = '019a0000-0000-7000-8000-000000000001'
const button = (intent: 'companies.merge' | 'companies.apart', opens: boolean) =>
  ({ intent, input: { one: id, other: id }, weight: 'main', opens }) as const
const pairs = Array.from({ length: 8 }, (_, at) => ({
  ...{ stays: entry(`a${at}`), goes: entry(`b${at}`) },
  buttons: [button('companies.merge', true), button('companies.apart', false)],
}))
const list: View<'companies'> = {
  ...{ kind: 'companies', pairs, from: 8, total: 500, more: true },
  buttons: [{ intent: 'companies.more', input: { from: '16' }, weight: 'plain', opens: false }],
}
const moving = { cases: 12_345, open: 12_345, contacts: 12_345, approvals: 12_345, referrals: 12_345 }
const form: View<'form'> = {
  ...{
    kind: 'form',
    form: 'companies.merge',
    errors: [{ field: null, refusal: { code: 'merge-unseen', changed: true } }],
  },
  keep: { one: id, other: id, seen: 'x'.repeat(200) },
  fields: [{ kind: 'merge', merge: { stays: entry('a'), goes: entry('b'), moving, widens: true, ofFile: true } }],
}
const everyName = pairs.flatMap(({ stays, goes }) => [stays.name, goes.name])

describe.each([
  ['Swedish', swedish],
  ['English', english],
])('companies to be merged, in %s', (_, tongue) => {
  const nonce = () => 'nonce-000001'

  it('are all in the list in Slack, with what can be done', () => {
    const message = messageOf(list, tongue)
    expect(checkBlocks('message', message.blocks)).toEqual([])
    const said = JSON.stringify(message.blocks)
    expect(everyName.filter((name) => !said.includes(name))).toEqual([])
    expect(said.match(/companies\.merge/g)).toHaveLength(8)
  })

  it('are all in the list in Teams, with what can be done', () => {
    const { card } = renderView(list, tongue, { where: 'message', nonce })
    expect(cardProblems(card, 'card', 'message')).toEqual([])
    const said = JSON.stringify(card)
    expect(everyName.filter((name) => !said.includes(name))).toEqual([])
  })

  it('have nothing to press any more when somebody else has merged them', () => {
    const merged = {
      code: 'merged-already',
      goes: 'Nordfrom',
      stays: 'Nordform AB',
      by: 'Maria Ek',
      at: new Date(0),
    } as const
    const late: View<'form'> = { ...form, fields: [], errors: [{ field: null, refusal: merged }] }
    const modal = modalOf(late, voiceFor(tongue), '')
    expect(checkView('modal', modal)).toEqual([])
    const { card } = renderView(late, tongue, { where: 'dialog', nonce })
    expect(cardProblems(card, 'card', 'dialog')).toEqual([])
    expect(JSON.stringify(card)).toContain('Maria Ek')
    expect([modal.submit, JSON.stringify(card).match(/Action\.\w+/)]).toEqual([undefined, null])
  })

  it('say all that moves before it does, in both', () => {
    const modal = modalOf(form, voiceFor(tongue), '')
    expect(checkView('modal', modal)).toEqual([])
    const { card } = renderView(form, tongue, { where: 'dialog', nonce })
    expect(cardProblems(card, 'card', 'dialog')).toEqual([])
    for (const said of [JSON.stringify(modal), JSON.stringify(card)]) {
      expect(said).toContain(named('a'))
      expect(said).toContain(named('b'))
      expect(said).toMatch(/går inte att ångra|cannot be undone/)
    }
  })
})
