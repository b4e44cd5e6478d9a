import { clean } from '../../core/clean.ts'
import { cut, longest } from './limits.ts'

/** An invisible character at which neither a line nor a word breaks. */
const joiner = '\u2060'

/**
 * User text for a TextRun, a choice's title or an input's value: shown as it is. Cards still replace `{{DATE(…)}}` and `{{TIME(…)}}` there,
 * so that two braces never stand together.
 */
export const shown = (text: string, most: number): string => cut(clean(text).replace(/\{(?=\{)/g, `{${joiner}`), most)

/**
 * User text for places that read markdown, tags or links and have no TextRuns: a message's summary, a card's fallback text, the sentence
 * that answers a button. What could become active is put in characters that look alike and mean nothing.
 */
export const inert = (text: string, most: number = longest.summary): string =>
  cut(
    clean(text)
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
