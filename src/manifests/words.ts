import type { Locale } from '../core/register/register.ts'

/** What the app is, for those who install it. `short` is at most 80 characters, Teams' limit; `full` at least 175, Slack's. */
export interface AppWords {
  readonly short: string
  readonly full: string
}

export const appName = 'Manydoors'

export const appWords: { readonly [L in Locale]: AppWords } = {
  sv: {
    short: 'Registrera företagsärenden och lämna över dem mellan organisationer.',
    full: 'Manydoors är för främjare i flera organisationer, några i Slack och andra i Teams. Registrera ett företagsärende på en rad, hänvisa det till rätt person eller organisation och följ det hela vägen: den som lämnar över ansvarar för ärendet tills någon har accepterat det, så ett öppet ärende har alltid en ansvarig. Mottagaren svarar direkt på kortet i sin egen chatt. Bara organisationer och personer i nätverkets register kan använda appen, och ett företags uppgifter visas bara för den som får se dem.',
  },
  en: {
    short: 'Register company cases and hand them over across organisations.',
    full: 'Manydoors is for promoters of several organisations, some in Slack and others in Teams. Register a company case in one line, refer it to the right person or organisation and follow it all the way: whoever hands it over owns the case until somebody has accepted it, so an open case always has an owner. The receiver answers on the card in their own chat. Only organisations and people in the network’s register can use the app, and a company’s details are shown only to those who may see them.',
  },
}
