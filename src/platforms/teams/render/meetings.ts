import { addToCalendar, sayMeeting } from '../../../texts/say.ts'
import type { DaysPreview } from '../../../views/meeting-view.ts'
import type { View } from '../../../views/view.ts'
import { actionsFor, openUrl } from '../actions.ts'
import type { Container } from '../card.ts'
import { aside, box, buttonsIn, line, row } from '../elements.ts'
import { fitting } from '../limits.ts'
import type { Pen } from '../pen.ts'
import { listed } from './case.ts'
import type { Drawn } from './drawn.ts'
import { leftOut } from './left-out.ts'

/** An invitation, news or a reminder; or, to whoever asks, all of it with who comes. */
export function renderMeeting(view: View<'meeting'>, pen: Pen): Drawn {
  const { t } = pen
  const { meetings } = t
  const told = (label: string, words: string | null) => (words ? [row(label, words)] : [])
  return fitting(view.people, (people) => ({
    body: [
      line(meetings.name(view), { isSubtle: true, weight: 'bolder' }),
      line(view.tiding === null ? meetings.when(view) : sayMeeting(t, view), { size: 'medium' }, { spacing: 'small' }),
      ...told(meetings.labels.place, view.place),
      ...told(meetings.labels.series, view.pattern && meetings.pattern(view.pattern)),
      ...told(meetings.labels.convener, view.convener),
      ...[...meetings.stands(view), meetings.count(view)].map(aside),
      ...(view.people.length === 0
        ? []
        : [
            box(
              [
                line(meetings.labels.people, { weight: 'bolder' }),
                ...people.map((person) => line(meetings.person(person), {}, { spacing: 'none' })),
                ...leftOut(people.length, view.people.length, pen),
              ],
              { separator: true, spacing: 'medium' },
            ),
          ]),
    ],
    actions: [...openUrl(addToCalendar(t, view)), ...actionsFor(view.buttons, pen)],
  }))
}

export function renderMeetings(view: View<'meetings'>, pen: Pen): Drawn {
  const { meetings } = pen.t
  return fitting(view.meetings, (shown) => ({
    wide: true,
    body: [
      line(meetings.listTitle, { size: 'medium', weight: 'bolder' }),
      ...(view.meetings.length === 0 ? [line(meetings.listEmpty)] : []),
      ...shown.map((one) =>
        listed([
          line(meetings.name(one), { weight: 'bolder' }),
          line(meetings.when(one), {}, { spacing: 'none' }),
          ...[...meetings.stands(one), meetings.count(one)].map(aside),
          ...buttonsIn(actionsFor(one.buttons, pen)),
        ]),
      ),
      ...leftOut(shown.length, view.total, pen),
    ],
    actions: actionsFor(view.buttons, pen),
  }))
}

export const renderCalendarFeed = (view: View<'calendar-feed'>, pen: Pen): Drawn => ({
  body: pen.t.meetings.feed(view).map((said) => line(said)),
  actions: actionsFor(view.buttons, pen),
})

/** The days of a series, before it is planned. */
export const daysPreview = (preview: DaysPreview, { t }: Pen): Container =>
  box(
    t.meetings.days(preview).map((said, at) => line(said, at === 0 ? { weight: 'bolder' } : {})),
    { style: 'emphasis', spacing: 'medium' },
  )
