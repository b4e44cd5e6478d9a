import type { z } from 'zod'
import { type Outcome, refuse } from '../core/outcome.ts'
import type { Ports } from '../core/ports.ts'
import type { Refusal } from '../core/refusal.ts'
import type { Actor } from '../core/register/register.ts'
import type { WorkingCalendar } from '../core/working-time.ts'
import type { FormView } from '../views/form.ts'
import type { View } from '../views/view.ts'
import { refusalsOf } from './input.ts'

export interface Occasion {
  readonly by: Actor
  readonly now: Date
  readonly calendar: WorkingCalendar
}

/** What has been filled in so far, as it was typed. */
export type Known = Readonly<Record<string, string>>

export interface IntentDefinition<Input> {
  readonly name: string
  /** Whether it changes anything: then a repeated delivery is recognised and has no second effect. */
  readonly writes: boolean
  readonly input: z.ZodType<Input>
  /** The form that asks for what is missing, filled with what is known; null where nothing that could be filled in would help. */
  readonly form?: (ports: Ports, known: Known, occasion: Occasion) => Promise<Omit<FormView, 'errors'> | null>
  /** Refusing changes nothing: whatever has been written is rolled back. */
  readonly run: (ports: Ports, input: Input, occasion: Occasion) => Promise<Outcome<View> | Unreadable>
}

/** An intent as the dispatcher sees it, its input still unread. */
export interface Intent {
  readonly name: string
  readonly writes: boolean
  readonly form: NonNullable<IntentDefinition<unknown>['form']> | null
  readonly run: (ports: Ports, raw: unknown, occasion: Occasion) => Promise<Outcome<View> | Unreadable>
}

/** Input that could not be read, or used: everything that is wrong with it, at once. */
export interface Unreadable {
  readonly ok: false
  readonly refusal: Refusal
  readonly all: readonly Refusal[]
}

export function defineIntent<Input>({ name, writes, input, form, run }: IntentDefinition<Input>): Intent {
  return {
    name,
    writes,
    form: form ?? null,
    run: async (ports, raw, occasion) => {
      const read = input.safeParse(raw)
      if (read.success) return run(ports, read.data, occasion)
      const all = refusalsOf(read.error, raw)
      return { ...refuse(all[0] ?? { code: 'form-expired' }), all }
    },
  }
}
