import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { longest } from '#src/core/case/case.ts'
import { type Shown, shownOf } from '#src/core/service/shown.ts'
import { packShown, readShown } from '#src/intents/shown.ts'
import { newId } from '#src/new-id.ts'
import { packed, unpacked } from '#src/platforms/slack/render/metadata.ts'
import { suggestedWith } from '#test/core/service/suggestions.ts'

/** As it is shown, with ids that are ids. */
const shownWith = (words: string): Shown => {
  const shown = shownOf(suggestedWith(words))
  return { ...shown, services: shown.services.map((one) => ({ ...one, service: newId<'service'>() })) }
}

describe('what was shown, as a form carries it', () => {
  it('comes back as it was, names no longer than they need to be', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii', maxLength: 40 }), (words) => {
        const shown = shownWith(words)
        expect(readShown(packShown(shown))).toEqual(shown)
      }),
    )
    expect(readShown(packShown(shownWith('x'.repeat(120))))?.services[0]?.title).toBe('x'.repeat(40))
    expect(readShown(packShown({ need: null, services: [] }))).toEqual({ need: null, services: [] })
  })

  it('leaves Slack’s forms room for the longest question, whatever is written in either', () => {
    const keep = {
      ...{ case: 'KRO-123456789', to: `#${newId()}`, kind: 'participation', inquiry: newId() },
      ...{ question: '"\n'.repeat(longest.question / 2), suggested: packShown(shownWith('"'.repeat(120))) },
    }
    const metadata = packed({ keep, channel: 'C0GENERAL' })
    expect(metadata.length).toBeLessThanOrEqual(3_000)
    expect(unpacked(metadata)?.keep).toEqual(keep)
  })

  it.each([
    ['nothing', ''],
    ['no list', '{"need":"loan"}'],
    ['no id', '["loan",["x","Lån","Almi","","open",null,"fresh",null]]'],
    ['a capacity that is none', `["loan",["${newId()}","Lån","Almi","","ajar",null,"fresh",null]]`],
    ['a rule that is none', `["loan",["${newId()}","Lån","Almi","x9","open",null,"fresh",null]]`],
    ['a day that is none', `["loan",["${newId()}","Lån","Almi","","closed","2026-02-30","fresh",null]]`],
    ['half of it', '["loan",["'],
  ])('is nothing when it is %s', (_, carried) => {
    expect(readShown(carried)).toBeNull()
  })
})
