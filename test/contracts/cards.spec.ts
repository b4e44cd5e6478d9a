import { createRequire } from 'node:module'
import { describe, expect, it } from '@jest/globals'
import type * as cards from 'adaptivecards'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { type Block, Message } from 'slack-blocks-to-jsx'
import { z } from 'zod'
import { homeOf, messageOf } from '#src/platforms/slack/render/message.ts'
import { modalOf } from '#src/platforms/slack/render/modal.ts'
import { voiceFor } from '#src/platforms/slack/render/voice.ts'
import { renderView } from '#src/platforms/teams/render/render.ts'
import type { View } from '#src/views/view.ts'
import { allForms, formWith, viewsWith } from '#test/platforms/teams/views.ts'
import { everyObject, type Json, textAt } from '#test/scenarios/json.ts'

/** What Microsoft's own library for cards, and a library that draws Slack's blocks, make of the longest that people write. */

const tongue = { locale: 'sv', timeZone: 'Europe/Stockholm' } as const

const longest =
  'Lantbrukskooperativa maskinringens Kylanläggningsunderhållsföreningen i Älmhult med Sjöbo & Höör behöver hjälp att hitta återförsäljare på den tyska och norska marknaden, CE-märka två produkter och söka exportkreditgaranti före årsskiftet'

const lengths = [
  ['a few words', 'Nordform AB', 2],
  ['the longest that people write, many times', longest, 25],
] as const

const views = (words: string, many: number): readonly (readonly [string, View])[] => [
  ...Object.values(viewsWith(words, many)).map((view) => [view.kind, view] as const),
  ...allForms.map((form): readonly [string, View] => [`the form ${form}`, { kind: 'form', ...formWith(form, words) }]),
]

/** Node cannot load the library's main entry, only the bundle beside it, which has no types of its own. */
const library: unknown = createRequire(import.meta.url)('adaptivecards/dist/adaptivecards.js')
const { AdaptiveCard, HostConfig, SerializationContext, Versions } = z.custom<typeof cards>().parse(library)

const host = new HostConfig({ supportsInteractivity: true, actions: { maxActions: 6 } })

/** Everything that the library finds wrong, reading and then checking. Teams shows 1.5. */
function problemsOf(card: object): readonly string[] {
  const context = new SerializationContext(Versions.v1_5)
  const read = new AdaptiveCard()
  read.hostConfig = host
  read.parse(card, context)
  const parsed = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message)
  return [...parsed, ...read.validateProperties().validationEvents.map(({ message }) => message)]
}

describe('Microsoft’s library for Adaptive Cards', () => {
  it('finds what is wrong with a card', () => {
    const input = { type: 'Input.Text', id: 'a', isRequired: true }
    expect(problemsOf({ type: 'AdaptiveCard', version: '1.5', body: [input, input, { type: 'Box' }] })).toHaveLength(6)
  })

  describe.each(lengths)('with %s', (_how, words, many) => {
    it.each(views(words, many))('finds nothing wrong with %s', (_kind, view) => {
      for (const where of ['message', 'dialog'] as const) {
        const { card } = renderView(view, tongue, { where, nonce: () => 'nonce-000001' })
        // The library's own pattern for languages remembers where it left off, and so fails every second time.
        const { lang, ...rest } = card
        expect([lang, problemsOf(rest)]).toEqual(['sv', []])
        expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThan(25_000)
      }
    })
  })
})

const block = z.custom<Block>((value) => typeof value === 'object' && value !== null && 'type' in value)
const read = (blocks: unknown): Block[] => z.array(block).parse(blocks)

/** The text of a page, as somebody reads it. */
const textOf = (html: string): string =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')

const drawn = (blocks: unknown): string =>
  textOf(
    renderToStaticMarkup(createElement(Message, { blocks: read(blocks), withoutWrapper: true, name: '', logo: '' })),
  )

/** What stands in a field is its value or its placeholder, and a closed menu shows one choice: neither is text of the page. */
const texts = (blocks: readonly Json[]): readonly string[] =>
  everyObject(blocks.map(({ element: _, ...shown }) => shown))
    .filter(({ type }) => type === 'plain_text' || type === 'text' || type === 'mrkdwn')
    .map((one) => textAt(one, 'text').replaceAll(/\s+/g, ' ').trim())

describe('a library that draws Slack’s blocks', () => {
  it('does not show what Slack does not know', () => {
    const text = { type: 'plain_text', text: 'seen' }
    expect([drawn([{ type: 'section', text }]), drawn([{ type: 'box', text }])]).toEqual([' seen ', ' '])
  })

  describe.each(lengths)('with %s', (_how, words, many) => {
    it.each(views(words, many))('shows every word of %s', (_kind, view) => {
      const surfaces = [
        messageOf(view, tongue).blocks,
        homeOf(view, tongue).blocks,
        modalOf(view, voiceFor(tongue), null).blocks,
      ]
      for (const blocks of surfaces) {
        const seen = drawn(blocks)
        expect(texts(blocks.map((one) => ({ ...one }))).filter((text) => !seen.includes(text))).toEqual([])
      }
    })
  })
})
