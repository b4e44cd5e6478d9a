import { describe, expect, it } from '@jest/globals'
import { cardProblems } from '#src/playground/teams/card-check.ts'

const text = { type: 'TextBlock', text: 'Hej' }
const name = { type: 'Input.Text', id: 'name', label: 'Namn' }
const send = { type: 'Action.Submit', title: 'Skicka' }
const accept = { type: 'Action.Execute', title: 'Acceptera', verb: 'accept' }
const chart = { type: 'Chart.VerticalBar', data: [{ x: 'Jan', y: 2 }], fallback: text }

const card = (rest: object) => ({ type: 'AdaptiveCard', version: '1.5', ...rest })
const body = (...elements: object[]) => card({ body: elements })
const buttons = (...actions: object[]) => card({ actions })
const problems = (value: unknown) => cardProblems(value, 'card').join('\n')

describe('Teams takes', () => {
  it.each([
    ['text', body(text)],
    ['rich text', body({ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: 'Hej', weight: 'bolder' }, '!'] })],
    ['facts', body({ type: 'FactSet', facts: [{ title: 'Ägare', value: 'Anna' }] })],
    ['columns', body({ type: 'ColumnSet', columns: [{ type: 'Column', width: 'auto', items: [text] }] })],
    ['a table', body({ type: 'Table', columns: [{ width: 1 }], rows: [row()] })],
    ['a form', card({ body: [{ ...name, isRequired: true, errorMessage: 'Skriv ett namn' }], actions: [send] })],
    ['choices', body(choices([{ title: 'A', value: 'a' }]))],
    ['choices from a query', body({ ...choices([]), 'choices.data': { type: 'Data.Query', dataset: 'people' } })],
    ['a chart with a fallback', body(chart)],
    ['a card behind a button', buttons({ type: 'Action.ShowCard', title: 'Mer', card: body(text) })],
    ['a refreshing card', card({ body: [text], refresh: { action: accept, userIds: ['29:1a'] } })],
    ['a toggle of what is there', card({ body: [{ ...text, id: 'more' }], actions: [toggle('more')] })],
    ['a mention that stands in its text', mentioning('Hej <at>Bo</at>')],
    ['Action.Execute with data', buttons({ ...accept, id: 'x', data: { no: 12 }, style: 'positive' })],
  ])('%s', (_, value) => {
    expect(problems(value)).toBe('')
  })
})

type Refused = readonly [fault: string, card: unknown, says: string]

const brokenElements: readonly Refused[] = [
  ['version 1.6', { ...body(text), version: '1.6' }, 'card.version: Teams shows Adaptive Cards up to version 1.5'],
  ['no version', { type: 'AdaptiveCard', body: [text] }, 'card.version: a card needs a version'],
  ['an empty card', card({}), 'card.body: an empty card is not shown'],
  ['an unknown key', card({ body: [text], footer: [] }), 'card: Unrecognized key: "footer"'],
  ['an unknown element', body(text, { type: 'Blink' }), 'card.body[1].type: unknown element type "Blink"'],
  ['it deep inside', body({ type: 'Container', items: [{ type: 'Blink' }] }), 'card.body[0].items[0].type'],
  ['an unknown action', buttons({ type: 'Action.Http', title: 'x' }), 'card.actions[0].type: unknown action type'],
  ['a text without text', body({ type: 'TextBlock' }), 'card.body[0].text'],
  ['an empty text', body({ type: 'TextBlock', text: '' }), 'card.body[0].text: an empty text is not shown'],
  ['an unknown colour', body({ ...text, color: 'pink' }), 'card.body[0].color'],
  ['facts without a value', body({ type: 'FactSet', facts: [{ title: 'Ägare' }] }), 'card.body[0].facts[0].value'],
  ['an image over http', body({ type: 'Image', url: 'http://x.example/a.png' }), 'card.body[0].url'],
  ['an input without a label', body({ ...name, label: undefined }), 'card.body[0].label: an input needs a label'],
  ['an input without an id', body({ ...name, id: '' }), 'card.body[0].id: an input needs an id'],
  [
    'two with one id',
    body(name, { type: 'Container', items: [name] }),
    'card.body[1].items[0].id: "name" is used twice',
  ],
  ['a required one that cannot say so', body({ ...name, isRequired: true }), 'card.body[0].errorMessage'],
  ['choices without choices', body(choices([])), 'card.body[0].choices: a choice set needs choices'],
  [
    'the same value twice',
    body(
      choices([
        { title: 'A', value: 'a' },
        { title: 'B', value: 'a' },
      ]),
    ),
    'the same value',
  ],
  ['a comma in a multiple choice', body({ ...choices([{ title: 'A', value: 'a,b' }]), isMultiSelect: true }), 'commas'],
  ['a date that is none', body({ type: 'Input.Date', id: 'd', label: 'Dag', value: '1/2' }), 'card.body[0].value'],
]

const brokenButtonsAndMore: readonly Refused[] = [
  ['a button without a title', buttons({ type: 'Action.Submit' }), 'card.actions[0].title'],
  ['Action.Execute without a verb', buttons({ type: 'Action.Execute', title: 'x' }), 'card.actions[0].verb'],
  ['unknown fields in it', buttons({ ...accept, url: 'x' }), 'card.actions[0]: Unrecognized key: "url"'],
  ['data that is a number', buttons({ ...accept, data: 7 }), 'card.actions[0].data'],
  ['a script for a link', buttons({ type: 'Action.OpenUrl', title: 'x', url: 'javascript:1' }), 'card.actions[0].url'],
  ['a toggle of nothing', buttons(toggle('more')), 'card.actions[0].targetElements[0]: no element has the id "more"'],
  ['a chart without a fallback', body({ ...chart, fallback: undefined }), 'card.body[0].fallback: a chart needs'],
  ['a chart without numbers', body({ ...chart, data: [{ x: 'Jan', y: 'two' }] }), 'card.body[0].data[0].y'],
  ['sixty-one to refresh for', refreshing(61), 'card.refresh.userIds'],
  ['refreshing by object id', card({ body: [text], refresh: { action: accept, userIds: ['aad'] } }), '29: ids'],
  ['a mention outside its text', mentioning('Hej Bo'), 'does not stand in the text'],
  [
    'faults in a hidden card',
    buttons({ type: 'Action.ShowCard', title: 'x', card: body({ type: 'Blink' }) }),
    'actions[0].card.body[0]',
  ],
  ['what is no card at all', 'card', 'card'],
]

describe('Teams refuses', () => {
  it.each([...brokenElements, ...brokenButtonsAndMore])('%s', (_, value, says) => {
    expect(problems(value)).toContain(says)
  })

  it('Action.Execute in a dialog, which knows Action.Submit only', () => {
    expect(cardProblems(buttons(accept), 'card', 'dialog')).toEqual([
      'card.actions[0]: a dialog takes Action.Submit only',
    ])
    expect(cardProblems(buttons(send), 'card', 'dialog')).toEqual([])
  })
})

function choices(given: object[]): object {
  return { type: 'Input.ChoiceSet', id: 'kind', label: 'Slag', choices: given }
}

function row(): object {
  return { type: 'TableRow', cells: [{ type: 'TableCell', items: [text] }] }
}

function toggle(id: string): object {
  return { type: 'Action.ToggleVisibility', title: 'Mer', targetElements: [id] }
}

function refreshing(people: number): object {
  const userIds = Array.from({ length: people }, (_, n) => `29:${n}`)
  return card({ body: [text], refresh: { action: accept, userIds } })
}

function mentioning(written: string): object {
  const entity = { type: 'mention', text: '<at>Bo</at>', mentioned: { id: '29:b', name: 'Bo' } }
  return card({ body: [{ type: 'TextBlock', text: written }], msteams: { entities: [entity] } })
}
