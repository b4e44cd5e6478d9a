import { clean } from '../../core/clean.ts'
import { mentionOf } from '../../intents/mention.ts'

/** More than any field takes, and less than would slow anything down. */
const longest = 12_000

/** A slash command as the line it stands for, in the language in which it was typed. */
export const commandLine = (typed: string, text: string, team: string): string =>
  `${typed.slice(1).toLowerCase()} ${readable(text, team)}`.trim().slice(0, longest)

/** A line written to the bot, without the bot's own mention. */
export const messageLine = (text: string, team: string, botUser: string | null): string =>
  readable(botUser === null ? text : text.replaceAll(new RegExp(`<@${botUser}(?:\\|[^>]*)?>`, 'g'), ' '), team).slice(
    0,
    longest,
  )

/**
 * What a person typed, from what Slack makes of it: people it knows become mentions (`mentionOf`); channels, groups and links become what was
 * typed again; its three escaped signs become themselves.
 */
function readable(text: string, team: string): string {
  const tags = text.slice(0, 3 * longest).replace(/<([^<>]*)>/g, (_, inside: string) => untagged(inside, team))
  return clean(tags.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'))
}

function untagged(inside: string, team: string): string {
  const bar = inside.indexOf('|')
  const target = bar < 0 ? inside : inside.slice(0, bar)
  const label = bar < 0 ? '' : inside.slice(bar + 1)
  const user = /^@([UW][A-Z0-9]+)$/.exec(target)
  if (user?.[1]) return mentionOf({ chat: 'slack', workspace: team, user: user[1] }, label)
  if (target.startsWith('#')) return `#${label || target.slice(1)}`
  if (target.startsWith('!')) return `@${(label || target.slice(1)).replace(/^@/, '')}`
  if (label === '' || target.replace(/^mailto:/, '').includes(label)) return label || target.replace(/^mailto:/, '')
  return `${label} (${target})`
}
