import { clean } from '../../core/clean.ts'
import { cut, longest } from './limits.ts'

/** Nothing beyond this is looked at, so that a very long text costs no more than what is shown of it. */
const ahead = (text: string, most: number): string => clean(text.slice(0, most * 2))

/** An invisible character at which neither a line nor a word breaks. */
const joiner = '\u2060'

/**
 * User text for a TextRun, a choice's title or an input's value: shown as it is. Cards still replace `{{DATE(…)}}` and `{{TIME(…)}}` there,
 * so that two braces never stand together.
 */
export const shown = (text: string, most: number): string =>
  cut(ahead(text, most).replace(/\{(?=\{)/g, `{${joiner}`), most)

/**
 * User text for places that read markdown, tags or links and have no TextRuns: a message's summary, a card's fallback text, the sentence
 * that answers a button. What could become active is put in characters that look alike and mean nothing.
 */
export const inert = (text: string, most: number = longest.summary): string =>
  cut(
    ahead(text, most)
      .replace(/\s+/g, ' ')
      .replace(/[*_~`<>[\]#|\\&{}]/g, (character) => lookalikes[character] ?? '')
      .replace(/:(?=\/\/)|(?<=\w)\.(?=\w)|@/g, (character) => character + joiner),
    most,
  )

const lookalikes: Readonly<Record<string, string>> = {
  '*': '∗',
  _: '＿',
  '~': '∼',
  '`': '’',
  '<': '‹',
  '>': '›',
  '[': '［',
  ']': '］',
  '#': '＃',
  '|': '｜',
  '\\': '＼',
  '&': '＆',
  '{': '｛',
  '}': '｝',
}
