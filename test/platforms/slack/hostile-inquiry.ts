import fc from 'fast-check'
import type { Button } from '#src/views/view.ts'

/** What is asked and answered about a company on which another has a case too. */
export const inquiriesOf = (words: (most: number) => fc.Arbitrary<string>, buttons: fc.Arbitrary<Button[]>) =>
  [
    fc.record({
      kind: fc.constant('inquiry' as const),
      caseNo: words(20),
      need: words(500),
      askedBy: words(200),
      askingOrganisation: words(200),
      answer: fc.option(fc.constantFrom('shared' as const, 'declined' as const)),
      buttons,
    }),
    fc.record({ kind: fc.constant('turned-down' as const), caseNo: words(20), need: words(500), buttons }),
  ] as const
