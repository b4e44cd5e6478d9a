import type { Locale } from '../core/register/register.ts'
import { messageActions } from '../intents/message-actions.ts'
import { readyCommands, textsIn } from './command-texts.ts'
import { appName, appWords } from './words.ts'

export interface TeamsManifestOptions {
  readonly locale: Locale
  /** Without a slash at its end. */
  readonly publicUrl: string
  /** The bot's application id, a GUID. */
  readonly appId: string
  /** Of the product. */
  readonly version: string
}

/** The schema in which slash commands came. */
const schema = '1.29'

const commandLists = [
  { scopes: ['team', 'groupChat'], triggers: ['mention', 'slash'] },
  { scopes: ['personal'], triggers: ['mention'] },
] as const

/** The app package's manifest in one language. The other language is a file beside it: `otherLanguage`. */
export function teamsManifest({ locale, publicUrl, appId, version }: TeamsManifestOptions) {
  const other = otherThan(locale)
  const commands = readyCommands(locale).map(({ title, does }) => ({ title, description: does }))
  return {
    $schema: `https://developer.microsoft.com/json-schemas/teams/v${schema}/MicrosoftTeams.schema.json`,
    manifestVersion: schema,
    version,
    id: appId,
    developer: { name: appName, websiteUrl: publicUrl, privacyUrl: publicUrl, termsOfUseUrl: publicUrl },
    name: { short: appName, full: appName },
    description: appWords[locale],
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: '#17495A',
    localizationInfo: {
      defaultLanguageTag: locale,
      additionalLanguages: [{ languageTag: other, file: `${other}.json` }],
    },
    defaultInstallScope: 'personal',
    defaultGroupCapability: { team: 'bot', groupchat: 'bot', meetings: 'bot' },
    bots: [
      {
        botId: appId,
        scopes: ['personal', 'team', 'groupChat'],
        isNotificationOnly: false,
        supportsFiles: false,
        supportsTargetedMessages: true,
        commandLists: commandLists.map((list) => ({ ...list, commands })),
      },
    ],
    composeExtensions: [
      {
        botId: appId,
        commands: messageActions.map(({ intent, title, does }) => ({
          id: intent,
          type: 'action',
          context: ['message'],
          title: textsIn(locale).labels[title],
          description: textsIn(locale).labels[does],
          fetchTask: true,
        })),
      },
    ],
    permissions: ['identity', 'messageTeamMembers'],
    validDomains: [new URL(publicUrl).hostname],
  }
}

export const otherThan = (locale: Locale): Locale => (locale === 'sv' ? 'en' : 'sv')

/** The manifest's texts in the other language. */
export function otherLanguage(locale: Locale) {
  const other = otherThan(locale)
  const titles = commandLists.flatMap((_, list) =>
    readyCommands(other).flatMap(({ title, does }, place) => {
      const at = `bots[0].commandLists[${list}].commands[${place}]`
      return [
        [`${at}.title`, title],
        [`${at}.description`, does],
      ]
    }),
  )
  return {
    $schema: `https://developer.microsoft.com/json-schemas/teams/v${schema}/MicrosoftTeams.Localization.schema.json`,
    'name.short': appName,
    'name.full': appName,
    'description.short': appWords[other].short,
    'description.full': appWords[other].full,
    ...Object.fromEntries(titles),
    ...Object.fromEntries(
      messageActions.flatMap(({ title, does }, place) => [
        [`composeExtensions[0].commands[${place}].title`, textsIn(other).labels[title]],
        [`composeExtensions[0].commands[${place}].description`, textsIn(other).labels[does]],
      ]),
    ),
  }
}
