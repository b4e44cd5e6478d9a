import type { AgendaDetails, AgendaRow, RecordRow } from '../../../views/agenda-view.ts'
import type { View } from '../../../views/view.ts'
import {
  type Block,
  bullets,
  divider,
  facts,
  header,
  newline,
  note,
  paragraph,
  said,
  section,
  strong,
} from './blocks.ts'
import { actions, links } from './buttons.ts'
import { fitting } from './limits.ts'
import type { Voice } from './voice.ts'

/** An item with what is wanted of it; on one's own agenda what can be done with it. */
const itemBlocks = (row: AgendaRow, voice: Voice): Block[] => [
  paragraph(strong(voice.t.agenda.item(row)), newline, said(voice.t.agenda.about(row))),
  ...actions(row.buttons, voice, row.caseNo ?? row.title),
]

/** A message takes 50 blocks: of a long agenda the rest is there to be read. */
const mostWithButtons = 18
const shortItem = 120

const details = (view: AgendaDetails, { t }: Voice): Block[] =>
  t.agenda
    .lists(view)
    .flatMap(({ label, lines }) => [paragraph(strong(label)), bullets(lines.map((line) => [said(line)]))])

export const agenda = (view: View<'agenda'>, voice: Voice): Block[] => {
  const { t } = voice
  if (view.cancelled) return [header(t.agenda.title(view.meeting)), section(t.agenda.cancelled)]
  return [
    header(t.agenda.title(view.meeting)),
    ...(view.rows.length === 0 ? [section(t.agenda.empty)] : [note(t.agenda.time(view))]),
    ...actions(view.buttons, voice),
    ...view.rows.slice(0, mostWithButtons).flatMap((row) => itemBlocks(row, voice)),
    ...(view.rows.length <= mostWithButtons
      ? []
      : [bullets(view.rows.slice(mostWithButtons).map((row) => [said(fitting(t.agenda.item(row), shortItem))]))]),
    ...details(view, voice),
  ]
}

const recorded = (records: readonly RecordRow[], { t }: Voice): Block[] =>
  records.length === 0 ? [] : [bullets(records.map((one) => [said(t.agenda.record(one))]))]

export const sitting = (view: View<'sitting'>, voice: Voice): Block[] => {
  const { t } = voice
  const [first = '', ...rest] = t.agenda.now(view)
  return [
    header(first),
    ...(rest.length === 0 ? [] : [note(...rest)]),
    ...(view.row === null ? [] : itemBlocks(view.row, voice)),
    // What a message has no room for is left out from the end: what can be done stands before what was said.
    ...actions(view.buttons, voice),
    ...recorded(view.records, voice),
    ...(view.records.length < view.recorded ? [note(t.sentences.shown(view.records.length, view.recorded))] : []),
    ...details(view, voice),
  ]
}

export const minutes = (view: View<'minutes'>, voice: Voice): Block[] => {
  const { t } = voice
  const { labels } = t.agenda
  return [
    header(t.agenda.minutesTitle(view)),
    ...facts([
      [labels.registryNo, view.registryNo || null],
      [labels.present, view.present.join('; ') || null],
      [labels.absent, view.absent.join('; ') || null],
    ]),
    note(t.agenda.approval(view)),
    ...actions(view.buttons, voice),
    ...links(
      view.links === null
        ? []
        : [
            { url: `${view.links.pdf}?lang=${voice.locale}`, label: labels.pdf },
            { url: `${view.links.docx}?lang=${voice.locale}`, label: labels.docx },
          ],
    ),
    divider,
    ...view.paragraphs.flatMap((part) => [
      paragraph(strong(t.agenda.paragraph(part))),
      ...(part.records.length === 0 ? [note(labels.nothing)] : recorded(part.records, voice)),
    ]),
  ]
}

export const action = (view: View<'action'>, voice: Voice): Block[] => [
  section(voice.t.agenda.told(view)),
  ...actions(view.buttons, voice),
]

export const actionList = (view: View<'actions'>, voice: Voice): Block[] => {
  const { labels, noActions, action: line } = voice.t.agenda
  return [
    header(labels.actions),
    ...(view.actions.length === 0 ? [section(noActions)] : []),
    ...view.actions.flatMap((row) => [section(line(row)), ...actions(row.buttons, voice, row.words)]),
  ]
}
