import type { ButtonIntent } from './button-intents.ts'

/** Something to press: an intent with its input. `opens` says that it answers with a form or details on top (modal, dialog). */
export interface Button {
  readonly intent: ButtonIntent
  readonly input: Readonly<Record<string, string>>
  readonly weight: 'main' | 'plain' | 'grave'
  readonly opens: boolean
  /** Whom it leads to, "Almi: Lån", where several do the same. */
  readonly offer?: string
  /** What it says in place of its word: a time to choose. */
  readonly time?: Date
}

export const button = (
  intent: Button['intent'],
  input: Button['input'],
  { weight = 'plain', opens = false }: Partial<Pick<Button, 'weight' | 'opens'>> = {},
): Button => ({ intent, input, weight, opens })
