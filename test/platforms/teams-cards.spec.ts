import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { renderView } from '#src/platforms/teams/render/render.ts'
import { inert } from '#src/platforms/teams/text.ts'
import { cardProblems } from '#src/playground/teams/card-check.ts'
import type { View } from '#src/views/view.ts'
import { runs } from '#test/long.ts'
import { allButtons, allForms, formWith, viewsWith } from './teams/views.ts'

const tongues = [
  { locale: 'sv', timeZone: 'Europe/Stockholm' },
  { locale: 'en', timeZone: 'Europe/London' },
] as const
const wheres = ['message', 'dialog'] as const

let drawn = 0
const nonce = () => `nonce-${String(++drawn).padStart(6, '0')}`

const draw = (view: View, where: (typeof wheres)[number] = 'message', tongue: (typeof tongues)[number] = tongues[0]) =>
  renderView(view, tongue, { where, nonce })

const kinds = Object.values(viewsWith('Nordform AB'))

/** Where a text stands: the object it belongs to, its key, and the text. */
interface Stood {
  readonly in: string
  readonly key: string
  readonly text: string
}

function textsIn(value: unknown, key = '', inside = ''): readonly Stood[] {
  if (typeof value === 'string') return [{ in: inside, key, text: value }]
  if (Array.isArray(value)) return value.flatMap((item) => textsIn(item, key, inside))
  const fields: Record<string, unknown> = { ...Object(value) }
  const type = typeof fields['type'] === 'string' ? fields['type'] : `${inside}.${key}`
  return Object.entries(fields).flatMap(([name, inner]) => (name === 'data' ? [] : textsIn(inner, name, type)))
}

/** The only places where a card may hold what somebody typed. */
const isSafePlace = ({ in: inside, key, text }: Stood): boolean =>
  (inside === 'TextRun' && key === 'text') ||
  (inside === 'Input.ChoiceSet.choices' && key === 'title') ||
  (inside.startsWith('Input.') && key === 'value') ||
  // Whom a button leads to.
  (inside.startsWith('Action.') && key === 'title' && !active.test(text))

const active = /[*_~`<>[\]#|\\{}&]|:\/\/|\w\.\w|@\w/
const bytes = (card: object) => Buffer.byteLength(JSON.stringify(card))

describe.each(tongues)('in $locale', (tongue) => {
  describe.each(wheres)('in a %s', (where) => {
    it.each(kinds.map((view) => [view.kind, view] as const))('Teams takes the card of %s', (_, view) => {
      const { card, summary, title } = draw(view, where, tongue)
      expect(cardProblems(card, 'card', where)).toEqual([])
      expect(card.fallbackText).toBe(summary)
      expect(summary).not.toBe('')
      expect(title.length).toBeLessThanOrEqual(60)
    })

    it.each(allForms)('and of the form %s', (form) => {
      const { card } = draw({ kind: 'form', ...formWith(form, 'words') }, where, tongue)
      expect(cardProblems(card, 'card', where)).toEqual([])
    })
  })
})

describe('what people typed', () => {
  const marked = fc
    .tuple(
      fc.constantFrom(
        '<at>Anna</at>',
        '[click](https://evil.example)',
        '**bold**',
        '{{DATE(2017-02-14T06:08:00Z,SHORT)}}',
        '![x](https://evil.example/x.png)',
        '<script>',
        '`code`',
        '\u202eesrever',
        '\u0000',
        '# heading',
        ['$', '{input}'].join(''),
        '&lt;b&gt;',
        'www.evil.example',
        'mailto:a@evil.example',
        '\ud800',
        '😀'.repeat(20),
      ),
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom(1, 20, 200),
    )
    .map(([trick, rest, times]) => `ZZ${`${trick}${rest}`.repeat(times)}`)

  const hidden = /\{\{|\p{Bidi_Control}|(?![\n\t])\p{Cc}/u

  it('stands only where Teams shows it as it is, and the card stays one that Teams takes', () => {
    const check = (view: View, where: (typeof wheres)[number]) => {
      const { card, summary, title } = draw(view, where)
      expect(bytes(card)).toBeLessThan(25_000)
      expect(cardProblems(card, 'card', where)).toEqual([])
      const typed = textsIn(card).filter(({ key, text }) => key !== 'fallbackText' && text.includes('ZZ'))
      expect(typed.filter((stood) => !isSafePlace(stood) || hidden.test(stood.text))).toEqual([])
      expect([summary, title].filter((plain) => active.test(plain))).toEqual([])
    }
    fc.assert(
      fc.property(marked, fc.constantFrom(...wheres), fc.constantFrom(1, 30), (words, where, many) => {
        for (const view of Object.values(viewsWith(words, many))) check(view, where)
      }),
      runs(25, 3_000),
    )
  })

  it('cannot become a mention', () => {
    for (const view of Object.values(viewsWith('<at>Anna</at>')))
      expect(JSON.stringify(draw(view).card)).not.toContain('entities')
  })

  it.each([
    ['**Nordform** _AB_', '∗∗Nordform∗∗ ＿AB＿'],
    ['<at>Anna</at>', '‹at›Anna‹/at›'],
    ['[x](https://evil.example)', '［x］(https:\u2060//evil.\u2060example)'],
    ['a@b.example', 'a@\u2060b.\u2060example'],
    ['KRO-1: export till Norge.', 'KRO-1: export till Norge.'],
    ['two\nlines', 'two lines'],
  ])('in a plain line %j is %j', (typed, shown) => {
    expect(inert(typed)).toBe(shown)
  })
})

describe('size', () => {
  it.each([
    ['long lists', 'Nordform AB', 400],
    ['long texts', 'ö'.repeat(3_000), 3],
    ['long texts of wide characters', '𝕹'.repeat(6_000), 1],
    ['long lists of long texts', 'Export '.repeat(400), 100],
  ])('%s stay below 25 KB, and say what is left out', (_, words, many) => {
    for (const view of Object.values(viewsWith(words, many))) {
      const { card } = draw(view)
      expect([view.kind, bytes(card) < 25_000]).toEqual([view.kind, true])
      expect(cardProblems(card, 'card')).toEqual([])
    }
  })

  it.each([
    ['cases', 'Export '.repeat(80), 100, 5],
    ['case', 'Export '.repeat(80), 100, 4],
    ['today', 'Nordform AB', 200, 12],
    ['people', 'Nordform AB', 100, 100],
    ['details', 'Nordform AB', 200, 40],
  ] as const)('%s shows as much as there is room for', (kind, words, many, least) => {
    const { card } = draw(viewsWith(words, many)[kind])
    expect(JSON.stringify(card).split(words).length).toBeGreaterThan(least)
    expect(bytes(card)).toBeGreaterThan(15_000)
  })

  it('a list that is cut says how much is shown', () => {
    const text = JSON.stringify(draw(viewsWith('Nordform AB', 400).cases).card)
    expect(text).toMatch(/Visar \d+ av minst 405/)
  })

  it('a list of choices loses the last ones, never the chosen one', () => {
    const options = Array.from({ length: 900 }, (_, n) => ({ value: `member-${n}`, label: `Person number ${n}` }))
    const to = { kind: 'choice', name: 'to', value: 'member-899', required: true, options } as const
    const { card } = draw({ kind: 'form', form: 'refer', keep: {}, errors: [], fields: [to] })
    const text = JSON.stringify(card)
    expect(bytes(card)).toBeLessThan(25_000)
    expect(text).toContain('"value":"member-899","choices"')
    expect(text).toContain('Person number 899')
    expect(text).toContain('"style":"filtered"')
  })
})

describe('buttons', () => {
  const actions = (view: View, where: (typeof wheres)[number] = 'message') =>
    (draw(view, where).card.actions ?? []).filter((action) => action.type !== 'Action.OpenUrl')

  it('the main one stands first, grave ones last, and beyond four they go behind "…"', () => {
    const [first, ...rest] = actions(viewsWith('x').referral)
    expect([first?.style, rest.at(-1)?.style]).toEqual(['positive', 'destructive'])
    const many = actions({ kind: 'done', done: { what: 'already-done' }, buttons: allButtons('x').slice(0, 60) })
    expect(many.map(({ mode }) => mode ?? 'shown').slice(0, 6)).toEqual([
      'shown',
      'shown',
      'shown',
      'shown',
      'secondary',
      'secondary',
    ])
  })

  it('open dialogs, act in place, or are sent from within a dialog', () => {
    const types = (where: (typeof wheres)[number]) =>
      actions(viewsWith('x').referral, where).map((action) => [action.type, 'msteams' in action.data])
    expect(types('message')).toEqual([
      ['Action.Execute', false],
      ['Action.Submit', true],
      ['Action.Submit', true],
    ])
    expect(new Set(types('dialog').map(String))).toEqual(new Set(['Action.Submit,false']))
  })

  it('carry a nonce of their own, new with every drawing', () => {
    const nonces = [1, 2].flatMap(() => actions(viewsWith('x').referral).map(({ data }) => JSON.stringify(data)))
    expect(new Set(nonces).size).toBe(6)
  })
})

describe('a form', () => {
  const { card } = draw({ kind: 'form', ...formWith('refer', 'words') }, 'message', tongues[1])
  const texts = textsIn(card).map(({ text }) => text)

  it('has a label, and what to say when it is empty, at every required field', () => {
    expect(texts).toContain('Who at the company approved?')
    expect(texts).toContain('Please fill this in.')
  })

  it('says what is wrong at the top and right below the field', () => {
    const body = card.body.map((element) => JSON.stringify(element))
    const number = body.findIndex((element) => element.includes('"id":"number"'))
    expect(body[number + 1]).toContain('is not a valid organisation number')
    expect(body.slice(0, 4).join()).toContain('There is no case words that you can see')
  })

  it('names its fields, so that those left empty arrive as empty', () => {
    expect(JSON.stringify(card.actions)).toContain('"fields":["company","number"')
  })

  it('shows the group before the name', () => {
    expect(texts).toContain('words group – words')
  })
})
