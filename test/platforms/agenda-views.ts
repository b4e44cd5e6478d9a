import type { AgendaDetails, AgendaRow, RecordRow } from '#src/views/agenda-view.ts'
import type { Button, View } from '#src/views/view.ts'
import { sample } from '#test/digest-file/sample.ts'

type AgendaKind = 'agenda' | 'sitting' | 'minutes' | 'action' | 'actions'

const at = new Date('2026-12-01T08:00:00Z')

/** A view of every kind that meetings have, with these words wherever somebody’s words can stand. */
export function agendaWith(words: string, many = 2): { readonly [K in AgendaKind]: View<K> } {
  const times = <T>(one: T): T[] => Array.from({ length: many }, () => one)
  const changing: Button = { intent: 'agenda.change', input: { item: words }, weight: 'plain', opens: true }
  const meeting = { kind: 'working-group', title: words, startsAt: at, endsAt: at } as const
  const row: AgendaRow = {
    ...{ no: 1, source: 'case', title: words, caseNo: 'KRO-1', need: words, reasons: ['stuck', 'idle'], owner: words },
    ...{ wish: 'decide', minutes: 10, buttons: [changing] },
  }
  const record: RecordRow = { kind: 'action', words, by: words, at, whom: words, on: '2026-12-08' }
  const action = { words, owner: words, on: '2026-12-08', overdue: true, done: false, buttons: [changing] }
  const offered = { organisationName: words, title: words }
  const change = {
    ...offered,
    was: { is: 'limited' },
    now: { is: 'closed', until: '2026-12-24' },
    on: '2026-12-01',
  } as const
  const changes = { since: '2026-11-03', changes: times(change) }
  const listed: AgendaDetails = {
    ...{ actions: times(action), coming: times(meeting), figures: sample(), capacity: changes, services: changes },
    needs: { months: ['2026-11'], needs: times({ key: words, sv: words, en: words, cases: 7 }) },
    closing: times({ ...offered, until: '2026-12-24' }),
  }
  const address = `https://bot.example/minutes/${'x'.repeat(43)}`
  return {
    agenda: {
      ...{
        kind: 'agenda',
        meeting,
        cancelled: false,
        stage: 'planned',
        rows: times(row),
        planned: 100,
        left: -10,
        ...listed,
      },
      buttons: [changing],
    },
    sitting: {
      ...{
        kind: 'sitting',
        meeting,
        stage: 'under-way',
        of: 5,
        row,
        records: times(record),
        recorded: many,
        present: 4,
        ...listed,
      },
      buttons: [changing],
    },
    minutes: {
      ...{ kind: 'minutes', meeting, stage: 'over', registryNo: words, present: times(words), absent: times(words) },
      paragraphs: times({ no: 1, row, records: times(record) }),
      approvers: times({ name: words, approved: true, approvedAt: at }),
      links: { pdf: `${address}.pdf`, docx: `${address}.docx` },
      startedWith: [row],
      buttons: [changing],
    },
    action: { kind: 'action', ...action, step: 'overdue', gone: false, meeting },
    actions: { kind: 'actions', actions: times(action) },
  }
}
