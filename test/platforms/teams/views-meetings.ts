import type { MeetingKind } from '#src/core/meeting/meeting.ts'
import { type FieldName, type FormName, fieldNames } from '#src/views/form.ts'
import type { DaysPreview, MeetingRow } from '#src/views/meeting-view.ts'
import type { Button, View } from '#src/views/view.ts'
import { idOf } from '#test/core/referrals.ts'
import { suggestedWith } from '#test/core/service/suggestions.ts'
import { clubWith } from './views-club.ts'
import { digestsWith } from './views-digest.ts'

const startsAt = new Date('2026-12-08T08:00:00Z')
const endsAt = new Date('2026-12-08T09:30:00Z')

const row = (words: string): MeetingRow => ({
  ...{ id: idOf<'meeting'>('0199c2a4-7d2e-7a10-8f1b-000000000007'), meetingKind: 'working-group', title: words },
  ...{ convener: words, startsAt, endsAt, stage: 'invited', coming: 4, declined: 1, waiting: 3, quorum: 5 },
  own: { answer: 'no', deputy: words },
})

/** What of meetings can be shown, with these words wherever somebody's words can stand. */
export const meetingsWith = (
  words: string,
  many: number,
  buttons: readonly Button[],
): {
  readonly meeting: View<'meeting'>
  readonly meetings: View<'meetings'>
  readonly 'calendar-feed': View<'calendar-feed'>
} => {
  const person = { name: words, organisation: words, answer: 'no', deputy: words, inPlaceOf: words } as const
  return {
    meeting: {
      ...{ kind: 'meeting', ...row(words), tiding: null, late: false, place: words, words, buttons },
      pattern: { rule: { by: 'weekday', nth: 2, weekday: 2, span: 1, every: 2 }, from: 540, to: 630 },
      people: Array.from({ length: many }, () => person),
      calendar: `https://bot.example/calendar/${'x'.repeat(43)}.ics`,
    },
    meetings: {
      ...{ kind: 'meetings', total: many + 5, buttons },
      meetings: Array.from({ length: many }, () => ({ ...row(words), buttons })),
    },
    'calendar-feed': {
      kind: 'calendar-feed',
      address: `https://bot.example/calendar/${'x'.repeat(43)}.ics`,
      reachable: true,
      buttons,
    },
  }
}

/** So many days, half of them in July, and as many meetings in the way. */
export const daysWith = (words: string, many: number): DaysPreview => ({
  ...{ from: 540, to: 630, people: 40 },
  days: Array.from({ length: many }, (_, at) => `2027-${String((at % 12) + 1).padStart(2, '0')}-${10 + (at % 18)}`),
  hindered: Array.from({ length: many / 2 }, (_, at) => ({
    ...{ day: `2027-07-${10 + (at % 20)}`, why: 'july' as const, instead: '2027-08-02' },
  })),
  clashes: Array.from({ length: Math.min(20, many / 2) }, () => ({
    ...{ kind: 'promoters' as MeetingKind, title: words.slice(0, 80), startsAt, people: 12 },
  })),
})

export const daysField = (words: string) => ({ kind: 'days', preview: daysWith(words, 4) }) as const
export const suggestedField = (words: string) => ({ kind: 'suggested', suggested: suggestedWith(words) }) as const

const own: readonly FieldName[] = [
  ...(['meetingKind', 'pattern', 'organisations', 'roles', 'persons', 'channel', 'quorum'] as const),
  ...(['toMove', 'toSkip', 'deputy', 'startTime', 'endTime'] as const),
]
const clubs: readonly FieldName[] = [
  ...(['theme', 'speaker', 'cap', 'municipality', 'size', 'employees', 'exportStage', 'companies', 'ground'] as const),
]
const ofDigests: readonly FieldName[] = ['period', 'format', 'chart', 'whose']
const apart = [...own, ...clubs, ...ofDigests]
/** All fields that there are but those of meetings, clubs and digests, which have forms of their own: no form has them all. */
export const fieldsOf = (form: FormName): readonly FieldName[] => {
  if (form.startsWith('meeting.')) return own
  if (form.startsWith('club.')) return clubs
  return form.startsWith('digest.') ? ofDigests : fieldNames.filter((name) => !apart.includes(name))
}

/** What is told of meetings and of months. */
export const othersWith = (words: string, many: number, buttons: readonly Button[]) => ({
  ...meetingsWith(words, many, buttons),
  ...clubWith(words, many, buttons),
  ...digestsWith(words, buttons),
})
