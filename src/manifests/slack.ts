import type { Locale } from '../core/register/register.ts'
import { commands } from '../intents/commands.ts'
import { messageActions } from '../intents/message-actions.ts'
import { botScopes } from '../platforms/slack/installations.ts'
import { textsIn, usageHint } from './command-texts.ts'
import { appName, appWords } from './words.ts'

export interface SlackManifestOptions {
  readonly locale: Locale
  /** Without a slash at its end. */
  readonly publicUrl: string
  /** True where there is no public address: then nothing in it names one. */
  readonly socketMode: boolean
}

/** Why each scope is asked for: what an administrator wants to know before installing. */
export const scopeReasons: { readonly [S in (typeof botScopes)[number]]: string } = {
  commands: 'slash commands, buttons and forms',
  'chat:write': 'cards and notices in the bot’s own chats and in the channels it has been invited to',
  'im:write': 'opening the direct conversation with a person who is to be told something',
  'im:history': 'commands typed to the bot itself, and looking whether a message arrived before it is sent again',
  'users:read': 'people’s names, languages and time zones',
  'users:read.email': 'matching a person with the network’s register the first time',
}

/** In a message's menu: the form of each opens with its words. */
export const messageShortcuts: readonly string[] = messageActions.map(({ intent }) => intent)

/** `app_home_opened` draws Home; `message.im` is what is typed to the bot; the others tell that the bot was removed. */
export const botEvents = ['app_home_opened', 'message.im', 'app_uninstalled', 'tokens_revoked'] as const

/** A Slack app manifest, with every command in both languages: whoever types one decides by it. */
export function slackManifest({ locale, publicUrl, socketMode }: SlackManifestOptions) {
  const events = `${publicUrl}/slack/events`
  const at = socketMode ? {} : { url: events }
  return {
    display_information: {
      name: appName,
      description: appWords[locale].short,
      long_description: appWords[locale].full,
      background_color: '#17495a',
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: appName, always_online: true },
      slash_commands: languages(locale).flatMap((language) =>
        commands.map((command) => ({
          command: `/${command.slash[language]}`,
          ...at,
          description: textsIn(language).help[command.name].does,
          usage_hint: usageHint(command, language),
          should_escape: true,
        })),
      ),
      shortcuts: messageActions.map(({ intent, title, does }) => ({
        name: textsIn(locale).labels[title],
        type: 'message' as const,
        callback_id: intent,
        description: textsIn(locale).labels[does],
      })),
    },
    oauth_config: {
      ...(socketMode ? {} : { redirect_urls: [`${publicUrl}/slack/oauth_redirect`] }),
      scopes: { bot: [...botScopes] },
    },
    settings: {
      event_subscriptions: { ...(socketMode ? {} : { request_url: events }), bot_events: [...botEvents] },
      interactivity: { is_enabled: true, ...(socketMode ? {} : { request_url: events }) },
      org_deploy_enabled: false,
      socket_mode_enabled: socketMode,
      token_rotation_enabled: false,
    },
  }
}

/** The manifest's own language first. */
export const languages = (first: Locale): readonly Locale[] => (first === 'sv' ? ['sv', 'en'] : ['en', 'sv'])
