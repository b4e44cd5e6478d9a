import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { z } from 'zod'
import { pressedOf } from '#src/platforms/slack/render/buttons.ts'
import { cut } from '#src/platforms/slack/render/limits.ts'
import { homeOf, messageOf } from '#src/platforms/slack/render/message.ts'
import { packed, unpacked } from '#src/platforms/slack/render/metadata.ts'
import { modalOf } from '#src/platforms/slack/render/modal.ts'
import { voiceFor } from '#src/platforms/slack/render/voice.ts'
import { checkBlocks, shownLength } from '#src/playground/slack/blocks/check.ts'
import { checkView } from '#src/playground/slack/blocks/view.ts'
import { activeMarkup } from '#src/playground/slack/markup.ts'
import type { View } from '#src/views/view.ts'
import { runs } from '#test/long.ts'
import { english, swedish } from './slack/bot.ts'
import { anyView, form, words } from './slack/hostile.ts'
import { address } from './slack/hostile-warm.ts'
import { wordsOf } from './slack/sights.ts'
import { card, day, details } from './slack/views.ts'

const tongue = fc.constantFrom(english, swedish)
const often = runs(150, 10_000)

/** Bold and code are ours, and a calendar’s address: whoever wrote the text has no say in them. */
const foreign = (text: string, blocks: readonly unknown[]) =>
  activeMarkup(text, blocks).filter(
    ({ kind, target }) => target !== address && (kind !== 'format' || !['bold', 'code'].includes(target)),
  )

describe('whatever is shown, whoever wrote it', () => {
  it('a message is within every limit, and nothing in it is live', () => {
    fc.assert(
      fc.property(anyView, tongue, (view, reader) => {
        const { text, blocks } = messageOf(view, reader)
        expect(checkBlocks('message', blocks)).toEqual([])
        expect(shownLength(blocks)).toBeLessThan(13_000)
        expect(foreign('', blocks)).toEqual([])
        expect(activeMarkup(text)).toEqual([])
        expect(text.trim()).not.toBe('')
        expect(text.length).toBeLessThan(4_000)
        expect(wordsOf(blocks)).not.toMatch(/(?![\n\t])\p{Cc}|\p{Bidi_Control}/u)
      }),
      often,
    )
  })

  it('so is a modal', () => {
    fc.assert(
      fc.property(anyView, tongue, (view, reader) => {
        const modal = modalOf(view, voiceFor(reader), 'C0GENERAL')
        expect(checkView('modal', modal)).toEqual([])
        expect(foreign('', modal.blocks)).toEqual([])
      }),
      often,
    )
  })

  it('and Home', () => {
    fc.assert(
      fc.property(anyView, tongue, (view, reader) => {
        const home = homeOf(view, reader)
        expect(checkView('home', home)).toEqual([])
        expect(foreign('', home.blocks)).toEqual([])
      }),
      often,
    )
  })
})

const written = z.object({
  element: z.object({
    type: z.literal('plain_text_input'),
    initial_value: z.string().optional(),
    max_length: z.number(),
  }),
})

describe('nothing typed is lost on the way', () => {
  it('what a form keeps comes back as it was', () => {
    const keep = fc.dictionary(fc.constantFrom('case', 'to', 'question'), words(800), { maxKeys: 3 })
    fc.assert(
      fc.property(keep, fc.option(fc.constant('C0GENERAL')), (kept, channel) => {
        expect(unpacked(packed({ keep: kept, channel }))).toEqual({ keep: kept, channel })
      }),
      often,
    )
  })

  it('also when JSON would have to double every sign of it', () => {
    const keep = { case: 'KRO-1', to: 'almi/anna', question: '"\n'.repeat(1_000) }
    const metadata = packed({ keep, channel: null })
    expect(metadata.length).toBeLessThanOrEqual(3_000)
    expect(unpacked(metadata)).toEqual({ keep, channel: null })
  })

  it('an input takes at least what is in it', () => {
    fc.assert(
      fc.property(form, (view) => {
        for (const block of modalOf(view, voiceFor(english), null).blocks) {
          const { initial_value: value = '', max_length: most } = written.safeParse(block).data?.element ?? {
            max_length: 0,
          }
          expect(value.length).toBeLessThanOrEqual(most)
        }
      }),
      often,
    )
  })

  it('a button gives back its input', () => {
    const { blocks } = messageOf(card, english)
    const found = blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []))
    const pressed = found.map((one) => ('value' in one ? pressedOf(one.action_id ?? '', String(one.value)) : null))
    expect(pressed).toEqual([
      { intent: 'referral.accept', input: { referral: 'r1' }, opens: false },
      { intent: 'referral.details', input: { referral: 'r1' }, opens: true },
    ])
  })
})

describe('a text that is cut', () => {
  it.each([
    ['short', 10, 'short'],
    ['exactly ten', 11, 'exactly ten'],
    ['one too long', 11, 'one too lo…'],
    ['ab👩‍👧', 4, 'ab…'],
    ['ab👩‍👧x', 6, 'ab👩…'],
  ])('%j to %i is %j', (text, most, shown) => {
    expect(cut(text, most)).toBe(shown)
  })
})

const row = {
  no: 'KRO-1',
  company: 'Nordform',
  need: 'Tyskland',
  owner: 'Anna',
  ownerOrganisation: 'Almi',
  status: 'open',
  openedAt: new Date('2026-03-02'),
  next: { on: '2026-03-10', what: 'Ring kunden' },
  deadline: null,
  overdue: false,
} as const

describe('what people read', () => {
  it('a full day fits into a message as well, down to how many cases there are', () => {
    const [waits] = day(true).waiting
    const button = { intent: 'refer', input: {}, weight: 'plain', opens: true } as const
    const mine = { ...row, buttons: [button, button] }
    const full: View = {
      ...day(true),
      waiting: Array.from({ length: 10 }, () => waits ?? []).flat(),
      mine: Array.from({ length: 10 }, () => mine),
      total: 30,
    }
    expect(wordsOf(homeOf(full, swedish).blocks.at(-1))).toBe('Visar 10 av 30')
    expect(wordsOf(messageOf(full, swedish).blocks.at(-1))).toBe('Visar 10 av 30')
  })

  it('a card: what, for whom, until when; no company and no question', () => {
    expect(wordsOf(messageOf(card, english).blocks)).toMatchInlineSnapshot(`
"Handover · KRO-1
Entering Germany
From:
 
Anna Berg, Almi


To:
 
EKN
Waiting for an answer from EKN
Answer by Tue 3 Mar, 10:00
Accept
Show details"
`)
  })

  it('its details', () => {
    expect(wordsOf(messageOf(details, swedish).blocks)).toMatchInlineSnapshot(`
"Överlämning · KRO-1
Entering Germany
Företag:
 
Nordform AB


Organisationsnummer:
 
saknas ännu


Från:
 
Anna Berg, Almi


Till:
 
EKN
Fråga
Can you guarantee it?
Väntar på svar från EKN
Svar senast tis 3 mars 10:00"
`)
  })

  it('my day', () => {
    expect(wordsOf(homeOf(day(true), swedish).blocks)).toMatchInlineSnapshot(`
"Hej Anna
Nytt ärende
Väntar på dig (1)
Överlämning · KRO-1


Entering Germany
Väntar på svar från EKN
Svar senast tis 3 mars 10:00
Acceptera
Visa detaljer
Mina ärenden (0)
Du har inga öppna ärenden. Registrera ett med ”/arende ny”."
`)
  })

  it('help, as it is typed in Slack', () => {
    expect(wordsOf(messageOf({ kind: 'help', command: 'case' }, swedish).blocks)).toMatch(/\/arende ny /)
  })

  it('a long list ends with how much of it there is to see', () => {
    const few = messageOf({ kind: 'cases', which: 'mine', cases: [row], total: 30 }, swedish)
    expect(wordsOf(few.blocks)).toContain('1 av 30')
    const many = Array.from({ length: 100 }, () => row)
    const shown = messageOf({ kind: 'cases', which: 'mine', cases: many, total: 300 }, swedish)
    expect(wordsOf(shown.blocks.at(-1))).toBe('Visar 20 av minst 300')
  })
})
