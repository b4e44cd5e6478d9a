import { addToCalendar, sayMeeting } from '../../../texts/say.ts'
import type { DaysPreview } from '../../../views/meeting-view.ts'
import type { View } from '../../../views/view.ts'
import { type Block, bullets, facts, header, note, paragraph, said, section, strong } from './blocks.ts'
import { actions } from './buttons.ts'
import type { Voice } from './voice.ts'

/** So many names are read; how many there are is said where there are more. */
const mostPeople = 60

/** An invitation, news or a reminder; or, to whoever asks, all of it with who comes. */
export function meeting(view: View<'meeting'>, voice: Voice): Block[] {
  const { t } = voice
  const { meetings } = t
  return [
    view.tiding === null ? header(meetings.name(view)) : section(sayMeeting(t, view)),
    ...facts([
      ...(view.tiding === null ? ([[meetings.name(view), meetings.when(view)]] as const) : []),
      [meetings.labels.place, view.place || null],
      [meetings.labels.series, view.pattern && meetings.pattern(view.pattern)],
      [meetings.labels.convener, view.convener],
    ]),
    note(...meetings.stands(view), meetings.count(view)),
    ...(view.people.length === 0
      ? []
      : [
          paragraph(strong(meetings.labels.people)),
          bullets(view.people.slice(0, mostPeople).map((person) => [said(meetings.person(person))])),
          ...(view.people.length > mostPeople ? [note(t.sentences.shown(mostPeople, view.people.length))] : []),
        ]),
    ...actions(view.buttons, voice, meetings.when(view), addToCalendar(t, view)),
  ]
}

export function meetings(view: View<'meetings'>, voice: Voice): Block[] {
  const { t } = voice
  return [
    header(t.meetings.listTitle),
    ...(view.meetings.length === 0 ? [section(t.meetings.listEmpty)] : []),
    ...view.meetings.flatMap((row) => [
      section(`${t.meetings.name(row)}\n${t.meetings.when(row)}`),
      note(...t.meetings.stands(row), t.meetings.count(row)),
      ...actions(row.buttons, voice, t.meetings.when(row)),
    ]),
    ...(view.total > view.meetings.length ? [note(t.sentences.shown(view.meetings.length, view.total))] : []),
    ...actions(view.buttons, voice),
  ]
}

export const calendarFeed = (view: View<'calendar-feed'>, voice: Voice): Block[] => [
  ...voice.t.meetings.feed(view).map((line) => section(line)),
  ...actions(view.buttons, voice),
]

/** The days of a series, before it is planned. */
export const daysPreview = (preview: DaysPreview, { t }: Voice): Block[] =>
  t.meetings.days(preview).map((line, at) => (at === 0 ? paragraph(strong(line)) : section(line)))
