import type { Ports } from '../core/ports.ts'
import type { ChatIdentity } from '../core/register/register.ts'

/** A mentioned person as a typed line holds it: `@{chat:workspace:user|what the chat calls the person}`, the last where it is known. */
export const mentionOf = ({ chat, workspace, user }: ChatIdentity, called: string): string => {
  const name = called.replace(/[{}|]/g, '')
  return `@{${chat}:${workspace}:${user}${name && `|${name}`}}`
}

const mentions = /@\{(slack|teams):([^:{}|]+):([^:{}|]+)(?:\|([^{}|]*))?\}/g

/** Who is mentioned, where that is all that was typed. */
export function mentionedIn(typed: string): ChatIdentity | null {
  const [only] = typed.matchAll(mentions)
  return only?.[0] === typed ? identityOf(only) : null
}

const identityOf = ([, chat, workspace = '', user = '']: RegExpExecArray): ChatIdentity => ({
  chat: chat === 'slack' ? 'slack' : 'teams',
  workspace,
  user,
})

/** A mention's inside means nothing to people. */
export const withoutIds = (typed: string): string =>
  typed.replace(/@\{(?:slack|teams):[^{}|]+(?:\|([^{}|]*))?\}/g, (_, name) => `@${name ?? '…'}`)

/** What is kept tells people by their names: the ids of accounts are nobody's business. The receivers alone are looked up by them. */
export async function inWords(ports: Ports, input: Readonly<Record<string, string>>) {
  const named = Object.entries(input).map(async ([field, typed]) => [
    field,
    field === 'to' || field === 'also' ? typed : await withNames(ports, typed),
  ])
  return Object.fromEntries(await Promise.all(named))
}

async function withNames({ register }: Ports, typed: string): Promise<string> {
  const names = [...typed.matchAll(mentions)].map(async (found) => {
    const known = await register.receiverByIdentity(identityOf(found))
    return known?.member ? `@${known.member.name}` : withoutIds(found[0])
  })
  const left = await Promise.all(names)
  return typed.replace(mentions, () => left.shift() ?? '')
}
