import fc from 'fast-check'
import { caseReasons, sources, wishes } from '#src/core/meeting/agenda.ts'
import { meetingKinds } from '#src/core/meeting/meeting.ts'
import { recordKinds } from '#src/core/meeting/sitting.ts'
import { sittingStages } from '#src/core/meeting/stage.ts'
import type { Button } from '#src/views/view.ts'

type Words = (most: number) => fc.Arbitrary<string>

const moment = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
const stage = fc.constantFrom(...sittingStages)

/** What meetings show: agendas, where they are, minutes and actions. */
export const agendasOf = (words: Words, buttons: fc.Arbitrary<Button[]>) => {
  const name = words(200)
  const meeting = fc.record({
    kind: fc.constantFrom(...meetingKinds),
    title: words(80),
    startsAt: moment,
    endsAt: moment,
  })
  const row = fc.record({
    ...{ no: fc.nat(40), source: fc.constantFrom(...sources), title: name, caseNo: fc.option(words(20)), need: name },
    ...{ reasons: fc.subarray([...caseReasons]), owner: fc.option(name), wish: fc.constantFrom(...wishes) },
    ...{ minutes: fc.integer({ min: 1, max: 240 }), buttons },
  })
  const on = fc.constantFrom('2026-12-01', '2027-03-31')
  const record = fc.record({
    ...{ kind: fc.constantFrom(...recordKinds), words: words(2_000), by: name, at: moment },
    ...{ whom: fc.option(name), on: fc.option(on) },
  })
  const action = { words: words(2_000), owner: name, on, overdue: fc.boolean(), done: fc.boolean(), buttons }
  const offered = { organisationName: name, title: name }
  const standing = fc.oneof(
    fc.record({ is: fc.constantFrom('none' as const, 'open' as const, 'limited' as const) }),
    fc.record({ is: fc.constant('closed' as const), until: fc.option(on) }),
  )
  const changes = fc.record({
    since: on,
    changes: fc.array(fc.record({ ...offered, was: standing, now: standing, on }), { maxLength: 40 }),
  })
  const listed = {
    actions: fc.array(fc.record(action), { maxLength: 10 }),
    coming: fc.array(meeting, { maxLength: 5 }),
    figures: fc.constant(null),
    needs: fc.option(
      fc.record({
        months: fc.constant(['2026-11']),
        needs: fc.array(fc.record({ key: name, sv: name, en: name, cases: fc.nat(900) }), { maxLength: 40 }),
      }),
    ),
    capacity: fc.option(changes),
    services: fc.option(changes),
    closing: fc.array(fc.record({ ...offered, until: on }), { maxLength: 40 }),
  }
  const people = fc.array(name, { maxLength: 30 })
  return [
    fc.record({
      ...{ kind: fc.constant('agenda' as const), meeting, stage, rows: fc.array(row, { maxLength: 30 }), ...listed },
      ...{ cancelled: fc.boolean(), planned: fc.nat(900), left: fc.integer({ min: -900, max: 240 }), buttons },
    }),
    fc.record({
      ...{ kind: fc.constant('sitting' as const), meeting, stage, of: fc.nat(40), row: fc.option(row), ...listed },
      ...{ records: fc.array(record, { maxLength: 12 }), recorded: fc.nat(40), present: fc.nat(60), buttons },
    }),
    fc.record({
      ...{
        kind: fc.constant('minutes' as const),
        meeting,
        stage,
        registryNo: words(60),
        present: people,
        absent: people,
      },
      paragraphs: fc.array(
        fc.record({ no: fc.nat(40), row: fc.option(row), records: fc.array(record, { maxLength: 5 }) }),
        { maxLength: 20 },
      ),
      approvers: fc.array(fc.record({ name, approved: fc.boolean(), approvedAt: fc.option(moment) }), { maxLength: 5 }),
      links: fc.constant(null),
      startedWith: fc.constant([]),
      buttons,
    }),
    fc.record({
      ...{ kind: fc.constant('action' as const), ...action, meeting, gone: fc.boolean() },
      step: fc.constantFrom('given' as const, 'due' as const, 'overdue' as const),
    }),
    fc.record({ kind: fc.constant('actions' as const), actions: fc.array(fc.record(action), { maxLength: 100 }) }),
  ] as const
}
