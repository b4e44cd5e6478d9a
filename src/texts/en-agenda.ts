import type { SittingStage } from '../core/meeting/stage.ts'
import type { Formats } from './formats.ts'
import type { Texts } from './shape.ts'

export type AgendaRefusal =
  | 'item-gone'
  | 'sitting-not-begun'
  | 'sitting-moved-on'
  | 'step-taken'
  | 'no-more-items'
  | 'minutes-locked'
  | 'not-an-approver'
  | 'approved-before'
  | 'undone-before'
  | 'not-yours-to-undo'
  | 'undo-too-late'
  | 'action-gone'
  | 'not-your-action'
  | 'action-done-before'

export const enAgendaRefusals = (f: Formats): Pick<Texts['refusals'], AgendaRefusal> => ({
  'item-gone': () =>
    'That item is not on the agenda any more: somebody has taken it off or moved it to the next meeting. Nothing was changed.',
  'sitting-not-begun': () =>
    'The meeting has not been started yet, so nothing can be recorded. Press “Start the meeting” on its agenda.',
  'sitting-moved-on': ({ stage }) => `${stands[stage]} Nothing was changed.`,
  'step-taken': () =>
    'Somebody went on to the next item at the same moment, so the meeting took one step and not two. The card shows where it is now.',
  'no-more-items': () => 'All items have been gone through. Close the meeting, or put something more on the agenda.',
  'minutes-locked': () =>
    'The minutes are approved and locked, so nothing can be added or changed. Take it up at the next meeting.',
  'not-an-approver': () => 'You are not among those who approve these minutes, so nothing was changed.',
  'approved-before': () => 'You have approved these minutes already.',
  'undone-before': () => 'That has been taken back already.',
  'not-yours-to-undo': ({ by }) => `${by} recorded that. Only ${by} and whoever holds the meeting can take it back.`,
  'undo-too-late': ({ minutes }) =>
    `What is recorded can be taken back for ${f.plural(minutes, 'minute', 'minutes')}. Record a correction instead.`,
  'action-gone': () => 'That action has been taken back, so there is nothing to tick off.',
  'not-your-action': () => 'That action is somebody else’s. They tick it off, or a coordinator does.',
  'action-done-before': ({ at }) => `That action was done already, ${f.moment(at)}.`,
})

const stands: { readonly [S in SittingStage]: string } = {
  planned: 'The meeting has not been started yet.',
  'under-way': 'The meeting is under way already.',
  over: 'The meeting has been closed. Its minutes wait to be approved.',
  locked: 'The minutes are approved and locked.',
}
