import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import { installPage } from '#src/platforms/slack/install-pages.ts'
import { runs } from '#test/long.ts'
import { words } from './slack/hostile.ts'

const pages = ['installed', 'workspace-unknown', 'cancelled', 'expired', 'whole-enterprise', 'failed'] as const
const tags = (html: string): readonly string[] => html.match(/<[^>]*>/g) ?? []
const signs: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
/** What a browser shows of it. */
const shown = (html: string): string =>
  html.replaceAll(/<[^>]*>/g, '').replaceAll(/&(\w+|#39);/g, (_, name: string) => signs[name] ?? '?')

it('a workspace may be called whatever it likes: it is shown as it is, and the page stays the same', () => {
  const tricks = fc.constantFrom(
    '$&',
    "$'",
    '$`',
    '$$',
    '{id}',
    '{team}',
    '</title><script>',
    '"><img src=x onerror=1>',
  )
  fc.assert(
    fc.property(fc.constantFrom(...pages), fc.oneof(words(200), tricks), (page, name) => {
      const [plain, other] = [installPage(page, { id: 'T1', name: 'ZZ' }), installPage(page, { id: 'T1', name })]
      expect(tags(other.html)).toEqual(tags(plain.html))
      expect(shown(other.html)).toBe(shown(plain.html).split('ZZ').join(name))
    }),
    runs(300, 100_000),
  )
})
