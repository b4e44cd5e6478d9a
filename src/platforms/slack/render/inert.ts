import { cleanLine } from '../../../core/clean.ts'
import { cut, limits } from './limits.ts'

const lookAlikes: Readonly<Record<string, string>> = { '*': '∗', _: 'ˍ', '~': '∼', '`': 'ˋ' }
const colon = '∶'
/** Keeps signs apart without being seen. */
const joiner = '\u2060'

/**
 * A message's `text`: what notifications show and screen readers say. Slack reads it as mrkdwn, so everything in it that could mention,
 * link or format is taken apart; the blocks show the same with its own signs.
 */
export function inert(text: string): string {
  const shown = cleanLine(text)
    .replace(/[*_~`]/g, (sign) => lookAlikes[sign] ?? sign)
    .replace(/:(?=[^\s:]*:)|(?<=\b(?:https?|ftp|file|mailto|tel|slack)):/giu, colon)
    .replace(/@(?=(?:channel|here|everyone)\b)/giu, `@${joiner}`)
    .replace(/^(?=>)/, joiner)
  return cut(shown || '–', limits.text / 5)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}
