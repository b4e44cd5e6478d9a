import { headOf } from './head-of.ts'

const adding = ['add', 'lägg', 'lagg', 'till']

/** `agenda`, or `agenda add <what>`, "dagordning lägg till …". */
export function readAgenda(rest: string): {
  readonly intent: string
  readonly input: Readonly<Record<string, string>>
} {
  const [first, after] = headOf(rest)
  const said = first.toLocaleLowerCase('sv')
  if (!adding.includes(said)) return { intent: 'agenda.show', input: {} }
  const [second, title] = headOf(after)
  const isTo = said.startsWith('l') && second.toLocaleLowerCase('sv') === 'till'
  return { intent: 'agenda.add', input: { title: isTo ? title : after } }
}

/** `<owner> <day> <what>` */
export function readAction(rest: string): Readonly<Record<string, string>> {
  const [owner, said] = headOf(rest)
  return { owner: owner.replace(/[,;:]+$/, ''), said }
}
