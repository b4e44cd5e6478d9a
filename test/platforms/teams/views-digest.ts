import type { Button, View } from '#src/views/view.ts'
import { digestWith } from '#test/core/digest/sample.ts'

/** What is told of months. */
export const digestsWith = (words: string, buttons: readonly Button[]) => {
  const digest: View<'digest'> = {
    ...{ kind: 'digest', digest: digestWith(words), note: words, part: 'tables', form: 'full' },
    ...{ standing: 'late', charts: true, buttons },
  }
  const definitions: View<'definitions'> = { kind: 'definitions', of: 'figures', buttons }
  return { digest, definitions }
}
