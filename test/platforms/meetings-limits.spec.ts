import { describe, expect, it } from '@jest/globals'
import { modalOf } from '#src/platforms/slack/render/modal.ts'
import { voiceFor } from '#src/platforms/slack/render/voice.ts'
import { renderView } from '#src/platforms/teams/render/render.ts'
import { checkView } from '#src/playground/slack/blocks/view.ts'
import type { Field } from '#src/views/form.ts'
import type { View } from '#src/views/view.ts'
import { daysWith, meetingsWith } from './teams/views-meetings.ts'

const words = 'Näringslivsavdelningens främjarmöte '.repeat(8)

/** Sixty days, thirty of them in July, in a network of fifty organisations with two hundred people. */
const plan = (): View<'form'> => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ value: `organisation-${at}/person-${at}`, label: words.slice(0, 60) }))
  const fields: readonly Field[] = [
    { kind: 'days', preview: daysWith(words, 60) },
    { kind: 'several', name: 'toMove', value: '', required: false, options: many(30), most: 30 },
    { kind: 'several', name: 'toSkip', value: '', required: false, options: many(30), most: 30 },
    { kind: 'line', name: 'pattern', value: words, required: true, most: 2_000 },
    { kind: 'line', name: 'place', value: words, required: false, most: 300 },
    { kind: 'several', name: 'organisations', value: '', required: false, options: many(50), most: 100 },
    { kind: 'several', name: 'persons', value: '', required: false, options: many(200), most: 100 },
  ]
  return {
    kind: 'form',
    form: 'meeting.plan',
    keep: { seen: 'x'.repeat(60) },
    fields,
    errors: [{ field: null, refusal: { code: 'days-unseen' } }],
  }
}

const shows: readonly (readonly [string, View])[] = [
  ['a series of sixty days', plan()],
  ['a meeting of two hundred people', meetingsWith(words, 200, []).meeting],
  ['a long list', meetingsWith(words, 12, []).meetings],
]

describe.each(['sv', 'en'] as const)('meetings in %s, at their largest', (locale) => {
  const tongue = { locale, timeZone: 'Europe/Stockholm' }

  it.each(shows)('%s fits into Slack', (_, view) => {
    expect(checkView('modal', modalOf(view, voiceFor(tongue), 'C0GENERAL'))).toEqual([])
  })

  it.each(shows)('%s fits into Teams, and is there to be read', (_, view) => {
    const { card } = renderView(view, tongue, { where: 'dialog', nonce: () => 'n' })
    expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(25_000)
    expect(card.body.length).toBeGreaterThan(2)
  })
})
