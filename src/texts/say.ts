import type { Happening, What } from '../core/chronicle.ts'
import type { Refusal, RefusalCode } from '../core/refusal.ts'
import type { Done, DoneWhat } from '../views/done.ts'
import type { Option } from '../views/form.ts'
import type { Button, View, ViewKind } from '../views/view.ts'
import type { WarmRow } from '../views/warm-row.ts'
import type { Texts } from './shape.ts'

/** The sentence of whichever refusal, confirmation or happening one has in hand. */
export const sayRefusal = <C extends RefusalCode>({ refusals }: Pick<Texts, 'refusals'>, refusal: Refusal<C>): string =>
  refusals[refusal.code](refusal)

export const sayDone = <W extends DoneWhat>({ done }: Pick<Texts, 'done'>, what: Done<W>): string =>
  done[what.what](what)

/** What a choice says; those that belong together stand under their group. */
export function sayOption(t: Texts, option: Option): { readonly label: string; readonly group: string | null } {
  const group = option.suggested ? t.guiding.group : null
  if ('meaning' in option) return { label: t.meanings[option.meaning], group }
  if ('named' in option) return { label: t.guiding.need(option.named), group }
  if ('meeting' in option) return { label: t.agenda.meeting(option.meeting), group }
  const { label, awayUntil } = option
  return { label: awayUntil ? t.away.option({ label, until: awayUntil }) : label, group: group ?? option.group ?? null }
}

/** What stands on a button: what it does, or whom it leads to. */
export const sayButton = (t: Pick<Texts, 'buttons' | 'guiding' | 'warm'>, { intent, offer, time }: Button): string => {
  if (time !== undefined) return t.warm.time(time)
  return offer === undefined ? t.buttons[intent] : t.guiding.referTo(offer)
}

export const sayHappening = <W extends What>(
  { happenings }: Pick<Texts, 'happenings'>,
  happening: Happening<W>,
): string => happenings[happening.what](happening)

export const sayClock = ({ clocks, sentences }: Pick<Texts, 'clocks' | 'sentences'>, view: View<'clock'>): string =>
  view.passed ? `${view.caseNo} (${view.need}): ${sentences.stands(view)}.` : clocks[view.tiding](view)

export const sayWarm = ({ warm }: Pick<Texts, 'warm'>, view: View<'warm'>): string =>
  view.passed ? `${view.caseNo} (${view.need}): ${warm.stands(view.booking)}.` : warm.tidings[view.tiding](view)

export const sayMeeting = ({ meetings }: Pick<Texts, 'meetings'>, view: View<'meeting'>): string =>
  view.tiding === null ? `${meetings.name(view)}, ${meetings.when(view)}` : meetings.tidings[view.tiding](view)

/** The same for a meeting of a series. */
export const addToCalendar = (
  { warm: { labels } }: Pick<Texts, 'warm'>,
  { stage, calendar }: Pick<View<'meeting'>, 'stage' | 'calendar'>,
): { readonly url: string; readonly label: string } | null =>
  calendar === null
    ? null
    : { url: calendar, label: stage === 'cancelled' ? labels.takeFromCalendar : labels.addToCalendar }

/** Where a calendar gets the meeting, or gets rid of it. */
export const calendarLink = (
  { warm: { labels } }: Pick<Texts, 'warm'>,
  { stage }: WarmRow,
  url: string | null,
): { readonly url: string; readonly label: string } | null =>
  url === null ? null : { url, label: stage === 'chosen' ? labels.addToCalendar : labels.takeFromCalendar }

const summaries: { readonly [K in ViewKind]: (view: View<K>, t: Texts) => string } = {
  case: (view, t) => t.sentences.caseTitle(view),
  cases: (view, t) => t.lists[view.which].title,
  stuck: (_, t) => t.lists.stuck.title,
  found: (view, t) => t.sentences.found(view),
  referral: (view, t) => `${t.sentences.referralTitle(view)}: ${view.need}. ${t.sentences.stands(view)}`,
  round: (view, t) => `${t.rounds.title(view)}: ${view.need}. ${t.rounds.way(view.mode)}`,
  tiding: (view, t) => t.tidings[view.tiding](view),
  inquiry: (view, t) => t.sentences.inquiry(view),
  'turned-down': (view, t) => t.sentences.turnedDown(view),
  night: (view, t) => t.leaving.night(view)[0] ?? '',
  digest: (view, t) => t.digest.title(view.digest),
  'digest-file': (view, t) => t.digest.file(view)[0],
  definitions: (_, t) => t.digest.definitionsTitle,
  company: (view, t) => t.merging.company(view),
  companies: (view, t) => t.merging.list(view).title,
  ownership: (view, t) => t.leaving.ownership(view),
  'took-over': (view, t) => t.leaving.tookOver(view),
  unreachable: (view, t) => t.unreachable(view),
  clock: (view, t) => sayClock(t, view),
  contact: (view, t) => t.sentences.contactTitle(view.no),
  approvals: (view, t) => t.sentences.approvalsTitle(view.no),
  warm: (view, t) => sayWarm(t, view),
  meeting: (view, t) => sayMeeting(t, view),
  meetings: (_, t) => t.meetings.listTitle,
  club: (view, t) => t.club.title(view),
  'club-news': (view, t) => t.club.news(view),
  'club-merged': (view, t) => t.club.merged(view),
  'club-change': (view, t) => t.club.change(view)[0],
  'calendar-feed': (view, t) => t.meetings.feed(view)[0] ?? '',
  details: (view, t) => t.sentences.referralTitle(view.referral),
  agenda: (view, t) => t.agenda.title(view.meeting),
  sitting: (view, t) => t.agenda.now(view)[0] ?? '',
  minutes: (view, t) => t.agenda.minutesTitle(view),
  action: (view, t) => t.agenda.told(view),
  actions: (_, t) => t.agenda.labels.actions,
  today: (view, t) => t.sentences.greeting(view.name),
  form: (view, t) => t.forms[view.form].title,
  done: (view, t) => sayDone(t, view.done),
  refusal: (view, t) => sayRefusal(t, view.refusal),
  help: (_, t) => t.sentences.helpTitle,
  people: (_, t) => t.labels.people,
  services: (view, t) => t.guiding.services(view).title,
}

/** One line for notifications, screen readers and clients without blocks: never empty, and no more than the view itself tells. */
export const summarise = <K extends ViewKind>(view: View<K>, t: Texts): string => summaries[view.kind](view, t)
