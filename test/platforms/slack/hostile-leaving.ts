import fc from 'fast-check'
import { reasonsStuck } from '#src/core/case/stuck.ts'
import { causes } from '#src/core/cause.ts'
import { nightFindings } from '#src/core/night.ts'
import type { Button } from '#src/views/view.ts'

type Words = (most: number) => fc.Arbitrary<string>

/** What somebody who leaves has open: more than fits. */
export const unfinishedOf = (words: Words) => {
  const numbers = fc.array(words(20), { maxLength: 300 })
  const lists = {
    cases: numbers,
    toAnswer: numbers,
    taken: numbers,
    sent: numbers,
    standsInFor: numbers,
    actions: fc.nat(900),
  }
  return fc.record({ kind: fc.constant('unfinished' as const), whose: words(200), unfinished: fc.record(lists) })
}

const entryOf = (words: Words) =>
  fc.record({
    name: words(200),
    number: fc.constantFrom(null, '850101-••••'),
    cases: fc.nat(9_000),
    formerly: fc.option(words(200)),
  })
const amount = fc.nat(9_000)

/** Two entries of the register that are to be merged. */
export const mergeOf = (words: Words) =>
  fc.record({
    kind: fc.constant('merge' as const),
    merge: fc.record({
      ...{
        stays: entryOf(words),
        goes: entryOf(words),
        reveals: fc.option(words(20)),
        widens: fc.boolean(),
        ofFile: fc.boolean(),
      },
      moving: fc.record({ cases: amount, open: amount, contacts: amount, approvals: amount, referrals: amount }),
    }),
  })

/** What is told when a case, or all that somebody had, is another's. */
export const leavingOf = (words: Words, buttons: fc.Arbitrary<Button[]>) =>
  [
    fc.record({
      ...{ kind: fc.constant('ownership' as const), caseNo: words(20), need: words(500), owner: words(200) },
      ...{ ownerOrganisation: words(200), mine: fc.boolean(), buttons },
    }),
    fc.record({
      ...{ kind: fc.constant('unreachable' as const), what: fc.constantFrom('member', 'channel', 'organisation') },
      ...{ name: fc.option(words(200)), organisation: words(200), cause: fc.constantFrom(...causes) },
      ...{ caseNo: fc.option(words(20)), buttons: fc.constant([]) },
    }),
    fc.record({
      ...{ kind: fc.constant('stuck' as const), own: fc.constant([]), from: fc.nat(200), total: fc.nat(400) },
      owner: fc.option(words(40)),
      known: fc.array(
        fc.record({
          ...{ no: words(20), need: words(500), owner: words(200), ownerOrganisation: words(200), buttons },
          ...{ deadline: fc.constant(null), overdue: fc.boolean(), reasons: fc.subarray([...reasonsStuck]) },
        }),
        { maxLength: 20 },
      ),
    }),
    fc.record({
      ...{ kind: fc.constant('night' as const), openCases: fc.nat(9_000), buttons: fc.constant([]) },
      findings: fc.array(
        fc.record({
          what: fc.constantFrom(...nightFindings),
          count: fc.nat(900),
          cases: fc.array(words(20), { maxLength: 10 }),
        }),
        { maxLength: 5 },
      ),
    }),
    fc.record({
      ...{
        kind: fc.constant('took-over' as const),
        leaver: words(200),
        cases: fc.nat(900),
        referrals: fc.nat(900),
        actions: fc.nat(9),
      },
      buttons,
    }),
    fc.record({
      ...{ kind: fc.constant('companies' as const), from: amount, total: amount, more: fc.boolean(), buttons },
      pairs: fc.array(fc.record({ stays: entryOf(words), goes: entryOf(words), buttons }), { maxLength: 8 }),
    }),
    fc.record({
      kind: fc.constant('company' as const),
      ...{ caseNo: words(20), need: words(500), elsewhere: fc.boolean(), buttons },
    }),
  ] as const
