import type { NetworkFile } from '../core/network-file.ts'
import type { Locale } from '../core/register/register.ts'

/** Which language the playground is in: the page, what is written in channels, and everybody who has none of their own in the file. */
export interface PlaygroundLanguage {
  spoken(): Locale
  speak(language: Locale): Promise<void>
}

/** `apply` takes the network as a file that is imported again: the register knows no other way to change another's language. */
export function playgroundLanguage(
  file: NetworkFile,
  apply: (file: NetworkFile) => Promise<unknown>,
): PlaygroundLanguage {
  let spoken = file.network.locale
  return {
    spoken: () => spoken,
    speak: async (language) => {
      await apply(inLanguage(file, language))
      spoken = language
    },
  }
}

const inLanguage = ({ network, organisations, ...file }: NetworkFile, locale: Locale): NetworkFile => ({
  ...file,
  network: { ...network, locale },
  organisations: organisations.map((organisation) => ({
    ...organisation,
    members: organisation.members.map((member) => ({ ...member, locale: member.locale ?? locale })),
  })),
})
