import { clean } from '../../../core/clean.ts'

/** Slack's limits, in characters or pieces, as its reference of Block Kit and of `chat.postMessage` gives them. */
export const limits = {
  header: 150,
  section: 3_000,
  contextElements: 10,
  actions: 25,
  buttonText: 75,
  buttonValue: 2_000,
  option: 75,
  options: 100,
  optionGroups: 100,
  checkboxes: 10,
  label: 2_000,
  placeholder: 150,
  typed: 3_000,
  title: 24,
  privateMetadata: 3_000,
  /** `chat.update` takes less than `chat.postMessage`. */
  text: 3_000,
  messageBlocks: 50,
  viewBlocks: 100,
  /** A message fails at about 13,000 characters in all; well below that. */
  messageCharacters: 11_000,
  viewCharacters: 40_000,
} as const

/** At most `most` UTF-16 units, ending in "…" where something had to go; never half a character. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text
  return `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$|\u200d+$/u, '')}…`
}

/** Fit to be shown: cleaned, cut, and never empty, since Slack refuses empty texts. */
export const fitting = (text: string, most: number): string => cut(clean(text), most) || '–'
