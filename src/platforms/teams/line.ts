import { clean } from '../../core/clean.ts'
import { commands } from '../../intents/commands.ts'
import { mentionOf } from '../../intents/mention.ts'
import { longest } from './limits.ts'
import { type Mention, mentionsIn, type Payload, type Source } from './payload.ts'
import type { Roster } from './roster.ts'

/** People looked up for one line: each costs a call. */
const mostPeople = 10

/** A typed line without the bot's own mention and its slash; people who are mentioned stand as `mentionOf` writes them, or by name. */
export async function lineIn(activity: Payload, source: Source, roster: Roster): Promise<string> {
  const mentions = mentionsIn(activity)
  const isBot = ({ mentioned }: Mention) => mentioned.id === source.bot
  let text = activity.text ?? ''
  for (const { text: tag } of mentions.filter(isBot)) text = text.replaceAll(tag, ' ')
  const people = mentions.filter((mention) => !isBot(mention))
  const named = await Promise.all(people.slice(0, mostPeople).map((one) => personFor(one, source, roster)))
  // Two people can have one name: each mention takes the first place that is left, and a name said again is the same person's.
  for (const { tag, person } of named) {
    text = text.replace(tag, () => person)
  }
  for (const { tag, person } of named) text = text.replaceAll(tag, () => person)
  return commandIn(clean(text.replace(/&nbsp;|\u00a0/g, ' ')).slice(0, longest.typed))
}

async function personFor({ text, mentioned }: Mention, source: Source, roster: Roster) {
  const user = mentioned.aadObjectId || (await roster.objectIdOf(source, mentioned.id))
  const name = mentioned.name || text.replace(/<\/?at[^>]*>/g, '')
  return { tag: text, person: user ? mentionOf({ chat: 'teams', workspace: source.tenant, user }, name) : byName(name) }
}

/** A name of several words stands in quotation marks, which make it one word to whoever reads the line. */
const byName = (name: string): string => (/\s/.test(name) ? `"@${name.replace(/["”“]/g, '')}"` : `@${name}`)

const words = new Set(commands.flatMap((command) => command.words))

/** `/Refer 12` → `refer 12`. What follows the command stays as it was typed. */
function commandIn(text: string): string {
  const [, first = '', rest = ''] = /^\/?(\S*)([\s\S]*)$/.exec(text) ?? []
  const said = first.toLocaleLowerCase('sv')
  return `${words.has(said) ? said : first}${rest}`
}
