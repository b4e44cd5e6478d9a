import { z } from 'zod'
import { longest } from '../core/case/case.ts'
import { dayOf, readLeadingDay } from '../core/case/day.ts'
import { barredFrom, plan, stepDone } from '../core/case/keep.ts'
import { allow, type Outcome, refuse } from '../core/outcome.ts'
import { showCase } from '../views/rows.ts'
import { caseForm, caseOf } from './case-kept.ts'
import { day, line } from './input.ts'
import { defineIntent, type Occasion } from './intent.ts'

const input = z.object({
  case: line(60),
  /** A typed line: the day, then what is to be done. */
  said: line(longest.step + 60),
  on: day,
  note: line(longest.step),
})

/** What is to be done next with a case, and when: it takes the place of the step before. */
export const caseNext = defineIntent({
  name: 'case.next',
  writes: true,
  input,
  form: async (ports, known, occasion) => {
    const said = readLeadingDay(known['said'] ?? '', today(occasion))
    const form = await caseForm(ports, 'case.next', known, occasion)
    return form([
      { kind: 'date', name: 'on', value: known['on'] ?? said?.day ?? '', required: true },
      {
        kind: 'line',
        name: 'note',
        value: known['note'] ?? (said === null ? known['said'] : said.rest) ?? '',
        required: true,
        most: longest.step,
      },
    ])
  },
  run: async (ports, wanted, occasion) => {
    const { by, now, calendar } = occasion
    const found = await caseOf(ports, wanted.case, occasion)
    if (!found.ok) return found
    const barred = barredFrom(found.value, by)
    if (barred) return barred
    const step = stepFrom(wanted, occasion)
    if (!step.ok) return step
    const planned = plan(found.value, step.value, { by, today: today(occasion), calendar })
    if (!planned.ok) return planned
    const { id, no, next: before } = found.value
    const { on, what } = planned.value
    await Promise.all([
      ports.cases.plan(id, planned.value),
      ports.chronicle.record(id, by, now, { what: 'planned', on, words: what }),
    ])
    const done = { what: 'planned', caseNo: no, on, step: what, instead: before !== null } as const
    return allow({ kind: 'done', done, buttons: [showCase(no)] })
  },
})

const today = ({ by, now }: Occasion) => dayOf(now, by.timeZone)

function stepFrom(
  { said, on, note }: z.infer<typeof input>,
  occasion: Occasion,
): Outcome<{ on: string; what: string }> {
  const read = said === '' ? null : readLeadingDay(said, today(occasion))
  if (read?.day === null) return refuse({ code: 'date-unreadable', field: 'on', typed: read.typed })
  const [chosen, what] = [on ?? read?.day ?? null, note || (read?.rest ?? '')]
  if (chosen === null) return refuse({ code: 'required', field: 'on' })
  return what === '' ? refuse({ code: 'required', field: 'note' }) : allow({ on: chosen, what })
}

/** The next step was done: one click. */
export const caseDone = defineIntent({
  name: 'case.done',
  writes: true,
  input: z.object({ case: line(60) }),
  run: async (ports, wanted, occasion) => {
    const { by, now } = occasion
    const found = await caseOf(ports, wanted.case, occasion)
    if (!found.ok) return found
    const done = stepDone(found.value, by)
    if (!done.ok) return done
    const { id, no } = found.value
    const { what: step } = done.value
    await Promise.all([
      ports.cases.plan(id, null),
      ports.chronicle.record(id, by, now, { what: 'stepped', words: step }),
    ])
    return allow({
      kind: 'done',
      done: { what: 'stepped', caseNo: no, step },
      buttons: [{ intent: 'case.next', input: { case: no }, weight: 'main', opens: true }, showCase(no)],
    })
  },
})
