import { describe, expect, it } from '@jest/globals'
import type { Entry } from '#src/core/company/suspects.ts'
import { messageOf } from '#src/platforms/slack/render/message.ts'
import { modalOf } from '#src/platforms/slack/render/modal.ts'
import { voiceFor } from '#src/platforms/slack/render/voice.ts'
import { renderView } from '#src/platforms/teams/render/render.ts'
import { checkBlocks } from '#src/playground/slack/blocks/check.ts'
import { checkView } from '#src/playground/slack/blocks/view.ts'
import { cardProblems } from '#src/playground/teams/card-check.ts'
import { mergePreview } from '#src/views/merging-view.ts'
import type { View } from '#src/views/view.ts'
import { idOf } from '#test/core/referrals.ts'
import { english, swedish } from './slack/bot.ts'

/** As long as a company's name may be. */
const named = (place: string) => `${place}${'å'.repeat(196)}`
const entry = (place: string) => ({
  name: named(place),
  number: '850101-••••',
  cases: 12_345,
  formerly: named(`f${place}`),
})
const id = '019a0000-0000-7000-8000-000000000001'
const button = (intent: 'companies.merge' | 'companies.apart', opens: boolean) =>
  ({ intent, input: { one: id, other: id }, weight: 'main', opens }) as const
const pairs = Array.from({ length: 8 }, (_, at) => ({
  ...{ stays: entry(`a${at}`), goes: entry(`b${at}`) },
  buttons: [button('companies.merge', true), button('companies.apart', false)],
}))
const list: View<'companies'> = {
  ...{ kind: 'companies', pairs, from: 8, total: 500, more: true },
}
const moving = { cases: 12_345, open: 12_345, contacts: 12_345, approvals: 12_345, referrals: 12_345 }
const form: View<'form'> = {
  ...{
    kind: 'form',
    form: 'companies.merge',
    errors: [{ field: null, refusal: { code: 'merge-unseen', changed: true } }],
  },
  keep: { one: id, other: id, seen: 'x'.repeat(200) },
  fields: [
    {
      kind: 'merge',
      merge: { stays: entry('a'), goes: entry('b'), moving, reveals: '850101-••••', widens: true, ofFile: true },
    },
  ],
}
const ake = { digits: '8501011238', soleTrader: true }
const nordform = { digits: '5560160680', soleTrader: false }
const registered = (name: string, number: typeof ake | null): Entry => ({
  ...{
    id: idOf<'company'>(name),
    name,
    number,
    ofNetwork: false,
    numberTaken: false,
    cases: 3,
    addedAt: new Date(0),
    former: [],
  },
})
const everyName = pairs.flatMap(({ stays, goes }) => [stays, goes].flatMap(({ name, formerly }) => [name, formerly]))

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

  it('go on after those that are shown, also where not all of a page fit', () => {
    const labels = Array.from({ length: 40 }, (_, at) => ({
      ...pairs[at % 8],
      stays: entry(`${at}`),
      goes: entry(`b${at}`),
    }))
    const long: View<'companies'> = { ...list, pairs: labels.map((one) => ({ buttons: [], ...one })) }
    const { card } = renderView(long, tongue, { where: 'message', nonce })
    expect(cardProblems(card, 'card', 'message')).toEqual([])
    const said = JSON.stringify(card)
    const shown = labels.filter(({ stays, goes }) => said.includes(stays.name) && said.includes(goes.name)).length
    expect(shown).toBeLessThan(40)
    expect(said).toContain(`"from":"${8 + shown}"`)
    expect(JSON.stringify(messageOf(list, tongue).blocks)).toContain('companies.more')
    const last: View<'companies'> = { ...list, total: 16, more: false }
    expect(JSON.stringify(renderView(last, tongue, { where: 'message', nonce }).card)).not.toContain('companies.more')
  })

  it.each([
    [ake, null, 3, false, '850101-••••'],
    [nordform, null, 3, false, '556016-0680'],
    [nordform, nordform, 3, false, null],
    [null, null, 3, false, null],
    [nordform, null, 0, false, null],
    [nordform, null, 3, true, null],
  ])('of %j and %j, %i cases: that the parties come to see the number is said where they do', (...given) => {
    const [stays, goes, cases, widens, said] = given
    const pair = { stays: registered('a', stays), goes: registered('b', goes), widens }
    const fields = [{ kind: 'merge', merge: mergePreview(pair, { ...moving, cases }) }] as const
    const shown: View<'form'> = { ...form, errors: [], fields }
    const drawn = [modalOf(shown, voiceFor(tongue), ''), renderView(shown, tongue, { where: 'dialog', nonce }).card]
    for (const one of drawn) {
      const [, number = null] = /(?:får se numret|come to see the number) ([^,]+),/.exec(JSON.stringify(one)) ?? []
      expect(number).toBe(said)
    }
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
