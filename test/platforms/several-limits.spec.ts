import { describe, expect, it } from '@jest/globals'
import { modes, mostReceivers } from '#src/core/referral/round.ts'
import { packShown } from '#src/intents/shown.ts'
import { messageOf } from '#src/platforms/slack/render/message.ts'
import { packed } from '#src/platforms/slack/render/metadata.ts'
import { modalOf } from '#src/platforms/slack/render/modal.ts'
import { voiceFor } from '#src/platforms/slack/render/voice.ts'
import { renderView } from '#src/platforms/teams/render/render.ts'
import { checkBlocks } from '#src/playground/slack/blocks/check.ts'
import { checkView } from '#src/playground/slack/blocks/view.ts'
import { cardProblems } from '#src/playground/teams/card-check.ts'
import type { Field, FormView } from '#src/views/form.ts'
import type { ReferralRow, View } from '#src/views/view.ts'
import { idOf } from '#test/core/referrals.ts'
import { english, swedish } from './slack/bot.ts'

/** As long as people, organisations and texts come. */
const person = (place: number) => `Internationaliseringsrådgivare Åsa-Märta Österström-Åkerblad nr ${place}`
const house = 'Regionalt exportcenter för småländska näringslivsorganisationer'
const name = (place: number) => `${person(place)}, ${house}`
const places = Array.from({ length: mostReceivers }, (_, at) => at + 1)
const own = (place: number) => `${place}${'å'.repeat(999)}`
const at = new Date('2026-11-24T09:15:00Z')

const seats = places.map((place) => ({
  ...{ place, to: name(place), kind: 'participation', lead: place === 1, away: null },
  note: { mode: 'all', lead: name(1), others: places.filter((one) => one !== place).map(name) },
})) satisfies readonly object[]

const suggested = packShown({
  need: 'market-entry',
  services: Array.from({ length: 3 }, () => ({
    ...{
      service: idOf('service'),
      title: 'å'.repeat(200),
      organisation: house,
      openness: 'closed',
      until: '2027-01-31',
    },
    ...{ review: 'fresh', pace: 480 },
    judged: [
      { rule: 'employees', verdict: 'unknown' },
      { rule: 'net-turnover', verdict: 'unknown' },
    ],
  })),
})

const form = (question: string): View<'form'> => {
  const names = ['question1', 'question2', 'question3', 'question4', 'question5'] as const
  const shared = { caseNo: 'KRO-123456', company: 'Bolaget AB', number: '556016-0680', need: 'å'.repeat(500) }
  const fields: readonly Field[] = [
    { kind: 'round', round: { ...shared, mode: 'all', question, seats: seats as never } },
    {
      ...{ kind: 'choice', name: 'mode', value: 'all', required: true },
      options: modes.map((mode) => ({ value: mode, meaning: mode })),
    },
    ...(question === ''
      ? names.map((one, index) => ({
          ...({ kind: 'text', name: one, value: own(index + 1), required: true, most: 1_000 } as const),
          whom: name(index + 1),
        }))
      : []),
    { kind: 'line', name: 'approvedBy', value: 'å'.repeat(200), required: true, most: 200 },
  ]
  const keep: FormView['keep'] = {
    case: shared.caseNo,
    to: `${'o'.repeat(40)}/${'m'.repeat(40)}`,
    also: Array.from({ length: 4 }, () => `${'o'.repeat(40)}/${'m'.repeat(40)}`).join(','),
    ...{ kind: 'participation', seen: 'all/1', service: idOf('service'), suggested, ...(question && { question }) },
  }
  return { kind: 'form', form: 'refer.several', keep, fields, errors: [] }
}

const row = (place: number): ReferralRow => ({
  ...{ caseNo: 'KRO-123456', need: 'å'.repeat(500), referralKind: 'participation', stage: 'in-progress' },
  ...{ from: person(9), fromOrganisation: house, to: person(place), toOrganisation: house, deadline: at },
  ...{ overdue: true, since: at, by: person(place), taker: person(place), onwards: null },
  ...{ outcome: { result: 'got-help', gains: ['loan', 'new-market', 'partner'] }, settled: false },
  ...{ unnamed: false, revoked: false, warm: null },
  seat: { id: idOf('round'), mode: 'all', place, size: mostReceivers, lead: place === 1, ended: false },
})
const card: View<'round'> = {
  ...{ kind: 'round', caseNo: 'KRO-123456', need: 'å'.repeat(500), mode: 'all', lead: name(1), ended: false },
  seats: places.map((place) => ({
    ...{ place, to: name(place), lead: place === 1 },
    referral: {
      ...row(place),
      buttons: [{ intent: 'referral.details', input: { referral: idOf('r') }, weight: 'plain', opens: true }],
    },
  })),
  buttons: [
    { intent: 'round.next', input: { referral: idOf('r') }, weight: 'main', opens: false },
    { intent: 'round.withdraw', input: { round: idOf('round') }, weight: 'plain', opens: true },
  ],
}

describe.each([swedish, english])('five receivers with the longest of everything, in $locale', (tongue) => {
  let count = 0
  const nonce = () => `nonce-${String(++count).padStart(6, '0')}`

  it.each([
    ['a question each', '', places.map(own)],
    ['one question', 'å'.repeat(2_000), ['å'.repeat(2_000)]],
  ])('the form with %s is taken by both chats, and nothing that was typed is cut', (_, question, typed) => {
    const view = form(question)
    const modal = modalOf(view, voiceFor(tongue), 'C0GENERAL')
    expect(checkView('modal', modal)).toEqual([])
    for (const where of ['message', 'dialog'] as const) {
      const drawn = renderView(view, tongue, { where, nonce })
      expect(cardProblems(drawn.card, 'card', where)).toEqual([])
      for (const words of typed) {
        expect(JSON.stringify(drawn.card).includes(words)).toBe(true)
        expect(JSON.stringify(modal).includes(words)).toBe(true)
      }
    }
    expect(packed({ keep: view.keep, channel: 'C0GENERAL' }).length).toBeLessThanOrEqual(3_000)
  })

  it('the sender’s card has all five and what can be done, in both chats', () => {
    const { blocks } = messageOf(card, tongue)
    expect(checkBlocks('message', blocks)).toEqual([])
    const drawn = JSON.stringify(renderView(card, tongue, { where: 'message', nonce }).card)
    for (const place of places) {
      expect(drawn).toContain(name(place))
      expect(JSON.stringify(blocks)).toContain(name(place))
    }
    expect(drawn).toContain('round.withdraw')
    expect(JSON.stringify(blocks)).toContain('round.withdraw')
  })
})
