import { describe, expect, it } from '@jest/globals'
import { activeMarkup } from '#src/playground/slack/markup.ts'

const found = (text: string, blocks: unknown[] = []) =>
  activeMarkup(text, blocks).map(({ kind, target }) => `${kind} ${target}`)

describe('what a client makes live', () => {
  it.each([
    ['<@U1> and <@U2|anna>', ['user U1', 'user U2']],
    ['<!channel> <!here|here> <!everyone>', ['broadcast channel', 'broadcast here', 'broadcast everyone']],
    ['<#C1|general>', ['channel C1']],
    ['<!subteam^S1>', ['group S1']],
    ['<https://evil.example|kronoberg.se>', ['link https://evil.example']],
    ['see https://evil.example/x', ['link https://evil.example/x']],
    ['<!date^1700000000^{date}|then>', ['date 1700000000']],
    ['hello @channel', ['broadcast channel']],
    ['*bold* and _italic_', ['format bold', 'format italic']],
    ['&gt; quoted', ['format quote']],
    [':tada:', ['emoji tada']],
  ])('%s', (text, live) => expect(found(text)).toEqual(live))

  it.each(['&lt;@U1&gt;', '&lt;!channel&gt;', 'anna@channel.se', '2 * 3 * 4', 'snake_case_name', '12:30:45', 'Å & Ä'])(
    'leaves alone: %s',
    (text) => expect(found(text)).toEqual([]),
  )

  it('knows which texts of blocks are read as markup', () => {
    const tricks = '<@U1> <!here> *x* https://evil.example'
    const quiet = [
      { type: 'header', text: { type: 'plain_text', text: tricks, emoji: false } },
      { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: tricks }] }] },
      { type: 'table', rows: [[{ type: 'raw_text', text: tricks }]] },
    ]
    expect(found('', quiet)).toEqual([])
    const live = [
      { type: 'section', text: { type: 'mrkdwn', text: '<@U1>' } },
      {
        type: 'rich_text',
        elements: [{ type: 'rich_text_section', elements: [{ type: 'broadcast', range: 'here' }] }],
      },
      { type: 'markdown', text: '[x](https://evil.example)' },
    ]
    expect(activeMarkup('', live)[0]).toEqual({ kind: 'user', target: 'U1', where: 'blocks/0/text' })
    expect(found('', live)).toEqual(expect.arrayContaining(['broadcast here', 'link https://evil.example']))
  })
})
