import type { RecordKind } from '../core/meeting/sitting.ts'
import type { DoneWhat } from '../views/done.ts'
import { enMeetingNamed } from './en-agenda.ts'
import type { Formats } from './formats.ts'
import type { Texts } from './shape.ts'

export type AgendaDone = Extract<
  DoneWhat,
  | 'item-added'
  | 'item-changed'
  | 'item-dropped'
  | 'item-moved'
  | 'sitting-started'
  | 'sitting-stepped'
  | 'sitting-ended'
  | 'recorded'
  | 'attended'
  | 'undone'
  | 'approved'
  | 'registry-kept'
  | 'minutes-renewed'
  | 'approvers-set'
  | 'action-done'
>

export const enAgendaDone = (f: Formats): Pick<Texts['done'], AgendaDone> => ({
  'item-added': ({ title, caseNo, meeting }) =>
    `“${caseNo ?? title}” is on the agenda of ${enMeetingNamed(f)(meeting)}.`,
  'item-changed': () => 'The item has been changed.',
  'item-dropped': () => 'The item has been taken off the agenda.',
  'item-moved': ({ meeting }) => `The item has been moved to ${enMeetingNamed(f)(meeting)}.`,
  'sitting-started': ({ meeting, items }) =>
    `${enMeetingNamed(f)(meeting)} has started, with ${f.plural(items, 'item', 'items')} on its agenda.`,
  'sitting-stepped': ({ left }) =>
    left === 0 ? 'All items have been gone through.' : `On to the next item. ${f.plural(left, 'item', 'items')} left.`,
  'sitting-ended': ({ approvers }) => `The meeting is closed. Its minutes are to be approved by ${f.all(approvers)}.`,
  recorded: ({ kind, caseNo, whom, on }) => {
    const at = caseNo === null ? '' : ` It stands in ${caseNo} as well.`
    if (whom !== null && on !== null) return `Recorded: ${whom} does it by ${f.date(on)}, and has been told.`
    return `${kinds[kind]} recorded.${at}`
  },
  attended: ({ present, absent }) => `Noted: ${f.number(present)} present, ${f.number(absent)} absent.`,
  undone: ({ kind }) => `${kinds[kind]} taken back.`,
  approved: ({ left }) =>
    left === 0
      ? 'You have approved the minutes. Everybody has, so they are locked.'
      : `You have approved the minutes. ${f.plural(left, 'person', 'people')} still to approve.`,
  'registry-kept': ({ registryNo }) => `The minutes have registry number ${registryNo}.`,
  'approvers-set': ({ approvers }) =>
    approvers.length === 0
      ? 'Everybody who was to has approved the minutes, so they are locked.'
      : `The minutes are now to be approved by ${f.all(approvers)}, who have been told.`,
  'minutes-renewed': () => 'The minutes have new links, and the old ones lead nowhere any more.',
  'action-done': ({ words }) => `Done: ${words}`,
})

const kinds: { readonly [K in RecordKind]: string } = {
  decision: 'Decision',
  note: 'Note',
  action: 'Action',
  present: 'Attendance',
  absent: 'Attendance',
}

export const enAgendaHappenings = {
  decided: ({ words }) => `decided at a meeting: ${words}`,
  'decision-undone': ({ words }) => `took back what was decided at a meeting: ${words}`,
} as const satisfies Partial<Texts['happenings']>
