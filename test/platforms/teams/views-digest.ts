import type { Button, View } from '#src/views/view.ts'
import { digestWith } from '#test/core/digest/sample.ts'

/** What is told of months. */
export const digestsWith = (words: string, buttons: readonly Button[]) => {
  const digest: View<'digest'> = {
    ...{ kind: 'digest', digest: digestWith(words), note: words, part: 'tables', form: 'full' },
    ...{ standing: 'late', charts: true, buttons },
  }
  const definitions: View<'definitions'> = { kind: 'definitions', of: 'figures', buttons }
  const file: View<'digest-file'> = {
    ...{ kind: 'digest-file', address: `https://bot.example/digest/${'x'.repeat(43)}.xlsx`, period: '2024..2026' },
    ...{ format: 'xlsx', whose: 'own', until: new Date('2026-12-08T08:00:00Z'), buttons },
  }
  return { digest, definitions, 'digest-file': file }
}
