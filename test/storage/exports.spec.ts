import { expect, it } from '@jest/globals'
import { sayRefusal } from '#src/texts/say.ts'
import { wordsFor } from '#src/texts/words.ts'
import { answers } from './asking.ts'
import { onEveryEngine, start } from './given.ts'

onEveryEngine('a digest as a file, where nobody knows at which address the bot is reached', (g) => {
  it.each([
    ['sv', 'Be den som sköter Manydoors att ange PUBLIC_URL'],
    ['en', 'Ask whoever runs Manydoors to set PUBLIC_URL'],
  ] as const)('is not promised; it is said what to do, in %s', async (locale, said) => {
    const asked = { period: '2026-10', format: 'pdf' }
    const answer = await answers({ g: g(), who: 'sara', now: start }, 'digest.export', asked)
    if (answer.ok) throw new Error('it was promised')
    expect(sayRefusal(wordsFor({ locale, timeZone: 'Europe/Stockholm' }), answer.refusal)).toContain(said)
  })
})
