import type { Locale } from '../core/register/register.ts'
import { type Command, commands } from '../intents/commands.ts'
import { wordsFor } from '../texts/words.ts'

/** The words of the manifests hold no dates, so any zone does. */
export const textsIn = (locale: Locale) => wordsFor({ locale, timeZone: 'UTC' })

/** What is typed after the command, for the line that the chat shows meanwhile: the subcommands, or else an example. */
export function usageHint({ name }: Command, locale: Locale): string {
  const rests = textsIn(locale).help[name].lines.map(({ usage }) => usage.split(' ').slice(1).join(' '))
  const withWords = rests.filter(Boolean)
  const firsts = new Map(withWords.map((rest) => [rest.split(' ')[0], rest.includes(' ')]))
  if (firsts.size < 2) return withWords[0] ?? ''
  return [...firsts].map(([word, goesOn]) => (goesOn ? `${word} …` : word)).join(' | ')
}

export interface ReadyCommand {
  readonly title: string
  readonly does: string
}

/** The lines of the help that are commands as they stand: one or two words, without an example in them. */
export const readyCommands = (locale: Locale): readonly ReadyCommand[] =>
  commands.flatMap((command) =>
    textsIn(locale)
      .help[command.name].lines.filter(({ usage }) => /^\p{Ll}+( \p{Ll}+)?$/u.test(usage))
      .map(({ usage, does }) => ({ title: usage, does })),
  )
