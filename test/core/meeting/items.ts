import type { AgendaItem } from '#src/core/meeting/agenda.ts'
import type { Recorded, Sitting } from '#src/core/meeting/sitting.ts'
import type { WorkingCalendar } from '#src/core/working-time.ts'
import { swedishFreeDays } from '#test/core/naive-calendar.ts'
import { idOf } from '#test/core/referrals.ts'

export const calendar: WorkingCalendar = {
  timeZone: 'Europe/Stockholm',
  hours: { from: 480, to: 1020 },
  freeDays: new Set([2026, 2027].flatMap((year) => swedishFreeDays(year))),
}

export const item = (id: string, changes: Partial<AgendaItem> = {}): AgendaItem => ({
  ...{ id: idOf(id), key: id, place: 1, source: 'proposal', title: id, case: null, reasons: [], owner: null },
  ...{ wish: 'discuss', minutes: 10, state: 'planned', ...changes },
})

export const items = (...ids: readonly string[]): readonly AgendaItem[] =>
  ids.map((id, at) => item(id, { place: at + 1 }))

export const sitting = (changes: Partial<Sitting> = {}): Sitting => ({
  ...{ meeting: idOf('meeting'), stage: 'under-way', version: 2, current: idOf('a'), startedAt: null },
  ...{
    startedBy: idOf('chair'),
    endedAt: null,
    approvers: [],
    approved: [],
    approvals: [],
    lockedAt: null,
    registryNo: '',
    ...changes,
  },
})

export const record = (id: string, changes: Partial<Recorded> = {}): Recorded => ({
  ...{ id: idOf(id), kind: 'note', item: idOf('a'), words: id, by: idOf('sara'), byName: 'Sara Lund' },
  ...{ at: new Date('2026-12-01T09:00:00Z'), undone: false, whom: null, on: null, doneAt: null, ...changes },
})
