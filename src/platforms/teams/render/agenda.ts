import type { AgendaDetails, AgendaRow, RecordRow } from '../../../views/agenda-view.ts'
import type { View } from '../../../views/view.ts'
import { actionsFor, openUrl } from '../actions.ts'
import type { Element } from '../card.ts'
import { aside, box, buttonsIn, line, row } from '../elements.ts'
import { fitting } from '../limits.ts'
import type { Pen } from '../pen.ts'
import type { Drawn } from './drawn.ts'
import { leftOut } from './left-out.ts'

const title = (text: string): Element => line(text, { size: 'medium', weight: 'bolder' })

/** An item with what is wanted of it; on one's own agenda what can be done with it. */
const itemOf = (item: AgendaRow, pen: Pen): Element =>
  box(
    [
      line(pen.t.agenda.item(item), { weight: 'bolder' }),
      aside(pen.t.agenda.about(item)),
      ...buttonsIn(actionsFor(item.buttons, pen)),
    ],
    { separator: true, spacing: 'small' },
  )

const details = (view: AgendaDetails, { t }: Pen): readonly Element[] =>
  t.agenda
    .lists(view)
    .flatMap(({ label, lines }) => [
      line(label, { weight: 'bolder' }),
      ...lines.map((one) => line(`• ${one}`, {}, { spacing: 'none' })),
    ])

export const renderAgenda = (view: View<'agenda'>, pen: Pen): Drawn =>
  view.cancelled
    ? { body: [title(pen.t.agenda.title(view.meeting)), line(pen.t.agenda.cancelled)] }
    : fitting(view.rows, (rows) => ({
        wide: true,
        body: [
          title(pen.t.agenda.title(view.meeting)),
          view.rows.length === 0 ? line(pen.t.agenda.empty) : aside(pen.t.agenda.time(view)),
          ...rows.map((item) => itemOf(item, pen)),
          ...leftOut(rows.length, view.rows.length, pen),
          ...details(view, pen),
        ],
        actions: actionsFor(view.buttons, pen),
      }))

const recorded = (records: readonly RecordRow[], { t }: Pen): readonly Element[] =>
  records.map((one) => line(`• ${t.agenda.record(one)}`, {}, { spacing: 'small' }))

export const renderSitting = (view: View<'sitting'>, pen: Pen): Drawn => {
  const [first = '', ...rest] = pen.t.agenda.now(view)
  // What there is no room for is the oldest.
  return fitting(view.records.toReversed(), (newest) => ({
    wide: true,
    body: [
      title(first),
      ...rest.map((one) => aside(one)),
      ...(view.row === null ? [] : [itemOf(view.row, pen)]),
      ...recorded(newest.toReversed(), pen),
      ...leftOut(newest.length, view.recorded, pen),
      ...details(view, pen),
    ],
    actions: actionsFor(view.buttons, pen),
  }))
}

export const renderMinutes = (view: View<'minutes'>, pen: Pen): Drawn => {
  const { agenda } = pen.t
  const { labels } = agenda
  const told = (label: string, words: string) => (words === '' ? [] : [row(label, words)])
  const to = (url: string, label: string) => openUrl({ url: `${url}?lang=${pen.tongue.locale}`, label })
  const { links } = view
  return fitting(view.paragraphs, (paragraphs) => ({
    wide: true,
    body: [
      title(agenda.minutesTitle(view)),
      ...told(labels.registryNo, view.registryNo),
      ...told(labels.present, view.present.join('; ')),
      ...told(labels.absent, view.absent.join('; ')),
      aside(agenda.approval(view)),
      ...paragraphs.flatMap((part) => [
        line(agenda.paragraph(part), { weight: 'bolder' }, { separator: true, spacing: 'small' }),
        ...(part.records.length === 0 ? [aside(labels.nothing)] : recorded(part.records, pen)),
      ]),
      ...leftOut(paragraphs.length, view.paragraphs.length, pen),
    ],
    actions: [
      ...(links === null ? [] : [...to(links.pdf, labels.pdf), ...to(links.docx, labels.docx)]),
      ...actionsFor(view.buttons, pen),
    ],
  }))
}

export const renderAction = (view: View<'action'>, pen: Pen): Drawn => ({
  body: [line(pen.t.agenda.told(view))],
  actions: actionsFor(view.buttons, pen),
})

export const renderActions = (view: View<'actions'>, pen: Pen): Drawn => {
  const { labels, noActions, action } = pen.t.agenda
  return fitting(view.actions, (shown) => ({
    wide: true,
    body: [
      title(labels.actions),
      ...(view.actions.length === 0 ? [line(noActions)] : []),
      ...shown.map((one) => box([line(action(one)), ...buttonsIn(actionsFor(one.buttons, pen))], { separator: true })),
      ...leftOut(shown.length, view.actions.length, pen),
    ],
  }))
}
