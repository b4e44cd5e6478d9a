import type { WorkspaceSeed } from '../seed.ts'
import { handle } from '../web-api/users.ts'

/** As Slack writes down what a person typed: the three signs of its markup lose their meaning. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/**
 * A command's text with `should_escape`: names of people and channels that exist become `<@U1|name>` and `<#C1|name>`, the
 * longest name first, so that "@Anna Berg" is not taken for "@Anna".
 */
export function escapedCommand(text: string, workspace: WorkspaceSeed): string {
  const people = workspace.people.flatMap(({ id, name }) => [
    { sign: `@${name}`, tag: `<@${id}|${handle(name)}>` },
    { sign: `@${handle(name)}`, tag: `<@${id}|${handle(name)}>` },
  ])
  const channels = workspace.channels.map(({ id, name }) => ({ sign: `#${name}`, tag: `<#${id}|${name}>` }))
  const known = [...people, ...channels].toSorted((one, other) => other.sign.length - one.sign.length)
  let written = ''
  for (let at = 0; at < text.length; ) {
    const found = known.find(({ sign }) => named(text, at, sign))
    written += found ? found.tag : escaped(text.charAt(at))
    at += found ? found.sign.length : 1
  }
  return written
}

function named(text: string, at: number, sign: string): boolean {
  const before = text.charAt(at - 1)
  const after = text.charAt(at + sign.length)
  if (/[\p{L}\p{N}]/u.test(before) || /[\p{L}\p{N}]/u.test(after)) return false
  return text.slice(at, at + sign.length).toLowerCase() === sign.toLowerCase()
}
