import type { Locale } from '../core/register/register.ts'

/** A document in words: what it says and in which order, not how it looks. */
export interface Paper {
  readonly locale: Locale
  readonly title: string
  /** Whose it is, for the file's properties. */
  readonly author: string
  readonly madeAt: Date
  /** "Label: value", under the title. */
  readonly facts: readonly Labelled[]
  readonly sections: readonly Section[]
  readonly page: (page: number, of: number) => string
}

export interface Labelled {
  readonly label: string
  readonly text: string
}

export interface Section {
  readonly heading: string
  /** In order; those that follow one another without a label are one list. */
  readonly parts: readonly (Labelled | { readonly point: string })[]
}

/** Longest that one text of a document is: more would be a document of its own. */
const longest = 5_000

/** What people have typed, as a document can hold it: XML has no room for half a pair or for what Unicode says is no character. The end of what is too long is left out visibly, and no character is cut in two. */
export function onPaper(text: string): string {
  const shown = [...text.toWellFormed().replace(/(?![\n\t])\p{Cc}|\p{Bidi_Control}|\p{Noncharacter_Code_Point}/gu, '')]
  return shown.length > longest ? `${shown.slice(0, longest - 1).join('')}…` : shown.join('')
}
