import type { TimelineRow } from '../../../views/view.ts'
import { type Block, bullets, divider, paragraph, said, strong } from './blocks.ts'
import type { Voice } from './voice.ts'

/** What has happened to a case, the newest first; a block each, so that long notes leave out the oldest and not all of them. */
export const happened = (timeline: readonly TimelineRow[], { t }: Voice): Block[] =>
  timeline.length === 0
    ? []
    : [
        divider,
        paragraph(strong(t.labels.timeline)),
        ...timeline.map((row) => bullets([[said(t.sentences.timelineRow(row))]])),
      ]
