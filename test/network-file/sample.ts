import { readFileSync } from 'node:fs'
import type { NetworkFile } from '#src/core/network-file.ts'
import type { Locale } from '#src/core/register/register.ts'
import { readNetworkFile, showMistake } from '#src/network-file/read.ts'

export const sampleText = readFileSync(new URL('../../src/playground/sample-network.yaml', import.meta.url), 'utf8')

/** The file, or a fault that names its mistakes. */
export function read(text: string, present: NetworkFile | null = null): NetworkFile {
  const result = readNetworkFile(text, present)
  if ('file' in result) return result.file
  throw new Error(result.mistakes.map(showMistake).join('\n'))
}

export function mistakesIn(text: string, present: NetworkFile | null = null): readonly string[] {
  const result = readNetworkFile(text, present)
  return 'mistakes' in result ? result.mistakes.map(showMistake) : []
}

/** The sample with one passage changed; the passage must be there. */
export function sampleWith(passage: string, instead: string): string {
  if (!sampleText.includes(passage)) throw new Error(`The sample does not say: ${passage}`)
  return sampleText.replace(passage, instead)
}

/** The sample, in which Li has said that she reads English, and the two who begin most stories that they read Swedish. */
export const spokenSample = withLocales(read(sampleText), { li: 'en', sara: 'sv', maria: 'sv' })

function withLocales(file: NetworkFile, locales: Readonly<Record<string, Locale>>): NetworkFile {
  return {
    ...file,
    organisations: file.organisations.map((organisation) => ({
      ...organisation,
      members: organisation.members.map((member) => ({ ...member, locale: locales[member.key] ?? member.locale })),
    })),
  }
}
