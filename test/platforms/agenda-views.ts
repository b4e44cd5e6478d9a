import type { AgendaRow, RecordRow } from '#src/views/agenda-view.ts'
import type { Button, View } from '#src/views/view.ts'

type AgendaKind = 'agenda' | 'sitting' | 'minutes' | 'action' | 'actions'

const at = new Date('2026-12-01T08:00:00Z')

/** A view of every kind that meetings have, with these words wherever somebody’s words can stand. */
export function agendaWith(words: string, many = 2): { readonly [K in AgendaKind]: View<K> } {
  const times = <T>(one: T): T[] => Array.from({ length: many }, () => one)
  const change: Button = { intent: 'agenda.change', input: { item: words }, weight: 'plain', opens: true }
  const meeting = { kind: 'working-group', title: words, startsAt: at, endsAt: at } as const
  const row: AgendaRow = {
    ...{ no: 1, source: 'case', title: words, caseNo: 'KRO-1', need: words, reasons: ['stuck', 'idle'], owner: words },
    ...{ wish: 'decide', minutes: 10, buttons: [change] },
  }
  const record: RecordRow = { kind: 'action', words, by: words, at, whom: words, on: '2026-12-08' }
  const action = { words, owner: words, on: '2026-12-08', overdue: true, done: false, buttons: [change] }
  const listed = { actions: times(action), coming: times(meeting) }
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
      buttons: [change],
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
      buttons: [change],
    },
    minutes: {
      ...{ kind: 'minutes', meeting, stage: 'over', registryNo: words, present: times(words), absent: times(words) },
      paragraphs: times({ no: 1, row, records: times(record) }),
      approvers: times({ name: words, approved: false }),
      links: { pdf: `${address}.pdf`, docx: `${address}.docx` },
      startedWith: [row],
      buttons: [change],
    },
    action: { kind: 'action', ...action, step: 'overdue', gone: false, meeting },
    actions: { kind: 'actions', actions: times(action) },
  }
}
