import { describe, expect, it } from '@jest/globals'
import { messageOf } from '#src/platforms/slack/render/message.ts'
import { renderView } from '#src/platforms/teams/render/render.ts'
import type { View } from '#src/views/view.ts'
import { agendaWith } from './agenda-views.ts'

const long = 'Vi hör av oss till hamnen i Åhus. '.repeat(58)
const { sitting } = agendaWith('Höstens mässa', 12)

/** At a talkative item: the twelve newest of forty. */
const talkative = (words: string): View<'sitting'> => ({
  ...sitting,
  row: sitting.row && { ...sitting.row, buttons: [] },
  records: sitting.records.map((one, at) => ({ ...one, words: `Nr ${at + 1}: ${words}` })),
  recorded: 40,
})

const { agenda } = agendaWith('Höstens mässa', 40)
const many: View<'agenda'> = { ...agenda, rows: agenda.rows.map((row, at) => ({ ...row, no: at + 1 })) }

describe.each(['sv', 'en'] as const)('a meeting in %s, at its largest', (locale) => {
  const tongue = { locale, timeZone: 'Europe/Stockholm' }
  const inSlack = (view: View) => messageOf(view, tongue).blocks
  const inTeams = (view: View) => JSON.stringify(renderView(view, tongue, { where: 'message', nonce: () => 'n' }).card)

  it('can be gone on with in Slack, however much has been said', () => {
    expect(inSlack(talkative(long)).map(({ type }) => type)).toContain('actions')
  })

  it('shows in Slack what was said as long as a card has room for, and how much more there is', () => {
    const shown = JSON.stringify(inSlack(talkative(long.slice(0, 250))))
    for (const words of ['Nr 1:', 'Nr 12:', '40']) expect(shown).toContain(words)
  })

  it('shows in Teams the newest of what was said, and how much more there is', () => {
    const shown = inTeams(talkative('€'.repeat(2_000)))
    expect(shown).toContain('Nr 12:')
    expect(shown).not.toContain('Nr 1:')
    expect(shown).toContain('40')
  })

  it('has all its items in Slack, also those that there is no room for buttons for', () => {
    const shown = JSON.stringify(inSlack(many))
    for (const no of [1, 18, 19, 40]) expect(shown).toContain(`${no}. KRO-1`)
  })
})
