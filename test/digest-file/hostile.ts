import fc from 'fast-check'
import type { Digest } from '#src/core/digest/digest.ts'
import { plain } from '#src/digest-file/lettering.ts'
import { idOf } from '../core/referrals.ts'
import { matrixOf, namedCounts, sample } from './sample.ts'

const known = [
  '=HYPERLINK("http://x","y")',
  '+46 470 123',
  '-1+1|cmd',
  '@SUM(A1)',
  '\t=1+1',
  '\r=1+1',
  '\u0000\u0007\u001b[31m',
  '\ud800 lone \udc00',
  '\ufffe\uffff',
  ']]>',
  '<script>alert(1)</script>',
  '&amp;&#0;&#xD;',
  '" style="font: bold 9px x',
  'a,b;"c"\r\nd',
  '{a|rich}{b}',
  '%s %d _x0041_',
  'مرحبا بالعالم',
  '\u202eomvänt\u2069',
  '😀'.repeat(60),
  'Å'.repeat(200),
  '   ',
  'valueOf',
  '__proto__',
  '',
]

export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...known),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc
    .tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '"', '<', ']]>'), fc.string({ unit: 'grapheme' }))
    .map((two) => two.join('')),
)

/** All the names in it are of the kind that is typed to break something. */
export const hostileDigest: fc.Arbitrary<{ readonly digest: Digest; readonly names: readonly string[] }> = fc
  .array(hostileText, { minLength: 3, maxLength: 12 })
  .map((names) => ({
    names,
    digest: sample({
      networkName: names[0] ?? '',
      scope: { of: 'organisation', organisation: idOf<'organisation'>('own'), name: names[1] ?? '' },
      needs: namedCounts(names.map((name, at) => [name, at + 5])).map((one, at) => ({ ...one, key: `need-${at}` })),
      doorOwner: matrixOf(
        names,
        names,
        names.map((_, r) => names.map((__, c) => (r === c ? 6 : 0))),
      ),
    }),
  }))

export const shownAs = plain

/** More names than a picture has room for, some of them long. */
export const forty = (): Digest => {
  const names = Array.from({ length: 40 }, (_, at) =>
    at === 3 ? `Mycket ${'lång '.repeat(40)}` : `Organisation nr ${at + 1}`,
  )
  return sample({
    needs: namedCounts(names.map((name, at) => [name, at === 39 ? 'suppressed' : 60 - at])),
    municipalities: namedCounts(names.map((name, at) => [name, 60 - at])),
    doorOwner: matrixOf(
      names,
      names,
      names.map((_, r) => names.map((__, c) => (r === c ? 60 - r : 0))),
    ),
  })
}
