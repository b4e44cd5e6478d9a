import { describe, expect, it } from '@jest/globals'
import { checkBlocks } from '#src/playground/slack/blocks/check.ts'
import { checkView } from '#src/playground/slack/blocks/view.ts'

const plain = (text: string) => ({ type: 'plain_text', text })
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text })
const section = (text: string) => ({ type: 'section', text: mrkdwn(text) })
const button = (more: object = {}) => ({ type: 'button', action_id: 'go', text: plain('Go'), ...more })
const actions = (...elements: object[]) => ({ type: 'actions', elements })
const option = (value: string) => ({ text: plain(value), value })
const select = (more: object) => ({ type: 'static_select', action_id: 's', ...more })
const input = (element: object) => ({ type: 'input', block_id: 'i', label: plain('Label'), element })
const many = <Item>(count: number, make: (at: number) => Item) => Array.from({ length: count }, (_, at) => make(at))
const table = (rows: number, columns: number) => ({
  type: 'table',
  rows: many(rows, () => many(columns, () => ({ type: 'raw_text', text: 'x' }))),
})
const chart = (series: object[], categories: string[]) => ({
  type: 'data_visualization',
  title: 'Cases',
  chart: { type: 'bar', series, axis_config: { categories } },
})
const points = (...labels: string[]) => labels.map((label) => ({ label, value: 1 }))
const rich = {
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'as typed' }] }],
}

describe('messages take', () => {
  it.each([
    ['50 blocks', many(50, () => ({ type: 'divider' }))],
    ['3,000 characters in a section', [section('x'.repeat(3000))]],
    ['3,000 letters that are two units each', [section('😀'.repeat(3000))]],
    ['a header of 150', [{ type: 'header', text: plain('x'.repeat(150)) }]],
    ['25 buttons', [actions(...many(25, (at) => button({ action_id: `go${at}` })))]],
    ['rich text', [rich]],
    ['a table of 100 × 20', [table(100, 20)]],
    [
      'two charts',
      [chart([{ name: 'A', data: points('q1') }], ['q1']), chart([{ name: 'A', data: points('q1') }], ['q1'])],
    ],
    ['an option chosen at first', [actions(select({ options: [option('a')], initial_option: option('a') }))]],
    ['Markdown', [{ type: 'markdown', text: '**bold**' }]],
    [
      'a button that asks first',
      [
        actions(
          button({
            confirm: { title: plain('Sure?'), text: mrkdwn('Really'), confirm: plain('Yes'), deny: plain('No') },
          }),
        ),
      ],
    ],
  ])('%s', (_, blocks) => expect(checkBlocks('message', blocks)).toEqual([]))
})

const refused: [string, object[], string][] = [
  ['51 blocks', many(51, () => ({ type: 'divider' })), 'no more than 50 items allowed [json-pointer:/blocks]'],
  [
    'a long section',
    [section('x'.repeat(3001))],
    'must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
  ],
  ['an empty text', [section('')], 'must be more than 0 characters [json-pointer:/blocks/0/text/text]'],
  [
    '11 fields',
    [{ type: 'section', fields: many(11, () => plain('f')) }],
    'no more than 10 items allowed [json-pointer:/blocks/0/fields]',
  ],
  ['a section of nothing', [{ type: 'section' }], 'text or fields is required [json-pointer:/blocks/0]'],
  [
    'a header of 151',
    [{ type: 'header', text: plain('x'.repeat(151)) }],
    'must be less than 151 characters [json-pointer:/blocks/0/text/text]',
  ],
  ['a header in mrkdwn', [{ type: 'header', text: mrkdwn('x') }], '[json-pointer:/blocks/0/text/type]'],
  ['11 in a context', [{ type: 'context', elements: many(11, () => plain('c')) }], 'no more than 10 items allowed'],
  ['26 buttons', [actions(...many(26, (at) => button({ action_id: `go${at}` })))], 'no more than 25 items allowed'],
  ['a button of 76', [actions(button({ text: plain('x'.repeat(76)) }))], 'must be less than 76 characters'],
  [
    'a value of 2,001',
    [actions(button({ value: 'x'.repeat(2001) }))],
    'must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]',
  ],
  ['a style Slack has not', [actions(button({ style: 'green' }))], '/elements/0/style]'],
  [
    'an unknown property',
    [{ ...section('x'), colour: 'red' }],
    'invalid additional property: colour [json-pointer:/blocks/0]',
  ],
  [
    'an unknown block',
    [{ type: 'balloon' }],
    'unsupported type, or failed to match all allowed schemas [json-pointer:/blocks/0/type]',
  ],
  ['an alert, which is for modals', [{ type: 'alert', text: plain('!') }], 'unsupported type'],
  ['a text field among buttons', [actions({ type: 'plain_text_input', action_id: 'x' })], 'unsupported type'],
  [
    'two of one block_id',
    [
      { ...section('a'), block_id: 'b' },
      { ...section('b'), block_id: 'b' },
    ],
    'block_id `b` already exists [json-pointer:/blocks/1/block_id]',
  ],
  ['two of one action_id', [actions(button(), button())], 'action_id `go` already exists in this block'],
  [
    '101 options',
    [actions(select({ options: many(101, (at) => option(`o${at}`)) }))],
    'no more than 100 items allowed',
  ],
  ['no options', [actions(select({}))], 'exactly one of options and option_groups is required'],
  [
    'a first choice that is none',
    [actions(select({ options: [option('a')], initial_option: option('b') }))],
    'must be one of the options',
  ],
  [
    '11 radio buttons',
    [actions({ type: 'radio_buttons', options: many(11, (at) => option(`${at}`)) })],
    'no more than 10 items allowed',
  ],
  ['101 rows', [table(101, 1)], 'no more than 100 items allowed'],
  ['21 columns', [table(1, 21)], 'no more than 20 items allowed'],
  ['two tables', [table(1, 1), table(1, 1)], 'no more than 1 blocks of type table'],
  ['a point too few', [chart([{ name: 'A', data: points('q1') }], ['q1', 'q2'])], 'exactly one point per category'],
  [
    'a chart’s long label',
    [chart([{ name: 'A', data: points('x'.repeat(21)) }], ['x'.repeat(21)])],
    'must be less than 21 characters',
  ],
  [
    '13 series',
    [
      chart(
        many(13, (at) => ({ name: `${at}`, data: points('q') })),
        ['q'],
      ),
    ],
    'no more than 12 items allowed',
  ],
  [
    'a third chart',
    many(3, () => chart([{ name: 'A', data: points('q') }], ['q'])),
    'no more than 2 blocks of type data_visualization',
  ],
  [
    'a number that is none',
    [chart([{ name: 'A', data: [{ label: 'q', value: null }] }], ['q'])],
    '/series/0/data/0/value]',
  ],
]

describe('messages refuse', () => {
  it.each(refused)('%s', (_, blocks, complaint) =>
    expect(checkBlocks('message', blocks).join('\n')).toContain(complaint),
  )
})

const modal = (more: object = {}) => ({
  type: 'modal',
  title: plain('Title'),
  submit: plain('Save'),
  blocks: [section('x')],
  ...more,
})

describe('views', () => {
  it('take what fits', () => {
    expect(
      checkView('modal', modal({ blocks: [input({ type: 'plain_text_input', action_id: 'x' })], callback_id: 'c' })),
    ).toEqual([])
    expect(checkView('home', { type: 'home', blocks: many(100, () => ({ type: 'divider' })) })).toEqual([])
  })

  it.each([
    [
      'a title of 25',
      modal({ title: plain('x'.repeat(25)) }),
      'must be less than 25 characters [json-pointer:/view/title/text]',
    ],
    ['a title in mrkdwn', modal({ title: mrkdwn('x') }), '/view/title/type]'],
    [
      'private metadata of 3,001',
      modal({ private_metadata: 'x'.repeat(3001) }),
      'must be less than 3001 characters [json-pointer:/view/private_metadata]',
    ],
    [
      'a callback_id of 256',
      modal({ callback_id: 'x'.repeat(256) }),
      'must be less than 256 characters [json-pointer:/view/callback_id]',
    ],
    [
      'an input and no button to send it',
      modal({ submit: undefined, blocks: [input({ type: 'datepicker', action_id: 'd' })] }),
      'submit is required',
    ],
    [
      '101 blocks',
      modal({ blocks: many(101, () => ({ type: 'divider' })) }),
      'no more than 100 items allowed [json-pointer:/view/blocks]',
    ],
    ['a table', modal({ blocks: [table(1, 1)] }), 'unsupported type'],
    ['no blocks at all', modal({ blocks: undefined }), '[json-pointer:/view/blocks]'],
  ])('refuse %s', (_, view, complaint) => expect(checkView('modal', view).join('\n')).toContain(complaint))
})
