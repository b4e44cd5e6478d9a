import type { CommandName } from '../views/view.ts'

/** A command as it is typed. Slack takes lower-case ASCII only; the words are accepted in Teams, with or without the slash. */
export interface Command {
  readonly name: CommandName
  readonly slash: { readonly en: string; readonly sv: string }
  readonly words: readonly string[]
}

/** Help, both manifests and the reading of typed lines come from this list. */
export const commands: readonly Command[] = [
  { name: 'case', slash: { en: 'case', sv: 'arende' }, words: ['case', 'arende', 'ärende'] },
  { name: 'refer', slash: { en: 'refer', sv: 'hanvisa' }, words: ['refer', 'hanvisa', 'hänvisa'] },
  { name: 'meeting', slash: { en: 'meeting', sv: 'mote' }, words: ['meeting', 'mote', 'möte'] },
  { name: 'doors', slash: { en: 'doors', sv: 'dorrar' }, words: ['doors', 'dorrar', 'dörrar'] },
  { name: 'digest', slash: { en: 'digest', sv: 'manadsbrev' }, words: ['digest', 'manadsbrev', 'månadsbrev'] },
]
