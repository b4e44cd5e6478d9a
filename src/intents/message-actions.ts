import { longest } from '../core/case/case.ts'
import { cleanLine } from '../core/clean.ts'

/** What stands in a message's menu in both chats: its intent, the field that the message's words go into, and what it is called. */
export const messageActions = [
  { intent: 'case.new', field: 'need', most: longest.need, title: 'createCase', does: 'createCaseFrom' },
  { intent: 'agenda.add', field: 'title', most: 200, title: 'putOnAgenda', does: 'putOnAgendaFrom' },
] as const

/** What the form of a message's action begins with; what is too long is cut. */
export function inputFrom(intent: string, words: string): Readonly<Record<string, string>> {
  const { field, most } = messageActions.find((one) => one.intent === intent) ?? messageActions[0]
  const said = field === 'title' ? cleanLine(words) : words
  return { [field]: said.slice(0, most).replace(/[\ud800-\udbff]$/, '') }
}
